"""Importing a file: decide what becomes of each day, show it, and store all of it or nothing."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from prtcheck.context import Context
from prtcheck.core.merge import DiaryContents, Merge, merge
from prtcheck.core.table_rows import stamp_rows
from prtcheck.formats.import_file import read_import
from prtcheck.storage.diary import Diary


class ImportPlan(NamedTuple):
    """What an import would do."""

    merge: Merge
    rows_left_out: int = 0
    """Rows of the file without an answer."""
    corrected: Sequence[date] = ()
    """Days whose row was exported here, and then corrected by hand."""


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


def plan_diary_import(context: Context, other: Diary) -> ImportPlan:
    """Decide what joining another diary into this one would do; nothing is stored.

    Raises:
        DiaryError: one of them cannot be read.
    """
    return ImportPlan(merge(context.diary.contents(), other.contents()))


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
