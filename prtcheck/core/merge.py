"""Two diaries become one: whose record a day keeps."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from prtcheck.core.checkin import CheckIn


@dataclass(frozen=True, slots=True)
class Merge:
    """What becomes of the days that come in; each is in one of the three."""

    added: Mapping[date, CheckIn]
    """Days that had no check-in."""
    changed: Mapping[date, CheckIn]
    """Days whose incoming record was changed later than the present one."""
    kept: tuple[date, ...]
    """Days whose present record stays."""

    @property
    def states(self) -> dict[date, CheckIn]:
        """The days to store, oldest first."""
        return dict(sorted({**self.added, **self.changed}.items()))


def merge(present: Mapping[date, CheckIn], incoming: Iterable[CheckIn]) -> Merge:
    """Decide for each incoming day: added, changed, or kept as it is."""
    added: dict[date, CheckIn] = {}
    changed: dict[date, CheckIn] = {}
    kept = []
    for check_in in incoming:
        there = present.get(check_in.day)
        if there is None:
            added[check_in.day] = check_in
        elif _is_newer(check_in, there):
            changed[check_in.day] = check_in
        else:
            kept.append(check_in.day)
    return Merge(added, changed, tuple(kept))


def _is_newer(incoming: CheckIn, present: CheckIn) -> bool:
    """Whether an incoming record is another one, and was changed later.

    A table that does not say when it was entered counts as entered now: with the same answers
    it says nothing new, however often it is imported.
    """
    if incoming.edited_at is None and _answers(incoming) == _answers(present):
        return False
    return incoming.changed_at > present.changed_at


def _answers(check_in: CheckIn) -> tuple[object, ...]:
    causes = tuple((cause.text, cause.side) for cause in check_in.causes)
    return (check_in.pain, check_in.fear, causes, check_in.activities, check_in.note)
