"""Importing a file: decide what becomes of each day, show it, and store all of it or nothing."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from prtcheck.context import Context
from prtcheck.core.check_in import CheckIn
from prtcheck.core.days import find_fault_of_day
from prtcheck.core.fill import FilledDays, fill_days
from prtcheck.core.merge import DiaryContents, Merge, merge, stamp_after_removals
from prtcheck.core.table_rows import stamp_rows
from prtcheck.errors import ImportRefusedError
from prtcheck.formats.import_file import find_words_for_nothing, read_import, tell_activities_apart
from prtcheck.formats.tables.choose_mapping import find_spans
from prtcheck.formats.tables.day_options import Entered
from prtcheck.formats.tables.day_rows import last_moment_of
from prtcheck.formats.tables.open_questions import list_questions
from prtcheck.formats.tables.table import OpenedTable
from prtcheck.formats.tables.table_reader import read_table
from prtcheck.formats.tables.table_reading import TableReading
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
    own: Sequence[date] = ()
    """Days of another program's file that were made or corrected here, and stay."""
    moments: Sequence[date] = ()
    """Imported days that get their moment of entry."""
    words_for_nothing: Sequence[str] = ()
    """Day and field of prtcheck's own table where a word for nothing is kept as a word."""
    unmeasured: Sequence[int] = ()
    """The pain of rows without a moment of entry, whose scale no program vouches for."""
    told_apart_at: str = ""
    """What stands between the activities of one cell where it is not ours."""
    reading: TableReading | None = None
    """How another program's table was understood."""
    recognised: bool = False
    """Whether that was found by its header."""
    is_windows_text: bool = False
    """Whether a file of prtcheck's own was not UTF-8."""


def plan_import(
    context: Context, text: str, source: str = "a table", entered: Entered = Entered.UNKNOWN
) -> ImportPlan:
    """Decide what prtcheck's own file would do to the diary; nothing is stored.

    `source` is where days without a moment of entry come from, `entered` what is known of that.

    Raises:
        ImportRefusedError: something in the file cannot be taken.
        DiaryError: the diary cannot be read.
    """
    imported = read_import(text, now=context.now, today=context.today, source=source)
    present = context.diary.contents()
    if not imported.is_table:
        return ImportPlan(merge(present, imported.contents))
    check_ins = list(imported.contents.check_ins)
    rows = stamp_rows([c for c in check_ins if c.source is None], present, context.now)
    mark, foreign = tell_activities_apart([c for c in check_ins if c.source is not None])
    if entered is Entered.SAME_DAY:
        ends = ((c, last_moment_of(c.day)) for c in foreign)
        foreign = [replace(c, entered_at=min(moment, context.now)) for c, moment in ends]
    filled = fill_days(foreign, present, context.now)
    merged = _merge_filled(present, filled, rows.check_ins)
    new = (c for c in (*merged.added.values(), *merged.changed.values()) if c.source is not None)
    return ImportPlan(
        merged,
        imported.rows_left_out,
        rows.corrected,
        own=filled.own,
        moments=filled.moments,
        words_for_nothing=tuple(find_words_for_nothing(check_ins)),
        told_apart_at=mark,
        unmeasured=tuple(c.pain for c in new if c.pain is not None),
    )


def _merge_filled(
    present: DiaryContents, filled: FilledDays, others: Sequence[CheckIn] = ()
) -> Merge:
    merged = merge(present, DiaryContents([*others, *filled.check_ins]))
    removed = {*merged.stay_removed, *filled.removed}
    return replace(merged, stay_removed=tuple(sorted(removed)))


def plan_table(context: Context, opened: OpenedTable) -> ImportPlan:
    """Decide what another program's table would do to the diary; nothing is stored.

    Raises:
        ImportRefusedError: something is not known, or in the table cannot be taken.
        DiaryError: the diary cannot be read.
    """
    table, mapping, _ = opened
    if open_ones := list(list_questions(table, mapping, context.today)):
        asked = " ".join(dict.fromkeys(question.sentence for question in open_ones))
        raise ImportRefusedError(f"{asked} Nothing was imported.")
    reading = read_opened(context, opened)
    present = context.diary.contents()
    filled = fill_days(reading.check_ins, present, context.now)
    return ImportPlan(
        _merge_filled(present, filled),
        own=filled.own,
        moments=filled.moments,
        reading=reading,
        recognised=opened.recognised,
    )


def read_opened(context: Context, opened: OpenedTable) -> TableReading:
    """Return the days of a table that leaves no question open.

    Raises:
        ImportRefusedError: a cell cannot be taken.
    """
    (span,) = find_spans(opened.table, opened.mapping, context.today)
    ends = context.settings.day_ends
    return read_table(opened.table, opened.mapping, span.order, now=context.now, day_ends=ends)


def plan_diary_import(
    context: Context, other: Diary, *, revive_removed: bool = False
) -> ImportPlan:
    """Decide what joining another diary into this one would do; nothing is stored.

    `revive_removed` brings back, as changed now, days that were removed here later.

    Raises:
        ImportRefusedError: a day lies before 1900 or in the future.
        DiaryError: one of them cannot be read.
    """
    present, incoming = context.diary.contents(), other.contents()
    if revive_removed:
        incoming = stamp_after_removals(incoming, present, context.now)
    else:
        _require_days(incoming, context.today)
    return ImportPlan(merge(present, incoming), damaged=sorted(other.left_out.days))


def _require_days(incoming: DiaryContents, today: date) -> None:
    for day in incoming.states():
        if fault := find_fault_of_day(day, today):
            raise ImportRefusedError(f"{fault}. Nothing was imported.")


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
