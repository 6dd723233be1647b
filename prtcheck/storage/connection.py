"""Opening the diary's file: for reading it cannot harm it, for writing it is durable."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from prtcheck.errors import DiaryBusyError, DiaryError
from prtcheck.files import PRIVATE_FILE, make_private_folder, unwritable_error

APPLICATION_ID = 0x50525443
"""Marks an SQLite file as a diary of prtcheck ("PRTC")."""

SCHEMA_VERSION = 3
"""The newest schema; it stands here, since who only looks loads no migration."""

BUSY_SECONDS = 5.0
"""How long to wait for another program to let go of the diary."""

_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_UNWRITABLE = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_READONLY: "it is read-only",
    sqlite3.SQLITE_IOERR: "the disk did not take it",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened",
    sqlite3.SQLITE_PERM: "its rights forbid it",
}


class DamagedRowError(Exception):
    """A row does not hold what was written."""


def engine_version() -> str:
    """Return the version of SQLite that reads and writes the diary."""
    return sqlite3.sqlite_version


def explain_sqlite_error(error: BaseException | None, path: Path) -> DiaryError:
    """Return the sentence for a fault that SQLite reported, without any of the diary's text."""
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    if code in _BUSY:
        return DiaryBusyError(
            f"The diary {path} is in use by another program: nothing was stored. "
            "Try again when the other one is done."
        )
    if code in _DAMAGED:
        return damaged(path)
    if code in _UNWRITABLE:
        return DiaryError(
            f"The diary {path} cannot be used ({_UNWRITABLE[code]}): nothing was stored. "
            "Check its rights and the free space, or set PRTCHECK_HOME to another folder."
        )
    name = getattr(error, "sqlite_errorname", None) or type(error).__name__
    return DiaryError(f"The diary {path} cannot be read or written ({name}). Nothing was changed.")


SEE_DOCTOR = " `prtcheck doctor` tells more, and how to bring a backup back."


def damaged(path: Path) -> DiaryError:
    """Return the sentence for a file that does not hold what was written."""
    return DiaryError(
        f"{path} is damaged, or not a diary: nothing was changed. {SEE_DOCTOR.strip()}"
    )


@contextmanager
def translate_sqlite_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite reports inside the block into a sentence for the user."""
    try:
        yield
    except DamagedRowError:
        raise damaged(path) from None
    except sqlite3.Error as error:
        raise explain_sqlite_error(error, path) from None


@contextmanager
def read_only(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the diary so that it cannot be changed; rows can be asked by column name."""
    with translate_sqlite_errors(path), closing(_connect_read_only(path)) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute("BEGIN")  # all questions see one state: no check-in without its causes
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


def schema_version(connection: sqlite3.Connection, path: Path, newest: int) -> int:
    """Return the diary's schema version; 0 is an empty file.

    Raises:
        DiaryError: the file is no diary of prtcheck, or one of a newer version.
    """
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    mark: int = connection.execute("PRAGMA application_id").fetchone()[0]
    tables: int = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if (version, mark, tables) == (0, 0, 0):
        return 0
    if mark != APPLICATION_ID or version < 1:
        raise DiaryError(
            f"{path} is an SQLite file, but not a diary of prtcheck: nothing was changed. "
            "Move it away, or set PRTCHECK_HOME to another folder."
        )
    if version > newest:
        raise DiaryError(
            f"{path} was written by a newer prtcheck (schema {version}; this one reads up to "
            f"{newest}): nothing was changed. Upgrade prtcheck."
        )
    return version
