"""Schema 6: own ratings, exceptions, the source of a day, phases, and further kinds of changes."""

import sqlite3


def migrate(connection: sqlite3.Connection) -> None:
    """Bring schema 5 to schema 6.

    No day's checksum changes: what is new is in it only where a day has some of it. Two checks are
    changed where they are written, so that rows that another program damaged need not be copied.
    """
    for statement in _STATEMENTS:
        connection.execute(statement)
    connection.execute("PRAGMA writable_schema = ON")
    connection.executemany(
        "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE name = ?", _CHECKS
    )
    connection.execute("PRAGMA writable_schema = RESET")


_CHECKS = (
    ("wording >= 1", "wording >= 0", "check_in"),
    ("'code', 'repair')", "'code', 'repair', 'phase', 'rating', 'rename', 'move')", "change"),
)
_STATEMENTS = (
    "ALTER TABLE check_in ADD COLUMN exception TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE check_in ADD COLUMN source TEXT",
    """CREATE TABLE rating (
        day TEXT NOT NULL REFERENCES check_in (day) ON DELETE CASCADE,
        place INTEGER NOT NULL CHECK (place >= 1),
        name TEXT NOT NULL CHECK (name <> ''),
        value INTEGER NOT NULL CHECK (typeof(value) = 'integer' AND value BETWEEN 0 AND 10),
        wording INTEGER NOT NULL CHECK (wording >= 0),
        PRIMARY KEY (day, place),
        UNIQUE (day, name)
    ) WITHOUT ROWID""",
    """CREATE TABLE definition (
        kind TEXT NOT NULL CHECK (kind IN ('phase', 'rating')),
        key TEXT NOT NULL CHECK (key <> ''),
        content TEXT,
        changed_at TEXT NOT NULL,
        checksum INTEGER NOT NULL,
        PRIMARY KEY (kind, key)
    ) WITHOUT ROWID""",
    """CREATE TABLE definition_revision (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        change_id INTEGER NOT NULL REFERENCES change (id) ON DELETE CASCADE,
        kind TEXT NOT NULL CHECK (kind IN ('phase', 'rating')),
        key TEXT NOT NULL CHECK (key <> ''),
        before TEXT,
        after TEXT,
        checksum INTEGER NOT NULL
    )""",
    "CREATE INDEX definition_revision_by_change ON definition_revision (change_id)",
)
