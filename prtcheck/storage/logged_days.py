"""Which days have a check-in: all that a shell prompt asks, and so free of what reads one."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING

from prtcheck.files import has_file
from prtcheck.storage.connection import SCHEMA_VERSION, DamagedRowError, read_only, schema_version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from sqlite3 import Connection


class LoggedDays:
    """The days of a diary, in one file that need not exist yet."""

    def __init__(self, path: Path, tell: Callable[[str], None] = lambda _: None) -> None:
        self.path = path
        self.tell = tell
        """Takes a sentence on something that was put right on the way."""

    def logged_days(self, since: date, until: date) -> list[date]:
        """Return the days of a range that have a check-in, oldest first."""
        with self._reading() as connection:
            return _logged_days(connection, since, until) if connection else []

    def first_and_last_day(self) -> tuple[date, date] | None:
        """Return the oldest and the newest day with a check-in."""
        with self._reading() as connection:
            return _first_and_last_day(connection) if connection else None

    @contextmanager
    def _reading(self) -> Iterator[Connection | None]:
        """Open the diary for reading, brought to the newest version; None when there is none."""
        if not has_file(self.path):
            yield None
            return
        with read_only(self.path) as connection:
            version = schema_version(connection, self.path, SCHEMA_VERSION)
            if version in (0, SCHEMA_VERSION):
                yield connection if version else None
                return
        self._migrate()
        with read_only(self.path) as connection:
            yield connection

    def _bring_up_to_date(self) -> bool:
        """Migrate an older diary, after a safety copy; return whether there is a diary."""
        with self._reading() as connection:
            return connection is not None

    def _migrate(self) -> None:
        from prtcheck.storage.backup import BackupKind, back_up
        from prtcheck.storage.migrations import migrate

        back_up(self.path, datetime.now().astimezone(), BackupKind.MIGRATION)
        migrate(self.path)


def _logged_days(connection: Connection, since: date, until: date) -> list[date]:
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


def _first_and_last_day(connection: Connection) -> tuple[date, date] | None:
    """Return the oldest and the newest day with a check-in."""
    first, last = connection.execute(
        "SELECT (SELECT min(day) FROM check_in), (SELECT max(day) FROM check_in)"
    ).fetchone()
    return None if first is None else (date.fromisoformat(first), date.fromisoformat(last))


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
