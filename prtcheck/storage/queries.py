"""Questions to the diary, asked through a connection that cannot change it."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from prtcheck.core.check_in import Cause, CheckIn, Side
from prtcheck.core.left_out import LeftOut
from prtcheck.core.text import fold
from prtcheck.storage.month_counts import lost_days
from prtcheck.storage.rows import (
    ACTIVITY_COLUMNS,
    CAUSE_COLUMNS,
    CHECK_IN_COLUMNS,
    RATING_COLUMNS,
    DayRows,
    Row,
    cause_from_row,
    check_in_from_rows,
    checksum,
)
from prtcheck.storage.sqlite_errors import DamagedRowError


def check_ins(
    connection: sqlite3.Connection,
    since: date | None,
    until: date | None,
    left_out: LeftOut,
) -> Iterator[CheckIn]:
    """Return the check-ins of a range of days, oldest first.

    A day that is not as it was written, or is lost, is named in `left_out`.
    """
    return _check_ins_between(connection, span_of(since, until), left_out)


def _check_ins_between(
    connection: sqlite3.Connection, span: tuple[str, str], left_out: LeftOut
) -> Iterator[CheckIn]:
    left_out.days.update(lost_days(connection, *span))
    among = _Days("BETWEEN ? AND ?", span)
    yield from _sound_check_ins(rows_of_days(connection, among), left_out)


def check_ins_of(
    connection: sqlite3.Connection, days: Iterable[date], left_out: LeftOut
) -> list[CheckIn]:
    """Return the check-ins of some days, oldest first; `left_out` as in `check_ins`."""
    among = _Days("IN (SELECT value FROM json_each(?))", (_as_json(days),))
    return list(_sound_check_ins(rows_of_days(connection, among), left_out))


class _Days(NamedTuple):
    """Which days are asked for, as SQL puts it."""

    condition: str
    values: tuple[str, ...]


ALL_DAYS = _Days("IS NOT NULL", ())


def _sound_check_ins(days: Iterable[DayRows], left_out: LeftOut) -> Iterator[CheckIn]:
    for rows in days:
        try:
            yield check_in_from_rows(rows)
        except DamagedRowError:
            left_out.days.add(str(rows.check_in[0]))


def has_rating_scales(connection: sqlite3.Connection) -> bool:
    """Return whether there is an own rating, or was one."""
    asked = connection.execute("SELECT EXISTS (SELECT 1 FROM definition WHERE kind = 'rating')")
    return bool(asked.fetchone()[0])


def day_rows(connection: sqlite3.Connection, day: date) -> Iterator[DayRows]:
    """Yield the rows of a day as they are, if it has any."""
    return rows_of_days(connection, _Days("= ?", (day.isoformat(),)))


def rows_of_days(connection: sqlite3.Connection, days: _Days = ALL_DAYS) -> Iterator[DayRows]:
    """Yield the rows of days as they are, sound or not."""
    causes = _children(connection, CAUSE_COLUMNS, "cause", "rank", days)
    activities = _children(connection, ACTIVITY_COLUMNS, "activity", "place", days)
    ratings = _children(connection, RATING_COLUMNS, "rating", "place", days)
    for row in _rows(connection, CHECK_IN_COLUMNS, "check_in", "day", days):
        day = row[0]
        yield DayRows(row, causes.get(day, ()), activities.get(day, ()), ratings.get(day, ()))


def _children(
    connection: sqlite3.Connection, columns: Sequence[str], table: str, order: str, days: _Days
) -> dict[object, list[Row]]:
    found: dict[object, list[Row]] = defaultdict(list)
    for row in _rows(connection, ("day", *columns), table, f"day, {order}", days):
        found[row[0]].append(row[1:])
    return found


def span_of(since: date | None, until: date | None) -> tuple[str, str]:
    """Return both ends of a range of days as the diary keeps days; None is open."""
    return (since or date.min).isoformat(), (until or date.max).isoformat()


def _rows(
    connection: sqlite3.Connection, columns: Sequence[str], table: str, order: str, days: _Days
) -> list[Row]:
    query = f"SELECT {', '.join(columns)} FROM {table} WHERE day {days.condition} ORDER BY {order}"  # noqa: S608 - names of our own
    return fetch_rows(connection, query, days.values)


def fetch_rows(
    connection: sqlite3.Connection, query: str, values: Sequence[object] = ()
) -> list[Row]:
    """Return the rows of an answer, also where a text in them is no UTF-8."""
    try:
        return connection.execute(query, values).fetchall()
    except sqlite3.OperationalError as error:
        if hasattr(error, "sqlite_errorcode"):
            raise
    connection.text_factory = _decode_any  # a text is no UTF-8: its row alone is left out
    return connection.execute(query, values).fetchall()


def _decode_any(content: bytes) -> str:
    return content.decode(errors="surrogateescape")


def removed(
    connection: sqlite3.Connection, since: date | None, until: date | None, left_out: LeftOut
) -> dict[date, datetime]:
    """Return the days of a range whose check-in was removed, oldest first, each with the moment."""
    rows = connection.execute(
        "SELECT day, changed_at, checksum FROM removed "
        "WHERE day BETWEEN ? AND ? AND day NOT IN (SELECT day FROM check_in) ORDER BY day",
        span_of(since, until),
    )
    found = {}
    for day, changed_at, written in rows:
        if written == checksum(day, changed_at):
            found[date.fromisoformat(day)] = datetime.fromisoformat(changed_at)
        else:
            left_out.histories.add(str(day))
    return found


def changed_at(connection: sqlite3.Connection, days: Iterable[date]) -> dict[date, datetime]:
    """Return when each of some days was changed or removed last; a bad moment counts as none."""
    rows = connection.execute(
        "SELECT day, changed_at FROM check_in WHERE day IN (SELECT value FROM json_each(?1)) "
        "UNION ALL "
        "SELECT day, changed_at FROM removed WHERE day IN (SELECT value FROM json_each(?1))",
        (_as_json(days),),
    )
    found: dict[date, datetime] = {}
    for day, text in rows:
        moment = _moment_of(text)
        if moment is not None:
            key = date.fromisoformat(day)
            found[key] = max(found.get(key, moment), moment)
    return found


def _moment_of(text: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def last_change_of(connection: sqlite3.Connection, days: Iterable[date]) -> datetime | None:
    """Return the moment of the last change made here to any of some days."""
    rows = connection.execute(
        "SELECT DISTINCT made_at FROM change WHERE state <> 'kept' AND id IN (SELECT change_id "
        "FROM revision WHERE day IN (SELECT value FROM json_each(?)))",
        (_as_json(days),),
    )
    return max((datetime.fromisoformat(made_at) for (made_at,) in rows), default=None)


def _as_json(days: Iterable[date]) -> str:
    import json

    return json.dumps([day.isoformat() for day in days])


def latest(
    connection: sqlite3.Connection, until: date, most: int, left_out: LeftOut
) -> list[CheckIn]:
    """Return the latest check-ins up to a day, at most so many, oldest first.

    None are returned only where there are no more; `left_out` as in `check_ins`.
    """
    query = "SELECT day FROM check_in WHERE day < ? ORDER BY day DESC LIMIT 1 OFFSET ?"
    end = f"{until.isoformat()} "  # sorts right after that day
    while True:
        row = connection.execute(query, (end, most - 1)).fetchone()
        first = row[0] if row else date.min.isoformat()
        found = list(_check_ins_between(connection, (first, end), left_out))
        if found or row is None:
            return found
        end = first


def activities_by_use(connection: sqlite3.Connection, latest_days: int = 90) -> list[str]:
    """Return the names of activities, most used first, over the latest logged days."""
    rows = connection.execute(
        "SELECT name, count(*) AS uses, max(day) AS latest FROM activity "
        "WHERE day IN (SELECT day FROM check_in ORDER BY day DESC LIMIT ?) "
        "GROUP BY name ORDER BY uses DESC, latest DESC, name",
        (latest_days,),
    )
    return [row[0] for row in rows]


def rating_days(connection: sqlite3.Connection) -> dict[str, int]:
    """Return on how many days each own rating was answered, by its folded name and wording."""
    found: dict[str, int] = {}
    for name, wording, days in connection.execute(
        "SELECT name, wording, count(*) FROM rating GROUP BY name, wording"
    ):
        key = f"{fold(name)} {wording}"
        found[key] = found.get(key, 0) + days
    return found


def activity_days(connection: sqlite3.Connection) -> dict[str, int]:
    """Return on how many days each activity was done, most first."""
    rows = connection.execute(
        "SELECT name, count(*) AS days, max(day) AS latest FROM activity "
        "GROUP BY name ORDER BY days DESC, latest DESC, name"
    )
    return {row[0]: row[1] for row in rows}


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
