"""Reading a diary that was exported as JSON."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from prtcheck.core.days import find_fault_of_day
from prtcheck.core.definition import (
    DefinitionId,
    DefinitionKind,
    DefinitionState,
    RemovedDefinition,
    id_of,
)
from prtcheck.core.definition_json import definition_from_dict
from prtcheck.core.history import ChangeKind, Revision
from prtcheck.core.merge import DiaryContents, Histories
from prtcheck.core.record_json import JsonPlace, check_in_from_dict, revision_from_dict
from prtcheck.core.text import require_text
from prtcheck.errors import ImportRefusedError, InvalidInputError
from prtcheck.formats.json_writer import FORMAT, LISTS, REMOVED, VERSION

_LONGEST_KEY = 1000


def read_json(text: str, *, today: date) -> DiaryContents:
    """Return the diary that a JSON holds; keys that are not known are passed over.

    Raises:
        ImportRefusedError: it is not prtcheck's, of a newer version, or names the way to the
            first bad value and the cause.
    """
    try:
        whole = _parsed(text)
        _require_version(whole)
        logged, removed = whole.objects("check_ins"), whole.objects("removed")
        _require_days([*logged, *removed], today)
        histories = {place.day("day"): _history(place) for place in (*logged, *removed)}
        removals = {place.day("day"): _removed_at(place, histories) for place in removed}
        return DiaryContents(
            [check_in_from_dict(place.data, place.path) for place in logged],
            histories,
            {day: moment for day, moment in removals.items() if moment is not None},
            _definitions(whole),
        )
    except InvalidInputError as error:
        raise ImportRefusedError(f"{error} Nothing was imported.") from None


def _parsed(text: str) -> JsonPlace:
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise InvalidInputError(
            f"Line {error.lineno}: the JSON breaks off or is not well formed there."
        ) from None
    except (RecursionError, ValueError):  # nested too deep, or a number of thousands of digits
        raise InvalidInputError("This JSON can't be read.") from None
    if not isinstance(value, Mapping) or value.get("format") != FORMAT:
        raise InvalidInputError("This JSON isn't a diary that prtcheck exported.")
    return JsonPlace(value)


def _require_version(whole: JsonPlace) -> None:
    version = whole.whole("version")
    if version is None or version < 1:
        whole.refuse("version", "it must be a whole number from 1 on")
    if version > VERSION:
        raise InvalidInputError(
            f"This file was written by a newer prtcheck (its format is version {version}, this "
            f"one reads up to {VERSION}). Upgrade prtcheck."
        )


def _require_days(places: Sequence[JsonPlace], today: date) -> None:
    """Refuse a day that no record may be for, or that stands there twice."""
    paths: dict[date, str] = {}
    for place in places:
        day = place.day("day")
        if fault := find_fault_of_day(day, today):
            place.refuse("day", fault)
        former = paths.setdefault(day, place.path)
        if former != place.path:
            place.refuse("day", f"{day} stands in {former} already")


def _history(place: JsonPlace) -> list[Revision]:
    day, history = place.day("day"), []
    for one in place.objects("revisions"):
        revision = revision_from_dict(one.data, one.path)
        if revision.before is not None and revision.before.day != day:
            one.refuse("before.day", f"it must be {day}, the day whose history it is in")
        history.append(revision)
    return history


def _removed_at(place: JsonPlace, histories: Histories) -> datetime | None:
    """Return when a day was removed; an older file says it by the day's last deletion alone."""
    deletions = (r.replaced_at for r in histories[place.day("day")] if r.kind is ChangeKind.DELETE)
    return place.moment("changed_at") or max(deletions, default=None)


def _definitions(whole: JsonPlace) -> dict[DefinitionId, DefinitionState]:
    """Return the phases and own ratings, those that were removed too."""
    found: dict[DefinitionId, DefinitionState] = {}
    for kind, key in LISTS.items():
        for place in whole.objects(key):
            definition = definition_from_dict(kind, place.data, place.path)
            _add(found, id_of(definition), definition, place)
    for place in whole.objects(REMOVED):
        kind_of = place.choice("kind", DefinitionKind)
        if kind_of is None:
            place.refuse("kind", "it is missing")
        key = place.text("key")
        with place.named("key"):
            require_text(key, "The key", _LONGEST_KEY)
        removed = RemovedDefinition(place.needed_moment("changed_at"))
        _add(found, DefinitionId(kind_of, key), removed, place)
    return found


def _add(
    found: dict[DefinitionId, DefinitionState],
    key: DefinitionId,
    state: DefinitionState,
    place: JsonPlace,
) -> None:
    if key in found:
        raise InvalidInputError(f"{place.path}: it stands in the file twice.")
    found[key] = state
