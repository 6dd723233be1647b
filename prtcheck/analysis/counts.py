"""How often causes and activities were named: counts that add up."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
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


def count_cause_weeks(check_ins: Iterable[CheckIn], period: Period) -> tuple[CauseWeek, ...]:
    """Return each calendar week of a period with what was named in it, empty weeks too.

    A cause counts once a day, whatever its spelling.
    """
    mondays = days_between(monday_of(period.since), period.until, WEEK) if period.days else ()
    sides: dict[date, Counter[Side | None]] = {monday: Counter() for monday in mondays}
    days: Counter[date] = Counter()
    for check_in in check_ins:
        if check_in.causes:
            monday = monday_of(check_in.day)
            sides[monday].update(c.side for c in distinct_causes(check_in.causes))
            days[monday] += 1
    return tuple(
        CauseWeek(
            week=monday,
            days=days[monday],
            mind_brain=count[Side.MIND_BRAIN],
            body=count[Side.BODY],
            unsure=count[Side.UNSURE],
            uncoded=count[None],
        )
        for monday, count in sides.items()
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
