"""Records as plain dictionaries and back: the one shape of every JSON that prtcheck writes."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from prtcheck.core.checkin import WORDING, Cause, CheckIn, CodedBy, Side
from prtcheck.errors import InvalidInputError

_Choice = TypeVar("_Choice", Side, CodedBy)


def check_in_as_dict(check_in: CheckIn) -> dict[str, Any]:
    """Return a check-in in its documented JSON shape, without its revisions."""
    return {
        "day": check_in.day.isoformat(),
        "pain": check_in.pain,
        "fear": check_in.fear,
        "causes": [
            cause_as_dict(rank, cause) for rank, cause in enumerate(check_in.causes, start=1)
        ],
        "activities": list(check_in.activities),
        "note": check_in.note,
        "wording": check_in.wording,
        "entered_at": check_in.entered_at.isoformat(),
        "edited_at": _isoformat(check_in.edited_at),
    }


def cause_as_dict(rank: int, cause: Cause) -> dict[str, Any]:
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


def check_in_from_dict(data: Mapping[str, Any]) -> CheckIn:
    """Build a check-in from its JSON shape; keys that are not known are passed over.

    Raises:
        InvalidInputError: a value is missing, of the wrong kind or out of bounds.
    """
    return CheckIn(
        day=_day(data),
        pain=_optional(data, "pain", int),
        fear=_optional(data, "fear", int),
        causes=causes_from_list(_list(data, "causes")),
        activities=tuple(_as_text(name, "activities") for name in _list(data, "activities")),
        note=_optional(data, "note", str) or "",
        wording=_wording(data),
        entered_at=_moment(data, "entered_at") or _missing("entered_at"),
        edited_at=_moment(data, "edited_at"),
    )


def causes_from_list(items: list[Any]) -> tuple[Cause, ...]:
    """Build ranked causes from their JSON shapes, in the order of their ranks."""
    if not all(isinstance(item, Mapping) for item in items):
        raise InvalidInputError("causes: each cause is an object with its text.")
    ranked = sorted(items, key=lambda item: _optional(item, "rank", int) or 0)
    return tuple(_cause(item) for item in ranked)


def _cause(data: Mapping[str, Any]) -> Cause:
    return Cause(
        text=_as_text(data.get("text"), "text of a cause"),
        side=_choice(data, "side", Side),
        coded_by=_choice(data, "coded_by", CodedBy),
        coded_at=_moment(data, "coded_at"),
        list_version=_optional(data, "list_version", int),
        carried_over=data.get("carried_over") is True,
    )


def _isoformat(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _missing(key: str) -> Any:  # noqa: ANN401 - it never returns
    raise InvalidInputError(f"{key} is missing.")


def _day(data: Mapping[str, Any]) -> date:
    text = _as_text(data.get("day"), "day")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidInputError("day: it is to be a date such as 2026-11-22.") from None


def _moment(data: Mapping[str, Any], key: str) -> datetime | None:
    if data.get(key) is None:
        return None
    try:
        return datetime.fromisoformat(_as_text(data[key], key))
    except ValueError:
        raise InvalidInputError(
            f"{key}: it is to be a moment such as 2026-11-22T21:14:05+01:00."
        ) from None


def _wording(data: Mapping[str, Any]) -> int:
    wording = _optional(data, "wording", int)
    return WORDING if wording is None else wording


def _optional(data: Mapping[str, Any], key: str, kind: type) -> Any:  # noqa: ANN401 - JSON is any
    value = data.get(key)
    if value is not None and type(value) is not kind:
        expected = {int: "a whole number", str: "text"}[kind]
        raise InvalidInputError(f"{key}: it is to be {expected}.")
    return value


def _list(data: Mapping[str, Any], key: str) -> list[Any]:
    value = data.get(key, [])
    if not isinstance(value, list):
        raise InvalidInputError(f"{key}: it is to be a list.")
    return value


def _as_text(value: object, key: str) -> str:
    if not isinstance(value, str):
        raise InvalidInputError(f"{key}: it is to be text.")
    return value


def _choice(data: Mapping[str, Any], key: str, kind: type[_Choice]) -> _Choice | None:
    value = data.get(key)
    if value is None:
        return None
    try:
        return kind(value)
    except ValueError:
        choices = ", ".join(kind)
        raise InvalidInputError(f"{key}: it is to be one of {choices}.") from None
