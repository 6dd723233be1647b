"""The `history` command. Runs without Typer where it is given no option."""

from collections.abc import Iterable, Sequence
from datetime import time

from prtcheck.actions.look import find_period
from prtcheck.cli.console import print_drawing, print_json, print_lines, print_message, print_raw
from prtcheck.cli.terminal import output_size
from prtcheck.context import Context
from prtcheck.core.check_in import CheckIn
from prtcheck.core.columns import align_columns
from prtcheck.core.days import days_late, format_day
from prtcheck.core.period import Period, Range
from prtcheck.core.text import cell_width, fit, fold
from prtcheck.wording.changes import format_day_answers
from prtcheck.wording.day import format_lateness
from prtcheck.wording.first_steps import format_no_check_ins

_TABLE_FROM = 72
"""Columns from which the days form a table; below, each is a sentence."""
_LEAST_ROOM = 7
"""Columns for each own text, without which the days form no table either."""
_LONGEST_NAME = 12
"""Columns for the name of an own rating."""


def print_history(
    context: Context, asked: Range | None = None, *, calendar: bool = False, as_json: bool = False
) -> None:
    """Print the check-ins of a range, newest first; of the last 30 days, or a year's calendar."""
    period = find_period(context, asked or Range(days=366 if calendar else 30))
    check_ins = context.diary.check_ins(period.since, period.until)[::-1]
    if as_json:
        from prtcheck.formats.command_json import day_to_dict

        edits = context.diary.revisions_between(period.since, period.until)
        print_json([day_to_dict(c, edits.get(c.day, [])) for c in check_ins])
    elif calendar:
        _print_calendar(check_ins, period, context)
    elif not check_ins:
        print_message(format_no_check_ins(is_empty=not context.logged_days.first_and_last_day()))
    elif table := _table(check_ins, context, output_size()[0]):
        print_raw(*table)
    else:
        print_lines(*(_sentence(c, context.settings.day_ends) for c in check_ins))


def _print_calendar(check_ins: Sequence[CheckIn], period: Period, context: Context) -> None:
    from prtcheck.charts.calendar import draw_calendar
    from prtcheck.charts.canvas import Canvas

    by_day = {check_in.day: check_in for check_in in check_ins}
    canvas = Canvas(width=output_size()[0], height=0, colour=False)
    print_drawing(draw_calendar(by_day, period, canvas, context.settings.day_ends))


def _sentence(check_in: CheckIn, day_ends: time) -> str:
    marks = format_lateness(check_in, day_ends), "edited" if check_in.edited_at else ""
    marked = ", ".join(filter(None, marks))
    return format_day_answers(check_in.day, check_in) + (f" ({marked})" if marked else "")


def _table(check_ins: Sequence[CheckIn], context: Context, columns: int) -> list[str]:
    """Return a line a day, or nothing where the columns are too few.

    Own ratings, and whether a day was edited, are columns of their own where there are any.
    """
    names = {
        fold(r.name): fit(r.name, _LONGEST_NAME) for c in reversed(check_ins) for r in c.ratings
    }
    edited = ["edited"] if any(c.edited_at for c in check_ins) else []
    narrow = ["2026-11-22 Sun", "pain", "fear", *names.values(), "late", *edited]
    room = (columns - cell_width("  ".join(narrow)) - 2) // 3 - 2
    if columns < _TABLE_FROM or room < _LEAST_ROOM:
        return []
    head = ["day", *narrow[1:], "causes", "activities", "note"]
    rows = [
        [
            f"{c.day} {format_day(c.day)[:3]}",
            *("" if rating is None else str(rating) for rating in _ratings_of(c, names)),
            str(days_late(c.day, c.entered_at, context.settings.day_ends) or ""),
            *("yes" if c.edited_at else "" for _ in edited),
            fit(", ".join(cause.text for cause in c.causes), room),
            fit(", ".join(c.activities), room),
            fit(c.note, room),
        ]
        for c in check_ins
    ]
    return align_columns([head, *rows], right=range(1, 4 + len(names)))


def _ratings_of(check_in: CheckIn, names: Iterable[str]) -> list[int | None]:
    own = {fold(rating.name): rating.value for rating in check_in.ratings}
    return [check_in.pain, check_in.fear, *map(own.get, names)]
