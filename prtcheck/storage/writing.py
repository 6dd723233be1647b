"""Changes to the diary, each in one transaction and each kept so that it can be taken back."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool
from sqlmodel import Session, col, create_engine, delete, desc, select

from prtcheck.core.checkin import CheckIn
from prtcheck.core.serial import check_in_as_dict
from prtcheck.errors import InvalidInputError
from prtcheck.storage.migrations import migrate
from prtcheck.storage.opening import damaged, explained, open_for_writing
from prtcheck.storage.reading import record_from_json
from prtcheck.storage.rows import DamagedRowError, check_in_from_rows, checksum
from prtcheck.storage.tables import (
    ActivityRow,
    CauseRow,
    ChangeRow,
    CheckInRow,
    RevisionRow,
    rows_of,
)


class State(StrEnum):
    """Where a change stands between undo and redo."""

    DONE = "done"
    UNDONE = "undone"
    DROPPED = "dropped"
    KEPT = "kept"


class ChangeKind(StrEnum):
    """What a person did to the diary."""

    LOG = "log"
    EDIT = "edit"
    DELETE = "delete"
    IMPORT = "import"
    CODE = "code"


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
        raise explained(error.orig, path) from None


def _require_sound(session: Session, path: Path) -> None:
    """Refuse to write into a file that SQLite itself finds damaged."""
    if session.connection().exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok":
        raise damaged(path)


def _engine(path: Path) -> Engine:
    engine = create_engine(
        "sqlite://",
        creator=lambda: open_for_writing(path),
        poolclass=NullPool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin_immediate)
    return engine


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def load(session: Session, day: date) -> CheckIn | None:
    """Return a day's check-in as the transaction sees it."""
    key = day.isoformat()
    row = session.get(CheckInRow, key)
    if row is None:
        return None
    causes = session.exec(select(CauseRow).where(CauseRow.day == key).order_by("rank"))
    activities = session.exec(select(ActivityRow).where(ActivityRow.day == key).order_by("place"))
    return check_in_from_rows(
        row.model_dump(),
        [cause.model_dump() for cause in causes],
        [activity.model_dump() for activity in activities],
    )


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
    for day, after in states.items():
        before = load(session, day)
        _put(session, day, after)
        session.add(_revision_row(change, day, before, after))


def _revision_row(
    change: ChangeRow, day: date, before: CheckIn | None, after: CheckIn | None
) -> RevisionRow:
    if change.id is None:
        raise AssertionError("a flushed row has its key")
    states = (day.isoformat(), _as_json(before), _as_json(after))
    return RevisionRow(
        change_id=change.id,
        day=states[0],
        before=states[1],
        after=states[2],
        checksum=checksum(*states, change.kind, change.made_at),
    )


def take_back(session: Session) -> Reversal:
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


def make_again(session: Session) -> Reversal:
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
    for day, revision_data in states.items():
        if load(session, day) != record_from_json(revision_data[found]):
            raise InvalidInputError(f"{day} is not as that change left it: nothing was changed.")
        _put(session, day, record_from_json(revision_data[wanted]))
    restored = {day: record_from_json(data[wanted]) for day, data in states.items()}
    return Reversal(kind, made_at, restored)


def _require_whole(revision: RevisionRow, change: ChangeRow) -> None:
    states = (revision.day, revision.before, revision.after)
    if revision.checksum != checksum(*states, change.kind, change.made_at):
        raise DamagedRowError


def _put(session: Session, day: date, state: CheckIn | None) -> None:
    session.expunge_all()
    session.exec(delete(CheckInRow).where(col(CheckInRow.day) == day.isoformat()))
    if state is None:
        return
    parent, *children = rows_of(state)
    session.add(parent)
    session.flush()  # without relationships, nothing else puts the parent first
    session.add_all(children)
    session.flush()


def _as_json(check_in: CheckIn | None) -> str | None:
    if check_in is None:
        return None
    data: dict[str, Any] = check_in_as_dict(check_in)
    return json.dumps(data, ensure_ascii=False)
