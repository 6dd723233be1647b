"""The commands that carry check-ins in and out: export, import, demo, where."""

import sys
import tempfile
from collections.abc import Iterable, Iterator
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from prtcheck.cli.options import (
    AllOption,
    DaysOption,
    Range,
    SinceOption,
    UntilOption,
    asked_period,
    chosen_range,
    whole_number,
)
from prtcheck.cli.output import say, say_bytes, talk
from prtcheck.cli.world import World, here_and_now
from prtcheck.core.merge import merge
from prtcheck.core.sentences import counted
from prtcheck.errors import DiaryError, InvalidInputError
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


def export(  # noqa: PLR0913 - each is an option
    file: Annotated[str, typer.Argument(metavar="[FILE]", help="A file, or - for stdout.")] = "-",
    *,
    format_: Annotated[Format, typer.Option("--format", help="What to write.")] = Format.CSV,
    days: DaysOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    all_days: AllOption = False,
) -> None:
    """Write the check-ins for a therapist or a program.

    All of them unless asked.
    """
    world = here_and_now()
    today = world.today
    target = None if file == _STREAM else _target(Path(file).expanduser(), world.places)
    asked = chosen_range(days=days, since=since, until=until, all_days=all_days, today=today)
    period = asked_period(asked or Range(), world.diary.first_and_last_day(), today)
    check_ins = world.diary.check_ins(period.since, period.until)
    if not check_ins:
        talk("No check-ins in these days: the export holds none.")
    from prtcheck.formats.csv_v1 import write

    writers = {Format.CSV: write}
    content = _encoded(writers[format_](check_ins, world.settings.day_ends))
    if target is None:
        say_bytes(content)
        return
    from prtcheck.storage.files import write_private

    write_private(target, content)
    talk(f"{counted(len(check_ins), 'check-in')} written to {target}")


def _encoded(lines: Iterable[str]) -> Iterator[bytes]:
    return (line.encode() for line in lines)


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


def import_file(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A CSV, or - for stdin.")],
) -> None:
    """Take in the check-ins of a CSV, this diary's or another's.

    Of two different records of one day the one changed later stays.
    """
    world = here_and_now()
    from prtcheck.formats.csv_reading import read

    incoming = read(_text_of(file), now=world.now, today=world.today)
    present = {check_in.day: check_in for check_in in world.diary.check_ins()}
    merged = merge(present, incoming)
    if merged.states:
        from prtcheck.storage.writing import ChangeKind

        world.diary.change_days(ChangeKind.IMPORT, world.now, merged.states)
    added, changed, kept = len(merged.added), len(merged.changed), len(merged.kept)
    say(f"{counted(added, 'day')} added, {changed} changed, {kept} kept as they were.")
    if merged.states:
        say("Undo with: prtcheck undo")


def _text_of(file: str) -> str:
    """Return a file's text, or stdin's.

    Raises:
        DiaryError: it cannot be read, or is no UTF-8.
    """
    name = "stdin" if file == _STREAM else file
    try:
        content = (
            sys.stdin.buffer.read() if file == _STREAM else Path(file).expanduser().read_bytes()
        )
        return content.decode()
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise DiaryError(f"{name} cannot be read ({reason}): nothing was imported.") from None
    except UnicodeDecodeError:
        raise DiaryError(
            f"{name} is not UTF-8 text: nothing was imported. Save it as CSV in UTF-8."
        ) from None


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
    from prtcheck.storage.files import make_private_folder

    make_private_folder(folder)
    return folder


def _fill(folder: Path, world: World, days: int, seed: int) -> None:
    from prtcheck.demo import MADE_UP_NOTICE, made_up_diary
    from prtcheck.storage.diary import Diary
    from prtcheck.storage.files import write_private
    from prtcheck.storage.writing import ChangeKind

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
