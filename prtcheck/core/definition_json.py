"""Definitions as plain dictionaries and back, and which of two states comes later."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from prtcheck.core.definition import (
    Definition,
    DefinitionKind,
    DefinitionState,
    DefinitionStates,
    RemovedDefinition,
)
from prtcheck.core.phase import Phase
from prtcheck.core.rating_scale import RatingScale, ScaleTexts
from prtcheck.core.record_json import JsonPlace, canonical_json


def definition_to_dict(state: DefinitionState) -> dict[str, Any]:
    """Return a definition in its documented JSON shape; of a removed one, when that was."""
    if isinstance(state, RemovedDefinition):
        return {"changed_at": state.changed_at.isoformat()}
    if isinstance(state, Phase):
        until = state.until and state.until.isoformat()
        shape = {"name": state.name, "since": state.since.isoformat(), "until": until}
    else:
        own = ("name", "wording", "question", "lowest", "highest", "is_asked")
        shape = {key: getattr(state, key) for key in own}
        shape["added_at"] = state.added_at.isoformat()
    return {**shape, "changed_at": state.changed_at.isoformat()}


def definition_from_dict(
    kind: DefinitionKind, data: Mapping[str, Any], path: str = ""
) -> Definition:
    """Build a definition from its JSON shape; keys that are not known are passed over.

    Raises:
        InvalidInputError: a value is missing, of the wrong kind or out of bounds; it names the
            way to the value, and the value itself never.
    """
    place = JsonPlace(data, path)
    return _phase(place) if kind is DefinitionKind.PHASE else _scale(place)


def _phase(place: JsonPlace) -> Phase:
    is_open = place.data.get("until") is None
    fields: dict[str, Any] = {
        "since": place.day("since"),
        "name": place.text("name"),
        "until": None if is_open else place.day("until"),
        "changed_at": place.needed_moment("changed_at"),
    }
    with place.named():
        return Phase(**fields)


def _scale(place: JsonPlace) -> RatingScale:
    fields: dict[str, Any] = {
        "name": place.text("name"),
        "wording": 1 if (wording := place.whole("wording")) is None else wording,
        **{key: place.text(key) for key in ScaleTexts._fields},
        "is_asked": place.data.get("is_asked") is True,
        "added_at": place.needed_moment("added_at"),
        "changed_at": place.needed_moment("changed_at"),
    }
    with place.named():
        return RatingScale(**fields)


def find_later(present: DefinitionStates, incoming: DefinitionStates) -> DefinitionStates:
    """Return the incoming states that come after the present ones, in one order everywhere.

    Of two changes at the same moment a removal stays, then the one whose JSON comes later.
    """
    return {
        key: state
        for key, state in sorted(incoming.items())
        if key not in present or _rank(state) > _rank(present[key])
    }


def _rank(state: DefinitionState) -> tuple[datetime, bool, str]:
    is_removed = isinstance(state, RemovedDefinition)
    return state.changed_at, is_removed, canonical_json(definition_to_dict(state))
