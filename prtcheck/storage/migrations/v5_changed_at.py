"""Schema 5: the moment of each day's last change, removals with theirs, and repairs as a kind."""

import sqlite3
import zlib
from functools import partial
from typing import Any


def migrate(connection: sqlite3.Connection) -> None:
    """Bring schema 4 to schema 5; foreign keys are off, or dropping `change` empties `revision`."""
    connection.create_function("day_checksum", 2, partial(_day_checksum, connection))
    connection.create_function("checksum", -1, _checksum)
    for statement in _STATEMENTS:
        connection.execute(statement)


def _checksum(*values: object) -> int:
    return zlib.crc32(ascii(values).encode())


def _day_checksum(connection: sqlite3.Connection, day: str, answers: str) -> int | None:
    """Return the checksum of columns of a day, its causes and its activities, in their order.

    None where a value is no text: such a day keeps the checksum that it does not match.
    """
    values: list[Any] = []
    try:
        for question in (f"SELECT {answers} FROM check_in WHERE day = ?", _CAUSES, _ACTIVITIES):  # noqa: S608 - names of our own
            for row in connection.execute(question, (day,)).fetchall():
                values.extend(row)
    except sqlite3.Error:
        return None
    return _checksum(*values)


_ANSWERS = "day, pain, fear, note, wording, entered_at, edited_at"
_CAUSES = (
    "SELECT rank, text, side, coded_by, coded_at, list_version, carried_over FROM cause "
    "WHERE day = ? ORDER BY rank"
)
_ACTIVITIES = "SELECT name FROM activity WHERE day = ? ORDER BY place"
_STATEMENTS = (
    "ALTER TABLE check_in ADD COLUMN changed_at TEXT NOT NULL DEFAULT ''",
    "UPDATE check_in SET changed_at = coalesce(edited_at, entered_at)",
    # A day that was damaged before does not become sound by being migrated.
    f"""UPDATE check_in SET checksum = day_checksum(day, '{_ANSWERS}, changed_at')
        WHERE checksum IS day_checksum(day, '{_ANSWERS}')""",  # noqa: S608 - names of our own
    """CREATE TABLE removed (
        day TEXT NOT NULL PRIMARY KEY CHECK (day IS date(day, '+0 days')),
        changed_at TEXT NOT NULL,
        checksum INTEGER NOT NULL
    ) WITHOUT ROWID""",
    """INSERT INTO removed SELECT day, made_at, checksum(day, made_at) FROM (
        SELECT day, made_at, max(change.id) FROM revision JOIN change ON change.id = change_id
        WHERE kind = 'delete' AND state = 'done' AND day NOT IN (SELECT day FROM check_in)
        GROUP BY day
    )""",
    """CREATE TABLE newer_change (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL
            CHECK (kind IN ('log', 'edit', 'delete', 'import', 'code', 'repair')),
        made_at TEXT NOT NULL,
        state TEXT NOT NULL DEFAULT 'done'
            CHECK (state IN ('done', 'undone', 'dropped', 'kept'))
    )""",
    "INSERT INTO newer_change SELECT id, kind, made_at, state FROM change",
    "DROP TABLE change",
    "ALTER TABLE newer_change RENAME TO change",
)
