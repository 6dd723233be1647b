"""Own ratings: up to three further 0-10 questions that the person sets up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NamedTuple

from prtcheck.core.check_in import OwnRating, require_rating_name, require_version
from prtcheck.core.text import fold, printable, require_name
from prtcheck.errors import InvalidInputError

MOST_ASKED = 3
LONGEST_QUESTION = 200
LONGEST_ANCHOR = 60


class ScaleTexts(NamedTuple):
    """A question and what 0 and 10 mean."""

    question: str = ""
    lowest: str = ""
    highest: str = ""


PRESETS = {
    "function": ScaleTexts(
        "How much did pain get in the way of what you wanted to do today?",
        "not at all",
        "completely",
    ),
    "sleep": ScaleTexts("How well did you sleep last night?", "very badly", "very well"),
    "mood": ScaleTexts("How was your mood today?", "very low", "very good"),
    "stress": ScaleTexts("How stressed were you today?", "not at all", "extremely"),
}
"""Wording of our own (science: section 11); by name."""


@dataclass(frozen=True, slots=True)
class RatingScale:
    """One wording of one of the person's own 0-10 questions."""

    name: str
    wording: int
    """Counts the wordings of a name, from 1; a changed question or anchor is a new one."""
    question: str
    lowest: str
    """What 0 means."""
    highest: str
    """What 10 means."""
    is_asked: bool
    added_at: datetime
    """When the person set it up; they are asked in this order."""
    changed_at: datetime = field(compare=False)

    def __post_init__(self) -> None:
        require_rating_name(self.name)
        require_version(self.wording, "question's")
        require_name(self.question, "The question of a rating", LONGEST_QUESTION)
        require_name(self.lowest, "What 0 means", LONGEST_ANCHOR)
        require_name(self.highest, "What 10 means", LONGEST_ANCHOR)

    @property
    def key(self) -> str:
        """What the diary knows it by."""
        return f"{fold(self.name)} {self.wording}"

    @property
    def texts(self) -> ScaleTexts:
        """The question as it is asked."""
        return ScaleTexts(self.question, self.lowest, self.highest)


def find_scale(scales: Iterable[RatingScale], name: str) -> RatingScale | None:
    """Return the latest wording of a name; spellings fold together."""
    named = [scale for scale in scales if fold(scale.name) == fold(name)]
    return max(named, key=lambda scale: scale.wording, default=None)


def list_asked(scales: Sequence[RatingScale]) -> list[RatingScale]:
    """Return what is asked, in its order: the latest wording of each name, three at most.

    Those of two machines may be more where they meet.
    """
    asked = [s for s in scales if s.is_asked and find_scale(scales, s.name) == s]
    return sorted(asked, key=lambda scale: (scale.added_at, scale.key))[:MOST_ASKED]


def list_asked_about(
    scales: Sequence[RatingScale], ratings: Iterable[OwnRating]
) -> list[RatingScale]:
    """Return what a form asks about a day: what is asked now, and what the day has answers to.

    An answer is shown with the question that it was given to.
    """
    answered = {fold(rating.name): rating.wording for rating in ratings}
    asked = {fold(scale.name): scale for scale in list_asked(scales)}
    of_answers = {
        fold(scale.name): scale
        for scale in scales
        if answered.get(fold(scale.name)) == scale.wording
    }
    return [*(asked | of_answers).values()]


def add_scale(
    scales: Sequence[RatingScale], name: str, given: ScaleTexts, now: datetime
) -> list[RatingScale]:
    """Return the scales with one more that is asked.

    What is not given (empty) is as it was asked last under this name, or as its preset has it.
    Another question or anchor under the same name is a new wording; the former is no longer asked.

    Raises:
        InvalidInputError: it is asked already, three others are, or a text is missing or none.
    """
    last = find_scale(scales, name)
    texts = _complete(ScaleTexts(*map(printable, given)), name, last)
    if last is not None and last.texts == texts:
        if last.is_asked:
            raise InvalidInputError("This rating is asked already.")
        return _require_room([replace(s, is_asked=True) if s == last else s for s in scales])
    new = RatingScale(
        name=last.name if last else printable(name),
        wording=last.wording + 1 if last else 1,
        **texts._asdict(),
        is_asked=True,
        added_at=last.added_at if last else now,
        changed_at=now,
    )
    others = [_stop(s) if fold(s.name) == fold(name) else s for s in scales]
    return _require_room([*others, new])


def _complete(given: ScaleTexts, name: str, last: RatingScale | None) -> ScaleTexts:
    known = last.texts if last else PRESETS.get(fold(name))
    texts = ScaleTexts(*(one or other for one, other in zip(given, known or given, strict=True)))
    if not all(texts):
        raise InvalidInputError(
            "A rating of your own needs its question and what 0 and 10 mean: "
            f"use --question, --low and --high. These need none: {', '.join(PRESETS)}."
        )
    return texts


def _require_room(scales: list[RatingScale]) -> list[RatingScale]:
    if sum(scale.is_asked for scale in scales) > MOST_ASKED:
        raise InvalidInputError(
            f"{MOST_ASKED} ratings of your own are asked already. Stop one of them first."
        )
    return scales


def stop_scale(scales: Sequence[RatingScale], name: str) -> list[RatingScale]:
    """Return the scales with one that is no longer asked; its answers stay.

    Raises:
        InvalidInputError: none of that name is asked.
    """
    if not any(scale.is_asked and fold(scale.name) == fold(name) for scale in scales):
        raise InvalidInputError("No rating of this name is asked. `prtcheck ratings` lists them.")
    return [_stop(scale) if fold(scale.name) == fold(name) else scale for scale in scales]


def _stop(scale: RatingScale) -> RatingScale:
    return replace(scale, is_asked=False)


def answer_rating(
    ratings: Iterable[OwnRating], name: str, value: int | None, wording: int
) -> tuple[OwnRating, ...]:
    """Return a day's own ratings with one of them answered; None takes its answer away."""
    answers = {fold(rating.name): rating for rating in ratings}
    if value is None:
        answers.pop(fold(name), None)
    else:
        answers[fold(name)] = OwnRating(name, value, wording)
    return tuple(answers.values())
