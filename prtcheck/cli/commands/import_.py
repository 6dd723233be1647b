"""The `import` command."""

import shlex
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from prtcheck.cli.console import confirm, print_lines
from prtcheck.cli.current_context import current_context
from prtcheck.cli.terminal import is_terminal, output_size
from prtcheck.errors import InvalidInputError
from prtcheck.formats.tables.day_options import Entered, Several
from prtcheck.path_checks import to_path

if TYPE_CHECKING:
    from prtcheck.actions.import_ import ImportPlan
    from prtcheck.context import Context
    from prtcheck.formats.import_file import OwnFile
    from prtcheck.formats.tables.choose_mapping import Choices
    from prtcheck.formats.tables.table import OpenedTable


def import_(  # noqa: PLR0913 - each is an option
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="FILE",
            help="A table (.csv, .xlsx, .ods), a JSON, a diary.db, or - for stdin",
        ),
    ] = None,
    *,
    map_: Annotated[
        str | None,
        typer.Option("--map", metavar="NAME|FILE.toml", help="How to read another program's file"),
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD=NAME",
            help="Which column is date, time, pain, fear, cause, activities or note",
        ),
    ] = None,
    value: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD=NAME",
            help="Which rows are pain, where a column names what each is about",
        ),
    ] = None,
    dates: Annotated[
        str | None, typer.Option(metavar="dmy|mdy|ymd", help="What stands first in a date")
    ] = None,
    scale: Annotated[
        str | None, typer.Option(metavar="LOW-HIGH", help="The scale of pain, such as 0-10")
    ] = None,
    several: Annotated[
        Several | None,
        typer.Option(
            metavar="|".join(Several),
            help="Which value counts where a day has several. Default: mean",
        ),
    ] = None,
    entered: Annotated[
        Entered | None,
        typer.Option(
            metavar="row|same-day",
            help="When it was entered: at the file's times, or on its day. Default: not known",
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only show what would become of each day")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Import without asking")] = False,
    maps: Annotated[bool, typer.Option("--maps", help="List the mappings that come along")] = False,
) -> None:
    """Import check-ins from another program's file, a CSV, a JSON or another diary.

    All of them or, when anything in the file can't be imported, none. Another program's file is
    shown first, and only fills: it never replaces a check-in that was made here. Of two different
    records of one day in prtcheck's own files the one changed later stays, and a day that was
    deleted there later is removed. Undo takes all of it back.
    """
    from prtcheck.cli.import_choices import parse_choices

    if maps:
        _print_maps()
        return
    if file is None:
        raise InvalidInputError(
            "`import` needs a FILE: a table, a JSON, a diary.db, or - for stdin."
        )
    choices = parse_choices(
        columns=column or (),
        values=value or (),
        order=dates,
        scale=scale,
        several=several,
        entered=entered,
    )
    context = current_context()
    _import(context, file, map_, choices, dry_run=dry_run, yes=yes)


def _print_maps() -> None:
    from prtcheck.cli.import_choices import format_shipped

    for name, program, says in format_shipped():
        print_lines(f"{name:<26}{program}. {says}", hang=26)


def _import(  # noqa: PLR0913 - as the command's
    context: "Context",
    file: str,
    map_: str | None,
    choices: "Choices",
    *,
    dry_run: bool,
    yes: bool,
) -> None:
    from prtcheck.actions.import_ import apply_import
    from prtcheck.cli.progress import progress_bar

    plan = _plan(context, file, map_, choices, asks=not yes)
    if plan is None:
        print_lines("Nothing was imported.")
        return
    if plan.reading is not None:
        _print_plan(plan, context, dry_run=True)
        if not dry_run and not plan.merge.changes_nothing and not yes:
            instead = f"prtcheck {shlex.join(sys.argv[1:])} --yes"
            if not confirm("Import these days?", instead):
                print_lines("Nothing was imported.")
                return
    if not dry_run:
        with progress_bar("Storing"):
            apply_import(context, plan)
    _print_end(plan, context, dry_run=dry_run)


def _print_plan(plan: "ImportPlan", context: "Context", *, dry_run: bool) -> None:
    from prtcheck.actions.import_outcome import format_plan

    print_lines(*format_plan(plan, context, output_size()[0], dry_run=dry_run))


def _print_end(plan: "ImportPlan", context: "Context", *, dry_run: bool) -> None:
    from prtcheck.actions.import_outcome import format_counts

    if plan.reading is None:
        _print_plan(plan, context, dry_run=dry_run)
    elif not dry_run:
        print_lines(format_counts(plan.merge, "{} added, {} changed, {} kept as they were."))
    if dry_run:
        print_lines("This was a dry run. Nothing was imported.")
    elif not plan.merge.changes_nothing:
        print_lines("Undo with: prtcheck undo")


def _plan(
    context: "Context", file: str, map_: str | None, choices: "Choices", *, asks: bool
) -> "ImportPlan | None":
    """Return what the import would do; None where a question was not answered."""
    from prtcheck.actions.import_ import open_other_diary, plan_diary_import
    from prtcheck.actions.import_questions import AskedOwnFile
    from prtcheck.cli.progress import progress_bar
    from prtcheck.formats.file_kind import is_database
    from prtcheck.formats.import_file import OwnFile

    path = to_path(file)
    if file != "-" and is_database(path):
        _require_no_choices(map_, choices, "another diary")
        with progress_bar("Reading"), open_other_diary(context, path) as other:
            return plan_diary_import(context, other)
    with progress_bar("Reading"):
        opened = _open(file, map_, choices)
    if isinstance(opened, OwnFile):
        entered = choices.entered or Entered.UNKNOWN
        others = choices._replace(entered=None) if entered is Entered.SAME_DAY else choices
        _require_no_choices(map_, others, "prtcheck's own file")
        with progress_bar("Reading"):
            return AskedOwnFile(opened, entered).plan(context)
    return _plan_table(context, file, opened, asks=asks and file != "-")


def _plan_table(
    context: "Context", file: str, opened: "OpenedTable", *, asks: bool
) -> "ImportPlan | None":
    from prtcheck.actions.import_ import plan_table
    from prtcheck.cli.progress import progress_bar

    answered: OpenedTable | None = opened
    if asks and is_terminal(sys.stdin) and is_terminal(sys.stderr):
        from prtcheck.cli.import_wizard import ask_what_is_open, offer_mapping_file

        answered = ask_what_is_open(context, opened)
        if answered is None:
            return None
        if answered.mapping != opened.mapping:
            offer_mapping_file(answered.mapping, file)
        opened = answered
    with progress_bar("Reading"):
        return plan_table(context, opened)


def _open(file: str, map_: str | None, choices: "Choices") -> "OwnFile | OpenedTable":
    """Return a file with what is known of its columns, by its names and by what was chosen."""
    from prtcheck.cli.import_choices import load_mapping
    from prtcheck.cli.read_content import read_content
    from prtcheck.formats.import_file import OwnFile, open_import
    from prtcheck.formats.tables.choose_mapping import apply_choices

    mapping = None if map_ is None else load_mapping(map_)
    name = "stdin" if file == "-" else file
    is_mapped = bool(choices._replace(entered=None)) or choices.entered is Entered.ROW
    opened = open_import(read_content(file), name, mapping, is_mapped=is_mapped)
    if isinstance(opened, OwnFile):
        return opened
    return opened._replace(mapping=apply_choices(opened.table, opened.mapping, choices))


def _require_no_choices(map_: str | None, choices: "Choices", what: str) -> None:
    if map_ is not None or choices:
        raise InvalidInputError(
            f"This is {what}, which needs no mapping. Leave out --map and the options "
            "for tables of other programs."
        )
