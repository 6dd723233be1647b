"""How many check-ins each month holds, as counted when they were written."""

from sqlite3 import Connection

from prtcheck.storage.sqlite_errors import DamagedRowError


def require_whole_months(connection: Connection, since: str, until: str) -> None:
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
