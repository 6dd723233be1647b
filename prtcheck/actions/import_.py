"""Importing a file: decide what becomes of each day, show it, and store all of it or nothing."""

from typing import NamedTuple

from prtcheck.context import Context
from prtcheck.core.merge import Merge, merge
from prtcheck.formats.import_file import read_import
from prtcheck.formats.json_reader import ImportedDiary
from prtcheck.storage.diary import Diary


class ImportPlan(NamedTuple):
    """What an import would do."""

    merge: Merge
    rows_left_out: int
    """Rows of the file without an answer."""


def plan_import(context: Context, text: str) -> ImportPlan:
    """Decide what a file's text would do to the diary; nothing is stored.

    Raises:
        ImportRefusedError: something in the file cannot be taken.
        DiaryError: the diary cannot be read.
    """
    return _plan(context, read_import(text, now=context.now, today=context.today))


def plan_diary_import(context: Context, other: Diary) -> ImportPlan:
    """Decide what joining another diary into this one would do; nothing is stored.

    Raises:
        DiaryError: one of them cannot be read.
    """
    return _plan(context, ImportedDiary(*other.with_history(), rows_left_out=0))


def _plan(context: Context, incoming: ImportedDiary) -> ImportPlan:
    check_ins, histories = context.diary.with_history()
    present = {check_in.day: check_in for check_in in check_ins}
    merged = merge(present, incoming.check_ins, histories, incoming.histories)
    return ImportPlan(merged, incoming.rows_left_out)


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
