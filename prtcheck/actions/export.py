"""Exporting check-ins: a table as CSV, or all there is with its history as JSON."""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from prtcheck.actions.look import find_period
from prtcheck.context import Context
from prtcheck.core.days import days_between
from prtcheck.core.period import Range


class ExportPlan(NamedTuple):
    """What an export would write."""

    lines: Iterator[str]
    """Each with its line ending; made as they are read."""
    check_ins: int


def plan_csv(
    context: Context,
    asked: Range | None = None,
    *,
    every_day: bool = False,
    excel: bool = False,
    notes: bool = True,
) -> ExportPlan:
    """Return the check-ins of a range as a table, all of them without one.

    Raises:
        DiaryError: the diary cannot be read.
    """
    from prtcheck.formats.csv_columns import BYTE_ORDER_MARK
    from prtcheck.formats.csv_writer import write_csv

    since = until = None
    if asked is not None or every_day:
        since, until = find_period(context, asked or Range())
    check_ins = context.diary.check_ins(since, until)
    days = days_between(since, until) if every_day and since and until else ()
    phases, ends = context.diary.phases(), context.settings.day_ends
    lines = write_csv(check_ins, ends, notes=notes, days=days, phases=phases)
    return ExportPlan(chain([BYTE_ORDER_MARK] if excel else [], lines), len(check_ins))


def plan_json(context: Context, asked: Range | None, *, notes: bool) -> ExportPlan:
    """Return a range with its history; without a range, all there is.

    Raises:
        DiaryError: the diary cannot be read.
    """
    from prtcheck.formats.json_writer import write_json

    since = until = None
    if asked is not None and asked != Range():
        period = find_period(context, asked)
        since, until = asked.since or period.since, asked.until or period.until
    contents = context.diary.contents(since, until)
    lines = write_json(contents, context.now, notes=notes, left_out=context.left_out.days)
    return ExportPlan(lines, len(contents.check_ins))


def write_lines(lines: Iterable[str], target: Path) -> None:
    """Write a file that appears complete or not at all.

    Raises:
        PlaceError: it cannot be written; a former file is then as it was.
    """
    from prtcheck.files import write_private

    write_private(target, (line.encode() for line in lines))
