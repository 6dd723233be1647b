"""The `export` command."""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from prtcheck.actions.look import find_period
from prtcheck.cli import options
from prtcheck.cli.console import print_bytes, print_message
from prtcheck.cli.current_context import current_context
from prtcheck.context import Context
from prtcheck.core.days import days_between
from prtcheck.core.period import Range
from prtcheck.core.text import pluralize
from prtcheck.errors import InvalidInputError
from prtcheck.formats.file_kind import ExportFormat, export_target, format_by_ending


def export(  # noqa: PLR0913 - each is an option
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file, or - for stdout.")] = "-",
    *,
    format_: Annotated[
        ExportFormat | None,
        typer.Option(
            "--format",
            metavar="|".join(ExportFormat),
            help="A table, or all there is with its history; else by FILE's ending.",
        ),
    ] = None,
    days: options.DaysOption = None,
    since: options.SinceOption = None,
    until: options.UntilOption = None,
    all_days: options.AllOption = False,
    every_day: Annotated[
        bool, typer.Option("--every-day", help="A row for days without a check-in too.")
    ] = False,
    excel: Annotated[
        bool, typer.Option("--excel", help="Mark the CSV as UTF-8, which Excel needs.")
    ] = False,
    without_notes: Annotated[
        bool, typer.Option("--without-notes", help="Leave the notes out.")
    ] = False,
    dictionary: Annotated[
        bool, typer.Option("--dictionary", help="Print what each column means, and no check-in.")
    ] = False,
) -> None:
    """Write the check-ins for a therapist or a program.

    All of them unless asked. An earlier export of the same name is replaced, no other file is.
    """
    context = current_context()
    asked = options.parse_range(context.today, days, since, until, all_days=all_days)
    target = None if file == "-" else export_target(Path(file).expanduser(), context.paths)
    chosen = _choose_format(format_, target, any_ending=dictionary)
    if chosen is ExportFormat.JSON and (every_day or excel):
        raise InvalidInputError("--every-day and --excel go with --format csv: leave them out.")
    if dictionary:
        _write(_dictionary_lines(chosen, context), target, "The dictionary")
        return
    notes = not without_notes
    if chosen is ExportFormat.CSV:
        number, lines = _csv_lines(context, asked, every_day=every_day, excel=excel, notes=notes)
    else:
        number, lines = _json_lines(context, asked, notes=notes)
    if not number:
        print_message("No check-ins in these days: the export holds none.")
    _write(lines, target, pluralize(number, "check-in"))


def _choose_format(
    named: ExportFormat | None, target: Path | None, *, any_ending: bool
) -> ExportFormat:
    """Return the format that is named, or else that the file's ending names; CSV without either."""
    by_ending = format_by_ending(target)
    if target is not None and target.suffix and named and by_ending and named is not by_ending:
        raise InvalidInputError(
            f"--format {named} and a name ending in {target.suffix.lower()} do not go together: "
            "change one of them."
        )
    if named or by_ending or any_ending:
        return named or by_ending or ExportFormat.CSV
    raise InvalidInputError(
        f"{target} could be either format: give a name ending in .csv or .json, or say --format."
    )


def _csv_lines(
    context: Context, asked: Range | None, *, every_day: bool, excel: bool, notes: bool
) -> tuple[int, Iterator[str]]:
    """Return how many check-ins the CSV holds, and its lines."""
    from prtcheck.formats.csv_columns import BYTE_ORDER_MARK
    from prtcheck.formats.csv_writer import write_csv

    period = find_period(context, asked or Range())
    check_ins = context.diary.check_ins(period.since, period.until)
    days = days_between(period.since, period.until) if every_day else ()
    lines = write_csv(check_ins, context.settings.day_ends, notes=notes, days=days)
    return len(check_ins), chain([BYTE_ORDER_MARK] if excel else [], lines)


def _json_lines(context: Context, asked: Range | None, *, notes: bool) -> tuple[int, Iterator[str]]:
    """Return how many check-ins the JSON holds, and its lines; without a range, all there is."""
    from prtcheck.formats.json_writer import write_json

    since = until = None
    if asked is not None and asked != Range():
        period = find_period(context, asked)
        since, until = asked.since or period.since, asked.until or period.until
    contents = context.diary.contents(since, until)
    return len(contents.check_ins), write_json(contents, context.now, notes=notes)


def _dictionary_lines(form: ExportFormat, context: Context) -> Iterable[str]:
    from prtcheck.formats.data_dictionary import dictionary_lines, json_schema

    if form is ExportFormat.JSON:
        return [json_schema()]
    return dictionary_lines(context.settings.day_ends)


def _write(lines: Iterable[str], target: Path | None, what: str) -> None:
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
