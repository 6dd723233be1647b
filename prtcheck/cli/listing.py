"""The days of `history`, listed; the last ones are so without Typer being loaded."""

from collections.abc import Sequence
from datetime import date

from prtcheck.cli.console import output_size, print_json, print_lines, print_message, print_raw
from prtcheck.cli.tables import align_columns
from prtcheck.context import Context
from prtcheck.core.check_in import CheckIn
from prtcheck.core.days import days_late, format_day
from prtcheck.core.period import Period, Range, resolve_period
from prtcheck.core.text import fit
from prtcheck.errors import ExitCode
from prtcheck.wording.changes import format_day_answers

_LOOKED_BACK = Range(days=30)
_YEAR = Range(days=366)
_TABLE_FROM = 72
"""Columns from which the days stand in a table; below, each is a sentence."""


def print_history(
    context: Context, asked: Range | None = None, *, calendar: bool = False, as_json: bool = False
) -> None:
    """List the check-ins of a range, newest first; of the last 30 days, or a year's calendar."""
    default = _YEAR if calendar else _LOOKED_BACK
    period = resolve_period(asked or default, context.diary.first_and_last_day(), context.today)
    check_ins = context.diary.check_ins(period.since, period.until)[::-1]
    if as_json:
        _say_as_json(check_ins, period, context)
    elif calendar:
        print_raw(*_calendar(check_ins, period, context))
    elif check_ins:
        _say_days(check_ins, context)
    else:
        print_message("No check-ins in these days.")


def _say_as_json(check_ins: Sequence[CheckIn], period: Period, context: Context) -> None:
    from prtcheck.formats.command_json import day_to_dict

    edits = context.diary.revisions_between(period.since, period.until)
    print_json([day_to_dict(c, edits.get(c.day, [])) for c in check_ins])


def _calendar(check_ins: Sequence[CheckIn], period: Period, context: Context) -> list[str]:
    from prtcheck.charts.calendar import draw_calendar
    from prtcheck.charts.canvas import Canvas

    by_day = {check_in.day: check_in for check_in in check_ins}
    canvas = Canvas(width=output_size()[0], height=0, colour=False)
    return [draw_calendar(by_day, period, canvas, context.settings.day_ends)]


def _say_days(check_ins: Sequence[CheckIn], context: Context) -> None:
    columns, _ = output_size()
    if columns >= _TABLE_FROM:
        print_raw(*_table(check_ins, context, columns))
    else:
        print_lines(*(format_day_answers(c.day, c) for c in check_ins))


def _table(check_ins: Sequence[CheckIn], context: Context, columns: int) -> list[str]:
    room = (columns - len("2026-11-22 Sun  pain  fear  late  ")) // 3 - 2
    head = ["day", "pain", "fear", "late", "causes", "activities", "note"]
    rows = [
        [
            f"{c.day} {format_day(c.day)[:3]}",
            *("" if rating is None else str(rating) for rating in (c.pain, c.fear)),
            str(days_late(c.day, c.entered_at, context.settings.day_ends) or ""),
            fit(", ".join(cause.text for cause in c.causes), room),
            fit(", ".join(c.activities), room),
            fit(c.note, room),
        ]
        for c in check_ins
    ]
    return align_columns([head, *rows], right=(1, 2, 3))


def print_day(context: Context, day: date, *, as_json: bool) -> ExitCode:
    """Show all of one day, with its edits; the code is NO when it has no check-in."""
    from prtcheck.wording.day import VALUES_FROM, format_edits, format_whole_day

    check_in = context.diary.check_in(day)
    revisions = context.diary.revisions(day)
    if check_in is None:
        print_message(f"{format_day(day)} has no check-in.")
        if not as_json:
            print_lines(*format_edits(revisions, None), hang=VALUES_FROM)
        return ExitCode.NO
    if as_json:
        from prtcheck.formats.command_json import day_to_dict

        print_json(day_to_dict(check_in, revisions))
        return ExitCode.OK
    whole = format_whole_day(check_in, context.settings.day_ends)
    print_lines(*whole, *format_edits(revisions, check_in), hang=VALUES_FROM)
    return ExitCode.OK
