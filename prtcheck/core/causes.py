"""Sorting causes into body and mind & brain: by the person, by yes to a suggestion, by memory."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from prtcheck.core.check_in import Cause, CheckIn, CodedBy, Side
from prtcheck.core.text import fold

KnownSides = Mapping[str, Side]
"""The side that the person gave a text last, by the folded text."""


def distinct_causes(causes: Iterable[Cause]) -> tuple[Cause, ...]:
    """Return each cause once, as it was named first; spellings fold together."""
    found: dict[str, Cause] = {}
    for cause in causes:
        found.setdefault(fold(cause.text), cause)
    return tuple(found.values())


def code_cause(cause: Cause, side: Side, now: datetime) -> Cause:
    """Return the cause as the person sorted it."""
    return replace(cause, side=side, coded_by=CodedBy.PERSON, coded_at=now, list_version=None)


def accept_suggestion(cause: Cause, side: Side, now: datetime, list_version: int) -> Cause:
    """Return the cause as a suggestion sorted it that the person said yes to."""
    return replace(
        cause, side=side, coded_by=CodedBy.ACCEPTED, coded_at=now, list_version=list_version
    )


def recall_side(cause: Cause, memory: KnownSides, now: datetime) -> Cause:
    """Return the cause sorted as the person sorted the same words before, if they did."""
    side = memory.get(fold(cause.text))
    return cause if cause.side or not side else _remembered(cause, side, now)


def _remembered(cause: Cause, side: Side, now: datetime) -> Cause:
    return replace(cause, side=side, coded_by=CodedBy.REMEMBERED, coded_at=now, list_version=None)


def clear_side(cause: Cause) -> Cause:
    """Return the cause without a side."""
    return replace(cause, side=None, coded_by=None, coded_at=None, list_version=None)


def recode_days(
    check_ins: Iterable[CheckIn], text: str, side: Side, now: datetime
) -> tuple[dict[date, CheckIn], int]:
    """Return the days that change when a text gets a side, and in how many it is left as it is.

    Left are the days on which the person sorted it by hand in another way.
    """
    changed: dict[date, CheckIn] = {}
    left = 0
    for check_in in check_ins:
        mine = [cause for cause in check_in.causes if fold(cause.text) == fold(text)]
        by_hand = [c for c in mine if c.coded_by is CodedBy.PERSON and c.side is not side]
        left += bool(by_hand)
        if any(cause.side is not side for cause in mine) and not by_hand:
            causes = (
                _remembered(cause, side, now) if cause in mine else cause
                for cause in check_in.causes
            )
            changed[check_in.day] = replace(check_in, causes=tuple(causes))
    return changed, left


@dataclass(frozen=True, slots=True)
class OwnCause:
    """One of the person's own texts over the whole diary."""

    text: str
    """As it was typed last."""
    days: int
    first: date
    last: date
    side: Side | None
    """As it was sorted last."""
    coded_by: CodedBy | None
    """Who sorted it last."""
    sides: Mapping[Side | None, int]
    """On how many days it was sorted to each side, the latest first; None, not sorted, is last."""


def list_own_causes(check_ins: Iterable[CheckIn]) -> list[OwnCause]:
    """Return the person's own texts, most days first; spellings fold together.

    `check_ins` come oldest first.
    """
    days: dict[str, list[tuple[date, Cause]]] = {}
    for check_in in check_ins:
        for cause in distinct_causes(check_in.causes):
            days.setdefault(fold(cause.text), []).append((check_in.day, cause))
    found = [_own_cause(named) for named in days.values()]
    return sorted(found, key=lambda own: (-own.days, own.text))


def _own_cause(named: list[tuple[date, Cause]]) -> OwnCause:
    last = next((cause for _, cause in reversed(named) if cause.side), named[-1][1])
    days: dict[Side | None, set[date]] = {}
    for day, cause in reversed(named):
        days.setdefault(cause.side, set()).add(day)
    return OwnCause(
        text=named[-1][1].text,
        days=len({day for day, _ in named}),
        first=named[0][0],
        last=named[-1][0],
        side=last.side,
        coded_by=last.coded_by,
        sides={side: len(days[side]) for side in sorted(days, key=lambda side: side is None)},
    )
