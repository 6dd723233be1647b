"""Phases and own ratings as the diary keeps them, and what was done to them."""

import sqlite3
from contextlib import suppress
from typing import NamedTuple

from prtcheck.core.definition import (
    Definition,
    DefinitionId,
    DefinitionKind,
    DefinitionState,
    RemovedDefinition,
    present_definition,
)
from prtcheck.core.definition_json import definition_from_dict
from prtcheck.core.left_out import LeftOut
from prtcheck.core.phase import Phase, clip_phases
from prtcheck.core.rating_scale import RatingScale
from prtcheck.core.record_json import JsonPlace
from prtcheck.errors import InvalidInputError
from prtcheck.storage.queries import fetch_rows
from prtcheck.storage.rows import Row, checksum
from prtcheck.storage.sqlite_errors import DamagedRowError

_ROWS = "SELECT kind, key, content, changed_at, checksum FROM definition ORDER BY kind, key"
_REVISIONS = (
    "SELECT definition_revision.kind, key, before, after, change.kind, made_at, checksum, "
    "definition_revision.id FROM definition_revision JOIN change ON change.id = change_id"
)
_NOT_READABLE = (DamagedRowError, InvalidInputError, ValueError, TypeError)


def read_definitions(
    connection: sqlite3.Connection, left_out: LeftOut
) -> dict[DefinitionId, DefinitionState]:
    """Return what is known of each phase and own rating; a bad one is named in `left_out`."""
    found = {}
    for row in fetch_rows(connection, _ROWS):
        try:
            found[_id_of(row)] = _sound_state(row)
        except _NOT_READABLE:
            left_out.definitions.add(_name(row))
    return found


def read_phases(connection: sqlite3.Connection, left_out: LeftOut) -> list[Phase]:
    """Return the phases, oldest first, no two of which share a day."""
    states = read_definitions(connection, left_out).values()
    return clip_phases(state for state in states if isinstance(state, Phase))


def read_rating_scales(connection: sqlite3.Connection, left_out: LeftOut) -> list[RatingScale]:
    """Return the own ratings, each wording of them, in the order they were added."""
    states = read_definitions(connection, left_out).values()
    scales = [state for state in states if isinstance(state, RatingScale)]
    return sorted(scales, key=lambda scale: (scale.added_at, scale.key))


def _name(row: Row) -> str:
    return f"{row[0]} {row[1]}"


def _id_of(row: Row) -> DefinitionId:
    return DefinitionId(DefinitionKind(row[0]), row[1])


def _sound_state(row: Row) -> DefinitionState:
    if row[-1] != checksum(*row[:-1]):
        raise DamagedRowError
    return _state_from_row(row)


def _state_from_row(row: Row) -> DefinitionState:
    kind, _, content, changed_at, _ = row
    if content is None:
        return RemovedDefinition(JsonPlace({"at": changed_at}).needed_moment("at"))
    return _required(_state_from_json(DefinitionKind(kind), content))


def _required(state: DefinitionState | None) -> DefinitionState:
    if state is None:
        raise DamagedRowError
    return state


def _state_from_json(kind: DefinitionKind, text: str | None) -> DefinitionState | None:
    import json

    if text is None:
        return None
    data = json.loads(text)
    if "name" not in data:
        return RemovedDefinition(JsonPlace(data).needed_moment("changed_at"))
    return definition_from_dict(kind, data)


class BothDefinitionStates(NamedTuple):
    """What was known of a definition before and after a change; None is nothing."""

    before: DefinitionState | None
    after: DefinitionState | None


def definitions_of_change(
    connection: sqlite3.Connection, change_id: int
) -> dict[DefinitionId, BothDefinitionStates]:
    """Return what a change did to phases and own ratings.

    Raises:
        DamagedRowError: a row is not what was written.
    """
    rows = fetch_rows(connection, f"{_REVISIONS} WHERE change_id = ?", (change_id,))
    return {_id_of(row): _both_states(row) for row in rows}


def _both_states(row: Row) -> BothDefinitionStates:
    kind, _, before, after, *_ = row
    if not _is_whole(row):
        raise DamagedRowError
    states = (_state_from_json(DefinitionKind(kind), text) for text in (before, after))
    return BothDefinitionStates(*states)


def _is_whole(row: Row) -> bool:
    *written, of_all, _ = row
    return bool(of_all == checksum(*written))


def _bad_revisions(connection: sqlite3.Connection) -> list[Row]:
    return [row for row in fetch_rows(connection, _REVISIONS) if not _is_whole(row)]


def name_bad_revisions(connection: sqlite3.Connection, left_out: LeftOut) -> None:
    """Name in `left_out` the definitions with a former state that is not as it was written."""
    left_out.histories.update(map(_name, _bad_revisions(connection)))


def drop_bad_revisions(connection: sqlite3.Connection) -> list[str]:
    """Remove the former states that are not as they were written; return their definitions."""
    bad = _bad_revisions(connection)
    connection.executemany(
        "DELETE FROM definition_revision WHERE id = ?", [(row[-1],) for row in bad]
    )
    return sorted(set(map(_name, bad)))


class BadDefinition(NamedTuple):
    """A phase or an own rating that is not as it was written."""

    kind: str
    key: str
    """Both as the file spells them."""
    present: Definition | None
    """What the file says of it now, where that is a definition."""
    written: Definition | None
    """What was written last, where its history still tells."""

    @property
    def name(self) -> str:
        """What `LeftOut` calls it."""
        return f"{self.kind} {self.key}"


def find_bad_definitions(connection: sqlite3.Connection) -> list[BadDefinition]:
    """Return the phases and own ratings that are not as they were written."""
    found = []
    for row in fetch_rows(connection, _ROWS):
        try:
            _sound_state(row)
        except _NOT_READABLE:
            present = None
            with suppress(*_NOT_READABLE):
                present = present_definition(_state_from_row(row))
            written = _last_written(connection, row)
            found.append(BadDefinition(str(row[0]), str(row[1]), present, written))
    return found


def _last_written(connection: sqlite3.Connection, row: Row) -> Definition | None:
    query = (
        f"{_REVISIONS} WHERE definition_revision.kind = ? AND key = ? AND state = 'done' "
        "ORDER BY definition_revision.id DESC LIMIT 1"
    )
    with suppress(*_NOT_READABLE, sqlite3.Error, UnicodeError):
        for last in fetch_rows(connection, query, row[:2]):
            return present_definition(_both_states(last).after)
    return None
