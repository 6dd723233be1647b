"""How many check-ins each month holds, as counted when they were written."""

from sqlite3 import Connection

from prtcheck.storage.sqlite_errors import DamagedRowError


def lost_days(connection: Connection, since: str, until: str) -> list[str]:
    """Return the days of a range whose row is gone though nobody deleted it.

    They are found by the months that hold fewer rows than were counted, and named after the
    latest changes made to their days; a day that cannot be named is "a day of YYYY-MM".

    Raises:
        DamagedRowError: a scan finds fewer rows than a look by key: the structure is damaged.
    """
    first, last = since[:7], until[:7]
    there, written = connection.execute(
        "SELECT (SELECT count(*) FROM check_in WHERE day BETWEEN ? AND ?), "
        "(SELECT coalesce(sum(days), 0) FROM month WHERE month BETWEEN ? AND ?)",
        (f"{first}-01", f"{last}-31", first, last),
    ).fetchone()
    if there == written:
        return []
    written_here = written_days(connection)
    lost: list[str] = []
    for month in _short_months(connection, first, last):
        named = [day for day in written_here if day.startswith(month)]
        lost += named or [f"a day of {month}"]
    if all(map(_is_named, lost)) and there + len(lost) < written:
        raise DamagedRowError
    return [day for day in lost if since <= day <= until or not _is_named(day)]


def _is_named(day: str) -> bool:
    return not day.startswith("a day")


def _short_months(connection: Connection, first: str, last: str) -> list[str]:
    rows = connection.execute(
        "SELECT month FROM month WHERE month BETWEEN ? AND ? AND days > "
        "(SELECT count(*) FROM check_in WHERE day BETWEEN month || '-01' AND month || '-31')",
        (first, last),
    )
    return [month for (month,) in rows.fetchall()]


def written_days(connection: Connection) -> list[str]:
    """Return the days that the latest change of each gave a check-in, and that have no row."""
    rows = connection.execute(
        "SELECT day FROM revision JOIN change ON change.id = change_id WHERE revision.id IN "
        "(SELECT max(revision.id) FROM revision JOIN change ON change.id = change_id "
        "WHERE state = 'done' GROUP BY day) "
        "AND after IS NOT NULL AND day NOT IN (SELECT day FROM check_in) ORDER BY day"
    )
    return [day for (day,) in rows]


def release_lost_day(connection: Connection, day: str) -> None:
    """Count a lost day no longer, once it was written again or given up.

    A row that another program deleted is not counted any more: its trigger saw that.
    """
    connection.execute(
        "UPDATE month SET days = days - 1 WHERE month = ? AND days > "
        "(SELECT count(*) FROM check_in WHERE day BETWEEN month || '-01' AND month || '-31')",
        (day[:7],),
    )
