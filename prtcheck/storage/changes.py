"""Changes to the diary, each in one transaction and each kept so that it can be taken back."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import bindparam, event, insert
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool
from sqlmodel import Session, SQLModel, col, create_engine, delete, desc, select

from prtcheck.core.check_in import CheckIn
from prtcheck.core.history import ChangeKind, Revision
from prtcheck.core.merge import Histories, Merge
from prtcheck.core.record_json import check_in_to_dict
from prtcheck.core.stretches import days_of_stretch, start_of_stretch, stretches_of
from prtcheck.errors import DayTakenError, InvalidInputError
from prtcheck.storage.connection import (
    DamagedRowError,
    damaged,
    explain_sqlite_error,
    open_writable,
)
from prtcheck.storage.loading import load_days
from prtcheck.storage.migrations import migrate
from prtcheck.storage.revisions import record_from_json
from prtcheck.storage.rows import checksum
from prtcheck.storage.schema import (
    ActivityRow,
    CauseRow,
    ChangeRow,
    CheckInRow,
    Columns,
    RevisionRow,
    StretchRow,
    rows_of,
)
from prtcheck.storage.sums import SUMS_COLUMNS, sums_row

_NAMED = sqlite.dialect(paramstyle="named")


class State(StrEnum):
    """Where a change stands between undo and redo."""

    DONE = "done"
    UNDONE = "undone"
    DROPPED = "dropped"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Reversal:
    """A change that was taken back, or made again."""

    kind: ChangeKind
    made_at: datetime
    states: Mapping[date, CheckIn | None]
    """Each day's state now; None is no check-in."""


@contextmanager
def transaction(path: Path) -> Iterator[Session]:
    """Open the diary for one change: all of it is on the disk after the block, or nothing."""
    migrate(path)
    try:
        with Session(_engine(path)) as session, session.begin():
            _require_sound(session, path)
            yield session
    except DamagedRowError:
        raise damaged(path) from None
    except DBAPIError as error:
        raise explain_sqlite_error(error.orig, path) from None


def _require_sound(session: Session, path: Path) -> None:
    """Refuse to write into a file that SQLite itself finds damaged."""
    if session.connection().exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok":
        raise damaged(path)


def _engine(path: Path) -> Engine:
    engine = create_engine(
        "sqlite://",
        creator=lambda: open_writable(path),
        poolclass=NullPool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin_immediate)
    return engine


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def change_days(
    session: Session, kind: ChangeKind, now: datetime, states: Mapping[date, CheckIn | None]
) -> None:
    """Give days their new states and keep the former ones; None removes the check-in.

    What was undone before can then no longer be redone.
    """
    undone = select(ChangeRow).where(ChangeRow.state == State.UNDONE)
    for dropped in session.exec(undone):
        dropped.state = State.DROPPED
    change = ChangeRow(kind=kind.value, made_at=now.isoformat())
    session.add(change)
    session.flush()
    befores = load_days(session, states)
    _put(session, states)
    _keep(session, [_revision_row(change, d, befores[d], after) for d, after in states.items()])


def apply_import(session: Session, now: datetime, merged: Merge) -> None:
    """Import what was decided on; one undo takes all of it back.

    What goes into the days' histories is kept in changes of its own, never undone by themselves,
    right before the import's change: so the import is found that each came with.

    Raises:
        DayTakenError: a day was changed since it was decided.
    """
    expected: dict[date, CheckIn | None] = {**dict.fromkeys(merged.added), **merged.replaced}
    if load_days(session, expected) != expected:
        raise DayTakenError(
            "The diary was changed meanwhile, in a window or by a command: nothing was imported. "
            "Import again."
        )
    _file(session, merged.histories)
    _file(session, {d: (_replaced_by_import(r, now),) for d, r in merged.outdated.items()})
    change_days(session, ChangeKind.IMPORT, now, merged.states)


def _replaced_by_import(record: CheckIn, now: datetime) -> Revision:
    return Revision(ChangeKind.IMPORT, now, record)


def _file(session: Session, histories: Histories) -> None:
    """Keep former states as they came; what followed each is not known, so `after` is empty."""
    changes: dict[tuple[str, str], ChangeRow] = {}
    for revision in (one for history in histories.values() for one in history):
        key = (revision.kind.value, revision.replaced_at.isoformat())
        changes.setdefault(key, ChangeRow(kind=key[0], made_at=key[1], state=State.KEPT))
    session.add_all(changes.values())
    session.flush()
    rows = [
        _revision_row(changes[one.kind.value, one.replaced_at.isoformat()], day, one.before, None)
        for day, history in histories.items()
        for one in history
    ]
    _keep(session, rows)


def _keep(session: Session, revisions: list[Columns]) -> None:
    """Keep revisions in their order."""
    _insert(session, RevisionRow, revisions)


def _revision_row(
    change: ChangeRow, day: date, before: CheckIn | None, after: CheckIn | None
) -> Columns:
    states = {"day": day.isoformat(), "before": _as_json(before), "after": _as_json(after)}
    of_all = checksum(*states.values(), change.kind, change.made_at)
    return {"change_id": change.id, **states, "checksum": of_all}


def undo_change(session: Session) -> Reversal:
    """Take back the latest change.

    Raises:
        InvalidInputError: there is none.
    """
    done = select(ChangeRow).where(ChangeRow.state == State.DONE).order_by(desc("id"))
    change = session.exec(done).first()
    if change is None:
        raise InvalidInputError("There is nothing to undo.")
    change.state = State.UNDONE
    return _reverse(session, change, found="after", wanted="before")


def redo_change(session: Session) -> Reversal:
    """Make the change again that was taken back last.

    Raises:
        InvalidInputError: there is none, or something was changed since.
    """
    undone = select(ChangeRow).where(ChangeRow.state == State.UNDONE).order_by("id")
    change = session.exec(undone).first()
    if change is None:
        raise InvalidInputError("There is nothing to redo.")
    change.state = State.DONE
    return _reverse(session, change, found="before", wanted="after")


def _reverse(session: Session, change: ChangeRow, *, found: str, wanted: str) -> Reversal:
    kind, made_at = ChangeKind(change.kind), datetime.fromisoformat(change.made_at)
    revisions = session.exec(select(RevisionRow).where(RevisionRow.change_id == change.id)).all()
    for revision in revisions:
        _require_whole(revision, change)
    session.flush()
    states = {date.fromisoformat(row.day): row.model_dump() for row in revisions}
    present = load_days(session, states)
    for day, revision_data in states.items():
        if present[day] != record_from_json(revision_data[found]):
            raise InvalidInputError(f"{day} is not as that change left it: nothing was changed.")
    restored = {day: record_from_json(data[wanted]) for day, data in states.items()}
    _put(session, restored)
    return Reversal(kind, made_at, restored)


def _require_whole(revision: RevisionRow, change: ChangeRow) -> None:
    states = (revision.day, revision.before, revision.after)
    if revision.checksum != checksum(*states, change.kind, change.made_at):
        raise DamagedRowError


def _put(session: Session, states: Mapping[date, CheckIn | None]) -> None:
    """Give days their states in a few statements; row by row, years of days take minutes."""
    session.expunge_all()
    connection = session.connection()
    if states:
        gone = delete(CheckInRow).where(col(CheckInRow.day) == bindparam("gone"))
        connection.execute(gone, [{"gone": day.isoformat()} for day in states])
    held = [rows_of(state) for state in states.values() if state is not None]
    parents = [rows.check_in for rows in held]
    causes = [row for rows in held for row in rows.causes]
    activities = [row for rows in held for row in rows.activities]
    for table, rows in ((CheckInRow, parents), (CauseRow, causes), (ActivityRow, activities)):
        _insert(session, table, rows)
    _add_up(session, states)


def _add_up(session: Session, days: Iterable[date]) -> None:
    """Keep what the weeks of days add up to, as these days now are."""
    firsts = sorted({start_of_stretch(day) for day in days})
    if firsts:
        gone = delete(StretchRow).where(col(StretchRow.first) == bindparam("gone"))
        session.connection().execute(gone, [{"gone": first.isoformat()} for first in firsts])
    present = load_days(session, (day for first in firsts for day in days_of_stretch(first)))
    stretches = stretches_of(held for held in present.values() if held is not None)
    rows = [dict(zip(SUMS_COLUMNS, sums_row(each), strict=True)) for each in stretches]
    _insert(session, StretchRow, rows)


def _insert(session: Session, table: type[SQLModel], rows: Sequence[Columns]) -> None:
    """Add rows that name the same columns; the driver takes them as they are, at half the time."""
    if rows:
        statement = insert(table).compile(dialect=_NAMED, column_keys=list(rows[0]))
        session.connection().exec_driver_sql(str(statement), list(rows))


def _as_json(check_in: CheckIn | None) -> str | None:
    if check_in is None:
        return None
    data: dict[str, Any] = check_in_to_dict(check_in)
    return json.dumps(data, ensure_ascii=False)
