"""What an import does: a file read, merged with the diary, and what became of each day."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from prtcheck.cli.console import print_lines
from prtcheck.context import Context
from prtcheck.core.check_in import CheckIn
from prtcheck.core.days import LATE_FROM, days_late, format_day
from prtcheck.core.merge import Merge, merge
from prtcheck.core.text import pluralize
from prtcheck.errors import DiaryError
from prtcheck.wording.day import format_day_change

if TYPE_CHECKING:
    from prtcheck.formats.json_reader import ImportedDiary

_STREAM = "-"
_MOST_DAYS_NAMED = 20


def import_file(context: Context, file: str, *, dry_run: bool) -> None:
    """Take in the check-ins of a file, all or none, and say what became of them.

    Raises:
        DiaryError: the file cannot be read or taken.
    """
    from prtcheck.cli.progress import progress_bar
    from prtcheck.formats.import_file import read_import

    with progress_bar("Reading"):
        incoming = read_import(_text_of(file), now=context.now, today=context.today)
        merged = _merged(incoming, context)
    left_out = _left_out(incoming.rows_left_out)
    if dry_run:
        dry = "This was a dry run: nothing was imported."
        print_lines(*_foreseen(merged, context), *left_out, dry)
        return
    if not merged.changes_nothing:
        with progress_bar("Storing"):
            context.diary.take_in(merged, context.now)
    print_lines(*_done(merged, context), *left_out)
    if not merged.changes_nothing:
        print_lines("Undo with: prtcheck undo")


def _left_out(rows: int) -> list[str]:
    was = "was" if rows == 1 else "were"
    return [f"{pluralize(rows, 'row')} without an answer {was} left out."] if rows else []


def _merged(incoming: "ImportedDiary", context: Context) -> Merge:
    check_ins, histories = context.diary.with_history()
    present = {check_in.day: check_in for check_in in check_ins}
    return merge(present, incoming.check_ins, histories, incoming.histories)


def _done(merged: Merge, context: Context) -> Iterator[str]:
    yield _counts(merged, "{} added, {} changed, {} kept as they were.")
    yield from _differences(merged, "the later change was kept, the other is in its history.")
    if merged.histories:
        yield f"Of {pluralize(len(merged.histories), 'day')} the history came along."
    yield from _without_moment(merged, context)


def _foreseen(merged: Merge, context: Context) -> Iterator[str]:
    yield _counts(merged, "{} would be added, {} changed, {} kept as they are.")
    yield from _named_days("added", {day: (None, new) for day, new in merged.added.items()})
    changes = {day: (merged.replaced[day], new) for day, new in merged.changed.items()}
    yield from _named_days("changed", changes)
    yield from _differences(merged, "the later change would be kept, the other in its history.")
    if merged.histories:
        yield f"Of {pluralize(len(merged.histories), 'day')} the history would come along."
    yield from _without_moment(merged, context)


def _without_moment(merged: Merge, context: Context) -> Iterator[str]:
    """Yield what becomes of days without their moment: the reader gives them that of the import."""
    ends = context.settings.day_ends
    taken = [c for c in merged.states.values() if c.entered_at == context.now]
    late = sum(days_late(c.day, c.entered_at, ends) >= LATE_FROM for c in taken)
    if late:
        have, they_count = ("has", "it counts") if late == 1 else ("have", "they count")
        left_out = "is left out" if late == 1 else "are left out"
        yield (
            f"{pluralize(late, 'day')} {have} no time of entry (column entered_at): {they_count} as "
            f"entered today, late, and {left_out} of the figures."
        )


def _counts(merged: Merge, sentence: str) -> str:
    added, changed, kept = len(merged.added), len(merged.changed), len(merged.kept)
    return sentence.format(pluralize(added, "day"), changed, kept)


def _differences(merged: Merge, what_is_done: str) -> Iterable[str]:
    number = len(merged.differed)
    each = "" if number == 1 else "of each, "
    return [f"{pluralize(number, 'day')} differed: {each}{what_is_done}"] if number else []


def _named_days(what: str, changes: Mapping[date, tuple[CheckIn | None, CheckIn]]) -> Iterator[str]:
    for day in sorted(changes)[:_MOST_DAYS_NAMED]:
        before, after = changes[day]
        words = format_day_change(before, after).removeprefix("entered: ")
        yield f"  {what}: {format_day(day)}: {words}"
    if len(changes) > _MOST_DAYS_NAMED:
        yield f"  and {pluralize(len(changes) - _MOST_DAYS_NAMED, 'more day')} {what}"


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
