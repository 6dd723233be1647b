"""Records as plain dictionaries and back: the one shape of every JSON that prtcheck writes."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple, NoReturn, TypeVar

from prtcheck.core.check_in import (
    HIGHEST_RATING,
    LONGEST_CAUSE,
    LONGEST_EXCEPTION,
    LONGEST_NOTE,
    WORDING,
    Cause,
    CheckIn,
    CodedBy,
    OwnRating,
    Side,
    require_activities,
)
from prtcheck.core.history import ChangeKind, Revision
from prtcheck.core.text import require_text
from prtcheck.errors import InvalidInputError

_Choice = TypeVar("_Choice", bound=StrEnum)


def check_in_to_dict(check_in: CheckIn) -> dict[str, Any]:
    """Return a check-in in its documented JSON shape, without its revisions.

    What not every diary has (`ratings`, `exception`, `source`) is there only where a day has it.
    """
    further = {
        "ratings": [own_rating_to_dict(rating) for rating in check_in.ratings],
        "exception": check_in.exception,
        "source": check_in.source,
    }
    return {
        "day": check_in.day.isoformat(),
        "pain": check_in.pain,
        "fear": check_in.fear,
        "causes": [
            cause_to_dict(rank, cause) for rank, cause in enumerate(check_in.causes, start=1)
        ],
        "activities": list(check_in.activities),
        "note": check_in.note,
        "wording": check_in.wording,
        "entered_at": check_in.entered_at.isoformat(),
        "edited_at": _isoformat(check_in.edited_at),
        "changed_at": check_in.changed_at.isoformat(),
        **{key: value for key, value in further.items() if value},
    }


def own_rating_to_dict(rating: OwnRating) -> dict[str, Any]:
    """Return an own rating in its documented JSON shape."""
    return {"name": rating.name, "value": rating.value, "wording": rating.wording}


def cause_to_dict(rank: int, cause: Cause) -> dict[str, Any]:
    """Return a cause in its documented JSON shape; rank 1 is the most important."""
    return {
        "rank": rank,
        "text": cause.text,
        "side": cause.side,
        "coded_by": cause.coded_by,
        "coded_at": _isoformat(cause.coded_at),
        "list_version": cause.list_version,
        "carried_over": cause.carried_over,
    }


def revision_to_dict(revision: Revision) -> dict[str, Any]:
    """Return what a day was until it was changed; `before` is null when it had no check-in."""
    return {
        "kind": revision.kind,
        "replaced_at": revision.replaced_at.isoformat(),
        "before": None if revision.before is None else check_in_to_dict(revision.before),
    }


def canonical_json(data: Mapping[str, Any]) -> str:
    """Return a dictionary as the one JSON text by which two of the same content are equal."""
    import json

    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _isoformat(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


class JsonPlace(NamedTuple):
    """An object inside a JSON and the way to it, by which a wrong value is named."""

    data: Mapping[str, Any]
    path: str = ""
    """Such as check_ins[3].causes[0]; empty is the whole."""

    def at(self, key: str) -> str:
        """Return the way to one of its values."""
        return f"{self.path}.{key}" if self.path else key

    def refuse(self, key: str, cause: str) -> NoReturn:
        """Refuse one of its values; the cause never quotes it, for it may be own words.

        Raises:
            InvalidInputError: always.
        """
        raise InvalidInputError(f"{self.at(key)}: {cause}.")

    @contextmanager
    def named(self, key: str = "") -> Iterator[None]:
        """Name the value that the core refuses inside the block."""
        where = self.at(key) if key else self.path
        try:
            yield
        except InvalidInputError as error:
            raise InvalidInputError(f"{where}: {error}" if where else str(error)) from None

    def objects(self, key: str) -> "list[JsonPlace]":
        """Return the objects of a list."""
        items = self.items(key)
        if not all(isinstance(item, Mapping) for item in items):
            self.refuse(key, "each of its items must be an object")
        return [JsonPlace(item, f"{self.at(key)}[{index}]") for index, item in enumerate(items)]

    def items(self, key: str) -> list[Any]:
        """Return a list; a missing one is empty."""
        value = self.data.get(key, [])
        if not isinstance(value, list):
            self.refuse(key, "it must be a list")
        return value

    def text(self, key: str) -> str:
        """Return a text that has to be there."""
        value = self.data.get(key)
        if not isinstance(value, str):
            self.refuse(key, "it is missing" if value is None else "it must be text")
        return value

    def whole(self, key: str) -> int | None:
        """Return a whole number."""
        value = self.data.get(key)
        if value is not None and type(value) is not int:
            self.refuse(key, "it must be a whole number")
        return value

    def day(self, key: str) -> date:
        """Return a day that has to be there."""
        text = self.text(key)
        try:
            day = date.fromisoformat(text)
        except ValueError:
            day = None
        if day is None or day.isoformat() != text:
            self.refuse(key, "it must be a date such as 2026-11-22")
        return day

    def moment(self, key: str) -> datetime | None:
        """Return a moment."""
        if self.data.get(key) is None:
            return None
        try:
            moment = datetime.fromisoformat(self.text(key))
        except ValueError:
            self.refuse(key, "it must be a moment such as 2026-11-22T21:14:05+01:00")
        offset = moment.utcoffset()
        if offset is None or offset.microseconds:
            self.refuse(key, "it needs its offset from UTC, in whole seconds")
        return moment

    def needed_moment(self, key: str) -> datetime:
        """Return a moment that has to be there."""
        moment = self.moment(key)
        if moment is None:
            self.refuse(key, "it is missing")
        return moment

    def choice(self, key: str, kind: type[_Choice]) -> _Choice | None:
        """Return one of a few words."""
        value = self.data.get(key)
        if value is None:
            return None
        try:
            return kind(value)
        except ValueError:
            self.refuse(key, f"it must be one of {', '.join(kind)}")


def check_in_from_dict(data: Mapping[str, Any], path: str = "") -> CheckIn:
    """Build a check-in from its JSON shape; keys that are not known are passed over.

    Raises:
        InvalidInputError: a value is missing, of the wrong kind or out of bounds; it names the
            way to the value, and the value itself never.
    """
    place = JsonPlace(data, path)
    fields: dict[str, Any] = {
        "pain": _rating(place, "pain"),
        "fear": _rating(place, "fear"),
        "causes": _causes(place),
        "activities": _activities(place),
        "note": _own_words(place, "note", "The note", LONGEST_NOTE),
        "exception": _own_words(place, "exception", "The exception", LONGEST_EXCEPTION),
        "ratings": _own_ratings(place),
        "source": place.text("source") if place.data.get("source") is not None else None,
        "day": place.day("day"),
        "wording": WORDING if (version := place.whole("wording")) is None else version,
        "entered_at": place.needed_moment("entered_at"),
        "edited_at": place.moment("edited_at"),
    }
    with place.named():
        stamp = place.moment("changed_at") or fields["edited_at"] or fields["entered_at"]
        return CheckIn(stamp=stamp, **fields)


def revision_from_dict(data: Mapping[str, Any], path: str = "") -> Revision:
    """Build a former state of a day from its JSON shape.

    Raises:
        InvalidInputError: as for a check-in.
    """
    place = JsonPlace(data, path)
    kind, before = place.choice("kind", ChangeKind), data.get("before")
    if kind is None:
        place.refuse("kind", "it is missing")
    if before is not None and not isinstance(before, Mapping):
        place.refuse("before", "it must be a check-in or null")
    return Revision(
        kind=kind,
        replaced_at=place.needed_moment("replaced_at"),
        before=None if before is None else check_in_from_dict(before, place.at("before")),
    )


def _causes(place: JsonPlace) -> tuple[Cause, ...]:
    ranked = sorted(place.objects("causes"), key=lambda cause: cause.whole("rank") or 0)
    return tuple(_cause(cause) for cause in ranked)


def _cause(place: JsonPlace) -> Cause:
    text = place.text("text")
    with place.named("text"):
        require_text(text, "A cause", LONGEST_CAUSE)
    side, coded_by = place.choice("side", Side), place.choice("coded_by", CodedBy)
    coded_at, list_version = place.moment("coded_at"), place.whole("list_version")
    with place.named():
        return Cause(
            text=text,
            side=side,
            coded_by=coded_by,
            coded_at=coded_at,
            list_version=list_version,
            carried_over=place.data.get("carried_over") is True,
        )


def _rating(place: JsonPlace, key: str) -> int | None:
    rating = place.whole(key)
    if rating is not None and not 0 <= rating <= HIGHEST_RATING:
        place.refuse(key, f"it must be a whole number from 0 to {HIGHEST_RATING}")
    return rating


def _activities(place: JsonPlace) -> tuple[str, ...]:
    names = tuple(place.items("activities"))
    for index, name in enumerate(names):
        if not isinstance(name, str):
            place.refuse(f"activities[{index}]", "it must be text")
    with place.named("activities"):
        require_activities(names)
    return names


def _own_ratings(place: JsonPlace) -> tuple[OwnRating, ...]:
    return tuple(map(_own_rating, place.objects("ratings")))


def _own_rating(place: JsonPlace) -> OwnRating:
    name, value, wording = place.text("name"), _rating(place, "value"), place.whole("wording")
    if value is None:
        place.refuse("value", "it is missing")
    with place.named():
        return OwnRating(name, value, 1 if wording is None else wording)


def _own_words(place: JsonPlace, key: str, name: str, longest: int) -> str:
    text = place.text(key) if place.data.get(key) is not None else ""
    with place.named(key):
        require_text(text, name, longest, empty=True)
    return text
