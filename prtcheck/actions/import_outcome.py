"""What an import would do, or did, in lines."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from prtcheck.actions.import_ import ImportPlan
from prtcheck.actions.import_preview import CHANGE_ENTERED, READ_AS_WINDOWS, format_reading
from prtcheck.context import Context
from prtcheck.core.check_in import CheckIn
from prtcheck.core.days import LATE_FROM, days_late, format_day
from prtcheck.core.definition import present_definition
from prtcheck.core.merge import Merge
from prtcheck.core.text import pluralize
from prtcheck.formats.tables.table_reading import TableReading
from prtcheck.wording.day import format_day_change
from prtcheck.wording.definitions import format_state

_MOST_DAYS_NAMED = 20

_PLANNED = (
    "{} would be removed: deleted elsewhere after the last change here.",
    "{} would be added, {} changed, {} kept as they are.",
    "the later change would be kept, the other in its history.",
    "would be imported too",
)
_IMPORTED = (
    "{} removed: deleted elsewhere after the last change here.",
    "{} added, {} changed, {} kept as they were.",
    "the later change was kept, the other is in its history.",
    "were imported too",
)
"""How it is said what becomes of days removed, of the others, of those that differed, and of their
histories."""


def format_plan(
    plan: ImportPlan, context: Context, width: int, *, dry_run: bool, with_options: bool = True
) -> Iterator[str]:
    """Yield what becomes of the days, removals first; if only planned, the first ones by name.

    A table of days takes `width` columns. `with_options` names the options of the command by which
    more can be said.
    """
    if plan.reading is not None:
        yield from _format_table(plan, plan.reading, width, with_options=with_options)
    else:
        yield from _format_own(plan, context, dry_run=dry_run, with_options=with_options)


def _format_own(
    plan: ImportPlan, context: Context, *, dry_run: bool, with_options: bool
) -> Iterator[str]:
    merged = plan.merge
    if plan.is_windows_text:
        yield READ_AS_WINDOWS
    removed, counts, differed, history = _PLANNED if dry_run else _IMPORTED
    if merged.removed:
        yield removed.format(pluralize(len(merged.removed), "day"))
    if dry_run:
        yield from _format_days("removed", {d: (None, old) for d, old in merged.removed.items()})
    yield format_counts(merged, counts)
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
        yield f"The earlier versions of {pluralize(len(merged.histories), 'day')} {history}."
    yield from _format_definitions(merged, dry_run=dry_run)
    yield from _format_kept(plan)
    yield from _format_scale(plan, with_options=with_options)
    yield from _format_activities(plan)
    yield from _format_without_moment(merged, context, with_options=with_options)
    yield from _format_from_future(merged, context)
    yield from _format_left_out(plan.rows_left_out)


def _format_left_out(rows: int) -> Iterator[str]:
    if rows:
        was = "was" if rows == 1 else "were"
        yield f"{pluralize(rows, 'row')} without an answer {was} left out."


def format_counts(merged: Merge, sentence: str) -> str:
    """Return how many days are added, changed and kept."""
    added, changed, kept = map(len, (merged.added, merged.changed, merged.kept))
    return sentence.format(pluralize(added, "day"), changed, kept)


def format_question(merged: Merge) -> str:
    """Return the question before anything is saved, or that there is none."""
    if merged.changes_nothing:
        return "There is nothing new to bring in."
    days = len(merged.added) + len(merged.changed)
    parts = [f"bring in {pluralize(days, 'day')}"] if days else []
    parts += [f"remove {pluralize(len(merged.removed), 'day')}"] if merged.removed else []
    kept = " The others stay as they are." if merged.kept and parts else ""
    return f"{' and '.join(parts or ['bring in these changes']).capitalize()}?{kept}"


def format_done(merged: Merge) -> str:
    """Return what was saved, and how that is undone."""
    removed, counts, *_ = _IMPORTED
    told = [removed.format(pluralize(len(merged.removed), "day"))] if merged.removed else []
    return " ".join([*told, format_counts(merged, counts), "z in History undoes it."])


def _format_table(
    plan: ImportPlan, reading: TableReading, width: int, *, with_options: bool
) -> Iterator[str]:
    merged = plan.merge
    if plan.recognised:
        yield f"This looks like {reading.mapping.name}'s."
    yield from format_reading(reading, width, with_options=with_options)
    yield from _format_kept(plan)
    if merged.stay_removed:
        days = pluralize(len(merged.stay_removed), "day")
        yield f"Not added, since deleted here: {days}."
    yield format_counts(merged, _PLANNED[1])
    yield from _format_days("changed", merged.changes)


def _format_kept(plan: ImportPlan) -> Iterator[str]:
    """Yield which days of another program's file stay, and which get only their moment."""
    if plan.own:
        yield f"{pluralize(len(plan.own), 'day')} made or corrected here: kept as they are."
    if plan.moments:
        yield f"{pluralize(len(plan.moments), 'day')}: the moment of entry is supplied."
    if plan.words_for_nothing:
        named = ", ".join(plan.words_for_nothing[:_MOST_DAYS_NAMED])
        cells = pluralize(len(plan.words_for_nothing), "cell")
        yield f"{cells} of NA, None, - or the like kept as a word: {named}."


def _format_activities(plan: ImportPlan) -> Iterator[str]:
    if plan.told_apart_at:
        yield f"Activities in one cell are told apart at `{plan.told_apart_at}`."


def _format_scale(plan: ImportPlan, *, with_options: bool) -> Iterator[str]:
    """Yield the scale on which the pain of a table without moments was taken."""
    if plan.unmeasured:
        ends = dict.fromkeys((min(plan.unmeasured), max(plan.unmeasured)))
        undone = "prtcheck undo, then import with" if with_options else "prtcheck import FILE"
        yield (
            f"Pain is taken as 0-10. The file has {' to '.join(map(str, ends))}. If that is "
            f"another scale: {undone} --scale LOW-HIGH."
        )


def _format_days(
    what: str, changes: Mapping[date, tuple[CheckIn | None, CheckIn]]
) -> Iterator[str]:
    for day in sorted(changes)[:_MOST_DAYS_NAMED]:
        before, after = changes[day]
        words = format_day_change(before, after).removeprefix("entered: ")
        yield f"  {what}: {format_day(day)}: {words}"
    if len(changes) > _MOST_DAYS_NAMED:
        yield f"  and {pluralize(len(changes) - _MOST_DAYS_NAMED, 'more day')} {what}"


def _format_definitions(merged: Merge, *, dry_run: bool) -> Iterator[str]:
    if not merged.definitions:
        return
    change = "would change" if dry_run else "changed"
    yield f"Phases and ratings of your own: {len(merged.definitions)} {change}."
    if dry_run:
        for key, state in merged.definitions.items():
            yield f"  {format_state(key, present_definition(state))}"


def _format_without_moment(merged: Merge, context: Context, *, with_options: bool) -> Iterator[str]:
    """Yield that days without a time of entry count as late: they get the time of the import."""
    ends = context.settings.day_ends
    states = (*merged.added.values(), *merged.changed.values())
    taken = [check_in for check_in in states if check_in.entered_at == context.now]
    late = sum(days_late(c.day, c.entered_at, ends) >= LATE_FROM for c in taken)
    if not late:
        return
    have, count, are = ("has", "it counts", "is") if late == 1 else ("have", "they count", "are")
    again = "import the same file again with --entered same-day"
    cure = f"If each was written on its day, {again}" if with_options else CHANGE_ENTERED
    yield (
        f"{pluralize(late, 'day')} {have} no time of entry (column entered_at): {count} as "
        f"entered today, late, and {are} left out of the figures. {cure}."
    )


def _format_from_future(merged: Merge, context: Context) -> Iterator[str]:
    """Yield the days whose moment of entry is still to come: a clock was wrong."""
    states = {**merged.added, **merged.changed}
    limit = context.now + timedelta(days=1)
    days = [day for day, check_in in sorted(states.items()) if check_in.entered_at > limit]
    if days:
        named = ", ".join(day.isoformat() for day in days[:_MOST_DAYS_NAMED])
        yield f"Entered in the future, by a clock that was wrong: {named}."
