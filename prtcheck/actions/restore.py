"""Restoring a backup: check it, show what would change, then replace the diary or merge them."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from prtcheck.actions.import_ import apply_import, plan_diary_import
from prtcheck.context import Context
from prtcheck.core.merge import Merge
from prtcheck.storage import restore as storage_restore

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from prtcheck.storage.diary import Diary
    from prtcheck.storage.restore import Difference, Present, Restored


class Comparison(NamedTuple):
    """The diary as it was compared with a backup."""

    present: "Present"
    difference: "Difference | None"
    """None: the present diary cannot be read."""


def prepare_backup(context: Context, file: Path) -> "AbstractContextManager[Diary]":
    """Check a backup and hand out its like, brought to the newest version.

    Raises:
        DiaryError: it is no diary, too new, or damaged.
    """
    return storage_restore.prepare(file, context.paths.diary)


def compare(context: Context, backup: "Diary") -> Comparison:
    """Return what a restore would change; nothing is changed.

    Raises:
        DiaryError: the diary is busy, or its rights keep it from being read.
    """
    present = storage_restore.read_present(context.diary)
    return Comparison(present, storage_restore.compare(present, backup))


def replace_diary(context: Context, backup: "Diary", shown: Comparison | None) -> "Restored":
    """Let the diary hold what the backup holds; `shown` is what the person agreed to.

    Raises:
        ChangedMeanwhileError: the diary no longer is as shown; nothing is changed.
        DiaryError: the diary is busy, or cannot be written.
    """
    diary, now = context.paths.diary, context.now
    return storage_restore.restore(backup, diary, now, shown.present if shown else None)


def merge_backup(context: Context, backup: "Diary") -> Merge:
    """Add the backup's check-ins to the diary's, as an import does; undo takes that back.

    Raises:
        ChangedMeanwhileError: a day was changed just now; nothing is stored.
        DiaryError: the diary cannot be read, is busy, or cannot be written.
    """
    plan = plan_diary_import(context, backup, revive_removed=True)
    apply_import(context, plan)
    return plan.merge
