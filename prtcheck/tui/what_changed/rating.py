"""The tab of a rating: a chart that fills the room, its figures, and what changed."""

from dataclasses import replace

from prtcheck.analysis.trend import Trend
from prtcheck.charts.canvas import Canvas
from prtcheck.charts.marks import phase_marks
from prtcheck.charts.rating import draw_rating
from prtcheck.tui.what_changed.layout import (
    BETWEEN,
    Lines,
    format_columns,
    format_table,
    leave_room,
    place_beside,
    stack,
    to_lines,
    width_of,
    wrap_sentences,
)
from prtcheck.tui.what_changed.reading import DiaryRange
from prtcheck.wording.phases import format_phases
from prtcheck.wording.ratings import rating_title
from prtcheck.wording.trend import format_anchors, format_changes, rating_figures

TWO_COLUMNS = 90
"""Cells from which the figures stand at the right of the chart: a window of 100 columns."""
_LEAST = 14
"""Lines of a chart in which every rating has its own."""


def draw_rating_page(metric: str, read: DiaryRange, canvas: Canvas) -> Lines:
    """Return a rating's chart, its figures at the right or below, its changes, its phases."""
    trend = read.trend
    rows = rating_figures(trend, metric)
    changes = stack(
        wrap_sentences(
            [*format_anchors(trend, metric), *format_changes(trend, metric)], canvas.width
        ),
        wrap_sentences(format_phases(trend, [metric]), canvas.width),
    )
    if canvas.width < TWO_COLUMNS:
        figures = format_columns(rows, canvas.width)
        chart = draw_rating_chart(trend, metric, leave_room(canvas, figures, changes, least=_LEAST))
        return stack(chart, figures, changes)
    figures = format_table(rows)
    width = canvas.width - width_of(figures) - BETWEEN
    room = leave_room(replace(canvas, width=width), changes, least=_LEAST)
    chart = draw_rating_chart(trend, metric, room)
    return stack(place_beside(chart, [*to_lines(""), *figures], width), changes)


def draw_rating_chart(trend: Trend, metric: str, canvas: Canvas) -> Lines:
    """Return the chart of a rating."""
    title, rating, marks = rating_title(metric), trend.ratings[metric], phase_marks(trend)
    return to_lines(draw_rating(title, rating, trend.period, canvas, marks=marks))
