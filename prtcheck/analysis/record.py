"""The days that a question about the diary looks at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import time, timedelta

from prtcheck.analysis.series import LONGEST_TESTED
from prtcheck.core.check_in import CheckIn
from prtcheck.core.days import LATE_FROM, days_between, days_late
from prtcheck.core.period import Period


@dataclass(frozen=True, slots=True)
class Record:
    """The check-ins of a period, day by day, those of two and more days late left out."""

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


def record_of_period(check_ins: Sequence[CheckIn], period: Period, day_ends: time) -> Record:
    """Return the record of a period."""
    timely = {c.day: c for c in check_ins if days_late(c.day, c.entered_at, day_ends) < LATE_FROM}
    return Record(period, tuple(map(timely.get, days_between(period.since, period.until))))


def limit_period(period: Period) -> Period:
    """Return the latest days of a period that may be tested: at most 366."""
    back = min(LONGEST_TESTED, period.until.toordinal()) - 1
    return Period(max(period.since, period.until - timedelta(days=back)), period.until)
