"""What an export does: the check-ins of a range, or the dictionary, to stdout or a file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from prtcheck.cli.console import print_bytes, print_message
from prtcheck.context import Context
from prtcheck.core.days import days_between
from prtcheck.core.period import Range, resolve_period
from prtcheck.core.text import pluralize
from prtcheck.errors import InvalidInputError
from prtcheck.formats.export_format import Format
from prtcheck.formats.file_kind import export_target

_STREAM = "-"
_BY_ENDING = {"": Format.CSV, **{f".{one}": one for one in Format}}


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How the export is to look."""

    format: Format | None
    """None: the one that the file's ending names."""
    every_day: bool
    excel: bool
    notes: bool


def export_check_ins(
    context: Context, file: str, asked: Range | None, form: ExportOptions, *, dictionary: bool
) -> None:
    """Write the check-ins of a range, all unless one is asked, or what each column means.

    Raises:
        InvalidInputError: the form or the file cannot be.
    """
    target = None if file == _STREAM else export_target(Path(file).expanduser(), context.paths)
    format_ = _format(form.format, target, any_ending=dictionary)
    if format_ is Format.JSON and (form.every_day or form.excel):
        raise InvalidInputError("--every-day and --excel go with --format csv: leave them out.")
    if dictionary:
        _write_export(_dictionary(format_, context), target, "The dictionary")
        return
    number, lines = (_table if format_ is Format.CSV else _whole)(context, asked, form)
    if not number:
        print_message("No check-ins in these days: the export holds none.")
    _write_export(lines, target, pluralize(number, "check-in"))


def _format(named: Format | None, target: Path | None, *, any_ending: bool) -> Format:
    """Return the format that is named, or else that the file's ending names; CSV without either.

    Raises:
        InvalidInputError: the two contradict each other, or the ending names none.
    """
    ending = "" if target is None else target.suffix.lower()
    by_ending = _BY_ENDING.get(ending)
    if named and by_ending and ending and named is not by_ending:
        raise InvalidInputError(
            f"--format {named} and a name ending in {ending} do not go together: "
            "change one of them."
        )
    if named or by_ending or any_ending:
        return named or by_ending or Format.CSV
    raise InvalidInputError(
        f"{target} could be either format: give a name ending in .csv or .json, or say --format."
    )


def _table(context: Context, asked: Range | None, form: ExportOptions) -> tuple[int, Iterator[str]]:
    """Return how many check-ins the CSV holds, and its lines."""
    from prtcheck.formats.csv_writer import BYTE_ORDER_MARK, write_csv

    period = resolve_period(asked or Range(), context.diary.first_and_last_day(), context.today)
    check_ins = context.diary.as_kept(period.since, period.until)
    days = days_between(period.since, period.until) if form.every_day else ()
    lines = write_csv(check_ins, context.settings.day_ends, notes=form.notes, days=days)
    return len(check_ins), chain([BYTE_ORDER_MARK] if form.excel else [], lines)


def _whole(context: Context, asked: Range | None, form: ExportOptions) -> tuple[int, Iterator[str]]:
    """Return how many check-ins the JSON holds, and its lines; without a range, all there is."""
    from prtcheck.formats.json_writer import write_json

    since = until = None
    if asked is not None and asked != Range():
        period = resolve_period(asked, context.diary.first_and_last_day(), context.today)
        since, until = asked.since or period.since, asked.until or period.until
    check_ins, histories = context.diary.with_history(since, until)
    return len(check_ins), write_json(check_ins, histories, context.now, notes=form.notes)


def _dictionary(format_: Format, context: Context) -> Iterator[str]:
    from prtcheck.formats.data_dictionary import dictionary_lines, json_schema

    yield from (
        dictionary_lines(context.settings.day_ends) if format_ is Format.CSV else [json_schema()]
    )


def _write_export(lines: Iterable[str], target: Path | None, what: str) -> None:
    """Write to stdout, or to a file that is never there by half."""
    content = (line.encode() for line in lines)
    if target is None:
        print_bytes(content)
        return
    from prtcheck.cli.progress import progress_bar
    from prtcheck.files import write_private

    with progress_bar("Writing"):
        write_private(target, content)
    print_message(f"{what} written to {target}")
