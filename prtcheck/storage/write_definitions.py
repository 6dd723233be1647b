"""Writing phases and own ratings, and their former states, as rows."""

from collections.abc import Mapping

from sqlmodel import Session, col, delete

from prtcheck.core.definition import DefinitionId, DefinitionState, RemovedDefinition
from prtcheck.core.definition_json import definition_to_dict
from prtcheck.core.record_json import canonical_json
from prtcheck.storage.rows import checksum
from prtcheck.storage.schema import ChangeRow, Columns, DefinitionRevisionRow, DefinitionRow
from prtcheck.storage.write_rows import insert_rows

States = Mapping[DefinitionId, DefinitionState | None]
"""Definitions with what is known of each; None is nothing."""


def put_definitions(session: Session, states: States) -> None:
    """Give phases and own ratings their states."""
    for (kind, key), state in states.items():
        is_same = (col(DefinitionRow.kind) == kind.value, col(DefinitionRow.key) == key)
        session.exec(delete(DefinitionRow).where(*is_same))
        if state is not None:
            content = None if isinstance(state, RemovedDefinition) else _to_json(state)
            stamp = state.changed_at.isoformat()
            session.add(
                DefinitionRow(
                    kind=kind.value,
                    key=key,
                    content=content,
                    changed_at=stamp,
                    checksum=checksum(kind.value, key, content, stamp),
                )
            )
    session.flush()


def add_definition_revisions(
    session: Session, change: ChangeRow, before: States, after: States
) -> None:
    """Keep the states before and after a change."""
    rows: list[Columns] = []
    for kind, key in before:
        former, new = (_to_json(states[DefinitionId(kind, key)]) for states in (before, after))
        row = {"kind": kind.value, "key": key, "before": former, "after": new}
        of_all = checksum(*row.values(), change.kind, change.made_at)
        rows.append({"change_id": change.id, **row, "checksum": of_all})
    insert_rows(session, DefinitionRevisionRow, rows)


def _to_json(state: DefinitionState | None) -> str | None:
    return None if state is None else canonical_json(definition_to_dict(state))
