"""What went together with an activity: plain means, told by name and never by size.

A list of what "hurts" would teach fear, the opposite of what helps (science: section 4).
"""

from dataclasses import dataclass
from typing import Any

from prtcheck.analysis.association import (
    LEAST_DAYS_EACH_SIDE,
    MEANS_FROM_DAYS,
    TEST_FROM_DAYS,
    Association,
    associate,
    stands_out,
)
from prtcheck.analysis.counts import count_activity_days
from prtcheck.analysis.findings import Finding, Record, not_enough
from prtcheck.core.text import fold, printable
from prtcheck.wording.check_in import format_p

MOST_ACTIVITIES = 3
LAGS = (0, 1)
"""Days from the activity to the pain."""

_Look = tuple[str, int]
"""An activity and a lag."""


@dataclass(frozen=True, slots=True)
class _Seen:
    found: Association
    stands_out: bool | None
    """None: not tested."""


def activity_findings(record: Record) -> list[Finding]:
    """Return, for each of the three most noted activities, pain on days with it and without."""
    noted = count_activity_days(record.entries)[:MOST_ACTIVITIES]
    names = sorted(activity.name for activity in noted)
    pain = record.values(lambda check_in: check_in.pain)
    looks = {
        (name, lag): found
        for name in names
        for lag in LAGS
        if (found := associate(pain, _done(record, name), record.period.since.weekday(), lag))
        and _shows_means(found, record)
    }
    outstanding = _tested(looks) if record.period.days >= TEST_FROM_DAYS else {}
    seen = {look: _Seen(found, outstanding.get(look)) for look, found in looks.items()}
    return [
        _finding(record, name, [seen[name, lag] for lag in LAGS if (name, lag) in seen])
        for name in names
    ]


def _tested(looks: dict[_Look, Association]) -> dict[_Look, bool]:
    """Return which looks stand out, corrected for all of them."""
    return dict(zip(looks, stands_out([found.p for found in looks.values()]), strict=True))


def _done(record: Record, name: str) -> list[bool | None]:
    """Return whether an activity was done; nobody knows of a day without a check-in."""
    return [None if c is None else fold(name) in map(fold, c.activities) for c in record.days]


def _shows_means(found: Association, record: Record) -> bool:
    fewest = min(found.days_with, found.days_without)
    return record.period.days >= MEANS_FROM_DAYS and fewest >= LEAST_DAYS_EACH_SIDE


def _finding(record: Record, name: str, seen: list[_Seen]) -> Finding:
    question = f"What went together with {printable(name)}?"
    days = record.period.days
    if days < MEANS_FROM_DAYS:
        return not_enough(question, MEANS_FROM_DAYS, days, "calendar days")
    if not seen:
        text = f"fewer than {LEAST_DAYS_EACH_SIDE} days with it or without it"
        return Finding(question, MEANS_FROM_DAYS, days, enough=False, text=text)
    text = "; ".join(map(_in_words, seen))
    if days < TEST_FROM_DAYS:
        text += f" (whether it could be chance is worked out from day {TEST_FROM_DAYS} on)"
    figures = {"activity": name, "looks": [_as_dict(each) for each in seen]}
    return Finding(question, MEANS_FROM_DAYS, days, enough=True, text=text, figures=figures)


def _in_words(seen: _Seen) -> str:
    found = seen.found
    means = (
        f"pain on {'the same' if found.lag == 0 else 'the next'} day {found.mean_with:.1f} with it "
        f"({found.days_with} days), {found.mean_without:.1f} without ({found.days_without} days)"
    )
    if seen.stands_out is None:
        return means
    return f"{means}: {_verdict(seen)} ({format_p(found.p)})"


def _verdict(seen: _Seen) -> str:
    if seen.stands_out:
        return "stands out"
    if all(stands_out([seen.found.p])):  # alone it would, so it is their number that forbids it
        return "not clear enough to say, for several things were looked at"
    return "could easily be chance"


def _as_dict(seen: _Seen) -> dict[str, Any]:
    found = seen.found
    return {
        "lag": found.lag,
        "mean_with": found.mean_with,
        "mean_without": found.mean_without,
        "days_with": found.days_with,
        "days_without": found.days_without,
        "p": None if seen.stands_out is None else found.p,
        "stands_out": seen.stands_out,
    }
