"""The days that are looked at."""

from datetime import date, timedelta
from typing import NamedTuple


class Period(NamedTuple):
    """The days that are looked at, both ends included."""

    since: date
    until: date

    def back(self, days: int) -> date:
        """Return the day so many days before its first one, as far as the calendar goes."""
        return self.since - timedelta(days=min(days, (self.since - date.min).days))

    @property
    def days(self) -> int:
        """How many calendar days it spans."""
        return (self.until - self.since).days + 1


class Range(NamedTuple):
    """The days that were asked for: the last so many, or from a day on; neither is all."""

    days: int | None = None
    since: date | None = None
    until: date | None = None


def resolve_period(asked: Range, logged: tuple[date, date] | None, today: date) -> Period:
    """Return the days that a range asks, from the first check-in on; there may be none.

    Today counts once it is logged, or when the range names it.
    """
    yesterday = today - timedelta(days=1)
    if logged is None:
        return Period(today, yesterday)
    first, last = logged
    until = asked.until or max(last, yesterday, asked.since or first)
    back = min(asked.days or 1, (until - date.min).days)
    since = until - timedelta(days=back - 1) if asked.days else asked.since or first
    since = max(since, first)
    return Period(since, until if until >= since else since - timedelta(days=1))
