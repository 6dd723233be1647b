"""The days of `history`, listed; the last ones are so without Typer being loaded."""

from collections.abc import Sequence
from datetime import date

from prtcheck.cli.columns import aligned, fitted
from prtcheck.cli.output import say, say_as_it_is, say_json, size, talk
from prtcheck.cli.wording import day_in_words
from prtcheck.cli.world import World
from prtcheck.core.checkin import CheckIn
from prtcheck.core.days import days_late, spoken
from prtcheck.core.periods import Period, Range, asked_period
from prtcheck.errors import ExitCode

_LOOKED_BACK = Range(days=30)
_YEAR = Range(days=366)
_TABLE_FROM = 72
"""Columns from which the days stand in a table; below, each is a sentence."""


def tell_history(
    world: World, asked: Range | None = None, *, calendar: bool = False, as_json: bool = False
) -> None:
    """List the check-ins of a range, newest first; of the last 30 days, or a year's calendar."""
    default = _YEAR if calendar else _LOOKED_BACK
    period = asked_period(asked or default, world.diary.first_and_last_day(), world.today)
    check_ins = world.diary.check_ins(period.since, period.until)[::-1]
    if as_json:
        _say_as_json(check_ins, period, world)
    elif calendar:
        say_as_it_is(*_calendar(check_ins, period, world))
    elif check_ins:
        _say_days(check_ins, world)
    else:
        talk("No check-ins in these days.")


def _say_as_json(check_ins: Sequence[CheckIn], period: Period, world: World) -> None:
    from prtcheck.cli.shapes import day_as_dict

    edits = world.diary.revisions_between(period.since, period.until)
    say_json([day_as_dict(c, edits.get(c.day, [])) for c in check_ins])


def _calendar(check_ins: Sequence[CheckIn], period: Period, world: World) -> list[str]:
    from prtcheck.charts.calendar import draw_calendar
    from prtcheck.charts.canvas import Canvas

    by_day = {check_in.day: check_in for check_in in check_ins}
    canvas = Canvas(width=size()[0], height=0, colour=False)
    return [draw_calendar(by_day, period, canvas, world.settings.day_ends)]


def _say_days(check_ins: Sequence[CheckIn], world: World) -> None:
    columns, _ = size()
    if columns >= _TABLE_FROM:
        say_as_it_is(*_table(check_ins, world, columns))
    else:
        say(*(day_in_words(c.day, c) for c in check_ins))


def _table(check_ins: Sequence[CheckIn], world: World, columns: int) -> list[str]:
    room = (columns - len("2026-11-22 Sun  pain  fear  late  ")) // 3 - 2
    head = ["day", "pain", "fear", "late", "causes", "activities", "note"]
    rows = [
        [
            f"{c.day} {spoken(c.day)[:3]}",
            *("" if rating is None else str(rating) for rating in (c.pain, c.fear)),
            str(days_late(c.day, c.entered_at, world.settings.day_ends) or ""),
            fitted(", ".join(cause.text for cause in c.causes), room),
            fitted(", ".join(c.activities), room),
            fitted(c.note, room),
        ]
        for c in check_ins
    ]
    return aligned([head, *rows], right=(1, 2, 3))


def tell_day(world: World, day: date, *, as_json: bool) -> ExitCode:
    """Show all of one day, with its edits; the code is NO when it has no check-in."""
    from prtcheck.core.day_in_full import VALUES_FROM, edits_in_words, whole_day

    check_in = world.diary.check_in(day)
    revisions = world.diary.revisions(day)
    if check_in is None:
        talk(f"{spoken(day)} has no check-in.")
        if not as_json:
            say(*edits_in_words(revisions, None), hang=VALUES_FROM)
        return ExitCode.NO
    if as_json:
        from prtcheck.cli.shapes import day_as_dict

        say_json(day_as_dict(check_in, revisions))
        return ExitCode.OK
    whole = whole_day(check_in, world.settings.day_ends)
    say(*whole, *edits_in_words(revisions, check_in), hang=VALUES_FROM)
    return ExitCode.OK
