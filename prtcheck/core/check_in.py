"""The check-in: what one person said about one day, as frozen records with bounds."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any

from prtcheck.core.text import fold, require_name, require_text
from prtcheck.errors import InvalidInputError

WORDING = 1
"""Which version of the questions was asked; it grows when a question's wording changes."""

HIGHEST_VERSION = 1_000_000
"""Bounds the versions of wordings and word lists, so that a diary can hold any of them."""

HIGHEST_RATING = 10
MOST_CAUSES = 3
MOST_ACTIVITIES = 100
LONGEST_CAUSE = 10_000
LONGEST_ACTIVITY = 100
LONGEST_NOTE = 100_000
LONGEST_EXCEPTION = 10_000
LONGEST_SOURCE = 100
MOST_RATINGS = 20
"""Own ratings that a day can hold; at most three are asked at a time."""
LONGEST_RATING_NAME = 40
_TAKEN_NAMES = {
    *("pain", "fear", "causes", "activities", "note", "exception", "phase"),
    *("week", "mind_brain", "sorted", "wordings", "days_active", "days_answered"),
    *("name", "since", "until"),
}
"""What a check-in, a table of it or the JSON of `trend` holds anyway, beside own ratings."""
ASKED_ELSEWHERE = 0
"""The wording of answers that another program asked for."""


class Side(StrEnum):
    """Where a person sorts a cause: in the body, in the mind and brain, or not sure."""

    BODY = "body"
    MIND_BRAIN = "mind-brain"
    UNSURE = "unsure"


class CodedBy(StrEnum):
    """Who sorted a cause: the person, the person accepting a suggestion, or an earlier coding."""

    PERSON = "person"
    ACCEPTED = "accepted"
    REMEMBERED = "remembered"


@dataclass(frozen=True, slots=True)
class Cause:
    """One thing the person thinks is behind the pain; its rank is its place in the check-in."""

    text: str
    """Own words, exactly as typed."""
    side: Side | None = None
    """None is not coded."""
    coded_by: CodedBy | None = None
    coded_at: datetime | None = None
    list_version: int | None = None
    """Version of the word list that made the suggestion, when there was one."""
    carried_over: bool = False
    """Taken over from the last check-in with one key."""

    def __post_init__(self) -> None:
        require_text(self.text, "A cause", LONGEST_CAUSE)
        if (self.side is None) != (self.coded_by is None):
            raise InvalidInputError("A cause's side and who coded it come together or not at all.")
        if self.coded_at is not None:
            _require_aware(self.coded_at, "coded")
        if self.list_version is not None:
            require_version(self.list_version, "word list's")


@dataclass(frozen=True, slots=True)
class OwnRating:
    """The answer to one of the person's own 0-10 questions."""

    name: str
    value: int
    """0-10."""
    wording: int = 1
    """Which version of the question was asked; 0 is asked by another program."""

    def __post_init__(self) -> None:
        require_rating_name(self.name)
        _require_rating(self.value, "this question")
        require_version(self.wording, "question's", lowest=ASKED_ELSEWHERE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What was answered for one diary day; None and empty mean unanswered, never 0."""

    day: date
    pain: int | None = None
    """Pain over the day as a whole, on average: numeric rating 0-10."""
    fear: int | None = None
    """Fear of movement: numeric rating 0-10."""
    causes: tuple[Cause, ...] = ()
    """Up to three, most important first."""
    activities: tuple[str, ...] = ()
    note: str = ""
    ratings: tuple[OwnRating, ...] = ()
    """The person's own ratings that were answered, in the order they were asked."""
    exception: str = ""
    """What the pain did that was not expected, in own words."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was answered."""
        return not (self.is_rated or self.note.strip() or self.exception.strip())

    @property
    def is_rated(self) -> bool:
        """Whether anything but free text was answered."""
        has_rating = self.pain is not None or self.fear is not None
        return has_rating or bool(self.ratings or self.causes or self.activities)

    def answers(self) -> dict[str, Any]:
        """Return the answers alone, by the names of their fields."""
        names = ("pain", "fear", "causes", "activities", "note", "ratings", "exception")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn(Answers):
    """The answers for one diary day, as they are stored: within bounds, at least one of them."""

    entered_at: datetime
    """The moment it was first entered, with the offset of the place it was entered at."""
    wording: int = WORDING
    edited_at: datetime | None = None
    source: str | None = None
    """The program or file that the answers came from; None is prtcheck itself."""
    stamp: datetime | None = field(default=None, compare=False)
    """The moment of the last change of any kind, undo and redo included; see `changed_at`."""

    def __post_init__(self) -> None:
        _require_rating(self.pain, "pain")
        _require_rating(self.fear, "fear of movement")
        if len(self.causes) > MOST_CAUSES:
            raise InvalidInputError(
                f"{len(self.causes)} causes are too many: name up to {MOST_CAUSES}, "
                "most important first."
            )
        require_activities(self.activities)
        require_text(self.note, "The note", LONGEST_NOTE, empty=True)
        if self.exception:
            require_text(self.exception, "The exception", LONGEST_EXCEPTION, empty=True)
        if self.ratings:
            require_own_ratings(self.ratings)
        if self.source is not None:
            require_text(self.source, "The source", LONGEST_SOURCE)
        _require_aware(self.entered_at, "entered")
        if self.edited_at is not None:
            _require_aware(self.edited_at, "edited")
        if self.stamp is not None:
            _require_aware(self.stamp, "changed")
        if self.day > self.entered_at.date():
            raise InvalidInputError(
                f"{self.day} is in the future. A check-in is for today or earlier."
            )
        require_version(self.wording, "wording's", ASKED_ELSEWHERE)
        if self.pain is None and self.is_empty:
            raise InvalidInputError(
                "The check-in is empty. Answer at least one question (pain, fear of movement, "
                "a cause, an activity or a note)."
            )

    def without_note(self) -> "CheckIn | None":
        """Return the check-in without its note and exception; None when it is nothing else."""
        if not self.is_rated:
            return None
        return replace(self, note="", exception="") if self.note or self.exception else self

    @property
    def changed_at(self) -> datetime:
        """The moment of the last change; without a stamp, that it was edited or entered."""
        return self.stamp or self.edited_at or self.entered_at


def _require_rating(value: int | None, question: str) -> None:
    if value is not None and not (type(value) is int and 0 <= value <= HIGHEST_RATING):
        raise InvalidInputError(
            f"{question[:1].upper()}{question[1:]} must be a whole number from 0 to "
            f"{HIGHEST_RATING}. It was {value!r}."
        )


@lru_cache(maxsize=1024)  # people do the same few things on many days
def require_activities(names: tuple[str, ...]) -> None:
    """Refuse activities that a day cannot hold.

    Raises:
        InvalidInputError: too many, one twice, or a name that cannot be kept; never quotes one.
    """
    if len(names) > MOST_ACTIVITIES:
        raise InvalidInputError(
            f"{len(names)} activities are too many. A day holds up to {MOST_ACTIVITIES}."
        )
    for name in names:
        require_text(name, "An activity", LONGEST_ACTIVITY)
        if ";" in name:
            raise InvalidInputError(
                "An activity's name can't have a semicolon (;): it separates activities "
                "in the CSV. Name them one by one."
            )
    if len(set(names)) < len(names):
        raise InvalidInputError("An activity is named twice on the same day. Name it once.")


def require_own_ratings(ratings: tuple[OwnRating, ...]) -> None:
    """Refuse own ratings that a day cannot hold.

    Raises:
        InvalidInputError: too many, or one twice; never quotes a name.
    """
    if len(ratings) > MOST_RATINGS:
        raise InvalidInputError(f"A day holds up to {MOST_RATINGS} own ratings.")
    if len({fold(rating.name) for rating in ratings}) < len(ratings):
        raise InvalidInputError("An own rating is named twice on the same day. Name it once.")


@lru_cache(maxsize=64)  # a person has three
def require_rating_name(name: str) -> None:
    """Refuse a name that an own rating cannot have.

    Raises:
        InvalidInputError: it is empty, too long, taken, or holds a character that it cannot have.
    """
    require_name(name, "The name of a rating", LONGEST_RATING_NAME)
    if "=" in name or ";" in name:
        raise InvalidInputError("The name of a rating can't have = or ;.")
    if fold(name) in _TAKEN_NAMES:
        raise InvalidInputError(f"A rating of your own can't be called {fold(name)}.")


def require_version(value: int, whose: str, lowest: int = 1) -> None:
    """Refuse what cannot be the version of a wording or a word list.

    Raises:
        InvalidInputError: it is no whole number in the bounds.
    """
    if not (type(value) is int and lowest <= value <= HIGHEST_VERSION):
        raise InvalidInputError(
            f"The {whose} version must be a whole number from {lowest} to {HIGHEST_VERSION:,}."
        )


def _require_aware(moment: datetime, what: str) -> None:
    offset = moment.utcoffset()
    if offset is None or offset.microseconds:  # fractions do not survive their ISO text
        raise InvalidInputError(
            f"The moment a check-in was {what} needs its offset from UTC, in whole seconds."
        )
