"""The command that takes check-ins in: import."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from prtcheck.cli.output import say
from prtcheck.cli.wording import change_in_words
from prtcheck.cli.world import World, here_and_now
from prtcheck.core.checkin import CheckIn
from prtcheck.core.days import spoken
from prtcheck.core.merge import Merge, merge
from prtcheck.core.sentences import counted
from prtcheck.errors import DiaryError

_STREAM = "-"
_MOST_DAYS_NAMED = 20


def import_file(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A CSV or prtcheck's JSON, or - for stdin.")
    ],
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would become of each day.")
    ] = False,
) -> None:
    """Take in the check-ins of a CSV or JSON, this diary's or another's.

    All of them or, when anything in the file cannot be taken, none. Of two different records of
    one day the one changed later stays and the other goes into the day's history. Undo takes all
    of it back.
    """
    world = here_and_now()
    merged = _merged(_text_of(file), world)
    if dry_run:
        say(*_foreseen(merged), "This was a dry run: nothing was imported.")
        return
    if not merged.changes_nothing:
        world.diary.take_in(merged, world.now)
    say(*_done(merged))


def _merged(text: str, world: World) -> Merge:
    from prtcheck.formats.reading import read

    incoming = read(text, now=world.now, today=world.today)
    check_ins, histories = world.diary.with_history()
    present = {check_in.day: check_in for check_in in check_ins}
    return merge(present, incoming.check_ins, histories, incoming.histories)


def _done(merged: Merge) -> Iterator[str]:
    yield _counts(merged, "{} added, {} changed, {} kept as they were.")
    yield from _differences(merged, "the later change was kept, the other is in its history.")
    if merged.histories:
        yield f"Of {counted(len(merged.histories), 'day')} the history came along."
    if not merged.changes_nothing:
        yield "Undo with: prtcheck undo"


def _foreseen(merged: Merge) -> Iterator[str]:
    yield _counts(merged, "{} would be added, {} changed, {} kept as they are.")
    yield from _named_days("added", {day: (None, new) for day, new in merged.added.items()})
    changes = {day: (merged.replaced[day], new) for day, new in merged.changed.items()}
    yield from _named_days("changed", changes)
    yield from _differences(merged, "the later change would be kept, the other in its history.")
    if merged.histories:
        yield f"Of {counted(len(merged.histories), 'day')} the history would come along."


def _counts(merged: Merge, sentence: str) -> str:
    added, changed, kept = len(merged.added), len(merged.changed), len(merged.kept)
    return sentence.format(counted(added, "day"), changed, kept)


def _differences(merged: Merge, what_is_done: str) -> Iterable[str]:
    number = len(merged.differed)
    each = "" if number == 1 else "of each, "
    return [f"{counted(number, 'day')} differed: {each}{what_is_done}"] if number else []


def _named_days(what: str, changes: Mapping[date, tuple[CheckIn | None, CheckIn]]) -> Iterator[str]:
    for day in sorted(changes)[:_MOST_DAYS_NAMED]:
        before, after = changes[day]
        words = change_in_words(before, after).removeprefix("entered: ")
        yield f"  {what}: {spoken(day)}: {words}"
    if len(changes) > _MOST_DAYS_NAMED:
        yield f"  and {counted(len(changes) - _MOST_DAYS_NAMED, 'more day')} {what}"


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
