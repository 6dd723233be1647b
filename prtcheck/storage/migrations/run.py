"""Bringing a diary to the newest schema: the steps it lacks, all in one transaction."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from prtcheck.path_checks import has_file
from prtcheck.storage.connection import open_writable, read_only, schema_version
from prtcheck.storage.migrations import (
    v1_initial,
    v2_checksums,
    v3_week_sums,
    v4_drop_week_sums,
    v5_changed_at,
    v6_own_ratings,
)
from prtcheck.storage.sqlite_errors import damaged, translate_sqlite_errors, unwritable_copy

Step = Callable[[sqlite3.Connection], None]

STEPS: tuple[Step, ...] = (
    v1_initial.migrate,
    v2_checksums.migrate,
    v3_week_sums.migrate,
    v4_drop_week_sums.migrate,
    v5_changed_at.migrate,
    v6_own_ratings.migrate,
)
"""Step n brings a diary from version n - 1 to version n; a published step never changes."""


def migrate(path: Path, steps: Sequence[Step] = STEPS) -> None:
    """Bring the diary, made when it is missing, to the newest version: all the way or not at all.

    Raises:
        DiaryError: it cannot be opened or written, or it is newer than this program.
    """
    _require_diary(path, newest=len(steps))
    with translate_sqlite_errors(path):
        _run(steps, path, path)


def migrate_copy(copy: Path, diary: Path) -> None:
    """Bring a copy of a diary to the newest version; errors name the diary or the copy's folder.

    Raises:
        DiaryError: the copy cannot be written.
    """
    with translate_sqlite_errors(diary), unwritable_copy(copy):
        _run(STEPS, copy, diary)


def _run(steps: Sequence[Step], path: Path, named: Path) -> None:
    with closing(open_writable(path)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")  # a step may rebuild a table others name
        connection.execute("BEGIN IMMEDIATE")  # explicit: DDL and user_version roll back as one
        try:
            pending = steps[schema_version(connection, named, len(steps)) :]
            for step in pending:
                step(connection)
            if pending:
                connection.execute(f"PRAGMA user_version = {len(steps)}")
                _require_parents(connection, named)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _require_diary(path: Path, newest: int) -> None:
    """Look before opening for writing: that alone changes some databases of other programs."""
    if has_file(path):
        with read_only(path) as connection:
            schema_version(connection, path, newest)


def _require_parents(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse rows that belong to a row that is not there."""
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise damaged(path)


@contextmanager
def migrated_in_memory(older: sqlite3.Connection, version: int) -> Iterator[sqlite3.Connection]:
    """Give a copy of an older diary, in memory and brought to the newest version."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        older.backup(copy)
        for step in STEPS[version:]:
            step(copy)
        yield copy
