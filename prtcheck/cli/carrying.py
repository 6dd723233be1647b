"""The commands that carry check-ins out, and say where they are: export, demo, where."""

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from prtcheck.cli.options import (
    AllOption,
    DaysOption,
    SinceOption,
    UntilOption,
    chosen_range,
    whole_number,
)
from prtcheck.cli.output import say, say_bytes, talk
from prtcheck.cli.world import World, here_and_now
from prtcheck.core.days import days_between
from prtcheck.core.periods import Range, asked_period
from prtcheck.core.sentences import counted
from prtcheck.errors import InvalidInputError
from prtcheck.home import HOME_VARIABLE, Places, places

_STREAM = "-"
_LONGEST_DEMO = 36_500
_ABOUT_A_DEMO = """\
{notice}

It was written by `prtcheck demo`, to look around in. Delete this folder when you are done.
To look at it: {variable}={folder} prtcheck trend
"""


class Format(StrEnum):
    """What check-ins are written as."""

    CSV = "csv"
    JSON = "json"


def export(  # noqa: PLR0913 - each is an option
    file: Annotated[str, typer.Argument(metavar="[FILE]", help="A file, or - for stdout.")] = "-",
    *,
    format_: Annotated[
        Format, typer.Option("--format", help="A table, or all there is with its history.")
    ] = Format.CSV,
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

    All of them unless asked.
    """
    world = here_and_now()
    if format_ is Format.JSON and (every_day or excel):
        raise InvalidInputError("--every-day and --excel go with --format csv: leave them out.")
    target = None if file == _STREAM else _target(Path(file).expanduser(), world.places)
    asked = chosen_range(days=days, since=since, until=until, all_days=all_days, today=world.today)
    if dictionary:
        _hand_over(_dictionary(format_, world), target, "The dictionary")
        return
    form = _Form(every_day=every_day, excel=excel, notes=not without_notes)
    number, lines = (_table if format_ is Format.CSV else _whole)(world, asked, form)
    if not number:
        talk("No check-ins in these days: the export holds none.")
    _hand_over(lines, target, counted(number, "check-in"))


@dataclass(frozen=True, slots=True)
class _Form:
    """How the export is to look."""

    every_day: bool
    excel: bool
    notes: bool


def _table(world: World, asked: Range | None, form: _Form) -> tuple[int, Iterator[str]]:
    """Return how many check-ins the CSV holds, and its lines."""
    from prtcheck.formats.csv_v1 import BYTE_ORDER_MARK, write

    period = asked_period(asked or Range(), world.diary.first_and_last_day(), world.today)
    check_ins = world.diary.check_ins(period.since, period.until)
    days = days_between(period.since, period.until) if form.every_day else ()
    lines = write(check_ins, world.settings.day_ends, notes=form.notes, days=days)
    return len(check_ins), chain([BYTE_ORDER_MARK] if form.excel else [], lines)


def _whole(world: World, asked: Range | None, form: _Form) -> tuple[int, Iterator[str]]:
    """Return how many check-ins the JSON holds, and its lines; without a range, all there is."""
    from prtcheck.formats.json_v1 import write

    since = until = None
    if asked is not None and asked != Range():
        period = asked_period(asked, world.diary.first_and_last_day(), world.today)
        since, until = asked.since or period.since, asked.until or period.until
    check_ins, histories = world.diary.with_history(since, until)
    return len(check_ins), write(check_ins, histories, world.now, notes=form.notes)


def _dictionary(format_: Format, world: World) -> Iterator[str]:
    from prtcheck.formats.dictionary import as_text, schema

    yield from as_text(world.settings.day_ends) if format_ is Format.CSV else [schema()]


def _hand_over(lines: Iterable[str], target: Path | None, what: str) -> None:
    """Write to stdout, or to a file that is never there by half."""
    content = (line.encode() for line in lines)
    if target is None:
        say_bytes(content)
        return
    from prtcheck.storage.files import write_private

    write_private(target, content)
    talk(f"{what} written to {target}")


def _target(file: Path, here: Places) -> Path:
    """Return where to write, refused where something else would be lost.

    Raises:
        InvalidInputError: a folder, a device or one of prtcheck's own files stands there.
    """
    if file.is_dir():
        raise InvalidInputError(f"{file} is a folder: name a file in it.")
    if file.exists() and not file.is_file():
        raise InvalidInputError(f"{file} is not a file to write to: name another, or - for stdout.")
    own = [path for path in (here.diary, here.settings) if path.exists()]
    if file.exists() and any(file.samefile(path) for path in own):
        raise InvalidInputError(f"{file} is prtcheck's own: name another file.")
    return file


def demo(
    *,
    days: Annotated[str, typer.Option(metavar="N", help="How many days it spans.")] = "90",
    into: Annotated[
        str | None, typer.Option(metavar="DIR", help="The folder to make it in.")
    ] = None,
    seed: Annotated[int, typer.Option(hidden=True)] = 1,
) -> None:
    """Make a made-up diary to look around in, apart from your own."""
    world = here_and_now()
    number = whole_number(days, "--days")
    if number > _LONGEST_DEMO:
        raise InvalidInputError(f"{number} days are too many: a demo spans up to {_LONGEST_DEMO}.")
    folder = _new_folder(into, world.places)
    _fill(folder, world, number, seed)
    from prtcheck.demo import MADE_UP_NOTICE

    command = f"{HOME_VARIABLE}={_quoted(folder)} prtcheck"
    say(MADE_UP_NOTICE, f"It is in {folder}", "Look around with:")
    say(*(f"  {command}{rest}" for rest in (" trend", " history", "")))


def _new_folder(into: str | None, own: Places) -> Path:
    """Return the folder for a demo, never one with a diary in it.

    Raises:
        InvalidInputError: it holds a diary, or is where one's own goes.
    """
    if into is None:
        return Path(tempfile.mkdtemp(prefix="prtcheck-demo-"))
    folder = Path(into).expanduser().absolute()
    if (folder / own.diary.name).exists():
        raise InvalidInputError(f"{folder} already holds a diary: name another folder.")
    if folder.resolve() == own.data.resolve():
        raise InvalidInputError(f"{folder} is the place of your own diary: name another folder.")
    if folder.is_dir() and any(folder.iterdir()):
        raise InvalidInputError(f"{folder} is not empty: name a new folder.")
    from prtcheck.storage.files import make_private_folder

    make_private_folder(folder)
    return folder


def _fill(folder: Path, world: World, days: int, seed: int) -> None:
    from prtcheck.core.history import ChangeKind
    from prtcheck.demo import MADE_UP_NOTICE, made_up_diary
    from prtcheck.storage.diary import Diary
    from prtcheck.storage.files import write_private

    notes = _ABOUT_A_DEMO.format(
        notice=MADE_UP_NOTICE, variable=HOME_VARIABLE, folder=_quoted(folder)
    )
    write_private(folder / "README.txt", [notes.encode()])
    yesterday = world.today - timedelta(days=1)  # today's check-in is left to try
    offset = world.now.tzinfo
    if offset is None:
        raise AssertionError("this moment has its offset")
    made_up = made_up_diary(seed, days, yesterday, offset)
    states = {check_in.day: check_in for check_in in made_up}
    target = places({HOME_VARIABLE: str(folder)}).diary
    Diary(target).change_days(ChangeKind.IMPORT, world.now, states)


def _quoted(folder: Path) -> str:
    from shlex import quote

    return quote(str(folder))


def where() -> None:
    """Say where the diary, drafts, backups and settings are."""
    here = places()
    named = (
        ("diary", here.diary),
        ("drafts", here.drafts),
        ("backups", here.backups),
        ("settings", here.settings),
    )
    for name, path in named:
        say(f"{name:9} {path}{'' if path.exists() else ' (not there yet)'}")
