"""The questions of the check-in: their wording is part of the record (see `WORDING`)."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from prtcheck.core.rating_scale import RatingScale

_ON_ANOTHER_DAY = {"today": "that day", "last night": "the night before that day"}


class Question(NamedTuple):
    """One question as it is asked."""

    name: str
    """The check-in's field that holds the answer."""
    title: str
    """One or two words, for the step bar and for tables."""
    wording: str
    anchors: tuple[str, str] = ("", "")
    """What 0 and 10 mean, for a numeric rating."""
    scale: "RatingScale | None" = None
    """The rating of the person's own that it asks for."""

    @property
    def is_rating(self) -> bool:
        """Whether it is answered by a number."""
        return any(self.anchors)

    def about(self, day: date, today: date) -> "Question":
        """Return the question as it is asked about a day: of a day before, not about today."""
        if day == today:
            return self
        wording = self.wording
        for word, other in _ON_ANOTHER_DAY.items():
            wording = wording.replace(word, other)
        return self._replace(wording=wording)


QUESTIONS = (
    Question(
        name="pain",
        title="pain",
        wording="Your pain over today as a whole, on average",
        anchors=("no pain", "pain as bad as you can imagine"),
    ),
    Question(
        name="fear",
        title="fear",
        wording="How afraid were you today that moving or being active could harm you?",
        anchors=("not at all", "extremely"),
    ),
    Question(
        name="causes",
        title="causes",
        wording=(
            "What do you think is behind your pain these days? "
            "Up to three, most important first, in your own words."
        ),
    ),
    Question(
        name="sides",
        title="causes",
        wording="Where would you say each belongs?",
    ),
    Question(
        name="exception",
        title="exception",
        wording="Did the pain do anything today that you would not have expected?",
    ),
    Question(name="activities", title="activities", wording="What did you do today?"),
    Question(name="note", title="note", wording="Anything to note? (optional)"),
)
"""In the order they are asked.

Pain is the numeric rating scale NRS-11; fear of movement is one item of our own; the causes
follow the method of Ashar et al., JAMA Netw Open 2023;6(9):e2333846, in words of our own.
"""

OPTIONAL = ("exception",)
"""Asked only where the settings name it."""

_RATINGS = ("pain", "fear")
OWN = "ratings"
"""The field that holds the answers to all own ratings."""


def list_questions(names: Collection[str], asked: Iterable["RatingScale"]) -> list[Question]:
    """Return the questions of these names and the own ratings that are asked, in their order.

    Own ratings come after pain and fear, and answer the field `ratings`.
    """
    questions = [question for question in QUESTIONS if question.name in names]
    at = sum(question.name in _RATINGS for question in questions)
    return [*questions[:at], *map(_ask_for, asked), *questions[at:]]


def _ask_for(scale: "RatingScale") -> Question:
    anchors = (scale.lowest, scale.highest)
    return Question(OWN, scale.name, scale.question, anchors, scale)
