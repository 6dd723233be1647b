"""What the options of `log` and `edit` say about a day, read into the fields of a check-in."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from prtcheck.cli.options import quote_typed
from prtcheck.core.causes import KnownSides, code_cause, recall_side
from prtcheck.core.check_in import HIGHEST_RATING, Cause, CheckIn, Side
from prtcheck.core.text import fold
from prtcheck.errors import InvalidInputError

_RATING = re.compile(r"[0-9]|10")
_UNANSWERED = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedAnswers:
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
        self, present: CheckIn | None, known: Iterable[str], sorting: "CauseCoder"
    ) -> dict[str, Any]:
        """Return the answers given, by the names of a check-in's fields.

        A cause that the present check-in holds keeps what is known of it, another one is sorted
        by its prefix or from memory, and an activity takes the spelling of a known one.

        Raises:
            InvalidInputError: one of them cannot be taken.
        """
        given: dict[str, Any] = {}
        if self.pain is not None:
            given["pain"] = parse_rating(self.pain, "pain")
        if self.fear is not None:
            given["fear"] = parse_rating(self.fear, "fear of movement")
        if self.cause is not None:
            given["causes"] = _causes(self.cause, present.causes if present else (), sorting)
        if self.did is not None:
            given["activities"] = match_activities(self.did, known)
        if self.note is not None:
            given["note"] = self.note
        return given

    def cleared(self) -> "TypedAnswers":
        """Return the same, with a lone empty cause or activity as none at all."""
        return TypedAnswers(
            pain=self.pain,
            fear=self.fear,
            cause=_none_if_empty(self.cause),
            did=_none_if_empty(self.did),
            note=self.note,
        )


def _none_if_empty(texts: list[str] | None) -> list[str] | None:
    return [] if texts == [""] else texts


def parse_rating(text: str, question: str) -> int | None:
    """Return the rating that was typed; `none` is unanswered.

    Raises:
        InvalidInputError: it is no whole number from 0 to 10.
    """
    word = text.strip()
    if word.casefold() == _UNANSWERED:
        return None
    if not _RATING.fullmatch(word):
        raise InvalidInputError(
            f"{quote_typed(text)} is no rating for {question}: give a whole number from 0 to "
            f"{HIGHEST_RATING}, or {_UNANSWERED}."
        )
    return int(word)


_SIDES_BY_NAME = {
    "body": Side.BODY,
    **dict.fromkeys(("mind brain", "mind", "brain"), Side.MIND_BRAIN),
    **dict.fromkeys(("unsure", "both not sure", "both", "not sure"), Side.UNSURE),
}


def parse_side(name: str) -> Side | None:
    """Return the side that a person means, in any of its spellings."""
    return _SIDES_BY_NAME.get(fold(name))


@dataclass(frozen=True, slots=True)
class CauseCoder:
    """How causes get their sides on a command line: by a prefix, or from memory."""

    memory: KnownSides
    now: datetime

    def cause(self, typed: str) -> Cause:
        """Return the cause that was typed, as "mind-brain: stress" or without a side."""
        prefix, _, text = typed.partition(":")
        side = parse_side(prefix)
        if side is not None and text.strip():
            return code_cause(Cause(text.strip()), side, self.now)
        return recall_side(Cause(typed.strip()), self.memory, self.now)


def _causes(
    texts: Iterable[str], present: Iterable[Cause], sorting: CauseCoder
) -> tuple[Cause, ...]:
    held = {cause.text: cause for cause in present}
    return tuple(held.get(text.strip()) or sorting.cause(text) for text in texts)


def match_activities(names: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    """Return activities as they were typed, each once, in the spelling of a known one."""
    spellings: dict[str, str] = {}
    for name in known:
        spellings.setdefault(fold(name), name)
    done: dict[str, str] = {}
    for name in (name.strip() for name in names):
        done.setdefault(fold(name), spellings.get(fold(name), name))
    return tuple(done.values())
