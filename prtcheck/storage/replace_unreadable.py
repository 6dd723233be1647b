"""Replacing a file that cannot be read as a diary: it is kept beside, whole or not at all."""

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from itertools import count
from pathlib import Path

from prtcheck.errors import ChangedMeanwhileError, DiaryBusyError, DiaryError
from prtcheck.files import add_name, replace_file, sync_file, sync_folder
from prtcheck.path_checks import unwritable_error
from prtcheck.storage import connection
from prtcheck.storage.backup import SIDE_FILES
from prtcheck.storage.sqlite_errors import explain_sqlite_error, translate_sqlite_errors


@contextmanager
def lock_writers(path: Path) -> Iterator[None]:
    """Keep other programs from writing a file, and other restores from replacing it.

    Where SQLite cannot lock a file, no program can write it.

    Raises:
        DiaryBusyError: another program writes it, and did not let go in time.
        ChangedMeanwhileError: another file took its place while this one waited.
        DiaryError: the file or its folder cannot be opened.
    """
    try:
        with _folder_locked(path.parent):
            before = path.stat()
            with closing(_opened(path)) as holder:
                _begin(holder, path)
                if not os.path.samestat(before, path.stat()):
                    raise ChangedMeanwhileError(
                        "Another restore replaced the diary since then. Nothing was changed."
                    )
                yield
    except OSError as error:
        raise unwritable_error(path, error) from None


@contextmanager
def _folder_locked(folder: Path) -> Iterator[None]:
    """Let one restore at a time replace a file that SQLite cannot lock."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems have no such locks
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _opened(path: Path) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode=rw"
    with translate_sqlite_errors(path):
        return sqlite3.connect(uri, uri=True, timeout=connection.BUSY_SECONDS, isolation_level=None)


def _begin(holder: sqlite3.Connection, path: Path) -> None:
    """Lock the file, once what a WAL holds is in it; the WAL itself stays as it is."""
    try:
        holder.execute("PRAGMA wal_checkpoint(PASSIVE)")
        holder.execute("BEGIN IMMEDIATE")
    except (sqlite3.Error, UnicodeDecodeError) as error:
        fault = explain_sqlite_error(error, path)
        if isinstance(fault, DiaryBusyError):
            raise fault from None


@contextmanager
def replace_and_keep(path: Path, new: Path, beside: Path) -> Iterator[Path]:
    """Put a new file in another one's place and yield the name that the former one is kept under.

    That is `beside`, or a like name that is free. What SQLite put beside the former file is kept
    with it and never meets the new one. After an error, also in the block, all is as it was.

    Raises:
        DiaryError: a file cannot be written.
    """
    try:
        sync_file(new)
        kept = _keep(path, beside)
    except OSError as error:
        raise unwritable_error(path, error) from None
    try:
        for side in SIDE_FILES:
            _with_side(path, side).unlink(missing_ok=True)
        replace_file(new, path)
        yield kept
    except BaseException as error:
        _put_back(kept, path)
        if isinstance(error, OSError):
            raise unwritable_error(path, error) from None
        raise


def _keep(path: Path, beside: Path) -> Path:
    """Give a file and what is beside it further names, which nothing has yet."""
    names = (beside.with_name(f"{beside.name}-{n}" if n > 1 else beside.name) for n in count(1))
    for kept in names:
        if any(_with_side(kept, side).exists() for side in SIDE_FILES):
            continue
        try:
            _add_names(path, kept)
        except FileExistsError:
            continue
        return kept
    raise AssertionError  # the numbers do not end


def _add_names(path: Path, kept: Path) -> None:
    made: list[Path] = []
    try:
        for side in ("", *SIDE_FILES):
            if side == "" or _with_side(path, side).exists():
                add_name(_with_side(path, side), _with_side(kept, side))
                made.append(_with_side(kept, side))
        sync_folder(kept.parent)
    except BaseException:
        for name in made:
            with suppress(OSError):
                name.unlink()
        raise


def _put_back(kept: Path, path: Path) -> None:
    """Give the former file its name back, and then what was beside it.

    Raises:
        DiaryError: that cannot be done either; it says where the former file is.
    """
    try:
        for side in ("", *SIDE_FILES):
            if _with_side(kept, side).exists():
                _with_side(kept, side).replace(_with_side(path, side))
        for side in (*SIDE_FILES, ""):
            # Two names of one file both stay when the one replaces the other.
            _with_side(kept, side).unlink(missing_ok=True)
        sync_folder(path.parent)
    except OSError as error:
        raise DiaryError(
            f"The former diary could not be put back ({error.strerror}). It is kept: {kept}"
        ) from None


def _with_side(path: Path, side: str) -> Path:
    return path.with_name(f"{path.name}{side}")
