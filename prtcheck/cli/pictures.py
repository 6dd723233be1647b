"""A trend as it is shown: charts with their figures, or figures and tables alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prtcheck.cli.figures import tables
from prtcheck.cli.output import carries, has_colour, size
from prtcheck.core import figures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prtcheck.charts import Canvas
    from prtcheck.core.trends import Metric, Trend

_WIDEST = 100
_TALLEST = 16
_LOWEST = 8
_ROWS_AROUND = 8
"""Lines that stay free around a chart, so that its figures are seen with it."""


def in_plain_words(trend: Trend, metrics: Sequence[Metric], *, weekly: bool) -> list[str]:
    """Return the figures as sentences and the series as tables."""
    from prtcheck.charts.rating import DAYS_AS_DOTS

    lines = [figures.heading(trend.period), ""]
    for metric in metrics:
        lines += figures.in_words(trend, metric)
    by_weeks = weekly or trend.period.days > DAYS_AS_DOTS
    by_days = not by_weeks and any(metric in figures.TITLES for metric in metrics)
    lines += figures.late_in_words(trend, "marked in the last column" if by_days else "")
    for table in tables(trend, metrics, weekly=by_weeks):
        lines += ["", *table]
    return lines


def in_charts(trend: Trend, metrics: Sequence[Metric], *, weekly: bool) -> list[str]:
    """Return a chart of each metric with its figures below, in the terminal's own size."""
    from prtcheck.charts.whole import draw_whole

    return draw_whole(trend, metrics, _canvas(), weekly=weekly)


def _canvas() -> Canvas:
    from prtcheck.charts import Canvas

    columns, rows = size()
    return Canvas(
        width=min(_WIDEST, columns),
        height=max(_LOWEST, min(_TALLEST, rows - _ROWS_AROUND)),
        colour=has_colour(),
        ascii=not carries("●○▀▄▌▞│┤└█▒░·…"),
    )
