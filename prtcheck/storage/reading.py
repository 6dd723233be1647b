"""Questions to the diary, asked through a connection that cannot change it."""

import sqlite3
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from prtcheck.core.checkin import Cause, CheckIn, Side
from prtcheck.core.history import ChangeKind, Revision
from prtcheck.core.serial import check_in_from_dict
from prtcheck.core.text import fold
from prtcheck.storage.rows import DamagedRowError, cause_from_row, check_in_from_rows, checksum

_FIRST_DAY = date.min.isoformat()
_LAST_DAY = date.max.isoformat()


def check_ins(
    connection: sqlite3.Connection, since: date | None, until: date | None
) -> Iterator[CheckIn]:
    """Yield the check-ins of a range of days, oldest first.

    Raises:
        DamagedRowError: a row is not what was written, or one is lost.
    """
    span = (_text(since, _FIRST_DAY), _text(until, _LAST_DAY))
    require_whole_months(connection, *span)
    causes = _children(connection, "cause", "rank", span)
    activities = _children(connection, "activity", "place", span)
    rows = connection.execute("SELECT * FROM check_in WHERE day BETWEEN ? AND ? ORDER BY day", span)
    for row in rows:
        yield check_in_from_rows(row, causes[row["day"]], activities[row["day"]])


def require_whole_months(connection: sqlite3.Connection, since: str, until: str) -> None:
    """Refuse a range of days in whose months a check-in is lost.

    Raises:
        DamagedRowError: there are not as many rows as were written.
    """
    first, last = since[:7], until[:7]
    there, written = connection.execute(
        "SELECT (SELECT count(*) FROM check_in WHERE day BETWEEN ? AND ?), "
        "(SELECT coalesce(sum(days), 0) FROM month WHERE month BETWEEN ? AND ?)",
        (f"{first}-01", f"{last}-31", first, last),
    ).fetchone()
    if there != written:
        raise DamagedRowError


def _text(day: date | None, default: str) -> str:
    return default if day is None else day.isoformat()


def _children(
    connection: sqlite3.Connection, table: str, order: str, span: tuple[str, str]
) -> dict[str, list[sqlite3.Row]]:
    query = f"SELECT * FROM {table} WHERE day BETWEEN ? AND ? ORDER BY day, {order}"  # noqa: S608 - names of our own
    grouped: dict[str, list[sqlite3.Row]] = defaultdict(list)
    for row in connection.execute(query, span):
        grouped[row["day"]].append(row)
    return grouped


def latest(connection: sqlite3.Connection, until: date, most: int) -> list[CheckIn]:
    """Return the latest check-ins up to a day, at most so many, oldest first."""
    rows = connection.execute(
        "SELECT day FROM check_in WHERE day <= ? ORDER BY day DESC LIMIT ?",
        (until.isoformat(), most),
    )
    days = [date.fromisoformat(row["day"]) for row in rows]
    return list(check_ins(connection, days[-1], days[0])) if days else []


def logged_days(connection: sqlite3.Connection, since: date, until: date) -> list[date]:
    """Return the days of a range that have a check-in, oldest first.

    Raises:
        DamagedRowError: a row is lost.
    """
    require_whole_months(connection, since.isoformat(), until.isoformat())
    rows = connection.execute(
        "SELECT day FROM check_in WHERE day BETWEEN ? AND ? ORDER BY day",
        (since.isoformat(), until.isoformat()),
    )
    return [date.fromisoformat(row[0]) for row in rows]


def first_and_last_day(connection: sqlite3.Connection) -> tuple[date, date] | None:
    """Return the oldest and the newest day with a check-in."""
    first, last = connection.execute(
        "SELECT (SELECT min(day) FROM check_in), (SELECT max(day) FROM check_in)"
    ).fetchone()
    return None if first is None else (date.fromisoformat(first), date.fromisoformat(last))


@dataclass(frozen=True, slots=True)
class _Filed:
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
    rows = connection.execute(
        "SELECT * FROM cause WHERE day = (SELECT max(day) FROM cause WHERE day < ?) ORDER BY rank",
        (before.isoformat(),),
    )
    return tuple(cause_from_row(row) for row in rows)
