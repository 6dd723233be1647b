"""Scores of consecutive calendar days, their rolling and weekly means; gaps stay gaps."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from itertools import accumulate

from prtcheck.core.check_in import CheckIn
from prtcheck.core.days import LATE_FROM, WEEK, days_between, days_late
from prtcheck.core.period import Period
from prtcheck.core.sources import is_of_attacks

Values = Sequence[float | None]
"""Scores of consecutive calendar days; None is a day without one."""

LONGEST_TESTED = 366
"""Calendar days beyond which nothing is tested: one straight line is no fair level then."""

FEWEST_TESTED = 28
"""Days present before anything is tested."""

WINDOWS = ((84, 28), (56, 14), (28, 7))
"""From so many calendar days of record, compare windows of so many days."""

PHASE_WINDOWS = (28, 14)
"""Calendar days of a phase and before it that are compared, the widest that both sides have."""

PHASE_COMPARED_FROM = 28
"""Calendar days on each side of a start from which there is an interval."""

LEAST_DAYS_OF_WEEK = 4
"""Days of seven that need a score before their mean says something (science: 4 of 7)."""


def present(values: Values) -> list[float]:
    """Return the scores of the days that have one, in order."""
    return [value for value in values if value is not None]


def mean(values: Values, needed: int = 1) -> float | None:
    """Return the mean of the days that have a score, None with fewer than `needed`."""
    scores = present(values)
    return sum(scores) / len(scores) if scores and len(scores) >= needed else None


@dataclass(frozen=True, slots=True)
class Level:
    """A mean and the number of days behind it."""

    mean: float | None
    days: int


def level(values: Values) -> Level:
    """Return the mean of the days that have a score, with their number."""
    return Level(mean(values), len(present(values)))


def window_for(days: int) -> int | None:
    """Return the window to compare in a record of so many calendar days, None before 28."""
    return next((window for least, window in WINDOWS if days >= least), None)


def trailing_means(values: Values) -> list[float | None]:
    """Return each day's mean over the seven calendar days up to it, None with fewer than 4.

    It is the difference of two running totals: exact for ratings, which are whole numbers.
    """
    totals = [0.0, *accumulate(value or 0 for value in values)]
    counts = [0, *accumulate(value is not None for value in values)]
    spans = [(max(0, end - WEEK), end) for end in range(1, len(totals))]
    present_in = [counts[end] - counts[start] for start, end in spans]
    return [
        (totals[end] - totals[start]) / days if days >= LEAST_DAYS_OF_WEEK else None
        for (start, end), days in zip(spans, present_in, strict=True)
    ]


def weekly_means(values: Values) -> list[float | None]:
    """Return the mean of each seven days from the first, None with fewer than 4 entries.

    A last block cut short counts like any other.
    """
    weeks = (values[first : first + WEEK] for first in range(0, len(values), WEEK))
    return [mean(week, LEAST_DAYS_OF_WEEK) for week in weeks]


@dataclass(frozen=True, slots=True)
class Record:
    """The check-ins of a period, day by day, without those that no figure counts."""

    period: Period
    days: tuple[CheckIn | None, ...]
    """None is no check-in."""

    def values(self, of: Callable[[CheckIn], int | None]) -> list[int | None]:
        """Return one rating day by day."""
        return [None if check_in is None else of(check_in) for check_in in self.days]

    @property
    def entries(self) -> list[CheckIn]:
        """The check-ins there are, oldest first."""
        return [check_in for check_in in self.days if check_in is not None]


def is_counted(check_in: CheckIn, day_ends: time) -> bool:
    """Whether figures count a day: in time, and not from where only attacks are recorded."""
    is_late = days_late(check_in.day, check_in.entered_at, day_ends) >= LATE_FROM
    return not (is_late or is_of_attacks(check_in.source))


def record_of_period(check_ins: Sequence[CheckIn], period: Period, day_ends: time) -> Record:
    """Return the record of a period."""
    counted = {c.day: c for c in check_ins if is_counted(c, day_ends)}
    return Record(period, tuple(map(counted.get, days_between(period.since, period.until))))


def limit_period(period: Period) -> Period:
    """Return the latest days of a period that may be tested: at most 366."""
    back = min(LONGEST_TESTED, period.until.toordinal()) - 1
    return Period(max(period.since, period.until - timedelta(days=back)), period.until)
