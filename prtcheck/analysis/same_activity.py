"""How different pain was while the activity was the same: ranges, without any comparison."""

from collections.abc import Iterable, Sequence
from statistics import median
from typing import NamedTuple

from prtcheck.core.check_in import CheckIn
from prtcheck.core.text import fold

LEAST_DAYS_OF_RANGE = 14
"""Days of pain with an activity before their range says something (science: section 10)."""


class PainRange(NamedTuple):
    """From where to where pain was on some days, and on half of them, 0-10."""

    days: int
    lowest: int
    lower_quartile: float
    upper_quartile: float
    highest: int


class ActivityRange(NamedTuple):
    """The pain of the days with one activity."""

    name: str
    pain: PainRange


class ActivityPain(NamedTuple):
    """The days of one activity, and the pain of each."""

    name: str
    """As it was spelt last."""
    pain: Sequence[int | None]


def collect_activity_pain(check_ins: Iterable[CheckIn]) -> list[ActivityPain]:
    """Return the pain of the days of each activity; `check_ins` come oldest first."""
    names: dict[str, str] = {}
    days: dict[str, list[int | None]] = {}
    for check_in in check_ins:
        for key, name in {fold(name): name for name in check_in.activities}.items():
            names[key] = name
            days.setdefault(key, []).append(check_in.pain)
    return [ActivityPain(names[key], pain) for key, pain in days.items()]


def find_range(answers: Iterable[int | None]) -> PainRange | None:
    """Return the range of some days' pain, None with fewer than 14 of them.

    The quartiles are the medians of the two halves, the middle day left out.
    """
    pain = sorted(answer for answer in answers if answer is not None)
    if len(pain) < LEAST_DAYS_OF_RANGE:
        return None
    half = len(pain) // 2
    quartiles = float(median(pain[:half])), float(median(pain[-half:]))
    return PainRange(len(pain), pain[0], *quartiles, pain[-1])


def find_activity_ranges(activities: Iterable[ActivityPain]) -> tuple[ActivityRange, ...]:
    """Return the ranges of all activities with 14 days, by name and never by pain."""
    found = ((each.name, find_range(each.pain)) for each in activities)
    known = [ActivityRange(name, pain) for name, pain in found if pain is not None]
    return tuple(sorted(known, key=lambda activity: fold(activity.name)))
