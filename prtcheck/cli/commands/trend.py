"""The `trend` command."""

import sys
from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, Annotated

import typer

from prtcheck.cli import options
from prtcheck.cli.completion import complete_metrics
from prtcheck.cli.console import (
    print_drawing,
    print_json_object,
    print_lines,
    print_message,
    print_raw,
)
from prtcheck.cli.current_context import current_context
from prtcheck.cli.streams import can_encode
from prtcheck.cli.terminal import has_colour, is_terminal, output_size
from prtcheck.core.metric import Metric
from prtcheck.core.period import Range

if TYPE_CHECKING:
    from prtcheck.analysis.trend import Trend
    from prtcheck.charts.canvas import Canvas

_WIDEST = 100
_TALLEST = 16
_LOWEST = 8
_HIGH = 24
"""Lines of a terminal from which each row of the overview takes two."""
_ROWS_AROUND = 8
"""Lines that stay free around a chart, so that its figures are seen with it."""


def trend(  # noqa: PLR0913 - each is an option
    *,
    days: options.DaysOption = None,
    since: options.SinceOption = None,
    until: options.UntilOption = None,
    all_days: options.AllOption = False,
    metric: Annotated[
        list[str] | None,
        typer.Option(
            metavar="|".join((*Metric, "NAME")),
            help="Only this one, or a rating of your own. Use it once for each",
            autocompletion=complete_metrics,
        ),
    ] = None,
    weekly: Annotated[
        bool, typer.Option("--weekly", help="Draw weekly means, however few days there are")
    ] = False,
    plain: Annotated[
        bool, typer.Option("--plain", help="Figures and tables, without any drawing")
    ] = False,
    as_json: options.JsonOption = False,
) -> None:
    """Draw pain, fear of movement, causes and activities over time, then all of them by week.

    The last 30 days unless asked; never before the first check-in. `--metric pain` shows one alone;
    `prtcheck trend | less` pages through the figures as tables, the newest days at the bottom.
    """
    from prtcheck.actions.look import find_period, find_trend

    context = current_context()
    asked = options.parse_range(context.today, days, since, until, all_days=all_days)
    found = find_trend(context, find_period(context, asked or Range(days=30)))
    metrics = options.sort_metrics(metric, found.metrics)
    if as_json:
        from prtcheck.formats.command_json import trend_to_dict

        print_json_object(trend_to_dict(found, metrics), context.left_out)
    elif not found.days_answered:
        from prtcheck.wording.first_steps import format_no_check_ins

        print_message(format_no_check_ins(is_empty=not context.logged_days.first_and_last_day()))
    elif is_terminal(sys.stdout) and not plain:
        _print_charts(found, metrics, weekly=weekly)
    else:
        _print_tables(found, metrics, weekly=weekly)


def _print_charts(found: "Trend", metrics: Sequence[str], *, weekly: bool) -> None:
    """Draw the metrics; where all are shown, the overview comes last, above the prompt."""
    from prtcheck.charts.trend import draw_trend

    canvas = _canvas()
    lines = draw_trend(found, metrics, canvas, weekly=weekly)
    if metrics == found.metrics:
        lines += ["", *_draw_overview(found, canvas)]
    print_drawing(*lines)


def _draw_overview(found: "Trend", canvas: "Canvas") -> list[str]:
    from prtcheck.charts.canvas import heading_lines
    from prtcheck.charts.marks import phase_marks
    from prtcheck.charts.overview import draw_overview
    from prtcheck.core.text import wrap
    from prtcheck.wording.overview import OVERVIEW_TITLE, describe_overview_changes

    is_high = output_size()[1] >= _HIGH
    lines = heading_lines(OVERVIEW_TITLE, [], canvas)
    lines += draw_overview(found.overview, canvas, rows=1 + is_high, marks=phase_marks(found))
    changes = [wrap(change, canvas.width, 2) for change in describe_overview_changes(found)]
    return [*lines, "", *chain.from_iterable(changes)]


def _canvas() -> "Canvas":
    """Return room for a chart in the terminal's own size, with lines left for its figures."""
    from prtcheck.charts.canvas import Canvas

    columns, rows = output_size()
    return Canvas(
        width=min(_WIDEST, columns),
        height=max(_LOWEST, min(_TALLEST, rows - _ROWS_AROUND)),
        colour=has_colour(),
        ascii=not can_encode("●○▀▄▌▞│┊┤└█▒░·…▁▂▃▅▆▇"),
    )


def _print_tables(found: "Trend", metrics: Sequence[str], *, weekly: bool) -> None:
    from prtcheck.charts.rating import DAYS_AS_DOTS
    from prtcheck.cli.trend_tables import trend_tables
    from prtcheck.wording.trend import format_answered, format_period, format_trend

    by_weeks = weekly or found.period.days > DAYS_AS_DOTS
    print_lines(f"{format_period(found.period)}, {format_answered(found)}", "")
    if metrics == found.metrics:
        _print_overview(found)
    print_lines(*format_trend(found, metrics, are_days_listed=not by_weeks))
    for table in trend_tables(found, metrics, weekly=by_weeks):
        print_raw("", *table)


def _print_overview(found: "Trend") -> None:
    from prtcheck.cli.trend_tables import overview_table
    from prtcheck.wording.overview import (
        OVERVIEW_TITLE,
        describe_overview_changes,
        explain_overview,
    )

    print_lines(f"{OVERVIEW_TITLE}:", *explain_overview(found))
    print_raw("", *overview_table(found.overview), "")
    print_lines(*describe_overview_changes(found), "")
