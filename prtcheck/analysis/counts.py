"""How often causes and activities were named: counts that add up."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from prtcheck.core.check_in import Cause, CheckIn, Side
from prtcheck.core.days import WEEK, days_between, monday_of
from prtcheck.core.period import Period
from prtcheck.core.text import fold


class CauseWeek(NamedTuple):
    """How the causes named in one calendar week, or in a part of it, were sorted."""

    week: date
    """Its Monday."""
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
        """Causes sorted to either side; those both / not sure and those not sorted stand apart."""
        return self.mind_brain + self.body

    @property
    def share(self) -> float | None:
        """Mind & brain among the causes sorted to either side, 0-1 (science: section 1)."""
        return self.mind_brain / self.coded if self.coded else None


def count_day_causes(day: date, causes: Iterable[Cause]) -> CauseWeek:
    """Return what one day adds to its week."""
    sides = Counter(cause.side for cause in causes)
    return CauseWeek(
        week=monday_of(day),
        days=1 if sides else 0,
        mind_brain=sides[Side.MIND_BRAIN],
        body=sides[Side.BODY],
        unsure=sides[Side.UNSURE],
        uncoded=sides[None],
    )


def count_cause_weeks(parts: Iterable[CauseWeek], period: Period) -> tuple[CauseWeek, ...]:
    """Return each calendar week of a period with what was named in it, empty weeks too."""
    mondays = days_between(monday_of(period.since), period.until, WEEK) if period.days else ()
    weeks: dict[date, list[CauseWeek]] = {monday: [] for monday in mondays}
    for part in parts:
        weeks[part.week].append(part)
    return tuple(add_cause_weeks(week, found) for week, found in weeks.items())


def add_cause_weeks(week: date, parts: Iterable[CauseWeek]) -> CauseWeek:
    """Return the parts of a week as one."""
    nothing = CauseWeek(week, 0, 0, 0, 0, 0)
    _, *counts = zip(nothing, *parts, strict=True)
    return CauseWeek(week, *map(sum, counts))


class ActivityDays(NamedTuple):
    """On how many days an activity was done."""

    name: str
    days: int


def count_activity_days(check_ins: Iterable[CheckIn]) -> tuple[ActivityDays, ...]:
    """Return on how many days each activity was done, most first."""
    return add_activity_days(part for c in check_ins for part in activities_of_day(c.activities))


def activities_of_day(names: Iterable[str]) -> list[ActivityDays]:
    """Return the activities of one day, each once however it is spelt."""
    return [ActivityDays(name, 1) for name in {fold(name): name for name in names}.values()]


def add_activity_days(parts: Iterable[ActivityDays]) -> tuple[ActivityDays, ...]:
    """Return on how many days each activity was done, most first; spellings fold together.

    Each keeps the spelling that comes last.
    """
    names: dict[str, str] = {}
    days: dict[str, int] = {}
    for name, count in parts:
        key = fold(name)
        names[key] = name
        days[key] = days.get(key, 0) + count
    counted = [ActivityDays(names[key], count) for key, count in days.items()]
    return tuple(sorted(counted, key=lambda activity: (-activity.days, activity.name)))
