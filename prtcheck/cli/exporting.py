"""What an export does: the check-ins of a range, or the dictionary, to stdout or a file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from prtcheck.cli.output import say_bytes, talk
from prtcheck.cli.replacing import export_target
from prtcheck.cli.world import World
from prtcheck.core.days import days_between
from prtcheck.core.periods import Range, asked_period
from prtcheck.core.text import counted
from prtcheck.errors import InvalidInputError
from prtcheck.formats.kinds import Format

_STREAM = "-"
_BY_ENDING = {"": Format.CSV, **{f".{one}": one for one in Format}}


@dataclass(frozen=True, slots=True)
class Form:
    """How the export is to look."""

    format: Format | None
    """None: the one that the file's ending names."""
    every_day: bool
    excel: bool
    notes: bool


def hand_out(world: World, file: str, asked: Range | None, form: Form, *, dictionary: bool) -> None:
    """Write the check-ins of a range, all unless one is asked, or what each column means.

    Raises:
        InvalidInputError: the form or the file cannot be.
    """
    target = None if file == _STREAM else export_target(Path(file).expanduser(), world.places)
    format_ = _format(form.format, target, any_ending=dictionary)
    if format_ is Format.JSON and (form.every_day or form.excel):
        raise InvalidInputError("--every-day and --excel go with --format csv: leave them out.")
    if dictionary:
        _hand_over(_dictionary(format_, world), target, "The dictionary")
        return
    number, lines = (_table if format_ is Format.CSV else _whole)(world, asked, form)
    if not number:
        talk("No check-ins in these days: the export holds none.")
    _hand_over(lines, target, counted(number, "check-in"))


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


def _table(world: World, asked: Range | None, form: Form) -> tuple[int, Iterator[str]]:
    """Return how many check-ins the CSV holds, and its lines."""
    from prtcheck.formats.csv_v1 import BYTE_ORDER_MARK, write

    period = asked_period(asked or Range(), world.diary.first_and_last_day(), world.today)
    check_ins = world.diary.as_kept(period.since, period.until)
    days = days_between(period.since, period.until) if form.every_day else ()
    lines = write(check_ins, world.settings.day_ends, notes=form.notes, days=days)
    return len(check_ins), chain([BYTE_ORDER_MARK] if form.excel else [], lines)


def _whole(world: World, asked: Range | None, form: Form) -> tuple[int, Iterator[str]]:
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
    from prtcheck.cli.waiting import sign_of_life
    from prtcheck.storage.files import write_private

    with sign_of_life("Writing"):
        write_private(target, content)
    talk(f"{what} written to {target}")
