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
from prtcheck.storage.opening import explained, open_for_writing
from prtcheck.storage.reading import record_from_json
from prtcheck.storage.rows import check_in_from_rows
from prtcheck.storage.tables import (
    ActivityRow,
    CauseRow,
    ChangeRow,
    CheckInRow,
    RevisionRow,
    rows_of,
)


class ChangeKind(StrEnum):
    """What a person did to the diary."""

    LOG = "log"
    EDIT = "edit"
    DELETE = "delete"
    IMPORT = "import"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Undone:
    """A change that was taken back."""

    kind: ChangeKind
    made_at: datetime
    restored: Mapping[date, CheckIn | None]
    """Each day's state now; None is no check-in."""


@contextmanager
def transaction(path: Path) -> Iterator[Session]:
    """Open the diary for one change: all of it is on the disk after the block, or nothing."""
    migrate(path)
    try:
        with Session(_engine(path)) as session, session.begin():
            yield session
    except DBAPIError as error:
        raise explained(error.orig, path) from None


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
    """Give days their new states and keep the former ones; None removes the check-in."""
    change_id = _new_change(session, kind, now)
    for day, after in states.items():
        before = load(session, day)
        _put(session, day, after)
        session.add(
            RevisionRow(
                change_id=change_id,
                day=day.isoformat(),
                before=_as_json(before),
                after=_as_json(after),
            )
        )


def _new_change(session: Session, kind: ChangeKind, now: datetime) -> int:
    change = ChangeRow(kind=kind, made_at=now.isoformat())
    session.add(change)
    session.flush()
    if change.id is None:
        raise AssertionError("a flushed row has its key")
    return change.id


def take_back(session: Session) -> Undone:
    """Take back the latest change and forget it.

    Raises:
        InvalidInputError: there is none.
    """
    change = session.exec(select(ChangeRow).order_by(desc("id"))).first()
    if change is None:
        raise InvalidInputError("There is nothing to undo: no change was made yet.")
    revisions = session.exec(select(RevisionRow).where(RevisionRow.change_id == change.id)).all()
    restored = {
        date.fromisoformat(revision.day): record_from_json(revision.before)
        for revision in revisions
    }
    for day, state in restored.items():
        _put(session, day, state)
    undone = Undone(ChangeKind(change.kind), datetime.fromisoformat(change.made_at), restored)
    session.delete(change)
    return undone


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
