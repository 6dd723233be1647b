"""Typed answers: what `log`, `edit` and the plain check-in are given, as values of a check-in."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from prtcheck.actions.check_in import Known
from prtcheck.cli.typed_ratings import parse_own_ratings, parse_rating
from prtcheck.core.causes import KnownSides, code_cause, distinct_causes, recall_side
from prtcheck.core.check_in import WORDING, Cause, CheckIn, OwnRating, Side
from prtcheck.core.days import format_day
from prtcheck.core.text import fold
from prtcheck.errors import InvalidInputError


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedAnswers:
    """The options as they were typed; None is not given."""

    pain: str | None = None
    fear: str | None = None
    cause: list[str] | None = None
    did: list[str] | None = None
    note: str | None = None
    rating: list[str] | None = None
    exception: str | None = None

    def parse(
        self, known: Known, now: datetime, ratings: tuple[OwnRating, ...] = ()
    ) -> dict[str, Any]:
        """Return the answers given, by the names of a check-in's fields.

        A cause that the present check-in holds keeps what is known of it, another one is sorted
        by its prefix or from memory, and an activity takes the spelling of a known one. Own ratings
        that were not typed are those of `ratings`.

        Raises:
            InvalidInputError: one of them cannot be taken.
        """
        given: dict[str, Any] = {}
        if self.pain is not None:
            given["pain"] = parse_rating(self.pain, "pain")
        if self.fear is not None:
            given["fear"] = parse_rating(self.fear, "fear of movement")
        if self.cause is not None:
            given["causes"] = _parse_causes(self.cause, known, now)
        if self.did is not None:
            given["activities"] = match_activities(self.did, known.activities)
        if self.note is not None:
            given["note"] = self.note
        if self.rating is not None:
            given["ratings"] = parse_own_ratings(self.rating, known, ratings)
        if self.exception is not None:
            given["exception"] = self.exception
        return given


def compose_check_in(
    typed: TypedAnswers, day: date, now: datetime, known: Known, *, may_replace: bool
) -> CheckIn:
    """Return a whole check-in of typed answers; what was not given is unanswered.

    Raises:
        InvalidInputError: an answer cannot be taken, there is none, or the day has a check-in
            that is not to be replaced.
    """
    answers = typed.parse(known, now)
    if known.present is None:
        return CheckIn(day=day, entered_at=now, **answers)
    if not may_replace:
        raise InvalidInputError(
            f"{format_day(day)} already has a check-in. Add --replace to replace all of it, "
            f"or change parts of it with `prtcheck edit {day}`."
        )
    entered_at = known.present.entered_at
    return CheckIn(day=day, entered_at=entered_at, edited_at=now, wording=WORDING, **answers)


def compose_edit(typed: TypedAnswers, day: date, now: datetime, known: Known) -> CheckIn | None:
    """Return the present check-in with typed answers in it; None when they change nothing.

    A lone empty cause or activity takes all of them away.

    Raises:
        InvalidInputError: an answer cannot be taken, or the day has no check-in.
    """
    if known.present is None:
        raise InvalidInputError(
            f"{format_day(day)} has no check-in to edit. Add one with `prtcheck log --date {day}`."
        )
    cleared = replace(typed, cause=_none_if_empty(typed.cause), did=_none_if_empty(typed.did))
    answers = cleared.parse(known, now, known.present.ratings)
    if replace(known.present, **answers) == known.present:
        return None
    return replace(known.present, **answers, edited_at=now)


def _none_if_empty(texts: list[str] | None) -> list[str] | None:
    return [] if texts == [""] else texts


_SIDES_BY_NAME = {
    "body": Side.BODY,
    **dict.fromkeys(("mind brain", "mind", "brain"), Side.MIND_BRAIN),
    **dict.fromkeys(("unsure", "both not sure", "both", "not sure"), Side.UNSURE),
}


def parse_side(name: str) -> Side | None:
    """Return the side of this name, in any of its spellings; None: it names none."""
    return _SIDES_BY_NAME.get(fold(name))


def parse_cause(typed: str, sides: KnownSides, now: datetime) -> Cause:
    """Return the cause that was typed, sorted by its prefix ("body: disc") or as before."""
    prefix, _, text = typed.partition(":")
    side = parse_side(prefix)
    if side is not None and text.strip():
        return code_cause(Cause(text.strip()), side, now)
    return recall_side(Cause(typed.strip()), sides, now)


def _parse_causes(texts: Iterable[str], known: Known, now: datetime) -> tuple[Cause, ...]:
    present = {cause.text: cause for cause in known.present.causes} if known.present else {}
    return distinct_causes(
        present.get(text.strip()) or parse_cause(text, known.sides, now) for text in texts
    )


def match_activities(names: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    """Return activities as they were typed, each once, in the spelling of a known one."""
    spellings: dict[str, str] = {}
    for name in known:
        spellings.setdefault(fold(name), name)
    done: dict[str, str] = {}
    for name in (name.strip() for name in names):
        done.setdefault(fold(name), spellings.get(fold(name), name))
    return tuple(done.values())
