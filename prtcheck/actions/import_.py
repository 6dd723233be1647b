"""Importing a file: decide what becomes of each day, show it, and store all of it or nothing."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import NamedTuple

from prtcheck.context import Context
from prtcheck.core.merge import DiaryContents, Merge, merge, stamp_after_removals
from prtcheck.core.table_rows import stamp_rows
from prtcheck.formats.import_file import read_import
from prtcheck.storage.diary import Diary
from prtcheck.storage.restore import prepare


class ImportPlan(NamedTuple):
    """What an import would do."""

    merge: Merge
    rows_left_out: int = 0
    """Rows of the file without an answer."""
    corrected: Sequence[date] = ()
    """Days whose row was exported here, and then corrected by hand."""
    damaged: Sequence[str] = ()
    """Days of another diary that are not as they were written, and are left out."""


def plan_import(context: Context, text: str) -> ImportPlan:
    """Decide what a file's text would do to the diary; nothing is stored.

    Raises:
        ImportRefusedError: something in the file cannot be taken.
        DiaryError: the diary cannot be read.
    """
    imported = read_import(text, now=context.now, today=context.today)
    present = context.diary.contents()
    if not imported.is_table:
        return ImportPlan(merge(present, imported.contents))
    rows = stamp_rows(imported.contents.check_ins, present, context.now)
    merged = merge(present, DiaryContents(rows.check_ins))
    return ImportPlan(merged, imported.rows_left_out, rows.corrected)


def plan_diary_import(
    context: Context, other: Diary, *, revive_removed: bool = False
) -> ImportPlan:
    """Decide what joining another diary into this one would do; nothing is stored.

    `revive_removed` brings back, as changed now, days that were removed here later.

    Raises:
        DiaryError: one of them cannot be read.
    """
    present, incoming = context.diary.contents(), other.contents()
    if revive_removed:
        incoming = stamp_after_removals(incoming, present, context.now)
    return ImportPlan(merge(present, incoming), damaged=sorted(other.left_out.days))


def open_other_diary(context: Context, file: Path) -> AbstractContextManager[Diary]:
    """Check another diary file and hand out a copy of it, brought to the newest schema.

    Raises:
        DiaryError: it is no diary, too new, or damaged.
    """
    return prepare(file, context.paths.diary)


def apply_import(context: Context, plan: ImportPlan) -> None:
    """Store what was decided, as one change that undo takes back.

    Raises:
        ChangedMeanwhileError: a day was changed since it was decided; nothing is stored.
        DiaryError: the diary is busy, or cannot be written.
    """
    if plan.merge.changes_nothing:
        return
    with context.diary.writing(context.now) as change:
        change.apply_import(plan.merge)
