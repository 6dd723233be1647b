"""A trend as it is shown: charts with their figures, or figures and tables alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prtcheck.cli.console import can_encode, has_colour, output_size
from prtcheck.cli.trend_tables import trend_tables
from prtcheck.wording import trend as wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prtcheck.analysis.trend import Trend
    from prtcheck.charts import Canvas
    from prtcheck.core.metric import Metric

_WIDEST = 100
_TALLEST = 16
_LOWEST = 8
_ROWS_AROUND = 8
"""Lines that stay free around a chart, so that its figures are seen with it."""


def in_sentences(trend: Trend, metrics: Sequence[Metric], *, weekly: bool) -> list[str]:
    """Return the figures as sentences."""
    lines = [wording.format_period(trend.period), ""]
    for metric in metrics:
        lines += wording.format_metric(trend, metric)
    ratings = [metric for metric in metrics if metric in wording.TITLES]
    by_days = bool(ratings) and not _is_by_weeks(trend, weekly=weekly)
    if by_days or len(ratings) < len(metrics):  # else each sentence said it, and nothing is marked
        lines += wording.format_late_entries(trend, "marked in the last column" if by_days else "")
    return lines


def in_tables(trend: Trend, metrics: Sequence[Metric], *, weekly: bool) -> list[str]:
    """Return the series as tables, an empty line above each."""
    by_weeks = _is_by_weeks(trend, weekly=weekly)
    return [
        line for table in trend_tables(trend, metrics, weekly=by_weeks) for line in ("", *table)
    ]


def _is_by_weeks(trend: Trend, *, weekly: bool) -> bool:
    from prtcheck.charts.rating import DAYS_AS_DOTS

    return weekly or trend.period.days > DAYS_AS_DOTS


def in_charts(trend: Trend, metrics: Sequence[Metric], *, weekly: bool) -> list[str]:
    """Return a chart of each metric with its figures below, in the terminal's own size."""
    from prtcheck.charts.whole import draw_trend

    return draw_trend(trend, metrics, _canvas(), weekly=weekly)


def _canvas() -> Canvas:
    from prtcheck.charts import Canvas

    columns, rows = output_size()
    return Canvas(
        width=min(_WIDEST, columns),
        height=max(_LOWEST, min(_TALLEST, rows - _ROWS_AROUND)),
        colour=has_colour(),
        ascii=not can_encode("●○▀▄▌▞│┤└█▒░·…"),
    )
