"""What SQLite reports, as a sentence for the person: busy, damaged, full, read-only."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from prtcheck.errors import DiaryBusyError, DiaryDamagedError, DiaryError

SEE_DOCTOR = " `prtcheck doctor` says more, and how to restore a backup."

_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}
_DAMAGED = {
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_ERROR,  # a table or column of the schema is not there
    sqlite3.SQLITE_TOOBIG,
}
_UNWRITABLE = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_READONLY: "it is read-only",
    sqlite3.SQLITE_IOERR: "the disk did not take it",
    sqlite3.SQLITE_CANTOPEN: "it can't be opened",
    sqlite3.SQLITE_PERM: "its rights forbid it",
    sqlite3.SQLITE_AUTH: "its rights forbid it",
    sqlite3.SQLITE_NOMEM: "there is not enough memory",
    sqlite3.SQLITE_NOLFS: "the file is too large for this system",
}


class DamagedRowError(Exception):
    """A row does not hold what was written."""


def _primary_code(error: BaseException | None) -> int:
    """Return SQLite's result code without what extends it; 0 where there is none."""
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


def explain_sqlite_error(error: BaseException | None, path: Path) -> DiaryError:
    """Return the sentence for a fault that SQLite reported, without any of the diary's text."""
    code = _primary_code(error)
    if code in _BUSY:
        return DiaryBusyError(
            f"The diary {path} is in use by another program. Nothing was saved. "
            "Try again when the other one is done."
        )
    if code in _DAMAGED:
        return damaged(path)
    if code in _UNWRITABLE:
        return DiaryError(
            f"The diary {path} can't be used ({_UNWRITABLE[code]}). Nothing was saved. "
            "Check its rights and the free space, or set PRTCHECK_HOME to another folder."
        )
    name = getattr(error, "sqlite_errorname", None) or type(error).__name__
    return DiaryDamagedError(
        f"The diary {path} can't be read or written ({name}). Nothing was changed."
    )


def damaged(path: Path) -> DiaryDamagedError:
    """Return the sentence for a file that does not hold what was written."""
    return DiaryDamagedError(
        f"{path} is damaged, or not a diary. Nothing was changed. {SEE_DOCTOR.strip()}"
    )


@contextmanager
def translate_sqlite_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite reports inside the block into a sentence for the user."""
    try:
        yield
    except (DamagedRowError, UnicodeDecodeError):  # the latter of a damaged schema
        raise damaged(path) from None
    except sqlite3.Error as error:
        raise explain_sqlite_error(error, path) from None


@contextmanager
def leave_out_damaged(names: set[str], name: str) -> Iterator[None]:
    """Add a name to those of what was left out, where SQLite can't read it inside the block.

    Raises:
        sqlite3.Error: anything else, such as a busy diary.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        if _primary_code(error) not in _DAMAGED:
            raise
        names.add(name)


@contextmanager
def unwritable_copy(target: Path) -> Iterator[None]:
    """Name the copy, not the diary, where SQLite reports inside the block that a disk is full.

    Raises:
        DiaryError: the copy cannot be written.
        sqlite3.Error: anything else, such as a damaged diary.
    """
    try:
        yield
    except sqlite3.Error as error:
        reason = _UNWRITABLE.get(_primary_code(error))
        if reason is None:
            raise
        raise DiaryError(
            f"A copy of the diary can't be written in {target.parent} ({reason}). Nothing was "
            "saved. Check the folder's rights and the free space."
        ) from None
