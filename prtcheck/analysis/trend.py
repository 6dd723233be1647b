"""From check-ins to series: ratings with gaps, weeks of causes, days of activities."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import time
from operator import attrgetter

from prtcheck.analysis.counts import ActivityDays, CauseWeek, add_activity_days, count_cause_weeks
from prtcheck.analysis.ratings import Answers, RatingTrend, summarize_days
from prtcheck.core.check_in import CheckIn
from prtcheck.core.days import DAY_ENDS, LATE_FROM, days_late
from prtcheck.core.period import Period
from prtcheck.core.stretches import Stretch, stretch_of


@dataclass(frozen=True, slots=True)
class Trend:
    """Everything the trend charts and their figures show."""

    period: Period
    days_answered: int
    days_late_left_out: int
    pain: RatingTrend
    fear: RatingTrend
    causes: tuple[CauseWeek, ...]
    activities: tuple[ActivityDays, ...]
    """Most days first."""
    words: tuple[CheckIn, CheckIn] | None = None
    """The first and the latest day of the period with causes; None when there are not two."""


def compute_trend(
    check_ins: Sequence[CheckIn],
    period: Period,
    day_ends: time = DAY_ENDS,
    stretches: Sequence[Stretch] | None = None,
) -> Trend:
    """Return the trend over a period.

    `check_ins` may begin up to six days before the period, so that its first 7-day means are
    whole. Entries of two or more days late are shown and left out of every mean and count.
    With `stretches`, those stand for all other days: `check_ins` then hold at least the first and
    the last week, the first and the latest causes, and what may be late; days have no points.
    """
    late = {c.day: days_late(c.day, c.entered_at, day_ends) for c in check_ins}
    inside = [c for c in check_ins if period.since <= c.day <= period.until]
    timely = [c for c in inside if late[c.day] < LATE_FROM]
    single = [stretch_of(c.day, [c]) for c in timely]
    parts = sorted([*single, *(stretches or ())], key=attrgetter("first"))
    pain = Answers({c.day: c.pain for c in check_ins}, late, period)
    fear = Answers({c.day: c.fear for c in check_ins}, late, period)
    by_days = stretches is None
    return Trend(
        period=period,
        days_answered=sum(part.check_ins for part in parts) + len(inside) - len(timely),
        days_late_left_out=len(inside) - len(timely),
        pain=pain.by_days() if by_days else pain.by_bins([p.pain for p in parts if p.pain]),
        fear=fear.by_days() if by_days else fear.by_bins([p.fear for p in parts if p.fear]),
        causes=count_cause_weeks((part.causes for part in parts), period),
        activities=add_activity_days(done for part in parts for done in part.activities),
        words=_first_and_latest_words(timely),
    )


def empty_trend(period: Period) -> Trend:
    """Return the trend over a period without a day."""
    nothing = summarize_days(())
    return Trend(period, 0, 0, pain=nothing, fear=nothing, causes=(), activities=())


def _first_and_latest_words(check_ins: Iterable[CheckIn]) -> tuple[CheckIn, CheckIn] | None:
    worded = [check_in for check_in in check_ins if check_in.causes]
    return (worded[0], worded[-1]) if len(worded) > 1 else None
