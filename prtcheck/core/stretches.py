"""The days of one week within one month added up, as the diary's file keeps them."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import NamedTuple

from prtcheck.analysis.counts import ActivityDays, CauseWeek, count_activity_days
from prtcheck.core.check_in import CheckIn, Side
from prtcheck.core.days import LATE_FROM, days_between, end_of_week, monday_of


class RatingTotal(NamedTuple):
    """One or more days of a rating as one."""

    first: date
    days: int
    total: int
    lowest: int
    highest: int
    days_at_0_or_1: int


class Stretch(NamedTuple):
    """What some days of one week and one month add up to."""

    first: date
    check_ins: int
    pain: RatingTotal | None
    fear: RatingTotal | None
    causes: CauseWeek
    activities: tuple[ActivityDays, ...]


def start_of_stretch(day: date) -> date:
    """Return the first day of the stretch that a day belongs to."""
    return max(monday_of(day), day.replace(day=1))


def days_of_stretch(first: date) -> list[date]:
    """Return the days of the stretch that begins on a day."""
    return [day for day in days_between(first, end_of_week(first)) if day.month == first.month]


def is_never_late(check_in: CheckIn) -> bool:
    """Whether an entry counts as timely wherever the person lets the day end."""
    return (check_in.entered_at.date() - check_in.day).days < LATE_FROM


def stretches_of(check_ins: Iterable[CheckIn]) -> list[Stretch]:
    """Return the stretches of check-ins in the order of their days, as far as never late."""
    timely = filter(is_never_late, check_ins)
    groups = groupby(timely, key=lambda check_in: start_of_stretch(check_in.day))
    return [stretch_of(first, list(group)) for first, group in groups]


def stretch_of(first: date, check_ins: list[CheckIn]) -> Stretch:
    """Return check-ins of one week and one month, at least one, as a stretch from a day on."""
    sides = Counter(cause.side for c in check_ins for cause in c.causes)
    return Stretch(
        first=first,
        check_ins=len(check_ins),
        pain=_total(first, [c.pain for c in check_ins if c.pain is not None]),
        fear=_total(first, [c.fear for c in check_ins if c.fear is not None]),
        causes=CauseWeek(
            week=monday_of(first),
            days=sum(bool(c.causes) for c in check_ins),
            mind_brain=sides[Side.MIND_BRAIN],
            body=sides[Side.BODY],
            unsure=sides[Side.UNSURE],
            uncoded=sides[None],
        ),
        activities=count_activity_days(check_ins),
    )


def _total(first: date, values: list[int]) -> RatingTotal | None:
    if not values:
        return None
    low = sum(value <= 1 for value in values)
    return RatingTotal(first, len(values), sum(values), min(values), max(values), low)
