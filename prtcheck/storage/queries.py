"""Questions to the diary, asked through a connection that cannot change it."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from prtcheck.core.check_in import Cause, CheckIn, Side
from prtcheck.core.text import fold
from prtcheck.storage.month_counts import require_whole_months
from prtcheck.storage.rows import (
    ACTIVITY_COLUMNS,
    CAUSE_COLUMNS,
    CHECK_IN_COLUMNS,
    Row,
    cause_from_row,
    check_in_from_rows,
    checksum,
)
from prtcheck.storage.sqlite_errors import DamagedRowError


def check_ins(
    connection: sqlite3.Connection, since: date | None, until: date | None
) -> Iterator[CheckIn]:
    """Yield the check-ins of a range of days, oldest first.

    Raises:
        DamagedRowError: a row is not what was written, or one is lost.
    """
    for rows in _rows_between(connection, since, until):
        yield check_in_from_rows(*rows)


def check_ins_of(connection: sqlite3.Connection, days: Iterable[date]) -> list[CheckIn]:
    """Return the check-ins of some days, oldest first.

    Raises:
        DamagedRowError: a row is not what was written.
    """
    import json

    asked = json.dumps([day.isoformat() for day in days])
    among = _Days("IN (SELECT value FROM json_each(?))", (asked,))
    return [check_in_from_rows(*rows) for rows in _rows_of(connection, among)]


class _Days(NamedTuple):
    """Which days are asked for, as SQL puts it."""

    condition: str
    values: tuple[str, ...]


_RowsOfADay = tuple[Row, list[Row], list[Row]]
"""A check-in's row, its causes and its activities."""


def _rows_between(
    connection: sqlite3.Connection, since: date | None, until: date | None
) -> Iterator[_RowsOfADay]:
    span = span_of(since, until)
    require_whole_months(connection, *span)
    yield from _rows_of(connection, _Days("BETWEEN ? AND ?", span))


def _rows_of(connection: sqlite3.Connection, days: _Days) -> Iterator[_RowsOfADay]:
    """Yield the rows of days, by three questions that go in step."""
    causes = _children(connection, CAUSE_COLUMNS, "cause", "rank", days)
    activities = _children(connection, ACTIVITY_COLUMNS, "activity", "place", days)
    for row in _rows(connection, CHECK_IN_COLUMNS, "check_in", "day", days):
        yield row, causes(row[0]), activities(row[0])


def _children(
    connection: sqlite3.Connection, columns: Sequence[str], table: str, order: str, days: _Days
) -> Callable[[str], list[Row]]:
    """Return what hands out the children of a day, asked for day after day."""
    rows = _rows(connection, ("day", *columns), table, f"day, {order}", days)
    groups = groupby(rows, itemgetter(0))
    ahead = next(groups, None)

    def of(day: str) -> list[Row]:
        nonlocal ahead
        if ahead is None or ahead[0] != day:
            return []
        found = [row[1:] for row in ahead[1]]
        ahead = next(groups, None)
        return found

    return of


def span_of(since: date | None, until: date | None) -> tuple[str, str]:
    """Return both ends of a range of days as the diary keeps days; None is open."""
    return (since or date.min).isoformat(), (until or date.max).isoformat()


def _rows(
    connection: sqlite3.Connection,
    columns: Sequence[str],
    table: str,
    order: str,
    days: _Days,
) -> sqlite3.Cursor:
    named = ", ".join(columns)
    query = f"SELECT {named} FROM {table} WHERE day {days.condition} ORDER BY {order}"  # noqa: S608 - names of our own
    return connection.execute(query, days.values)


def removed(connection: sqlite3.Connection) -> dict[date, datetime]:
    """Return the days whose check-in was removed, oldest first, each with the moment.

    Raises:
        DamagedRowError: a row is not what was written.
    """
    rows = connection.execute(
        "SELECT day, changed_at, checksum FROM removed "
        "WHERE day NOT IN (SELECT day FROM check_in) ORDER BY day"
    )
    return dict(map(_removal_from_row, rows))


def _removal_from_row(row: Row) -> tuple[date, datetime]:
    day, changed_at, written = row
    if written != checksum(day, changed_at):
        raise DamagedRowError
    return date.fromisoformat(day), datetime.fromisoformat(changed_at)


def latest(connection: sqlite3.Connection, until: date, most: int) -> list[CheckIn]:
    """Return the latest check-ins up to a day, at most so many, oldest first."""
    rows = connection.execute(
        "SELECT day FROM check_in WHERE day <= ? ORDER BY day DESC LIMIT ?",
        (until.isoformat(), most),
    )
    days = [date.fromisoformat(day) for (day,) in rows]
    return list(check_ins(connection, days[-1], days[0])) if days else []


def activities_by_use(connection: sqlite3.Connection, latest_days: int = 90) -> list[str]:
    """Return the names of activities, most used first, over the latest logged days."""
    rows = connection.execute(
        "SELECT name, count(*) AS uses, max(day) AS latest FROM activity "
        "WHERE day IN (SELECT day FROM check_in ORDER BY day DESC LIMIT ?) "
        "GROUP BY name ORDER BY uses DESC, latest DESC, name",
        (latest_days,),
    )
    return [row[0] for row in rows]


def cause_texts(connection: sqlite3.Connection, most: int = 500) -> list[str]:
    """Return the person's own words for causes, latest first, each once."""
    rows = connection.execute(
        "SELECT text, max(day) AS latest, rank FROM cause GROUP BY text "
        "ORDER BY latest DESC, rank LIMIT ?",
        (most,),
    )
    return [row[0] for row in rows]


def remembered_sides(connection: sqlite3.Connection) -> dict[str, Side]:
    """Return how the person sorted each text last, by the folded text."""
    rows = connection.execute(
        "SELECT text, side, max(julianday(coalesce(coded_at, day))) AS latest FROM cause "
        "WHERE side IS NOT NULL GROUP BY text, side ORDER BY latest"
    )
    return {fold(text): Side(side) for text, side, _ in rows}


def last_causes(connection: sqlite3.Connection, before: date) -> tuple[Cause, ...]:
    """Return the causes of the latest day before `before` that has any."""
    (day,) = connection.execute(
        "SELECT max(day) FROM cause WHERE day < ?", (before.isoformat(),)
    ).fetchone()
    rows = _rows(connection, CAUSE_COLUMNS, "cause", "rank", _Days("= ?", (day,)))
    return tuple(map(cause_from_row, rows))
