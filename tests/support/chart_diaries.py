"""Made-up ratings and a small trend to draw, and golden files to hold drawings against."""

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from prtcheck.analysis.rating_trend import Point, summarize_points
from prtcheck.analysis.series import trailing_means
from prtcheck.analysis.trend import compute_trend
from prtcheck.charts.canvas import Canvas
from prtcheck.charts.rating import draw_rating
from prtcheck.core.check_in import Cause, CheckIn, CodedBy, Side
from prtcheck.core.period import Period

GOLDEN = Path(__file__).parent.parent / "golden" / "charts"
UPDATE = "PRTCHECK_UPDATE_GOLDEN"

FIRST = date(2026, 10, 12)
PAIN = "6555676-6555566565-5354-----55-455443554-5"
FEAR = "7767-6-665566545-54434------343434332222-2"
LATE = {9: 1, 16: 3, 32: 2}
"""Days late, by the place of the day."""

PLAIN = {
    "80x20": Canvas(80, 20, colour=False),
    "40x15": Canvas(40, 15, colour=False),
    "80x20-ascii": Canvas(80, 20, colour=False, ascii=True),
    "40x15-ascii": Canvas(40, 15, colour=False, ascii=True),
}


def rating_of(values, late=None, first=FIRST):
    """Build a rating over consecutive days; `late` holds days late by place."""
    late = late or {}
    timely = [None if late.get(nth, 0) >= 2 else value for nth, value in enumerate(values)]
    points = tuple(
        Point(first + timedelta(days=nth), value, late.get(nth, 0), mean7)
        for nth, (value, mean7) in enumerate(zip(values, trailing_means(timely), strict=True))
    )
    return summarize_points(points)


def drawn_rating(title, rating, canvas, *, weekly=False):
    """Draw a rating over the days it has."""
    days = [point.day for point in rating.points] or [FIRST]
    return draw_rating(title, rating, Period(days[0], days[-1]), canvas, weekly=weekly)


def a_diary():
    """Six weeks with gaps, late days, causes that shift and three activities."""
    for nth, (pain, fear) in enumerate(zip(PAIN, FEAR, strict=True)):
        if pain != "-":
            day = FIRST + timedelta(days=nth)
            at = datetime(day.year, day.month, day.day, 21, tzinfo=UTC)
            at += timedelta(days=LATE.get(nth, 0))
            named = (
                Cause("old disc", Side.BODY, CodedBy.PERSON, at),
                Cause("stress", Side.MIND_BRAIN, CodedBy.PERSON, at),
                Cause("bad sleep", Side.UNSURE, CodedBy.PERSON, at),
            )
            yield CheckIn(
                day=day,
                entered_at=at,
                pain=int(pain),
                fear=None if fear == "-" else int(fear),
                causes=(
                    *named[: 1 + (nth > 14) + (nth > 30 and nth % 2)],
                    *([Cause("rain")] if nth % 5 == 0 and nth < 33 else []),
                ),
                activities=tuple(
                    name
                    for name, every in (("walk", 2), ("seeing friends", 6), ("水泳", 9))
                    if nth % every == 0
                ),
            )


def a_trend():
    return compute_trend(tuple(a_diary()), Period(FIRST, FIRST + timedelta(days=len(PAIN) - 1)))


def slow_wave(days):
    """Whole ratings that rise and fall over the years, one day in six missing."""
    return [None if nth % 6 == 4 else 2 + (nth // 90) % 5 + (nth * 7) % 3 for nth in range(days)]


def golden(name, text):
    """Return what the golden file holds; with PRTCHECK_UPDATE_GOLDEN set, write it first."""
    path = GOLDEN / f"{name}.txt"
    if os.environ.get(UPDATE):
        path.write_text(f"{text}\n", encoding="utf-8")
    return path.read_text(encoding="utf-8").removesuffix("\n")
