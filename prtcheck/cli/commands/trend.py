"""The commands that only look: status, history, show, trend."""

from typing import Annotated

import typer

from prtcheck.cli.commands.status import print_status
from prtcheck.cli.console import current_context, is_stdout_terminal
from prtcheck.cli.options import (
    AllOption,
    DayArgument,
    DaysOption,
    JsonOption,
    SinceOption,
    UntilOption,
    parse_past_day,
    parse_range,
    sort_metrics,
)
from prtcheck.core.metric import Metric


def status(*, as_json: JsonOption = False) -> None:
    """Say whether today's check-in is done.

    Exit 0 when it is, 1 when it is due; 0 during a pause.
    """
    raise typer.Exit(print_status(as_json=as_json))


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
    from prtcheck.cli.listing import print_history

    context = current_context()
    asked = parse_range(days=days, since=since, until=until, all_days=all_days, today=context.today)
    print_history(context, asked, calendar=calendar, as_json=as_json)


def show(day_text: DayArgument = "today", *, as_json: JsonOption = False) -> None:
    """Show all of one day, with its edits.

    Exit 1 when it has no check-in.
    """
    from prtcheck.cli.listing import print_day

    context = current_context()
    raise typer.Exit(print_day(context, parse_past_day(day_text, context.today), as_json=as_json))


def trend(  # noqa: PLR0913 - each is an option
    *,
    days: DaysOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    all_days: AllOption = False,
    metric: Annotated[
        list[Metric] | None,
        typer.Option(metavar="|".join(Metric), help="Only this one; may be given several times."),
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

    The last 30 days unless asked; never before the first check-in. `--metric pain` shows one alone;
    `prtcheck trend | less` pages through the figures as tables, the newest days at the bottom.
    """
    from prtcheck.cli.trending import Form, print_trend

    context = current_context()
    asked = parse_range(days=days, since=since, until=until, all_days=all_days, today=context.today)
    drawn = is_stdout_terminal() and not plain
    print_trend(
        context, asked, sort_metrics(metric), Form(as_json=as_json, drawn=drawn, weekly=weekly)
    )
