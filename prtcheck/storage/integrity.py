"""Whether a diary's file is whole: what SQLite can tell, and what our own checksums add."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from prtcheck.errors import DiaryError
from prtcheck.storage.connection import SCHEMA_VERSION, read_only, schema_version
from prtcheck.storage.migrations.run import migrated_in_memory
from prtcheck.storage.queries import check_ins
from prtcheck.storage.revisions import require_whole_revisions
from prtcheck.storage.sqlite_errors import damaged


@dataclass(frozen=True, slots=True)
class CheckedDiary:
    """A diary that was read from end to end and found whole."""

    version: int
    check_ins: int


def check_diary(path: Path) -> CheckedDiary:
    """Read a diary from end to end.

    Raises:
        DiaryError: it is no diary, too new, or damaged anywhere.
    """
    with read_only(path) as connection:
        version = schema_version(connection, path)
        if version == 0:
            raise DiaryError(f"{path} holds no diary: it is empty.")
        _check_structure(connection, path)
        if version == SCHEMA_VERSION:
            return CheckedDiary(version, _count_whole(connection))
        with migrated_in_memory(connection, version) as newest:
            return CheckedDiary(version, _count_whole(newest))


def _count_whole(connection: sqlite3.Connection) -> int:
    """Return how many check-ins there are after reading all of it."""
    require_whole_revisions(connection)
    return sum(1 for _ in check_ins(connection, None, None))


def _check_structure(connection: sqlite3.Connection, path: Path) -> None:
    [(verdict,)] = connection.execute("PRAGMA integrity_check(1)")
    if verdict != "ok" or connection.execute("PRAGMA foreign_key_check").fetchone():
        raise damaged(path)
