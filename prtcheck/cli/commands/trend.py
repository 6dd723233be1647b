"""The commands that only look: status, history, show, trend."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from prtcheck.cli.commands.status import print_status
from prtcheck.cli.console import (
    can_encode,
    current_context,
    has_colour,
    is_stdout_terminal,
    output_size,
    print_json,
    print_lines,
    print_message,
    print_raw,
)
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
from prtcheck.core.period import Range, resolve_period

if TYPE_CHECKING:
    from prtcheck.analysis.trend import Trend
    from prtcheck.charts.canvas import Canvas

_LOOKED_BACK = Range(days=30)
_WIDEST = 100
_TALLEST = 16
_LOWEST = 8
_ROWS_AROUND = 8
"""Lines that stay free around a chart, so that its figures are seen with it."""


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
    context = current_context()
    asked = parse_range(days=days, since=since, until=until, all_days=all_days, today=context.today)
    logged = context.diary.first_and_last_day()
    period = resolve_period(asked or _LOOKED_BACK, logged, context.today)
    shown, metrics = context.diary.trend(period, context.settings.day_ends), sort_metrics(metric)
    if as_json:
        from prtcheck.formats.command_json import trend_to_dict

        print_json(trend_to_dict(shown, metrics))
    elif not shown.days_answered:
        print_message("No check-ins in these days.")
    elif is_stdout_terminal() and not plain:
        from prtcheck.charts.overview import draw_overview

        print_raw(*draw_overview(shown, metrics, _canvas(), weekly=weekly))
    else:
        _print_plain(shown, metrics, weekly=weekly)


def _canvas() -> "Canvas":
    """Return room for a chart in the terminal's own size, with lines left for its figures."""
    from prtcheck.charts.canvas import Canvas

    columns, rows = output_size()
    return Canvas(
        width=min(_WIDEST, columns),
        height=max(_LOWEST, min(_TALLEST, rows - _ROWS_AROUND)),
        colour=has_colour(),
        ascii=not can_encode("●○▀▄▌▞│┤└█▒░·…"),
    )


def _print_plain(shown: "Trend", metrics: Sequence[Metric], *, weekly: bool) -> None:
    """Write the figures as sentences, then the series as tables."""
    from prtcheck.charts.rating import DAYS_AS_DOTS
    from prtcheck.cli.trend_tables import trend_tables
    from prtcheck.wording.trend import format_trend

    by_weeks = weekly or shown.period.days > DAYS_AS_DOTS
    print_lines(*format_trend(shown, metrics, are_days_listed=not by_weeks))
    for table in trend_tables(shown, metrics, weekly=by_weeks):
        print_raw("", *table)
