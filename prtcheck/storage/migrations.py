"""How the diary's schema came to be: numbered steps, each in a transaction of its own."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from prtcheck.storage.opening import (
    APPLICATION_ID,
    faults_explained,
    open_for_writing,
    schema_version,
)

Step = Callable[[sqlite3.Connection], None]


def _create_diary(connection: sqlite3.Connection) -> None:
    for statement in _VERSION_1:
        connection.execute(statement)


_VERSION_1 = (
    f"PRAGMA application_id = {APPLICATION_ID}",
    """CREATE TABLE check_in (
        day TEXT NOT NULL PRIMARY KEY CHECK (day IS date(day)),
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
        day TEXT NOT NULL CHECK (day IS date(day)),
        before TEXT,
        after TEXT
    )""",
    "CREATE INDEX revision_by_day ON revision (day)",
    "CREATE INDEX revision_by_change ON revision (change_id)",
)

STEPS: tuple[Step, ...] = (_create_diary,)
"""Step n brings a diary from version n - 1 to version n; a published step never changes."""

SCHEMA_VERSION = len(STEPS)


def migrate(path: Path, steps: Sequence[Step] = STEPS) -> None:
    """Bring the diary, made when it is missing, to the newest version.

    Raises:
        DiaryError: it cannot be opened or written, or it is newer than this program.
    """
    with faults_explained(path), closing(open_for_writing(path)) as connection:
        while _take_one_step(connection, path, steps):
            pass


def _take_one_step(connection: sqlite3.Connection, path: Path, steps: Sequence[Step]) -> bool:
    """Take the next step if one is left, all of it or nothing."""
    connection.execute("BEGIN IMMEDIATE")  # explicit: DDL and user_version then roll back as one
    try:
        version = schema_version(connection, path, len(steps))
        if version < len(steps):
            steps[version](connection)
            connection.execute(f"PRAGMA user_version = {version + 1}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return version < len(steps)
