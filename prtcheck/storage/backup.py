"""Safety copies of the diary, each opened, checked and counted before it counts as one."""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from prtcheck.errors import DiaryDamagedError, DiaryError
from prtcheck.files import make_private_folder, make_temporary_file, place_new_file
from prtcheck.path_checks import list_folder, unwritable_error
from prtcheck.storage.connection import read_only, schema_version
from prtcheck.storage.integrity import CheckedDiary, check_diary
from prtcheck.storage.sqlite_errors import unwritable_copy

KEPT = 14
"""Safety copies of each kind that are kept; older ones are removed."""

SIDE_FILES = ("-journal", "-wal", "-shm")
"""What SQLite adds to a file's name for the files that it needs beside it."""

_MOMENT = r"(?P<moment>\d{4}-\d{2}-\d{2}T\d{6})"
_NAME = re.compile(rf"diary-((?P<number>\d{{6,}})-)?{_MOMENT}-(?P<kind>[a-z]+)\.db", re.ASCII)
_FORMER_NAME = re.compile(rf"(?P<kind>asked)-{_MOMENT}\.db", re.ASCII)
"""What prtcheck 0.1 called the copies that were asked for."""


class BackupKind(StrEnum):
    """Why a safety copy was made."""

    DAILY = "daily"
    """Before the first change of a day."""
    MIGRATION = "migration"
    """Before the diary was brought to a newer schema."""
    RESTORE = "restore"
    """Before another copy was restored."""
    ASKED = "asked"
    """By `prtcheck backup`."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One safety copy in the diary's own folder."""

    path: Path
    number: int
    """Counts the copies of a diary; 0 where an older version made it, which did not count."""
    made_at: datetime
    """Wall-clock time, without an offset."""
    kind: BackupKind


def folder_of(diary: Path) -> Path:
    """Return the folder of a diary's safety copies."""
    return diary.parent / "backups"


def list_backups(diary: Path) -> list[Backup]:
    """Return the diary's safety copies, newest first by their numbers.

    Raises:
        PlaceError: their folder cannot be read.
    """
    found = filter(None, map(_backup_at, list_folder(folder_of(diary))))
    return sorted(found, key=lambda one: (one.number, one.made_at, one.path.name), reverse=True)


def _backup_at(path: Path) -> Backup | None:
    match = _NAME.fullmatch(path.name) or _FORMER_NAME.fullmatch(path.name)
    if match is None:
        return None
    named = match.groupdict()
    try:
        made_at = datetime.fromisoformat(named["moment"])
        return Backup(path, int(named.get("number") or 0), made_at, BackupKind(named["kind"]))
    except ValueError:  # no such date, or a kind that is not known
        return None


def count_check_ins(copy: Path) -> int:
    """Return how many check-ins a safety copy holds.

    Raises:
        DiaryError: it cannot be read, or is no diary.
    """
    with read_only(copy) as connection:
        if schema_version(connection, copy) == 0:
            return 0
        count: int = connection.execute("SELECT count(*) FROM check_in").fetchone()[0]
        return count


def back_up_once_a_day(diary: Path, now: datetime) -> None:
    """Make the day's safety copy unless there is one, before anything is written.

    Raises:
        DiaryError: the diary is damaged, or the copy cannot be written.
    """
    days = {one.made_at.date() for one in list_backups(diary) if one.kind is BackupKind.DAILY}
    if now.date() not in days:
        back_up(diary, now, BackupKind.DAILY)


def back_up(diary: Path, now: datetime, kind: BackupKind, spared: Path | None = None) -> Path:
    """Make a safety copy in the diary's own folder and keep the newest 14 of its kind.

    `spared` is a copy that is in use: it is kept beside these.

    While days of the diary are not as they were written, no copy is removed: an older one may hold
    them.

    Raises:
        DiaryError: the diary is damaged, or the copy cannot be written.
    """
    folder = folder_of(diary)
    make_private_folder(folder)
    with temporary_copy(diary, folder / "copy.db") as copy:
        checked = check_copy(copy, diary)
        made = _place_next(copy, diary, now, kind)
    if not checked.left_out:
        _remove_older(diary, kind, (made, spared or made))
    return made


def _place_next(copy: Path, diary: Path, now: datetime, kind: BackupKind) -> Path:
    """Give a finished copy the next number; another program may just have taken it."""
    number = max((one.number for one in list_backups(diary)), default=0)
    while True:
        number += 1
        target = copy.with_name(f"diary-{number:06}-{now:%Y-%m-%dT%H%M%S}-{kind}.db")
        try:
            place_new_file(copy, target)
        except FileExistsError:
            continue
        except OSError as error:
            raise unwritable_error(target, error) from None
        return target


def _remove_older(diary: Path, kind: BackupKind, spared: Iterable[Path]) -> None:
    with suppress(OSError, DiaryError):  # one too many does no harm
        found = [one.path for one in list_backups(diary) if one.kind is kind]
        others = [path for path in found if not any(map(path.samefile, spared))]
        for path in others[KEPT - 1 :]:
            path.unlink()


def copy_diary(diary: Path, target: Path) -> CheckedDiary:
    """Copy the diary through SQLite to a name that nothing has yet, and check the copy.

    Raises:
        FileExistsError: something has that name.
        DiaryError: the diary is damaged, or the copy cannot be written.
    """
    with temporary_copy(diary, target) as copy:
        whole = check_copy(copy, diary)
        try:
            place_new_file(copy, target)
        except FileExistsError:
            raise
        except OSError as error:
            raise unwritable_error(target, error) from None
    return whole


@contextmanager
def temporary_copy(diary: Path, target: Path) -> Iterator[Path]:
    """Copy the diary through SQLite to a file beside the target, and remove that afterwards.

    Raises:
        DiaryError: the diary cannot be read, or the copy cannot be written.
    """
    beside = make_temporary_file(target)
    try:
        with read_only(diary) as source, unwritable_copy(target):
            schema_version(source, diary)
            _copy_pages(source, beside)
        yield beside
    finally:
        for path in (beside, *(Path(f"{beside}{side}") for side in SIDE_FILES)):
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _copy_pages(source: sqlite3.Connection, beside: Path) -> None:
    with closing(sqlite3.connect(beside)) as copy:
        copy.execute("PRAGMA synchronous = EXTRA")
        source.backup(copy)
        # The diary's journal mode came along; in WAL mode a file is not whole by itself.
        copy.execute("PRAGMA journal_mode = DELETE")


def check_copy(copy: Path, diary: Path) -> CheckedDiary:
    """Check a copy; damage in it is the diary's, unless the diary itself is whole.

    Raises:
        DiaryError: the copy or the diary is damaged.
    """
    try:
        return check_diary(copy)
    except DiaryDamagedError:
        check_diary(diary)
        raise DiaryError(
            f"A copy of {diary} was not written as it should be. Nothing was changed. "
            "Check the disk, then try again."
        ) from None
