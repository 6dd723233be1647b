"""Schema 1: check-ins with their causes and activities, and the changes made to them."""

import sqlite3


def migrate(connection: sqlite3.Connection) -> None:
    """Bring an empty file to schema 1."""
    for statement in _STATEMENTS:
        connection.execute(statement)


# Without a modifier, some versions of SQLite let date() return 30 February as it is.
_STATEMENTS = (
    "PRAGMA application_id = 1347572803",
    """CREATE TABLE check_in (
        day TEXT NOT NULL PRIMARY KEY CHECK (day IS date(day, '+0 days')),
        pain INTEGER CHECK (pain IS NULL OR typeof(pain) = 'integer' AND pain BETWEEN 0 AND 10),
        fear INTEGER CHECK (fear IS NULL OR typeof(fear) = 'integer' AND fear BETWEEN 0 AND 10),
        note TEXT NOT NULL,
        wording INTEGER NOT NULL CHECK (wording >= 1),
        entered_at TEXT NOT NULL CHECK (substr(entered_at, 1, 10) >= day),
        edited_at TEXT
    ) WITHOUT ROWID""",
    """CREATE TABLE cause (
        day TEXT NOT NULL REFERENCES check_in (day) ON DELETE CASCADE,
        rank INTEGER NOT NULL CHECK (rank BETWEEN 1 AND 3),
        text TEXT NOT NULL CHECK (text <> ''),
        side TEXT CHECK (side IN ('body', 'mind-brain', 'unsure')),
        coded_by TEXT CHECK (coded_by IN ('person', 'accepted', 'remembered')),
        coded_at TEXT,
        list_version INTEGER,
        carried_over INTEGER NOT NULL CHECK (carried_over IN (0, 1)),
        PRIMARY KEY (day, rank),
        CHECK ((side IS NULL) = (coded_by IS NULL))
    ) WITHOUT ROWID""",
    """CREATE TABLE activity (
        day TEXT NOT NULL REFERENCES check_in (day) ON DELETE CASCADE,
        place INTEGER NOT NULL CHECK (place >= 1),
        name TEXT NOT NULL CHECK (name <> '' AND instr(name, ';') = 0),
        PRIMARY KEY (day, place),
        UNIQUE (day, name)
    ) WITHOUT ROWID""",
    """CREATE TABLE change (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL CHECK (kind IN ('log', 'edit', 'delete', 'import', 'code')),
        made_at TEXT NOT NULL
    )""",
    """CREATE TABLE revision (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        change_id INTEGER NOT NULL REFERENCES change (id) ON DELETE CASCADE,
        day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
        before TEXT,
        after TEXT
    )""",
    "CREATE INDEX revision_by_day ON revision (day)",
    "CREATE INDEX revision_by_change ON revision (change_id)",
)
