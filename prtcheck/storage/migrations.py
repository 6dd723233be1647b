"""How the diary's schema came to be: numbered steps, each in a transaction of its own."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from prtcheck.files import has_file
from prtcheck.storage.connection import (
    APPLICATION_ID,
    open_writable,
    read_only,
    schema_version,
    translate_sqlite_errors,
)

Step = Callable[[sqlite3.Connection], None]


def _create_diary(connection: sqlite3.Connection) -> None:
    for statement in _VERSION_1:
        connection.execute(statement)


# Without a modifier, some versions of SQLite let date() return 30 February as it is.
_VERSION_1 = (
    f"PRAGMA application_id = {APPLICATION_ID}",
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


def _add_redo_and_checksums(connection: sqlite3.Connection) -> None:
    from prtcheck.storage.rows import checksum

    for statement in _VERSION_2:
        connection.execute(statement)
    connection.create_function("day_checksum", 1, partial(_checksum_of_day, connection))
    connection.create_function("checksum", -1, checksum)
    connection.execute("UPDATE check_in SET checksum = day_checksum(day)")
    connection.execute(
        "UPDATE revision SET checksum = (SELECT checksum(day, before, after, kind, made_at) "
        "FROM change WHERE change.id = change_id)"
    )


def _checksum_of_day(connection: sqlite3.Connection, day: str) -> int:
    from prtcheck.storage.rows import CAUSE_COLUMNS, CHECK_IN_COLUMNS, day_checksum

    *answers, _ = CHECK_IN_COLUMNS
    row = _rows(connection, answers, "check_in WHERE day = ?", day)[0]
    causes = _rows(connection, CAUSE_COLUMNS, "cause WHERE day = ? ORDER BY rank", day)
    names = _rows(connection, ["name"], "activity WHERE day = ? ORDER BY place", day)
    return day_checksum(row, causes, [name for (name,) in names])


def _rows(
    connection: sqlite3.Connection, columns: Sequence[str], source: str, day: str
) -> list[tuple[Any, ...]]:
    cursor = connection.cursor()
    cursor.row_factory = None
    query = f"SELECT {', '.join(columns)} FROM {source}"  # noqa: S608 - names of our own
    return cursor.execute(query, (day,)).fetchall()


_VERSION_2 = (
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


def _add_sums(connection: sqlite3.Connection) -> None:
    from prtcheck.core.stretches import stretches_of
    from prtcheck.storage.queries import check_ins
    from prtcheck.storage.sums import sums_row

    connection.execute(_VERSION_3)
    rows = map(sums_row, stretches_of(check_ins(connection, None, None)))
    connection.executemany("INSERT INTO stretch VALUES (?, ?, ?)", rows)


_VERSION_3 = """CREATE TABLE stretch (
    first TEXT NOT NULL PRIMARY KEY,
    sums TEXT NOT NULL,
    checksum INTEGER NOT NULL
) WITHOUT ROWID"""

STEPS: tuple[Step, ...] = (_create_diary, _add_redo_and_checksums, _add_sums)
"""Step n brings a diary from version n - 1 to version n; a published step never changes."""


def migrate(path: Path, steps: Sequence[Step] = STEPS) -> None:
    """Bring the diary, made when it is missing, to the newest version.

    Raises:
        DiaryError: it cannot be opened or written, or it is newer than this program.
    """
    _refuse_other_files(path, newest=len(steps))
    with translate_sqlite_errors(path), closing(open_writable(path)) as connection:
        while _take_one_step(connection, path, steps):
            pass


def _refuse_other_files(path: Path, newest: int) -> None:
    """Look before opening for writing: that alone changes some databases of others."""
    if has_file(path):
        with read_only(path) as connection:
            schema_version(connection, path, newest)


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
