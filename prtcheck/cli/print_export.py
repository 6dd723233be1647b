"""The writing of an export. Runs without Typer for a plain `prtcheck export`."""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from prtcheck.actions.look import find_period
from prtcheck.cli.console import print_bytes, print_message
from prtcheck.context import Context
from prtcheck.core.days import days_between
from prtcheck.core.period import Range
from prtcheck.core.text import pluralize


def print_csv(  # noqa: PLR0913 - each is an option
    context: Context,
    asked: Range | None = None,
    target: Path | None = None,
    *,
    every_day: bool = False,
    excel: bool = False,
    notes: bool = True,
) -> None:
    """Write the check-ins of a range as CSV, all of them without one, to stdout or a file."""
    from prtcheck.formats.csv_columns import BYTE_ORDER_MARK
    from prtcheck.formats.csv_writer import write_csv

    since = until = None
    if asked is not None or every_day:
        since, until = find_period(context, asked or Range())
    check_ins = context.diary.check_ins(since, until)
    days = days_between(since, until) if every_day and since and until else ()
    phases = context.diary.phases()
    ends = context.settings.day_ends
    lines = write_csv(check_ins, ends, notes=notes, days=days, phases=phases)
    _write_check_ins(chain([BYTE_ORDER_MARK] if excel else [], lines), len(check_ins), target)


def print_json_export(
    context: Context, asked: Range | None, target: Path | None, *, notes: bool
) -> None:
    """Write a range as JSON with its history; without a range, all there is."""
    from prtcheck.formats.json_writer import write_json

    since = until = None
    if asked is not None and asked != Range():
        period = find_period(context, asked)
        since, until = asked.since or period.since, asked.until or period.until
    contents = context.diary.contents(since, until)
    lines = write_json(contents, context.now, notes=notes, left_out=context.left_out.days)
    _write_check_ins(lines, len(contents.check_ins), target)


def _write_check_ins(lines: Iterator[str], number: int, target: Path | None) -> None:
    if not number:
        print_message("No check-ins in these days: the export holds none.")
    write_lines(lines, target, pluralize(number, "check-in"))


def write_lines(lines: Iterable[str], target: Path | None, what: str) -> None:
    """Write to stdout, or to a file that appears complete or not at all."""
    content = (line.encode() for line in lines)
    if target is None:
        print_bytes(content)
        return
    from prtcheck.cli.progress import progress_bar
    from prtcheck.files import write_private

    with progress_bar("Writing"):
        write_private(target, content)
    print_message(f"{what} written to {target}")
