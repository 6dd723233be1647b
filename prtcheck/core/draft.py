"""A check-in that is still being filled: the answers so far and the step they reach."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from prtcheck.core.causes import distinct_causes
from prtcheck.core.check_in import Answers, CheckIn
from prtcheck.core.questions import OWN, QUESTIONS, Question
from prtcheck.core.rating_scale import answer_rating
from prtcheck.core.record_json import check_in_from_dict, check_in_to_dict
from prtcheck.core.text import fold

STEPS = tuple(question.name for question in QUESTIONS)
"""The questions in the order they are asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft(Answers):
    """Answers on their way; unlike a check-in it may be empty."""

    step: str = STEPS[0]
    """The question to go on with."""
    based_on: CheckIn | None = None
    """The saved check-in that is being edited, as it was when the form was opened."""
    saved_at: datetime | None = None
    """When the draft was last put on the disk."""

    @property
    def is_changed(self) -> bool:
        """Whether there is something to save that is not saved already."""
        if self.based_on is None:
            return not self.is_empty
        return self.answers() != self.based_on.answers()

    def rating_of(self, question: Question) -> int | None:
        """Return the answer to pain, fear or a rating of the person's own."""
        if question.scale is None:
            rating: int | None = getattr(self, question.name)
            return rating
        name = fold(question.scale.name)
        return next((one.value for one in self.ratings if fold(one.name) == name), None)

    def with_rating(self, question: Question, rating: int | None) -> "Draft":
        """Return the draft with an answer to such a question, or with none."""
        scale = question.scale
        if scale is not None:
            own = answer_rating(self.ratings, scale.name, rating, scale.wording)
            return replace(self, ratings=own)
        is_pain = question.name == "pain"
        return replace(self, pain=rating) if is_pain else replace(self, fear=rating)

    def with_text(self, question: Question, text: str) -> "Draft":
        """Return the draft with an answer to `note` or `exception`."""
        is_note = question.name == "note"
        return replace(self, note=text) if is_note else replace(self, exception=text)

    def finished(self, now: datetime) -> CheckIn:
        """Return the check-in to save, entered now or edited now.

        Raises:
            InvalidInputError: an answer is out of bounds, or there is none.
        """
        answers = {**self.answers(), "causes": distinct_causes(self.causes)}
        if self.based_on is None:
            return CheckIn(day=self.day, entered_at=now, **answers)
        return replace(self.based_on, edited_at=now, **answers)

    @classmethod
    def of(cls, check_in: CheckIn) -> "Draft":
        """Return the draft that begins to edit a saved check-in."""
        return cls(day=check_in.day, based_on=check_in, **check_in.answers())


def draft_to_dict(draft: Draft, now: datetime) -> dict[str, Any]:
    """Return a draft as a plain dictionary for its file."""
    carrier = CheckIn(day=draft.day, entered_at=now, **draft.answers())
    based_on = None if draft.based_on is None else check_in_to_dict(draft.based_on)
    return {**check_in_to_dict(carrier), "step": draft.step, "based_on": based_on}


def draft_from_dict(data: Mapping[str, Any]) -> Draft:
    """Build a draft from its file's dictionary.

    Raises:
        InvalidInputError: the file holds something else.
    """
    carrier = check_in_from_dict(data)
    based_on, step = data.get("based_on"), data.get("step")
    return Draft(
        day=carrier.day,
        step=str(step) if _is_step(step) else STEPS[0],
        based_on=check_in_from_dict(based_on) if isinstance(based_on, Mapping) else None,
        saved_at=carrier.entered_at,
        **carrier.answers(),
    )


def _is_step(name: object) -> bool:
    """Whether a form can have such a step; there may be several of own ratings."""
    return name in STEPS or (isinstance(name, str) and name.startswith(OWN))
