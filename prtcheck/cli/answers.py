"""What the options of `log` and `edit` say about a day, read into the fields of a check-in."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from prtcheck.cli.options import quoted
from prtcheck.core.checkin import HIGHEST_RATING, Cause, CheckIn, Side
from prtcheck.core.coding import Memory, coded, recalled
from prtcheck.core.text import fold
from prtcheck.errors import InvalidInputError

_RATING = re.compile(r"[0-9]|10")
_UNANSWERED = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The options as they were typed; None is not given."""

    pain: str | None
    fear: str | None
    cause: list[str] | None
    did: list[str] | None
    note: str | None

    @property
    def is_nothing(self) -> bool:
        """Whether no option was given at all."""
        return all(getattr(self, field.name) is None for field in fields(self))

    def answers(
        self, present: CheckIn | None, known: Iterable[str], sorting: "Sorting"
    ) -> dict[str, Any]:
        """Return the answers given, by the names of a check-in's fields.

        A cause that the present check-in holds keeps what is known of it, another one is sorted
        by its prefix or from memory, and an activity takes the spelling of a known one.

        Raises:
            InvalidInputError: one of them cannot be taken.
        """
        given: dict[str, Any] = {}
        if self.pain is not None:
            given["pain"] = rating(self.pain, "pain")
        if self.fear is not None:
            given["fear"] = rating(self.fear, "fear of movement")
        if self.cause is not None:
            given["causes"] = _causes(self.cause, present.causes if present else (), sorting)
        if self.did is not None:
            given["activities"] = activities_of(self.did, known)
        if self.note is not None:
            given["note"] = self.note
        return given

    def cleared(self) -> "Said":
        """Return the same, with a lone empty cause or activity as none at all."""
        return Said(
            pain=self.pain,
            fear=self.fear,
            cause=_none_if_empty(self.cause),
            did=_none_if_empty(self.did),
            note=self.note,
        )


def _none_if_empty(texts: list[str] | None) -> list[str] | None:
    return [] if texts == [""] else texts


def rating(text: str, question: str) -> int | None:
    """Return the rating that was typed; `none` is unanswered.

    Raises:
        InvalidInputError: it is no whole number from 0 to 10.
    """
    word = text.strip()
    if word.casefold() == _UNANSWERED:
        return None
    if not _RATING.fullmatch(word):
        raise InvalidInputError(
            f"{quoted(text)} is no rating for {question}: give a whole number from 0 to "
            f"{HIGHEST_RATING}, or {_UNANSWERED}."
        )
    return int(word)


_SIDES_BY_NAME = {
    "body": Side.BODY,
    **dict.fromkeys(("mind brain", "mind", "brain"), Side.MIND_BRAIN),
    **dict.fromkeys(("unsure", "both not sure", "both", "not sure"), Side.UNSURE),
}


def side_named(name: str) -> Side | None:
    """Return the side that a person means, in any of its spellings."""
    return _SIDES_BY_NAME.get(fold(name))


@dataclass(frozen=True, slots=True)
class Sorting:
    """How causes get their sides on a command line: by a prefix, or from memory."""

    memory: Memory
    now: datetime

    def cause(self, typed: str) -> Cause:
        """Return the cause that was typed, as "mind-brain: stress" or without a side."""
        prefix, _, text = typed.partition(":")
        side = side_named(prefix)
        if side is not None and text.strip():
            return coded(Cause(text.strip()), side, self.now)
        return recalled(Cause(typed.strip()), self.memory, self.now)


def _causes(texts: Iterable[str], present: Iterable[Cause], sorting: Sorting) -> tuple[Cause, ...]:
    held = {cause.text: cause for cause in present}
    return tuple(held.get(text.strip()) or sorting.cause(text) for text in texts)


def activities_of(names: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    """Return activities as they were typed, each once, in the spelling of a known one."""
    spellings: dict[str, str] = {}
    for name in known:
        spellings.setdefault(fold(name), name)
    done: dict[str, str] = {}
    for name in (name.strip() for name in names):
        done.setdefault(fold(name), spellings.get(fold(name), name))
    return tuple(done.values())
