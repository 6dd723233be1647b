"""Safety copies of the diary, each opened, checked and counted before it counts as one."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from prtcheck.errors import DiaryError
from prtcheck.files import (
    list_folder,
    make_private_folder,
    make_temporary_file,
    replace_file,
    unwritable_error,
)
from prtcheck.storage.connection import read_only, schema_version
from prtcheck.storage.integrity import CheckedDiary, check_diary
from prtcheck.storage.sqlite_errors import damaged, translate_sqlite_errors

KEPT = 14
"""Safety copies made by themselves that are kept; older ones are removed."""

_NAME = re.compile(r"diary-(\d{4}-\d{2}-\d{2}T\d{6})-([a-z]+)\.db")


class BackupKind(StrEnum):
    """Why a safety copy was made by itself."""

    DAILY = "daily"
    MIGRATION = "migration"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class Backup:
    """One safety copy that was made by itself."""

    path: Path
    made_at: datetime
    """Wall-clock time, without an offset."""
    occasion: BackupKind


def folder_of(diary: Path) -> Path:
    """Return the folder of a diary's safety copies."""
    return diary.parent / "backups"


def list_backups(diary: Path) -> list[Backup]:
    """Return the safety copies made by themselves, newest first."""
    found = filter(None, map(_backup_at, list_folder(folder_of(diary))))
    return sorted(found, key=lambda backup: (backup.made_at, backup.path.name), reverse=True)


def _backup_at(path: Path) -> Backup | None:
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    try:
        return Backup(path, datetime.fromisoformat(match[1]), BackupKind(match[2]))
    except ValueError:  # no such date, or a kind that is not known
        return None


def back_up_once_a_day(diary: Path, now: datetime) -> None:
    """Make the day's safety copy unless there is one, before anything is written.

    Raises:
        DiaryError: the diary is damaged, or the copy cannot be written.
    """
    if not any(backup.made_at.date() == now.date() for backup in list_backups(diary)):
        back_up(diary, now, BackupKind.DAILY)


def back_up(diary: Path, now: datetime, occasion: BackupKind) -> Path:
    """Make a safety copy in the diary's own folder and remove those beyond the newest 14.

    Raises:
        DiaryError: the diary is damaged, or the copy cannot be written.
    """
    make_private_folder(folder_of(diary))
    target = folder_of(diary) / f"diary-{now:%Y-%m-%dT%H%M%S}-{occasion}.db"
    copy_diary(diary, target)
    for backup in list_backups(diary)[KEPT:]:
        backup.path.unlink(missing_ok=True)
    return target


def copy_diary(diary: Path, target: Path) -> CheckedDiary:
    """Copy the diary through SQLite, check the copy, and put it in its place.

    Raises:
        DiaryError: the diary is damaged, or the copy cannot be written; what stood at the target
            is then as it was.
    """
    with temporary_copy(diary, target) as copy:
        whole = _checked(copy, diary)
        try:
            replace_file(copy, target)
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
        with (
            translate_sqlite_errors(target),
            read_only(diary) as source,
            closing(sqlite3.connect(beside)) as copy,
        ):
            schema_version(source, diary)
            copy.execute("PRAGMA synchronous = EXTRA")
            source.backup(copy)
        yield beside
    finally:
        beside.unlink(missing_ok=True)


def _checked(copy: Path, diary: Path) -> CheckedDiary:
    """Check a copy; what is wrong with it is wrong with the diary that it was made of."""
    try:
        return check_diary(copy)
    except DiaryError:
        raise damaged(diary) from None
