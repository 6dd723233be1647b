"""Bringing a safety copy back, after a safety copy of what it replaces."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from prtcheck.core.check_in import CheckIn
from prtcheck.errors import DiaryBusyError, DiaryError
from prtcheck.files import (
    follow_link,
    has_file,
    make_private_folder,
    replace_file,
    unwritable_error,
)
from prtcheck.storage.backup import BackupKind, back_up
from prtcheck.storage.connection import open_writable, read_only
from prtcheck.storage.diary import Diary
from prtcheck.storage.integrity import check_diary
from prtcheck.storage.open_diary import migrated_copy
from prtcheck.storage.sqlite_errors import translate_sqlite_errors


@dataclass(frozen=True, slots=True)
class Difference:
    """What a restore would change, as days."""

    lost: tuple[date, ...]
    """In the diary now, and not in the copy."""
    changed: tuple[date, ...]
    """In both, with other answers."""
    brought: tuple[date, ...]
    """In the copy, and not in the diary now."""


@contextmanager
def prepare(file: Path, diary: Path) -> Iterator[Diary]:
    """Check a safety copy and hand out its like, brought to the newest version.

    Raises:
        DiaryError: it is no diary, too new, or damaged.
    """
    check_diary(file)
    make_private_folder(diary.parent)
    with migrated_copy(file, follow_link(diary).parent) as copy:
        yield Diary(copy)


def compare(present: Diary, copy: Diary) -> Difference | None:
    """Return what a restore would change; None when the present diary cannot be read."""
    try:
        now = _by_day(present)
    except DiaryBusyError:
        raise
    except DiaryError:
        return None
    then = _by_day(copy)
    return Difference(
        lost=tuple(day for day in now if day not in then),
        changed=tuple(day for day in now if day in then and now[day] != then[day]),
        brought=tuple(day for day in then if day not in now),
    )


def _by_day(diary: Diary) -> dict[date, CheckIn]:
    return {check_in.day: check_in for check_in in diary.check_ins()}


def restore(copy: Diary, diary: Path, now: datetime) -> Path | None:
    """Put a prepared copy in the diary's place and return where the former diary is kept.

    Raises:
        DiaryError: the diary is busy, or cannot be written; it is then as it was.
    """
    if not has_file(diary):
        replace_file(copy.path, diary)
        return None
    try:
        kept = back_up(diary, now, BackupKind.RESTORE)
    except DiaryBusyError:
        raise
    except DiaryError:
        return _replace_damaged(copy, follow_link(diary), now)
    _overwrite(copy, diary)
    return kept


def _replace_damaged(copy: Diary, diary: Path, now: datetime) -> Path:
    kept = diary.with_name(f"{diary.name}.damaged-{now:%Y-%m-%dT%H%M%S}")
    try:
        diary.replace(kept)
        journal = diary.with_name(f"{diary.name}-journal")
        if journal.exists():
            journal.replace(kept.with_name(f"{kept.name}-journal"))
        replace_file(copy.path, diary)
    except OSError as error:
        raise unwritable_error(diary, error) from None
    return kept


def _overwrite(copy: Diary, diary: Path) -> None:
    """Write the copy over the diary in one transaction, so that a kill leaves either of them."""
    with (
        translate_sqlite_errors(diary),
        read_only(copy.path) as source,
        closing(open_writable(diary)) as target,
    ):
        target.execute("BEGIN EXCLUSIVE")  # the backup itself would wait for ever
        target.execute("ROLLBACK")
        source.backup(target)
