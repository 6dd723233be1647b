"""The `import` command."""

import sys
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from prtcheck.cli.console import print_lines
from prtcheck.cli.current_context import current_context
from prtcheck.core.days import LATE_FROM, days_late, format_day
from prtcheck.core.text import pluralize
from prtcheck.errors import DiaryError
from prtcheck.path_checks import is_regular_file, look, to_path

if TYPE_CHECKING:
    from prtcheck.actions.import_ import ImportPlan
    from prtcheck.context import Context
    from prtcheck.core.check_in import CheckIn
    from prtcheck.core.merge import Merge

_MOST_DAYS_NAMED = 20
_LARGEST = 256 * 2**20
"""Bytes of a file, at most; ten years of long notes take less than a tenth."""


_PLANNED = (
    "{} would be removed: deleted elsewhere after the last change here.",
    "{} would be added, {} changed, {} kept as they are.",
    "the later change would be kept, the other in its history.",
    "would come along",
)
_IMPORTED = (
    "{} removed: deleted elsewhere after the last change here.",
    "{} added, {} changed, {} kept as they were.",
    "the later change was kept, the other is in its history.",
    "came along",
)
"""How it is said what becomes of days removed, of the others, of those that differed, and of their
histories."""


def import_(
    file: Annotated[
        str,
        typer.Argument(metavar="FILE", help="A CSV, prtcheck's JSON, a diary.db, or - for stdin."),
    ],
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would become of each day.")
    ] = False,
) -> None:
    """Take in the check-ins of a CSV, a JSON or another diary file.

    All of them or, when anything in the file cannot be taken, none. Of two different records of
    one day the one changed later stays and the other goes into the day's history. A day that was
    deleted there later is removed. Undo takes all of it back.
    """
    from prtcheck.actions.import_ import apply_import
    from prtcheck.cli.progress import progress_bar

    context = current_context()
    with progress_bar("Reading"):
        plan = _plan(context, file)
    if not dry_run:
        with progress_bar("Storing"):
            apply_import(context, plan)
    print_lines(*_format_plan(plan, context, dry_run=dry_run))
    if dry_run:
        print_lines("This was a dry run: nothing was imported.")
    elif not plan.merge.changes_nothing:
        print_lines("Undo with: prtcheck undo")


def _plan(context: "Context", file: str) -> "ImportPlan":
    from prtcheck.actions.import_ import open_other_diary, plan_diary_import, plan_import
    from prtcheck.formats.file_kind import is_database

    path = to_path(file)
    if file == "-" or not is_database(path):
        return plan_import(context, _read_text(file))
    with open_other_diary(context, path) as other:
        return plan_diary_import(context, other)


def _read_text(file: str) -> str:
    """Return a file's text, or stdin's.

    Raises:
        DiaryError: it cannot be read, is no file, too large, or no UTF-8.
    """
    name = "stdin" if file == "-" else file
    content = _read_bytes(file, name)
    if len(content) > _LARGEST:
        raise DiaryError(
            f"{name} is larger than {_LARGEST // 2**20} MB: nothing was imported. "
            "Split it into smaller files."
        )
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise DiaryError(
            f"{name} is not UTF-8 text: nothing was imported. Save it as CSV in UTF-8."
        ) from None


def _read_bytes(file: str, name: str) -> bytes:
    """Return the bytes of a file or of stdin, one more than an import takes at most.

    Raises:
        DiaryError: it cannot be read, or is a folder, device or pipe.
    """
    try:
        if file == "-":
            return sys.stdin.buffer.read(_LARGEST + 1)
        path = to_path(file)
        if look(path) and not is_regular_file(path):
            raise DiaryError(
                f"{name} is not a file: nothing was imported. Name a file, or - for stdin."
            )
        with path.open("rb") as opened:
            return opened.read(_LARGEST + 1)
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise DiaryError(f"{name} cannot be read ({reason}): nothing was imported.") from None


def _format_plan(plan: "ImportPlan", context: "Context", *, dry_run: bool) -> Iterator[str]:
    """Yield what becomes of the days, removals first; if only planned, the first ones by name."""
    merged = plan.merge
    removed, counts, differed, history = _PLANNED if dry_run else _IMPORTED
    if merged.removed:
        yield removed.format(pluralize(len(merged.removed), "day"))
    if dry_run:
        yield from _format_days("removed", {d: (None, old) for d, old in merged.removed.items()})
    added, changed, kept = map(len, (merged.added, merged.changed, merged.kept))
    yield counts.format(pluralize(added, "day"), changed, kept)
    if dry_run:
        yield from _format_days("added", {day: (None, new) for day, new in merged.added.items()})
        yield from _format_days("changed", merged.changes)
    if plan.corrected:
        yield f"Corrected by hand in the table: {pluralize(len(plan.corrected), 'day')}."
    if plan.damaged:
        yield f"Left out, since damaged in the other diary: {', '.join(plan.damaged)}."
    if merged.stay_removed:
        days = pluralize(len(merged.stay_removed), "day")
        yield f"Not added, since deleted here later: {days}."
    if merged.differed:
        each = "" if len(merged.differed) == 1 else "of each, "
        yield f"{pluralize(len(merged.differed), 'day')} differed: {each}{differed}"
    if merged.histories:
        yield f"Of {pluralize(len(merged.histories), 'day')} the history {history}."
    yield from _format_definitions(merged, dry_run=dry_run)
    yield from _format_without_moment(merged, context)
    yield from _format_from_future(merged, context)
    if plan.rows_left_out:
        was = "was" if plan.rows_left_out == 1 else "were"
        yield f"{pluralize(plan.rows_left_out, 'row')} without an answer {was} left out."


def _format_days(
    what: str, changes: Mapping[date, "tuple[CheckIn | None, CheckIn]"]
) -> Iterator[str]:
    from prtcheck.wording.day import format_day_change

    for day in sorted(changes)[:_MOST_DAYS_NAMED]:
        before, after = changes[day]
        words = format_day_change(before, after).removeprefix("entered: ")
        yield f"  {what}: {format_day(day)}: {words}"
    if len(changes) > _MOST_DAYS_NAMED:
        yield f"  and {pluralize(len(changes) - _MOST_DAYS_NAMED, 'more day')} {what}"


def _format_definitions(merged: "Merge", *, dry_run: bool) -> Iterator[str]:
    if not merged.definitions:
        return
    change = "would change" if dry_run else "changed"
    yield f"Phases and ratings of your own: {len(merged.definitions)} {change}."
    if dry_run:
        from prtcheck.core.definition import present_definition
        from prtcheck.wording.definitions import format_state

        for key, state in merged.definitions.items():
            yield f"  {format_state(key, present_definition(state))}"


def _format_without_moment(merged: "Merge", context: "Context") -> Iterator[str]:
    """Yield that days without a time of entry count as late: they get the time of the import."""
    ends = context.settings.day_ends
    states = (*merged.added.values(), *merged.changed.values())
    taken = [check_in for check_in in states if check_in.entered_at == context.now]
    late = sum(days_late(c.day, c.entered_at, ends) >= LATE_FROM for c in taken)
    if not late:
        return
    have, count, are = ("has", "it counts", "is") if late == 1 else ("have", "they count", "are")
    yield (
        f"{pluralize(late, 'day')} {have} no time of entry (column entered_at): {count} as "
        f"entered today, late, and {are} left out of the figures."
    )


def _format_from_future(merged: "Merge", context: "Context") -> Iterator[str]:
    """Yield the days whose moment of entry is still to come: a clock was wrong."""
    states = {**merged.added, **merged.changed}
    limit = context.now + timedelta(days=1)
    days = [day for day, check_in in sorted(states.items()) if check_in.entered_at > limit]
    if days:
        named = ", ".join(day.isoformat() for day in days[:_MOST_DAYS_NAMED])
        yield f"Entered in the future, by a clock that was wrong: {named}."
