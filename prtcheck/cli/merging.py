"""What an import does: a file read, merged with the diary, and what became of each day."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from prtcheck.cli.output import say
from prtcheck.cli.world import World
from prtcheck.core.checkin import CheckIn
from prtcheck.core.day_in_full import change_in_words
from prtcheck.core.days import LATE_FROM, days_late, spoken
from prtcheck.core.merge import Merge, merge
from prtcheck.core.text import counted
from prtcheck.errors import DiaryError

if TYPE_CHECKING:
    from prtcheck.formats.json_reading import CarriedDiary

_STREAM = "-"
_MOST_DAYS_NAMED = 20


def take_in(world: World, file: str, *, dry_run: bool) -> None:
    """Take in the check-ins of a file, all or none, and say what became of them.

    Raises:
        DiaryError: the file cannot be read or taken.
    """
    from prtcheck.cli.waiting import sign_of_life
    from prtcheck.formats.reading import read

    with sign_of_life("Reading"):
        incoming = read(_text_of(file), now=world.now, today=world.today)
        merged = _merged(incoming, world)
    left_out = _left_out(incoming.rows_left_out)
    if dry_run:
        dry = "This was a dry run: nothing was imported."
        say(*_foreseen(merged, world), *left_out, dry)
        return
    if not merged.changes_nothing:
        with sign_of_life("Storing"):
            world.diary.take_in(merged, world.now)
    say(*_done(merged, world), *left_out)
    if not merged.changes_nothing:
        say("Undo with: prtcheck undo")


def _left_out(rows: int) -> list[str]:
    was = "was" if rows == 1 else "were"
    return [f"{counted(rows, 'row')} without an answer {was} left out."] if rows else []


def _merged(incoming: "CarriedDiary", world: World) -> Merge:
    check_ins, histories = world.diary.with_history()
    present = {check_in.day: check_in for check_in in check_ins}
    return merge(present, incoming.check_ins, histories, incoming.histories)


def _done(merged: Merge, world: World) -> Iterator[str]:
    yield _counts(merged, "{} added, {} changed, {} kept as they were.")
    yield from _differences(merged, "the later change was kept, the other is in its history.")
    if merged.histories:
        yield f"Of {counted(len(merged.histories), 'day')} the history came along."
    yield from _without_moment(merged, world)


def _foreseen(merged: Merge, world: World) -> Iterator[str]:
    yield _counts(merged, "{} would be added, {} changed, {} kept as they are.")
    yield from _named_days("added", {day: (None, new) for day, new in merged.added.items()})
    changes = {day: (merged.replaced[day], new) for day, new in merged.changed.items()}
    yield from _named_days("changed", changes)
    yield from _differences(merged, "the later change would be kept, the other in its history.")
    if merged.histories:
        yield f"Of {counted(len(merged.histories), 'day')} the history would come along."
    yield from _without_moment(merged, world)


def _without_moment(merged: Merge, world: World) -> Iterator[str]:
    """Yield what becomes of days without their moment: the reader gives them that of the import."""
    ends = world.settings.day_ends
    taken = [c for c in merged.states.values() if c.entered_at == world.now]
    late = sum(days_late(c.day, c.entered_at, ends) >= LATE_FROM for c in taken)
    if late:
        have, they_count = ("has", "it counts") if late == 1 else ("have", "they count")
        left_out = "is left out" if late == 1 else "are left out"
        yield (
            f"{counted(late, 'day')} {have} no time of entry (column entered_at): {they_count} as "
            f"entered today, late, and {left_out} of the figures."
        )


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
