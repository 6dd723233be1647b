"""Questions to the diary, asked through a connection that cannot change it."""

import sqlite3
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from prtcheck.core.checkin import Cause, CheckIn, Side
from prtcheck.core.history import ChangeKind, Revision
from prtcheck.core.kept import Kept
from prtcheck.core.serial import check_in_from_dict
from prtcheck.core.text import fold
from prtcheck.storage.opening import DamagedRowError
from prtcheck.storage.presence import require_whole_months
from prtcheck.storage.rows import (
    ACTIVITY_COLUMNS,
    CAUSE_COLUMNS,
    CHECK_IN_COLUMNS,
    Row,
    cause_from_row,
    check_in_from_rows,
    checksum,
    kept_from_rows,
)

_FIRST_DAY = date.min.isoformat()
_LAST_DAY = date.max.isoformat()


def check_ins(
    connection: sqlite3.Connection, since: date | None, until: date | None
) -> Iterator[CheckIn]:
    """Yield the check-ins of a range of days, oldest first.

    Raises:
        DamagedRowError: a row is not what was written, or one is lost.
    """
    for rows in _rows_between(connection, since, until):
        yield check_in_from_rows(*rows)


def as_kept(
    connection: sqlite3.Connection, since: date | None, until: date | None
) -> Iterator[Kept]:
    """Yield the check-ins of a range of days in plain values, oldest first.

    Raises:
        DamagedRowError: a row is not what was written, or one is lost.
    """
    for rows in _rows_between(connection, since, until):
        yield kept_from_rows(*rows)


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
    span = (_text(since, _FIRST_DAY), _text(until, _LAST_DAY))
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


def _text(day: date | None, default: str) -> str:
    return default if day is None else day.isoformat()


def _rows(
    connection: sqlite3.Connection,
    columns: Sequence[str],
    table: str,
    order: str,
    days: _Days,
) -> sqlite3.Cursor:
    cursor = connection.cursor()
    cursor.row_factory = None  # plain tuples, in the order of the columns
    named = ", ".join(columns)
    query = f"SELECT {named} FROM {table} WHERE day {days.condition} ORDER BY {order}"  # noqa: S608 - names of our own
    return cursor.execute(query, days.values)


def latest(connection: sqlite3.Connection, until: date, most: int) -> list[CheckIn]:
    """Return the latest check-ins up to a day, at most so many, oldest first."""
    rows = connection.execute(
        "SELECT day FROM check_in WHERE day <= ? ORDER BY day DESC LIMIT ?",
        (until.isoformat(), most),
    )
    days = [date.fromisoformat(row["day"]) for row in rows]
    return list(check_ins(connection, days[-1], days[0])) if days else []


class _Filed(NamedTuple):
    """A revision and the change that brought it into this diary."""

    revision: Revision
    change_id: int
    came_with: int
    """The import that it came with, or else the change itself."""


def revisions(
    connection: sqlite3.Connection, since: date | None, until: date | None
) -> dict[date, list[Revision]]:
    """Return what was done to the days of a range, oldest first; not what was undone.

    What came with an import is kept right before the import's own change: it counts as long as
    that is not undone. Of a day that an import added together with its history, that history is
    all there is to tell: the import itself then is not told.

    Raises:
        DamagedRowError: a row is not what was written.
    """
    imports = _imports(connection)
    rows = connection.execute(
        f"{_REVISIONS} WHERE day BETWEEN ? AND ? AND state IN ('done', 'kept') "
        "ORDER BY revision.id",
        (_text(since, _FIRST_DAY), _text(until, _LAST_DAY)),
    )
    found: dict[date, list[_Filed]] = defaultdict(list)
    for row in rows:
        came_with = _came_with(row, imports)
        if came_with is not None:
            filed = _Filed(_revision(row), row["change_id"], came_with)
            found[date.fromisoformat(row["day"])].append(filed)
    return {day: _history(filed) for day, filed in found.items()}


def _imports(connection: sqlite3.Connection) -> list[tuple[int, bool]]:
    """Return the imports made here, oldest first, and whether each is done and not undone."""
    rows = connection.execute(
        "SELECT id, state FROM change WHERE kind = 'import' AND state <> 'kept' ORDER BY id"
    )
    return [(row["id"], row["state"] == "done") for row in rows]


def _came_with(row: sqlite3.Row, imports: list[tuple[int, bool]]) -> int | None:
    """Return the change by which a revision got here; None when that was undone."""
    if row["state"] == "done":
        return int(row["change_id"])
    place = bisect_left(imports, (row["change_id"], False))
    if place == len(imports):
        raise DamagedRowError
    change_id, is_done = imports[place]
    return change_id if is_done else None


def _history(filed: Sequence[_Filed]) -> list[Revision]:
    told = [one.revision for one in filed if not _adds_what_came_along(one, filed[0])]
    return sorted(told, key=lambda revision: revision.replaced_at)


def _adds_what_came_along(one: _Filed, first: _Filed) -> bool:
    is_addition = one.revision.kind is ChangeKind.IMPORT and one.revision.before is None
    return is_addition and one.change_id == first.came_with != first.change_id


class Reversible(NamedTuple):
    """A change that can be taken back, or made again."""

    kind: ChangeKind
    removes: tuple[date, ...]
    """The days that have no check-in any more after that."""


def next_undo(connection: sqlite3.Connection) -> Reversible | None:
    """Return what undo would take back now."""
    return _reversible(connection, "max(id)", "done", "before")


def next_redo(connection: sqlite3.Connection) -> Reversible | None:
    """Return what redo would make again now."""
    return _reversible(connection, "min(id)", "undone", "after")


def _reversible(
    connection: sqlite3.Connection, which: str, state: str, wanted: str
) -> Reversible | None:
    query = f"SELECT id, kind FROM change WHERE id = (SELECT {which} FROM change WHERE state = ?)"  # noqa: S608 - names of our own
    change = connection.execute(query, (state,)).fetchone()
    if change is None:
        return None
    rows = connection.execute(
        f"SELECT day FROM revision WHERE change_id = ? AND {wanted} IS NULL ORDER BY day",  # noqa: S608 - names of our own
        (change["id"],),
    )
    return Reversible(ChangeKind(change["kind"]), tuple(date.fromisoformat(r["day"]) for r in rows))


def require_whole_revisions(connection: sqlite3.Connection) -> None:
    """Read every revision.

    Raises:
        DamagedRowError: one is not what was written.
    """
    for row in connection.execute(_REVISIONS):
        _revision(row)


_REVISIONS = (
    "SELECT day, before, after, kind, made_at, checksum, change_id, state "
    "FROM revision JOIN change ON change.id = change_id"
)


def _revision(row: sqlite3.Row) -> Revision:
    columns = ("day", "before", "after", "kind", "made_at")
    if row["checksum"] != checksum(*(row[column] for column in columns)):
        raise DamagedRowError
    return Revision(
        kind=ChangeKind(row["kind"]),
        replaced_at=datetime.fromisoformat(row["made_at"]),
        before=record_from_json(row["before"]),
    )


def record_from_json(text: str | None) -> CheckIn | None:
    """Read the state of a day that a revision keeps."""
    import json

    if text is None:
        return None
    data: dict[str, Any] = json.loads(text)
    return check_in_from_dict(data)


def activities_by_use(connection: sqlite3.Connection, latest_days: int = 90) -> list[str]:
    """Return the names of activities, most used first, over the latest logged days."""
    rows = connection.execute(
        "SELECT name, count(*) AS uses, max(day) AS latest FROM activity "
        "WHERE day IN (SELECT day FROM check_in ORDER BY day DESC LIMIT ?) "
        "GROUP BY name ORDER BY uses DESC, latest DESC, name",
        (latest_days,),
    )
    return [row["name"] for row in rows]


def cause_texts(connection: sqlite3.Connection, most: int = 500) -> list[str]:
    """Return the person's own words for causes, latest first, each once."""
    rows = connection.execute(
        "SELECT text, max(day) AS latest, rank FROM cause GROUP BY text "
        "ORDER BY latest DESC, rank LIMIT ?",
        (most,),
    )
    return [row["text"] for row in rows]


def remembered_sides(connection: sqlite3.Connection) -> dict[str, Side]:
    """Return how the person sorted each text last, by the folded text."""
    rows = connection.execute(
        "SELECT text, side, max(julianday(coalesce(coded_at, day))) AS latest FROM cause "
        "WHERE side IS NOT NULL GROUP BY text, side ORDER BY latest"
    )
    return {fold(row["text"]): Side(row["side"]) for row in rows}


def last_causes(connection: sqlite3.Connection, before: date) -> tuple[Cause, ...]:
    """Return the causes of the latest day before `before` that has any."""
    (day,) = connection.execute(
        "SELECT max(day) FROM cause WHERE day < ?", (before.isoformat(),)
    ).fetchone()
    rows = _rows(connection, CAUSE_COLUMNS, "cause", "rank", _Days("= ?", (day,)))
    return tuple(map(cause_from_row, rows))
