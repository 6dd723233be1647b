"""The commands that only look: status, history, show, trend."""

from collections.abc import Sequence
from datetime import date, timedelta
from textwrap import wrap
from typing import Annotated

import typer

from prtcheck.cli.columns import aligned, fitted
from prtcheck.cli.options import (
    AllOption,
    DayArgument,
    DaysOption,
    JsonOption,
    SinceOption,
    UntilOption,
    chosen_range,
    day_of,
    metrics_of,
)
from prtcheck.cli.output import is_shown, say, say_json, size, talk
from prtcheck.cli.pictures import in_charts, in_plain_words
from prtcheck.cli.reminding import pause_in_words, paused_until
from prtcheck.cli.shapes import day_as_dict, status_as_dict, trend_as_dict
from prtcheck.cli.wording import day_in_words, edits_in_words, whole_day
from prtcheck.cli.world import World, here_and_now
from prtcheck.core.checkin import CheckIn
from prtcheck.core.days import days_between, days_late, spoken
from prtcheck.core.means import WEEK
from prtcheck.core.periods import Period, Range, asked_period
from prtcheck.core.trends import Metric, RatingTrend, Trend, summary
from prtcheck.core.trends import trend as trend_of
from prtcheck.errors import ExitCode

_LOOKED_BACK = Range(days=30)
_YEAR = Range(days=366)
_RECENT_DAYS = 7
_TABLE_FROM = 72
"""Columns from which the days stand in a table; below, each is a sentence."""


def status(*, as_json: JsonOption = False) -> None:
    """Say whether today's check-in is done.

    Exit 0 when it is, 1 when it is due; 0 during a pause.
    """
    world = here_and_now()
    logged = world.diary.first_and_last_day()
    since = world.today - timedelta(days=world.settings.due_every - 1)
    done = bool(world.diary.logged_days(since, world.today))
    missing = [] if world.settings.weekly else _missing(world, logged)
    quiet = paused_until(world)
    if as_json:
        last = logged and logged[1]
        known = status_as_dict(world.today, done=done, last=last, missing=missing)
        say_json({**known, "paused_until": quiet and quiet.isoformat()})
    elif quiet:
        say(pause_in_words(quiet))
    else:
        say(*_status_in_words(world, missing, done=done))
    raise typer.Exit(ExitCode.OK if done or quiet else ExitCode.NO)


def _missing(world: World, logged: tuple[date, date] | None) -> list[date]:
    if logged is None:
        return []
    since = max(logged[0], world.today - timedelta(days=_RECENT_DAYS))
    yesterday = world.today - timedelta(days=1)
    there = set(world.diary.logged_days(since, yesterday))
    return [day for day in days_between(since, yesterday) if day not in there]


def _status_in_words(world: World, missing: Sequence[date], *, done: bool) -> list[str]:
    today = f"Today, {spoken(world.today)}:"
    if done:
        lines = [f"{today} done."]
    elif world.drafts.find(world.today):
        lines = [f"{today} begun and not finished. Go on with: prtcheck"]
    else:
        lines = [f"{today} not done yet. Start with: prtcheck"]
    if missing:
        days = ", ".join(spoken(day) for day in missing)
        lines.append(f"No check-in in the {_RECENT_DAYS} days before: {days}")
    return lines


def history(  # noqa: PLR0913 - each is an option
    *,
    days: DaysOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    all_days: AllOption = False,
    calendar: Annotated[
        bool, typer.Option("--calendar", help="A year of days as a grid, pain as its digit.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """List the check-ins, newest first.

    The last 30 days unless asked; with --calendar the last year.
    """
    world = here_and_now()
    today = world.today
    asked = chosen_range(days=days, since=since, until=until, all_days=all_days, today=today)
    default = _YEAR if calendar else _LOOKED_BACK
    period = asked_period(asked or default, world.diary.first_and_last_day(), today)
    check_ins = world.diary.check_ins(period.since, period.until)[::-1]
    if calendar and not as_json:
        say(*_calendar(check_ins, period, world))
    elif as_json:
        edits = world.diary.revisions_between(period.since, period.until)
        say_json([day_as_dict(c, edits.get(c.day, [])) for c in check_ins])
    elif check_ins:
        say(*_days_in_words(check_ins, world))
    else:
        talk("No check-ins in these days.")


def _calendar(check_ins: Sequence[CheckIn], period: Period, world: World) -> list[str]:
    from prtcheck.charts.calendar import draw_calendar
    from prtcheck.charts.canvas import Canvas

    by_day = {check_in.day: check_in for check_in in check_ins}
    canvas = Canvas(width=size()[0], height=0, colour=False)
    return [draw_calendar(by_day, period, canvas, world.settings.day_ends)]


def _days_in_words(check_ins: Sequence[CheckIn], world: World) -> list[str]:
    columns, _ = size()
    if columns >= _TABLE_FROM:
        return _table(check_ins, world, columns)
    return [line for c in check_ins for line in wrap(day_in_words(c.day, c), columns)]


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


def show(day_text: DayArgument, *, as_json: JsonOption = False) -> None:
    """Show all of one day, with its edits.

    Exit 1 when it has no check-in.
    """
    world = here_and_now()
    day = day_of(day_text, world.today)
    check_in = world.diary.check_in(day)
    revisions = world.diary.revisions(day)
    if check_in is None:
        talk(f"{spoken(day)} has no check-in.")
        if not as_json:
            say(*edits_in_words(revisions, None))
        raise typer.Exit(ExitCode.NO)
    if as_json:
        say_json(day_as_dict(check_in, revisions))
        return
    whole = whole_day(check_in, world.settings.day_ends)
    say(*whole, *edits_in_words(revisions, check_in))


def trend(  # noqa: PLR0913 - each is an option
    *,
    days: DaysOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    all_days: AllOption = False,
    metric: Annotated[
        list[Metric] | None, typer.Option(help="Only this one; may be given several times.")
    ] = None,
    weekly: Annotated[
        bool, typer.Option("--weekly", help="Points of weeks, however few days there are.")
    ] = False,
    plain: Annotated[
        bool, typer.Option("--plain", help="Figures and tables, without any drawing.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Draw pain, fear of movement, causes and activities over time.

    The last 30 days unless asked; never before the first check-in.
    """
    world = here_and_now()
    today = world.today
    asked = chosen_range(days=days, since=since, until=until, all_days=all_days, today=today)
    period = asked_period(asked or _LOOKED_BACK, world.diary.first_and_last_day(), today)
    looked_at = _trend_over(world, period)
    metrics = metrics_of(metric)
    if as_json:
        say_json(trend_as_dict(looked_at, metrics))
    elif not looked_at.days_answered:
        talk("No check-ins in these days.")
    elif plain or not is_shown():
        say(*in_plain_words(looked_at, metrics, weekly=weekly))
    else:
        say(*in_charts(looked_at, metrics, weekly=weekly))


def _trend_over(world: World, period: Period) -> Trend:
    if not period.days:
        nothing = RatingTrend((), summary(()))
        return Trend(period, 0, 0, pain=nothing, fear=nothing, causes=(), activities=())
    before = min(WEEK - 1, (period.since - date.min).days)
    first_of_mean = period.since - timedelta(days=before)
    check_ins = world.diary.check_ins(first_of_mean, period.until)
    return trend_of(check_ins, period, world.settings.day_ends)
