"""A whole diary as JSON version 1: every check-in and all that was done to each day."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from prtcheck.core.definition import DefinitionKind, DefinitionStates, RemovedDefinition
from prtcheck.core.definition_json import definition_to_dict
from prtcheck.core.history import Revision, without_notes
from prtcheck.core.merge import DiaryContents
from prtcheck.core.record_json import check_in_to_dict, revision_to_dict

FORMAT = "prtcheck-diary"
"""What the file says it is."""

VERSION = 1
"""It grows when a key is renamed or removed; keys may be added without."""

LISTS = {DefinitionKind.PHASE: "phases", DefinitionKind.RATING: "rating_scales"}
"""The keys that hold the definitions of each kind."""

REMOVED = "removed_definitions"


def write_json(
    contents: DiaryContents,
    exported_at: datetime,
    *,
    notes: bool = True,
    left_out: Collection[str] = (),
) -> Iterator[str]:
    """Yield the text of the JSON, a day a line, so that a long diary is never held as one text.

    A day that was removed, or has a history but no check-in, goes under `removed`. Without notes, a
    state of nothing but a note is left out, as are exceptions. Phases and own ratings are there
    only where there are any. `left_out`, where there are any, are the days that are not as they
    were written.
    """
    check_ins, histories, tombstones, definitions = contents
    logged = {check_in.day for check_in in check_ins}
    removed = sorted({*histories, *tombstones} - logged)
    shared = check_ins if notes else filter(None, (c.without_note() for c in check_ins))
    if not notes:
        histories = {day: without_notes(history) for day, history in histories.items()}
    yield f'{{"format": {_text(FORMAT)}, "version": {VERSION},\n'
    yield f'"exported_at": {_text(exported_at.isoformat())},\n'
    yield '"check_ins": ['
    yield from _lines(
        {**check_in_to_dict(c), "revisions": _dicts(histories.get(c.day, ()))} for c in shared
    )
    yield '],\n"removed": ['
    yield from _lines(
        {
            "day": day.isoformat(),
            "changed_at": tombstones[day].isoformat() if day in tombstones else None,
            "revisions": _dicts(histories.get(day, ())),
        }
        for day in removed
    )
    yield "]"
    for key, items in _definitions(definitions).items():
        if items:
            yield f',\n"{key}": ['
            yield from _lines(items)
            yield "]"
    yield f',\n"left_out": {_text(sorted(left_out))}}}\n' if left_out else "}\n"


def _definitions(states: DefinitionStates) -> dict[str, list[dict[str, Any]]]:
    """Return the lists of phases, own ratings and removed ones."""
    shapes: dict[str, list[dict[str, Any]]] = {key: [] for key in (*LISTS.values(), REMOVED)}
    for (kind, key), state in sorted(states.items()):
        shape = definition_to_dict(state)
        if isinstance(state, RemovedDefinition):
            shapes[REMOVED].append({"kind": kind, "key": key, **shape})
        else:
            shapes[LISTS[kind]].append(shape)
    return shapes


def _lines(days: Iterable[dict[str, Any]]) -> Iterator[str]:
    before = "\n"
    for day in days:
        yield before + _text(day)
        before = ",\n"
    if before != "\n":
        yield "\n"


def _dicts(history: Sequence[Revision]) -> list[dict[str, Any]]:
    return [revision_to_dict(revision) for revision in history]


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
