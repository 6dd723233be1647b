"""The commands that carry check-ins out, and say where they are: export, demo, where."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from prtcheck.cli.console import current_context, print_lines, print_raw
from prtcheck.cli.options import (
    AllOption,
    DaysOption,
    SinceOption,
    UntilOption,
    parse_day_count,
    parse_range,
)
from prtcheck.context import Context
from prtcheck.errors import InvalidInputError
from prtcheck.formats.export_format import Format
from prtcheck.paths import HOME_VARIABLE, Paths, find_paths

_STREAM = "-"
_LONGEST_DEMO = 36_500
_ABOUT_A_DEMO = """\
{notice}

It was written by `prtcheck demo`, to look around in. Delete this folder when you are done.
To look at it: {variable}={folder} prtcheck trend
"""


def export(  # noqa: PLR0913 - each is an option
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file, or - for stdout.")] = "-",
    *,
    format_: Annotated[
        Format | None,
        typer.Option(
            "--format",
            metavar="|".join(Format),
            help="A table, or all there is with its history; else by FILE's ending.",
        ),
    ] = None,
    days: DaysOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    all_days: AllOption = False,
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
    from prtcheck.cli.exporting import ExportOptions, export_check_ins

    context = current_context()
    asked = parse_range(days=days, since=since, until=until, all_days=all_days, today=context.today)
    form = ExportOptions(format_, every_day=every_day, excel=excel, notes=not without_notes)
    export_check_ins(context, file, asked, form, dictionary=dictionary)


def demo(
    *,
    days: Annotated[str, typer.Option(metavar="N", help="How many days it spans.")] = "90",
    into: Annotated[
        str | None, typer.Option(metavar="DIR", help="The folder to make it in.")
    ] = None,
    seed: Annotated[int, typer.Option(hidden=True)] = 1,
) -> None:
    """Make a made-up diary to look around in, apart from your own."""
    from prtcheck.cli.progress import progress_bar

    context = current_context()
    number = parse_day_count(days, "--days")
    if number > _LONGEST_DEMO:
        raise InvalidInputError(f"{number} days are too many: a demo spans up to {_LONGEST_DEMO}.")
    folder = _new_folder(into, context.paths)
    with progress_bar("Making up a diary"):
        _fill(folder, context, number, seed)
    from prtcheck.demo import MADE_UP_NOTICE

    command = f"{HOME_VARIABLE}={_quoted(folder)} prtcheck"
    print_lines(MADE_UP_NOTICE, f"It is in {folder}", "Look around with:")
    print_raw(*(f"  {command}{rest}" for rest in (" trend", " history", "")))


def _new_folder(into: str | None, own: Paths) -> Path:
    """Return the folder for a demo, never one with a diary in it.

    Raises:
        InvalidInputError: it holds a diary, or is where one's own goes.
    """
    if into is None:
        from tempfile import mkdtemp

        return Path(mkdtemp(prefix="prtcheck-demo-"))
    folder = Path(into).expanduser().absolute()
    if (folder / own.diary.name).exists():
        raise InvalidInputError(f"{folder} already holds a diary: name another folder.")
    if folder.resolve() == own.data.resolve():
        raise InvalidInputError(f"{folder} is the place of your own diary: name another folder.")
    if folder.is_dir() and any(folder.iterdir()):
        raise InvalidInputError(f"{folder} is not empty: name a new folder.")
    from prtcheck.files import make_private_folder

    make_private_folder(folder)
    return folder


def _fill(folder: Path, context: Context, days: int, seed: int) -> None:
    from prtcheck.core.history import ChangeKind
    from prtcheck.demo import MADE_UP_NOTICE, make_diary
    from prtcheck.files import write_private
    from prtcheck.storage.diary import Diary

    notes = _ABOUT_A_DEMO.format(
        notice=MADE_UP_NOTICE, variable=HOME_VARIABLE, folder=_quoted(folder)
    )
    write_private(folder / "README.txt", [notes.encode()])
    yesterday = context.today - timedelta(days=1)  # today's check-in is left to try
    offset = context.now.tzinfo
    if offset is None:
        raise AssertionError("this moment has its offset")
    made_up = make_diary(seed, days, yesterday, offset)
    states = {check_in.day: check_in for check_in in made_up}
    target = find_paths({HOME_VARIABLE: str(folder)}).diary
    Diary(target).change_days(ChangeKind.IMPORT, context.now, states)


def _quoted(folder: Path) -> str:
    from shlex import quote

    return quote(str(folder))


def where() -> None:
    """Say where the diary, drafts, backups and settings are."""
    here = find_paths()
    named = (
        ("diary", here.diary),
        ("drafts", here.drafts),
        ("backups", here.backups),
        ("settings", here.settings),
    )
    for name, path in named:
        print_raw(f"{name:9} {path}{'' if path.exists() else ' (not there yet)'}")
