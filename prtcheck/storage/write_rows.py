"""Writing days and their former states as rows, many in a few statements."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import bindparam, insert
from sqlalchemy.dialects import sqlite
from sqlmodel import Session, SQLModel, col, delete

from prtcheck.core.check_in import CheckIn
from prtcheck.core.history import Tombstone
from prtcheck.core.merge import State as DayState
from prtcheck.core.record_json import check_in_to_dict
from prtcheck.storage.rows import (
    ACTIVITY_COLUMNS,
    CAUSE_COLUMNS,
    CHECK_IN_COLUMNS,
    RATING_COLUMNS,
    DayRows,
    Row,
    checksum,
)
from prtcheck.storage.schema import (
    ActivityRow,
    CauseRow,
    ChangeRow,
    CheckInRow,
    Columns,
    RatingRow,
    RemovedRow,
    rows_of,
)

_NAMED = sqlite.dialect(paramstyle="named")

Stamped = Mapping[date, DayState | None]
"""The same with the moment of each day's last change; None is a day that never was changed."""


def put_states(session: Session, states: Stamped) -> None:
    """Give days their states in a few statements; row by row, years of days take minutes."""
    if states:
        days = [{"gone": day.isoformat()} for day in states]
        for table in (CauseRow, ActivityRow, RatingRow, CheckInRow):
            gone = delete(table).where(col(table.day) == bindparam("gone"))
            session.connection().execute(gone, days)
    held = [rows_of(state) for state in states.values() if isinstance(state, CheckIn)]
    check_ins = [dict(zip(CHECK_IN_COLUMNS, rows.check_in, strict=True)) for rows in held]
    insert_rows(session, CheckInRow, check_ins)
    insert_rows(session, CauseRow, _children(held, CAUSE_COLUMNS, lambda rows: rows.causes))
    activities = _children(held, ("place", *ACTIVITY_COLUMNS), lambda r: _numbered(r.activities))
    insert_rows(session, ActivityRow, activities)
    ratings = _children(held, ("place", *RATING_COLUMNS), lambda rows: _numbered(rows.ratings))
    insert_rows(session, RatingRow, ratings)
    _put_tombstones(session, [one for one in states.values() if isinstance(one, Tombstone)])


def _children(
    days: Iterable[DayRows], columns: Sequence[str], of: Callable[[DayRows], Sequence[Row]]
) -> list[Columns]:
    return [
        {"day": rows.check_in[0], **dict(zip(columns, row, strict=True))}
        for rows in days
        for row in of(rows)
    ]


def _numbered(rows: Sequence[Row]) -> list[Row]:
    return [(place, *row) for place, row in enumerate(rows, start=1)]


def _put_tombstones(session: Session, tombstones: Sequence[Tombstone]) -> None:
    for day, changed_at in tombstones:
        stamp = changed_at.isoformat()
        session.merge(
            RemovedRow(
                day=day.isoformat(),
                changed_at=stamp,
                checksum=checksum(day.isoformat(), stamp),
            )
        )


def insert_rows(session: Session, table: type[SQLModel], rows: Sequence[Columns]) -> None:
    """Add rows that name the same columns; as plain rows they take half the time of models."""
    if rows:
        statement = insert(table).compile(dialect=_NAMED, column_keys=list(rows[0]))
        session.connection().exec_driver_sql(str(statement), list(rows))


def revision_row(
    change: ChangeRow,
    day: date,
    before: CheckIn | None,
    after: DayState | None,
) -> Columns:
    """Return the row that keeps a day's state before and after a change."""
    states = {"day": day.isoformat(), "before": _to_json(before), "after": _to_json(after)}
    of_all = checksum(*states.values(), change.kind, change.made_at)
    return {"change_id": change.id, **states, "checksum": of_all}


def _to_json(state: DayState | None) -> str | None:
    if not isinstance(state, CheckIn):
        return None
    data: dict[str, Any] = check_in_to_dict(state)
    return json.dumps(data, ensure_ascii=False)
