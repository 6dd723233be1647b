"""Schema 2: redo, checksums of days and revisions, and the number of check-ins of each month."""

import sqlite3
import zlib
from functools import partial
from typing import Any


def migrate(connection: sqlite3.Connection) -> None:
    """Bring schema 1 to schema 2."""
    for statement in _STATEMENTS:
        connection.execute(statement)
    connection.create_function("day_checksum", 1, partial(_day_checksum, connection))
    connection.create_function("checksum", -1, _checksum)
    connection.execute("UPDATE check_in SET checksum = day_checksum(day)")
    connection.execute(
        "UPDATE revision SET checksum = (SELECT checksum(day, before, after, kind, made_at) "
        "FROM change WHERE change.id = change_id)"
    )


def _checksum(*values: object) -> int:
    return zlib.crc32(ascii(values).encode())


def _day_checksum(connection: sqlite3.Connection, day: str) -> int:
    """Return the checksum of a day's answers, its causes and its activities, in their order."""
    values: list[Any] = []
    for question in (_ANSWERS, _CAUSES, _ACTIVITIES):
        for row in connection.execute(question, (day,)).fetchall():
            values.extend(row)
    return _checksum(*values)


_ANSWERS = (
    "SELECT day, pain, fear, note, wording, entered_at, edited_at FROM check_in WHERE day = ?"
)
_CAUSES = (
    "SELECT rank, text, side, coded_by, coded_at, list_version, carried_over FROM cause "
    "WHERE day = ? ORDER BY rank"
)
_ACTIVITIES = "SELECT name FROM activity WHERE day = ? ORDER BY place"
_STATEMENTS = (
    """ALTER TABLE change ADD COLUMN state TEXT NOT NULL DEFAULT 'done'
        CHECK (state IN ('done', 'undone', 'dropped', 'kept'))""",
    "ALTER TABLE check_in ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE revision ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0",
    # A row that SQLite no longer finds leaves no trace of itself: the months remember it.
    """CREATE TABLE month (
        month TEXT NOT NULL PRIMARY KEY,
        days INTEGER NOT NULL CHECK (days BETWEEN 0 AND 31)
    ) WITHOUT ROWID""",
    "INSERT INTO month SELECT substr(day, 1, 7), count(*) FROM check_in GROUP BY 1",
    """CREATE TRIGGER check_in_added AFTER INSERT ON check_in BEGIN
        INSERT INTO month VALUES (substr(NEW.day, 1, 7), 1)
        ON CONFLICT (month) DO UPDATE SET days = days + 1;
    END""",
    """CREATE TRIGGER check_in_removed AFTER DELETE ON check_in BEGIN
        UPDATE month SET days = days - 1 WHERE month = substr(OLD.day, 1, 7);
    END""",
)
