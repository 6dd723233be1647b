"""A week's days within one month as one: the largest piece that makes up both weeks and months."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import NamedTuple

from prtcheck.analysis.counts import (
    ActivityDays,
    CauseWeek,
    add_cause_weeks,
    count_activity_days,
    count_day_causes,
)
from prtcheck.analysis.ratings import RatingTotal, add_totals, rating_total
from prtcheck.core.check_in import CheckIn
from prtcheck.core.days import LATE_FROM, days_between, end_of_week, monday_of


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
    pain = [rating_total(c.day, c.pain) for c in check_ins if c.pain is not None]
    fear = [rating_total(c.day, c.fear) for c in check_ins if c.fear is not None]
    return Stretch(
        first=first,
        check_ins=len(check_ins),
        pain=add_totals(first, pain) if pain else None,
        fear=add_totals(first, fear) if fear else None,
        causes=add_cause_weeks(
            monday_of(first), [count_day_causes(c.day, c.causes) for c in check_ins]
        ),
        activities=count_activity_days(check_ins),
    )
