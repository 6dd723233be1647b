"""The `export` command."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from prtcheck.actions.export import plan_csv, plan_json
from prtcheck.cli import options
from prtcheck.cli.current_context import current_context
from prtcheck.cli.print_export import print_export, print_or_write
from prtcheck.context import Context
from prtcheck.errors import InvalidInputError
from prtcheck.formats.file_kind import ExportFormat, export_target, format_by_ending
from prtcheck.path_checks import to_path


def export(  # noqa: PLR0913 - each is an option
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file, or - for stdout")] = "-",
    *,
    format_: Annotated[
        ExportFormat | None,
        typer.Option(
            "--format",
            metavar="|".join(ExportFormat),
            help="csv (a table) or json (everything, with history). Default: by FILE's ending",
        ),
    ] = None,
    days: options.DaysOption = None,
    since: options.SinceOption = None,
    until: options.UntilOption = None,
    all_days: options.AllOption = False,
    every_day: Annotated[
        bool, typer.Option("--every-day", help="Add a row for each day without a check-in")
    ] = False,
    excel: Annotated[
        bool, typer.Option("--excel", help="Add a byte-order mark so that Excel reads UTF-8")
    ] = False,
    without_notes: Annotated[bool, typer.Option("--without-notes", help="Leave notes out")] = False,
    dictionary: Annotated[
        bool, typer.Option("--dictionary", help="Print what each column means instead")
    ] = False,
) -> None:
    """Write the check-ins for a therapist or a program.

    All of them unless asked. An earlier export of the same name is replaced, no other file is.
    """
    context = current_context()
    asked = options.parse_range(context.today, days, since, until, all_days=all_days)
    target = None if file == "-" else export_target(to_path(file), context.paths)
    chosen = _choose_format(format_, target, any_ending=dictionary)
    if chosen is ExportFormat.JSON and (every_day or excel):
        raise InvalidInputError("--every-day and --excel work only with CSV. Leave them out.")
    if dictionary:
        print_or_write(_dictionary_lines(chosen, context), target, "The dictionary")
        return
    notes = not without_notes
    if chosen is ExportFormat.CSV:
        plan = plan_csv(context, asked, every_day=every_day, excel=excel, notes=notes)
    else:
        plan = plan_json(context, asked, notes=notes)
    print_export(plan, target)


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
        f"{target} could be CSV or JSON. Use a name ending in .csv or .json, or add --format."
    )


def _dictionary_lines(form: ExportFormat, context: Context) -> Iterable[str]:
    from prtcheck.formats.data_dictionary import dictionary_lines, json_schema

    if form is ExportFormat.JSON:
        return [json_schema()]
    return dictionary_lines(context.settings.day_ends)
