"""Whether a diary's file can be relied on: its structure by SQLite, its days by their checksums."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from prtcheck.core.left_out import LeftOut
from prtcheck.errors import DiaryError
from prtcheck.storage.connection import SCHEMA_VERSION, read_only, schema_version
from prtcheck.storage.definitions import name_bad_revisions, read_definitions
from prtcheck.storage.migrations.run import migrated_in_memory
from prtcheck.storage.queries import check_ins
from prtcheck.storage.revisions import revisions
from prtcheck.storage.sqlite_errors import damaged

_OF_ONE_ROW = ("CHECK constraint failed in ", "NULL value in ")
"""What SQLite says of rows with values that were never written; only their days are left out."""


@dataclass(frozen=True, slots=True)
class CheckedDiary:
    """A diary of sound structure that was read from end to end."""

    version: int
    check_ins: int
    left_out: LeftOut
    """Days that are not as they were written."""


def check_diary(path: Path) -> CheckedDiary:
    """Read a diary from end to end.

    Raises:
        DiaryError: it is no diary, too new, or its structure is damaged.
    """
    with read_only(path) as connection:
        version = schema_version(connection, path)
        if version == 0:
            raise DiaryError(f"{path} holds no diary: it is empty.")
        require_structure(connection, path, "integrity_check")
        if version == SCHEMA_VERSION:
            return _check_days(connection, version)
        with migrated_in_memory(connection, version) as newest:
            return _check_days(newest, version)


def _check_days(connection: sqlite3.Connection, version: int) -> CheckedDiary:
    """Read every day, every definition and every former state."""
    left_out = LeftOut()
    revisions(connection, None, None, left_out)
    read_definitions(connection, left_out)
    name_bad_revisions(connection, left_out)
    count = sum(1 for _ in check_ins(connection, None, None, left_out))
    return CheckedDiary(version, count, left_out)


def require_structure(connection: sqlite3.Connection, path: Path, check: str) -> None:
    """Refuse a file whose structure SQLite finds damaged, by its `quick_check` or the whole one.

    Raises:
        DiaryError: it is damaged.
    """
    verdicts = connection.execute(f"PRAGMA {check}").fetchall()
    if any(verdict != "ok" and not verdict.startswith(_OF_ONE_ROW) for (verdict,) in verdicts):
        raise damaged(path)
