"""The `demo` command."""

from datetime import timedelta
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from prtcheck.cli.console import print_lines, print_raw
from prtcheck.cli.current_context import current_context
from prtcheck.cli.options import parse_day_count
from prtcheck.context import Context
from prtcheck.errors import InvalidInputError
from prtcheck.files import make_private_folder, write_private
from prtcheck.path_checks import list_folder, look, to_path
from prtcheck.paths import HOME_VARIABLE, Paths, find_paths

_LONGEST_DEMO = 36_500
_ABOUT = """\
{notice}

It was written by `prtcheck demo`, to look around in. Delete this folder when you are done.
To look at it: {command} trend
"""


def demo(
    *,
    days: Annotated[str, typer.Option(metavar="N", help="How many days it spans")] = "90",
    into: Annotated[
        str | None, typer.Option(metavar="DIR", help="The folder to make it in")
    ] = None,
    seed: Annotated[int, typer.Option(hidden=True)] = 1,
) -> None:
    """Make a made-up diary to look around in, apart from your own."""
    from prtcheck.cli.progress import progress_bar
    from prtcheck.demo import MADE_UP_NOTICE

    context = current_context()
    number = parse_day_count(days)
    if number > _LONGEST_DEMO:
        raise InvalidInputError(
            f"A demo can have up to {_LONGEST_DEMO} days. You asked for {number}."
        )
    folder = _make_folder(into, context.paths)
    command = f"{HOME_VARIABLE}={quote(str(folder))} prtcheck"
    with progress_bar("Making up a diary"):
        about = _ABOUT.format(notice=MADE_UP_NOTICE, command=command)
        write_private(_paths_in(folder).made_up, [about.encode()])
        _make_diary(folder, context, number, seed)
    print_lines(MADE_UP_NOTICE, f"It is in {folder}", "Look around with:")
    print_raw(*(f"  {command}{rest}" for rest in (" trend", " history", "")))


def _make_folder(into: str | None, own: Paths) -> Path:
    """Make the folder for a demo, never one with a diary in it or one's own, and return it."""
    if into is None:
        from tempfile import mkdtemp

        return Path(mkdtemp(prefix="prtcheck-demo-"))
    folder = to_path(into).absolute()
    if look(folder / own.diary.name):
        raise InvalidInputError(f"{folder} already holds a diary. Name another folder.")
    if folder.resolve() == own.data.resolve():
        raise InvalidInputError(f"{folder} is the place of your own diary. Name another folder.")
    if list_folder(folder):
        raise InvalidInputError(f"{folder} isn't empty. Name a new folder.")
    make_private_folder(folder)
    return folder


def _make_diary(folder: Path, context: Context, days: int, seed: int) -> None:
    from prtcheck.core.merge import DiaryContents, merge
    from prtcheck.demo import make_contents
    from prtcheck.storage.diary import Diary

    yesterday = context.today - timedelta(days=1)  # today's check-in is left to try
    offset = context.now.tzinfo
    if offset is None:
        raise AssertionError("this moment has its offset")
    contents = make_contents(seed, days, yesterday, offset)
    with Diary(_paths_in(folder).diary).writing(context.now) as change:
        change.apply_import(merge(DiaryContents([]), contents))


def _paths_in(folder: Path) -> Paths:
    return find_paths({HOME_VARIABLE: str(folder)})
