"""Days that are not as they were written: what can still be read of them, and what was written."""

import sqlite3
from datetime import date
from typing import NamedTuple

from prtcheck.core.check_in import CheckIn
from prtcheck.errors import InvalidInputError
from prtcheck.storage.month_counts import written_days
from prtcheck.storage.queries import rows_of_days
from prtcheck.storage.revisions import last_written
from prtcheck.storage.rows import DayRows, check_in_from_rows, unchecked_check_in
from prtcheck.storage.sqlite_errors import DamagedRowError


class BadDay(NamedTuple):
    """A day that is not as it was written."""

    day: str
    """As the file spells it; it need not be a day of the calendar."""
    present: CheckIn | None
    """What the file says of it now, where that is a check-in."""
    written: CheckIn | None
    """What was written last, where its history still tells."""
    is_lost: bool = False
    """Whether its row is gone."""

    @property
    def date(self) -> date | None:
        """The day of the calendar."""
        try:
            return date.fromisoformat(self.day)
        except ValueError:
            return None


def find_bad_days(connection: sqlite3.Connection) -> list[BadDay]:
    """Return the days that are not as they were written, oldest first."""
    found = [_bad_day(connection, rows) for rows in rows_of_days(connection) if not _is_sound(rows)]
    lost = [
        BadDay(day, None, last_written(connection, day), is_lost=True)
        for day in written_days(connection)
    ]
    return sorted([*found, *lost], key=lambda bad: bad.day)


def _is_sound(rows: DayRows) -> bool:
    try:
        check_in_from_rows(rows)
    except DamagedRowError:
        return False
    return True


def _bad_day(connection: sqlite3.Connection, rows: DayRows) -> BadDay:
    day = str(rows.check_in[0])
    try:
        present = unchecked_check_in(rows)
    except (InvalidInputError, ValueError, TypeError, KeyError, AttributeError):
        present = None
    return BadDay(day, present, last_written(connection, day))
