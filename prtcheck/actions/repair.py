"""Mending days that are not as they were written: from a backup, as they are now, or removed."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

from prtcheck.context import Context
from prtcheck.core.check_in import CheckIn
from prtcheck.core.definition import Definition
from prtcheck.errors import DiaryError
from prtcheck.storage.backup import Backup, list_backups
from prtcheck.storage.bad_days import BadDay
from prtcheck.storage.definitions import BadDefinition
from prtcheck.storage.diary import Diary
from prtcheck.storage.integrity import check_diary
from prtcheck.storage.open_diary import migrated_copy
from prtcheck.storage.restore import restore
from prtcheck.storage.salvage import Salvaged, salvage


class Repair(NamedTuple):
    """A bad day, and what it was before."""

    bad: BadDay
    former: CheckIn | None
    """What was written last: by its history, else by the newest backup with a sound copy."""
    backup: Path | None
    """Where that comes from, if not from its history."""


def find_repairs(context: Context) -> list[Repair]:
    """Return the days that are not as they were written, each with what it was before."""
    bad_days = context.diary.bad_days()
    untold = {bad.date for bad in bad_days if bad.written is None}
    backups = _find_in_backups(context, {day for day in untold if day})
    found = []
    for bad in bad_days:
        former, backup = backups.get(bad.day, (bad.written, None))
        found.append(Repair(bad, former, backup))
    return found


def _find_in_backups(context: Context, days: set[date]) -> dict[str, tuple[CheckIn, Path]]:
    """Return what the newest backup with a sound copy says of each day, by YYYY-MM-DD."""
    found: dict[str, tuple[CheckIn, Path]] = {}
    for backup in list_backups(context.paths.diary):
        if len(found) == len(days):
            break
        for check_in in _sound_days(backup.path, context.paths.data):
            if check_in.day in days:
                found.setdefault(check_in.day.isoformat(), (check_in, backup.path))
    return found


def _sound_days(backup: Path, folder: Path) -> list[CheckIn]:
    """Return the sound check-ins of a backup; none where it cannot be read."""
    try:
        with migrated_copy(backup, folder) as copy:
            return Diary(copy).check_ins()
    except DiaryError:
        return []


def find_bad_histories(context: Context) -> list[str]:
    """Return the days, phases and own ratings with a former state that is not as written."""
    diary = Diary(context.paths.diary)
    diary.name_bad_histories()
    return sorted(diary.left_out.histories)


def repair(context: Context, bad: BadDay, after: CheckIn | None) -> None:
    """Give a bad day a state again, or remove it; undo takes that back.

    Raises:
        DiaryError: the diary is busy, or cannot be written.
    """
    with context.diary.writing(context.now) as change:
        change.repair(bad, after)


def find_bad_definitions(context: Context) -> list[BadDefinition]:
    """Return the phases and own ratings that are not as they were written."""
    return context.diary.bad_definitions()


def repair_definition(context: Context, bad: BadDefinition, after: Definition | None) -> None:
    """Give a bad phase or own rating a state again, or remove it; undo takes that back.

    Raises:
        ChangedMeanwhileError: it no longer is as it was shown.
        DiaryError: the diary is busy, or cannot be written.
    """
    with context.diary.writing(context.now) as change:
        change.repair_definition(bad, after)


def drop_bad_revisions(context: Context) -> list[str]:
    """Remove former states that are not as they were written; return whose they were.

    Raises:
        DiaryError: the diary is busy, or cannot be written.
    """
    with context.diary.writing(context.now) as change:
        return change.drop_bad_revisions()


@contextmanager
def plan_salvage(context: Context) -> Iterator[Salvaged | None]:
    """Make a diary of what can be read of a damaged one and of its newest sound backup.

    None: nothing can be read, and there is no such backup.

    Raises:
        DiaryError: it cannot be written.
    """
    backup = next(filter(_is_sound, list_backups(context.paths.diary)), None)
    path = backup.path if backup else None
    with salvage(context.paths.diary, path, context.now, context.today) as salvaged:
        yield salvaged if salvaged.days else None


def _is_sound(backup: Backup) -> bool:
    try:
        return not check_diary(backup.path).left_out
    except DiaryError:
        return False


def apply_salvage(context: Context, salvaged: Salvaged) -> Path | None:
    """Put a salvaged diary in the place of the damaged one, and return where that is kept.

    Raises:
        DiaryError: it cannot be written; the damaged diary is then as it was.
    """
    return restore(salvaged.copy, context.paths.diary, context.now).kept
