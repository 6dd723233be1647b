"""Restoring a backup: check it, show what would change, then replace the diary or merge them."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from prtcheck.actions.import_ import apply_import, plan_diary_import
from prtcheck.context import Context
from prtcheck.core.merge import Merge
from prtcheck.errors import ChangedMeanwhileError
from prtcheck.storage import restore as storage_restore

if TYPE_CHECKING:
    from prtcheck.storage.diary import Diary
    from prtcheck.storage.restore import Difference, Present, Restored


class Comparison(NamedTuple):
    """The diary as it was compared with a backup."""

    present: "Present"
    difference: "Difference | None"
    """None: the present diary cannot be read."""


def compare(context: Context, file: Path) -> Comparison:
    """Return what a restore of a backup would change; nothing is changed, and nothing stays open.

    Raises:
        DiaryError: the file is no diary, too new, or damaged; or the present diary is busy, or
            its rights keep it from being read.
    """
    diary = context.paths.diary
    with storage_restore.prepare(file, diary) as backup:
        present = storage_restore.read_present(diary, context.notify)
        return Comparison(present, storage_restore.compare(present, backup))


def replace_diary(context: Context, file: Path, shown: Comparison | None) -> "Restored":
    """Let the diary hold what a backup holds; `shown` is what the person agreed to.

    Raises:
        ChangedMeanwhileError: the diary or the backup no longer is as shown; nothing is changed.
        DiaryError: as in `compare`, or the diary cannot be written.
    """
    diary, now = context.paths.diary, context.now
    with storage_restore.prepare(file, diary) as backup:
        if shown is None:
            return storage_restore.restore(backup, diary, now, source=file)
        _require_as_shown(backup, shown)
        return storage_restore.restore(backup, diary, now, shown.present, file)


def _require_as_shown(backup: "Diary", shown: Comparison) -> None:
    if storage_restore.compare(shown.present, backup) != shown.difference:
        raise ChangedMeanwhileError(
            "The backup was changed since it was compared. Nothing was restored. Restore again."
        )


def merge_backup(context: Context, file: Path) -> Merge:
    """Add a backup's check-ins to the diary's, as an import does; undo takes that back.

    Raises:
        ChangedMeanwhileError: a day was changed just now; nothing is stored.
        DiaryError: one of them cannot be read, or the diary is busy or cannot be written.
    """
    with storage_restore.prepare(file, context.paths.diary) as backup:
        plan = plan_diary_import(context, backup, revive_removed=True)
    apply_import(context, plan)
    return plan.merge
