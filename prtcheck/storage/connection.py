"""Opening the diary's file: for reading it cannot harm it, for writing it is durable."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from prtcheck.errors import ForeignDiaryError
from prtcheck.files import PRIVATE_FILE, make_private_folder
from prtcheck.path_checks import unwritable_error
from prtcheck.storage.sqlite_errors import damaged, translate_sqlite_errors

APPLICATION_ID = 0x50525443
"""Marks an SQLite file as a diary of prtcheck ("PRTC")."""

SCHEMA_VERSION = 6
"""The newest schema, which the last migration makes."""

BUSY_SECONDS = 5.0
"""How long to wait for another program to let go of the diary."""


_SMALLEST_PAGE = 512
"""Bytes of a page of SQLite, at least."""


def engine_version() -> str:
    """Return the version of SQLite that reads and writes the diary."""
    return sqlite3.sqlite_version


@contextmanager
def read_only(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the diary so that it cannot be changed; all questions see one moment of it."""
    with translate_sqlite_errors(path), closing(_connect_read_only(path)) as connection:
        connection.execute("BEGIN")
        yield connection


def _connect_read_only(path: Path) -> sqlite3.Connection:
    try:
        return _connected(path, "ro")
    except sqlite3.OperationalError as error:
        # A killed writer leaves a journal that only a writer may roll back.
        if error.sqlite_errorcode != sqlite3.SQLITE_READONLY_ROLLBACK:
            raise
        _connected(path, "rw").close()
        return _connected(path, "ro")


def open_writable(path: Path) -> sqlite3.Connection:
    """Open the diary, made when it is missing; a commit is on the disk when it returns.

    Raises:
        DiaryError: its folder or file cannot be made.
        sqlite3.Error: it cannot be opened.
    """
    make_private_folder(path.parent)
    _make_private_file(path)
    connection = _connected(path, "rw")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("PRAGMA fullfsync = ON")  # macOS: an fsync alone may stay in the drive
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _connected(path: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _make_private_file(path: Path) -> None:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE))
    except FileExistsError:
        return
    except OSError as error:
        raise unwritable_error(path, error) from None


def schema_version(connection: sqlite3.Connection, path: Path, newest: int = SCHEMA_VERSION) -> int:
    """Return the diary's schema version; 0 is an empty file.

    Raises:
        ForeignDiaryError: the file is no diary of prtcheck, or one of a newer version.
    """
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    mark: int = connection.execute("PRAGMA application_id").fetchone()[0]
    tables: int = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if (version, mark, tables) == (0, 0, 0):
        if 0 < path.stat().st_size < _SMALLEST_PAGE:  # SQLite takes the rest of a file for empty
            raise damaged(path)
        return 0
    if mark != APPLICATION_ID or version < 1:
        raise ForeignDiaryError(
            f"{path} is an SQLite file, but not a diary of prtcheck. Nothing was changed. "
            "Move it away, or set PRTCHECK_HOME to another folder."
        )
    if version > newest:
        raise ForeignDiaryError(
            f"{path} was written by a newer prtcheck (schema {version}, this one reads up to "
            f"{newest}). Nothing was changed. Upgrade prtcheck."
        )
    return version
