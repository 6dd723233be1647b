"""Which days have a check-in: all that a shell prompt asks, and so free of what reads one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from prtcheck.core.left_out import LeftOut
from prtcheck.path_checks import has_file
from prtcheck.storage.month_counts import lost_days
from prtcheck.storage.open_diary import open_for_reading

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path
    from sqlite3 import Connection


_IS_DATE = "day IS date(day, '+0 days')"
"""In SQL; false of a day that damage made one that the calendar does not have."""


class LoggedDays:
    """The days of a diary, in one file that need not exist yet."""

    def __init__(
        self,
        path: Path,
        notify: Callable[[str], None] = lambda _: None,
        left_out: LeftOut | None = None,
    ) -> None:
        self.path = path
        self.notify = notify
        """Takes a sentence on something that was put right on the way."""
        self.left_out = LeftOut() if left_out is None else left_out
        """Names what is left out when the diary is read."""

    @property
    def exists(self) -> bool:
        """Whether there is a file.

        Raises:
            DiaryError: something that is no file has its name.
        """
        return has_file(self.path)

    def logged_days(self, since: date, until: date) -> list[date]:
        """Return the days of a range that have a check-in, oldest first."""
        with self._reading() as connection:
            if connection is None:
                return []
            self.left_out.days.update(lost_days(connection, since.isoformat(), until.isoformat()))
            return _logged_days(connection, since, until)

    def first_and_last_day(self) -> tuple[date, date] | None:
        """Return the oldest and the newest day with a check-in."""
        with self._reading() as connection:
            return _first_and_last_day(connection) if connection else None

    def _reading(self) -> AbstractContextManager[Connection | None]:
        """Open the diary for reading; None when there is none."""
        return open_for_reading(self.path, self.notify)


def _logged_days(connection: Connection, since: date, until: date) -> list[date]:
    """Return the days of a range that have a check-in, oldest first."""
    rows = connection.execute(
        f"SELECT day FROM check_in WHERE day BETWEEN ? AND ? AND {_IS_DATE} ORDER BY day",  # noqa: S608 - words of our own
        (since.isoformat(), until.isoformat()),
    )
    return [date.fromisoformat(row[0]) for row in rows]


def _first_and_last_day(connection: Connection) -> tuple[date, date] | None:
    """Return the oldest and the newest day with a check-in."""
    first, last = connection.execute(
        f"SELECT (SELECT day FROM check_in WHERE {_IS_DATE} ORDER BY day LIMIT 1), "  # noqa: S608 - words of our own
        f"(SELECT day FROM check_in WHERE {_IS_DATE} ORDER BY day DESC LIMIT 1)"
    ).fetchone()
    return None if first is None else (date.fromisoformat(first), date.fromisoformat(last))
