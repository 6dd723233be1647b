"""What was done to a day: its former states, each with the change that replaced it."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from prtcheck.core.check_in import CheckIn


class ChangeKind(StrEnum):
    """What a person did to the diary."""

    LOG = "log"
    EDIT = "edit"
    DELETE = "delete"
    IMPORT = "import"
    CODE = "code"
    REPAIR = "repair"
    PHASE = "phase"
    RATING = "rating"
    RENAME = "rename"
    MOVE = "move"

    @property
    def in_words(self) -> str:
        """The change as a person would call it."""
        return _IN_WORDS.get(self, self.value)


_IN_WORDS = {
    ChangeKind.CODE: "sorting of causes",
    ChangeKind.PHASE: "change of phases",
    ChangeKind.RATING: "change of own ratings",
}


class Tombstone(NamedTuple):
    """A day whose check-in was removed."""

    day: date
    changed_at: datetime


def next_stamp(now: datetime, former: datetime | None) -> datetime:
    """Return the moment of a change that is made now, but after what it replaces.

    `former` is the moment of that; where the clock is not beyond it, one second later counts.
    """
    return now if former is None or now > former else _second_after(former)


def _second_after(moment: datetime) -> datetime:
    try:
        return moment + timedelta(seconds=1)
    except OverflowError:  # the calendar ends there
        return moment


class Revision(NamedTuple):
    """A former state of a day: what it was until a change was made."""

    kind: ChangeKind
    """What was done."""
    replaced_at: datetime
    before: CheckIn | None
    """None: there was no check-in before."""


def without_notes(history: Iterable[Revision]) -> list[Revision]:
    """Return a day's history without its notes, and without states of nothing but a note."""
    stripped = ((r, r.before and r.before.without_note()) for r in history)
    return [
        revision._replace(before=before)
        for revision, before in stripped
        if before is not None or revision.before is None
    ]
