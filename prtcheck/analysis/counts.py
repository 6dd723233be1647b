"""How often causes and activities were named: counts that add up."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from prtcheck.core.causes import distinct_causes
from prtcheck.core.check_in import CheckIn, Side
from prtcheck.core.days import WEEK, days_between, monday_of
from prtcheck.core.period import Period
from prtcheck.core.text import fold


class CauseWeek(NamedTuple):
    """How the causes named in a calendar week, or in some weeks together, were sorted."""

    week: date
    """Its Monday, or the first day of the longer span."""
    days: int
    """Days on which at least one cause was named."""
    mind_brain: int
    body: int
    unsure: int
    uncoded: int

    @property
    def named(self) -> int:
        """Causes named, sorted or not."""
        return self.mind_brain + self.body + self.unsure + self.uncoded

    @property
    def coded(self) -> int:
        """Causes sorted to either side, without those both / not sure and those not sorted."""
        return self.mind_brain + self.body

    @property
    def share(self) -> float | None:
        """Mind & brain among the causes sorted to either side, 0-1 (science: section 1)."""
        return self.mind_brain / self.coded if self.coded else None


def split_by_week(check_ins: Sequence[CheckIn], period: Period) -> dict[date, Sequence[CheckIn]]:
    """Return the check-ins of each calendar week of a period by its Monday, empty weeks too.

    `check_ins` come oldest first and lie within the period.
    """
    if not period.days:
        return {}
    mondays = list(days_between(monday_of(period.since), period.until, WEEK))
    days = [check_in.day for check_in in check_ins]
    bounds = [*(bisect_left(days, monday) for monday in mondays), len(days)]
    return {
        monday: check_ins[start:end]
        for monday, (start, end) in zip(mondays, pairwise(bounds), strict=True)
    }


def count_causes(first: date, check_ins: Sequence[CheckIn]) -> CauseWeek:
    """Return how the causes named in some days, from the first on, were sorted.

    A cause counts once a day, whatever its spelling.
    """
    sides = [cause.side for c in check_ins for cause in distinct_causes(c.causes)]
    return CauseWeek(
        week=first,
        days=sum(bool(check_in.causes) for check_in in check_ins),
        mind_brain=sides.count(Side.MIND_BRAIN),
        body=sides.count(Side.BODY),
        unsure=sides.count(Side.UNSURE),
        uncoded=sides.count(None),
    )


def add_cause_weeks(first: date, weeks: Iterable[CauseWeek]) -> CauseWeek:
    """Return one or more weeks as one that begins on a day."""
    _, *counts = zip(*weeks, strict=True)
    return CauseWeek(first, *map(sum, counts))


class ActivityDays(NamedTuple):
    """On how many days an activity was done."""

    name: str
    days: int


def count_activity_days(check_ins: Iterable[CheckIn]) -> tuple[ActivityDays, ...]:
    """Return on how many days each activity was done, most first; spellings fold together.

    Each is named as it was spelt last; `check_ins` come oldest first.
    """
    names: dict[str, str] = {}
    days: Counter[str] = Counter()
    for check_in in check_ins:
        spelt = {fold(name): name for name in check_in.activities}
        names |= spelt
        days.update(spelt.keys())
    counted = [ActivityDays(names[key], count) for key, count in days.items()]
    return tuple(sorted(counted, key=lambda activity: (-activity.days, activity.name)))
