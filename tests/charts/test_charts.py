"""Laws of every chart: it fits, it is the same everywhere, and it needs no colour."""

import os
import re
import subprocess
import sys
from datetime import date, timedelta

import pytest
from chart_diaries import FIRST, PLAIN, a_trend, drawn_rating, golden, rating_of
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from prtcheck.analysis.counts import ActivityDays, CauseWeek
from prtcheck.analysis.rating_trend import summarize_points
from prtcheck.charts.activities import draw_activities
from prtcheck.charts.canvas import NO_DAYS, TOO_SMALL, Canvas
from prtcheck.charts.causes import draw_causes
from prtcheck.core.days import days_between
from prtcheck.core.metric import Metric


@pytest.mark.parametrize("size", PLAIN)
@pytest.mark.parametrize("metric", ["pain", "fear", "causes", "activities"])
def test_a_trend_is_drawn_as_its_golden_file(metric, size):
    shown, canvas = a_trend(), PLAIN[size]
    drawn = {
        "pain": lambda: drawn_rating("Pain, 0-10", shown.ratings[Metric.PAIN], canvas),
        "fear": lambda: drawn_rating("Fear of movement, 0-10", shown.ratings[Metric.FEAR], canvas),
        "causes": lambda: draw_causes(shown.causes, canvas),
        "activities": lambda: draw_activities(shown.activities, shown.period.days, canvas),
    }[metric]()
    assert drawn == golden(f"{metric}-{size}", drawn)


def test_nothing_to_draw_is_one_sentence():
    nothing = summarize_points(())
    weeks = [CauseWeek(FIRST, 0, 0, 0, 0, 0)]
    assert drawn_rating("Pain", nothing, PLAIN["80x20"]) == NO_DAYS
    assert drawn_rating("Pain", rating_of([None] * 30), PLAIN["80x20"]) == NO_DAYS
    assert draw_causes([], PLAIN["80x20"]) == NO_DAYS
    assert draw_causes(weeks, PLAIN["80x20"]) == NO_DAYS
    assert draw_activities([], 30, PLAIN["80x20"]) == NO_DAYS


def test_colour_changes_nothing_but_colour():
    shown = a_trend()
    for width in (40, 80, 200):
        plain, colour = Canvas(width, 20, colour=False), Canvas(width, 20)
        for draw in (
            lambda canvas: drawn_rating("Pain", shown.ratings[Metric.PAIN], canvas),
            lambda canvas: draw_causes(shown.causes, canvas),
            lambda canvas: draw_activities(shown.activities, 42, canvas),
        ):
            assert "\x1b[" in draw(colour)
            lines = Text.from_ansi(draw(colour)).plain.splitlines()
            assert [line.rstrip() for line in lines] == draw(plain).splitlines()


def test_neither_red_nor_green_is_used():
    shown = a_trend()
    charts = (
        drawn_rating("Pain", shown.ratings[Metric.PAIN], Canvas(80, 20))
        + draw_causes(shown.causes, Canvas(80, 20))
        + draw_activities(shown.activities, 42, Canvas(80, 20))
    )
    assert set(re.findall(r"\x1b\[([0-9;]*)m", charts)) <= {
        "0",
        "1",
        "38;5;32",
        "38;5;130",
        "38;5;244",
    }


DRAWING = """
from datetime import date, timedelta
from prtcheck.charts.canvas import Canvas
from prtcheck.charts.rating import draw_rating
from prtcheck.core.period import Period
from prtcheck.analysis.rating_trend import Point, summarize_points
points = tuple(
    Point(date(2026, 10, 1) + timedelta(n), n * 3 % 11, n % 4, 4 + n % 5) for n in range(90)
)
period = Period(points[0].day, points[-1].day)
print(draw_rating("Pain", summarize_points(points), period, Canvas(80, 20)))
"""


def fresh_process(code, **environment):
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout


def test_the_same_days_are_drawn_the_same_in_every_run():
    assert fresh_process(DRAWING, PYTHONHASHSEED="1") == fresh_process(DRAWING, PYTHONHASHSEED="2")


def test_importing_the_charts_loads_neither_plotext_nor_rich():
    code = "import sys, prtcheck.charts.trend; print({'plotext', 'rich'} & set(sys.modules))"
    assert fresh_process(code).strip() == "set()"


CANVASES = st.builds(
    Canvas,
    width=st.integers(0, 210),
    height=st.integers(0, 70),
    colour=st.booleans(),
    ascii=st.booleans(),
)
NAMES = st.text(min_size=1, max_size=40)
COUNTS = st.integers(0, 30)


@st.composite
def ratings(draw):
    days = draw(st.integers(0, 40) | st.integers(0, 900))
    first = draw(st.dates(date(1, 1, 8), date(9990, 1, 1)))
    some = draw(st.lists(st.none() | st.integers(0, 10), min_size=1, max_size=30))
    late = draw(st.dictionaries(st.integers(0, 40), st.integers(0, 9), max_size=10))
    return rating_of([some[nth % len(some)] for nth in range(days)], late, first)


@st.composite
def weeks(draw):
    first = draw(st.dates(date(1, 1, 1), date(9000, 1, 1)))
    first -= timedelta(days=min(first.weekday(), first.toordinal() - 1))
    counts = draw(st.lists(st.tuples(COUNTS, COUNTS, COUNTS, COUNTS), max_size=20))
    times = draw(st.sampled_from([1, 1, 5, 60]))
    days = days_between(first, first + timedelta(days=7 * len(counts) * times))
    mondays = (day for day in days if (day - first).days % 7 == 0)
    return [CauseWeek(day, 7, *each) for day, each in zip(mondays, counts * times, strict=False)]


def assert_fits(chart, canvas):
    if chart == NO_DAYS:
        return
    if chart == TOO_SMALL:
        assert canvas.width < 24 or canvas.height < 10
        return
    assert not chart.endswith("\n")
    if not canvas.colour:
        assert "\x1b" not in chart
    if canvas.ascii:
        assert chart.isascii()
    lines = Text.from_ansi(chart).plain.splitlines()
    assert all(cell_len(line) <= canvas.width for line in lines)
    assert len(lines) <= canvas.height


@given(ratings(), CANVASES, NAMES, st.booleans())
def test_any_rating_fits_any_canvas(rating, canvas, title, weekly):
    assert_fits(drawn_rating(title, rating, canvas, weekly=weekly), canvas)


@given(weeks(), CANVASES)
def test_any_causes_fit_any_canvas(some_weeks, canvas):
    assert_fits(draw_causes(some_weeks, canvas), canvas)


@st.composite
def activities_of_a_period(draw):
    period_days = draw(st.integers(0, 10) | st.integers(0, 40_000))
    some = st.builds(ActivityDays, NAMES, st.integers(1, max(1, period_days)))
    return draw(st.lists(some, max_size=15)), period_days


@given(activities_of_a_period(), CANVASES)
def test_any_activities_fit_any_canvas(drawn, canvas):
    activities, period_days = drawn
    assert_fits(draw_activities(activities, period_days, canvas), canvas)
