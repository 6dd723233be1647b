"""Check-ins as the transaction sees them that is about to change some."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, func, inspect
from sqlalchemy import select as sql_select
from sqlmodel import Session, col

from prtcheck.core.check_in import CheckIn
from prtcheck.storage.rows import (
    ACTIVITY_COLUMNS,
    CAUSE_COLUMNS,
    CHECK_IN_COLUMNS,
    check_in_from_rows,
)
from prtcheck.storage.schema import ActivityRow, CauseRow, CheckInRow


def load(session: Session, day: date) -> CheckIn | None:
    """Return a day's check-in as the transaction sees it."""
    return load_days(session, [day])[day]


def load_days(session: Session, days: Iterable[date]) -> dict[date, CheckIn | None]:
    """Return the check-ins of days as the transaction sees them, in as few questions as for one."""
    asked = list(days)
    keys = json.dumps([day.isoformat() for day in asked])
    causes = _children(session, CauseRow, CAUSE_COLUMNS, keys, "rank")
    activities = _children(session, ActivityRow, ACTIVITY_COLUMNS, keys, "place")
    rows = session.connection().execute(_of_days(CheckInRow, CHECK_IN_COLUMNS, keys))
    found = {row[0]: check_in_from_rows(row, causes[row[0]], activities[row[0]]) for row in rows}
    return {day: found.get(day.isoformat()) for day in asked}


def _children(
    session: Session,
    table: type[CauseRow | ActivityRow],
    columns: Sequence[str],
    keys: str,
    order: str,
) -> dict[str, list[Sequence[Any]]]:
    grouped: dict[str, list[Sequence[Any]]] = defaultdict(list)
    question = _of_days(table, ("day", *columns), keys).order_by("day", order)
    for row in session.connection().execute(question):
        grouped[row[0]].append(row[1:])
    return grouped


def _of_days(
    table: type[CheckInRow | CauseRow | ActivityRow], columns: Sequence[str], keys: str
) -> Select[Any]:
    """Ask for the rows of any number of days, which come as one JSON."""
    wanted = func.json_each(keys).table_valued("value")
    named = [inspect(table).local_table.c[column] for column in columns]
    return sql_select(*named).where(col(table.day).in_(sql_select(wanted.c.value)))
