"""Changes to phases and own ratings inside a transaction, each kept so that it can be undone."""

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import cast

from sqlmodel import Session, col, update

from prtcheck.core.definition import (
    Definition,
    DefinitionId,
    DefinitionKind,
    DefinitionState,
    DefinitionStates,
    find_changes,
    id_of,
    present_definition,
    stamp_definitions,
)
from prtcheck.core.history import ChangeKind
from prtcheck.core.left_out import LeftOut
from prtcheck.core.merge import Merge
from prtcheck.core.phase import Phase
from prtcheck.core.rating_scale import RatingScale
from prtcheck.errors import ChangedMeanwhileError, InvalidInputError
from prtcheck.storage import definitions
from prtcheck.storage.definitions import BadDefinition, find_bad_definitions
from prtcheck.storage.revisions import Reversible
from prtcheck.storage.schema import ChangeRow
from prtcheck.storage.write_definitions import States, add_definition_revisions, put_definitions

Definitions = Mapping[DefinitionId, Definition | None]
"""Phases and own ratings; None is none."""


class State(StrEnum):
    """Where a change stands between undo and redo."""

    DONE = "done"
    UNDONE = "undone"
    DROPPED = "dropped"
    """Undone, and then something else was changed."""
    KEPT = "kept"
    """Came with an import; never undone by itself."""


class DefinitionChanges:
    """The part of a transaction that changes phases and own ratings."""

    def __init__(self, session: Session, now: datetime) -> None:
        self._session = session
        self._now = now

    @property
    def connection(self) -> sqlite3.Connection:
        """The driver's own connection, inside the transaction."""
        return cast("sqlite3.Connection", self._session.connection().connection.driver_connection)

    def phases(self) -> list[Phase]:
        """Return the phases, oldest first."""
        return definitions.read_phases(self.connection, LeftOut())

    def rating_scales(self) -> list[RatingScale]:
        """Return the own ratings, each wording of them, in the order they were added."""
        return definitions.read_rating_scales(self.connection, LeftOut())

    def change_definitions(self, kind: DefinitionKind, after: Iterable[Definition]) -> None:
        """Let the diary hold only these definitions of a kind, and keep the former ones."""
        present = self._known_definitions()
        changes = find_changes(kind, present, after)
        if changes:
            change = self._add_change(ChangeKind(kind.value), self._now)
            before = {key: present.get(key) for key in changes}
            self._put_definitions(change, before, stamp_definitions(changes, present, self._now))

    def repair_definition(self, bad: BadDefinition, after: Definition | None) -> None:
        """Give a bad definition a state again, or remove it; undo gives what else is known of it.

        One of which nothing is known is removed for good.

        Raises:
            ChangedMeanwhileError: it no longer is as it was shown.
        """
        if bad not in find_bad_definitions(self.connection):
            raise ChangedMeanwhileError(
                "This was changed since you opened it, in another window or by a command."
            )
        self.connection.execute(
            "DELETE FROM definition WHERE kind = ? AND CAST(key AS BLOB) = ?",
            (bad.kind, bad.key.encode(errors="surrogateescape")),
        )
        other = next((one for one in (bad.written, bad.present) if one and one != after), None)
        known = after or other
        if known is not None:
            key = id_of(known)
            before = {key: other if other and id_of(other) == key else None}
            change = self._add_change(ChangeKind.REPAIR, self._now)
            self._put_definitions(change, before, stamp_definitions({key: after}, {}, self._now))

    def _known_definitions(self) -> dict[DefinitionId, DefinitionState]:
        return definitions.read_definitions(self.connection, LeftOut())

    def _add_change(self, kind: ChangeKind, made_at: datetime) -> ChangeRow:
        """Begin a change; what was undone before can then no longer be redone."""
        undone = update(ChangeRow).where(col(ChangeRow.state) == State.UNDONE)
        self._session.exec(undone.values(state=State.DROPPED))
        change = ChangeRow(kind=kind.value, made_at=made_at.isoformat())
        self._session.add(change)
        self._session.flush()
        return change

    def _put_definitions(self, change: ChangeRow, before: States, after: States) -> None:
        add_definition_revisions(self._session, change, before, after)
        put_definitions(self._session, after)

    def _are_as_decided(self, merged: Merge) -> bool:
        present = self._known_definitions()
        found = {key: present.get(key) for key in merged.definitions}
        return _with_stamps(found) == _with_stamps(merged.definitions_before)

    def _import_definitions(self, change: ChangeRow, merged: Merge) -> None:
        """Import definitions; a removal of what is not here is no change that undo takes back."""
        before = {
            key: former
            for key, former in merged.definitions_before.items()
            if present_definition(former) or present_definition(merged.definitions[key])
        }
        self._put_definitions(change, before, merged.definitions)

    def _reverse_definitions(self, change: Reversible, *, is_undo: bool) -> Definitions:
        """Give definitions the states before a change, or after it, as changed now.

        Raises:
            InvalidInputError: one is not as the change left it.
        """
        both = definitions.definitions_of_change(self.connection, change.change_id)
        present = self._known_definitions()
        for key, states in both.items():
            expected = states.after if is_undo else states.before
            if present_definition(present.get(key)) != present_definition(expected):
                raise InvalidInputError(
                    f"A {key.kind.in_words} is not as that change left it. Nothing was changed."
                )
        wanted = {key: one.before if is_undo else one.after for key, one in both.items()}
        stamped: dict[DefinitionId, DefinitionState | None] = {
            **stamp_definitions(wanted, present, self._now)
        }
        if change.kind is ChangeKind.IMPORT:
            stamped |= _as_they_came(wanted, present, is_undo=is_undo)
        put_definitions(self._session, stamped)
        return {key: present_definition(state) for key, state in wanted.items()}


def _as_they_came(
    wanted: States, present: DefinitionStates, *, is_undo: bool
) -> dict[DefinitionId, DefinitionState | None]:
    """Return the states that an import's undo or redo does not stamp anew.

    What the import had added is as if it had never come, and comes again as it came: else the same
    file could not be imported again.
    """
    return {
        key: state
        for key, state in wanted.items()
        if (
            is_undo
            if state is None or present_definition(state) is None
            else key not in present or state.changed_at > present[key].changed_at
        )
    }


def _with_stamps(states: States) -> dict[DefinitionId, tuple[object, ...]]:
    """Return states and their stamps, which two equal definitions need not share."""
    return {key: (state, state and state.changed_at) for key, state in states.items()}
