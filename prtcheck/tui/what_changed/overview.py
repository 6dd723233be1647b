"""The Overview tab: the same weeks of causes, ratings and activities under each other."""

from collections.abc import Mapping
from dataclasses import replace

from prtcheck.analysis.trend import Trend
from prtcheck.charts.canvas import Canvas
from prtcheck.charts.marks import phase_marks
from prtcheck.charts.overview import draw_overview
from prtcheck.core.metric import RATINGS, Metric
from prtcheck.core.text import printable
from prtcheck.tui.what_changed.layout import (
    BETWEEN,
    MUTED,
    Lines,
    leave_room,
    place_beside,
    stack,
    to_lines,
    wrap_sentences,
)
from prtcheck.tui.what_changed.rating import draw_rating_chart
from prtcheck.tui.what_changed.reading import DiaryRange
from prtcheck.wording.intervals import USUAL_CARE
from prtcheck.wording.overview import (
    OVERVIEW_MEANINGS,
    describe_overview_changes,
    overview_meanings,
)
from prtcheck.wording.phases import format_phases
from prtcheck.wording.sources import format_first_days_elsewhere
from prtcheck.wording.trend import format_answered, format_left_out_days

_MOST_ROWS = 4
"""Lines of a metric in the largest window."""
_CHART_LINES, _CHART_CELLS = 12, 60
"""What the chart of a rating needs to stand below the weeks of a large window."""


def draw_overview_page(read: DiaryRange, canvas: Canvas) -> Lines:
    """Return the weeks as high as the room allows, what changed, and what the heights mean."""
    trend, width = read.trend, canvas.width
    *changes, context = describe_overview_changes(trend)
    change_lines = [*wrap_sentences(changes, width), *wrap_sentences([context], width, MUTED)]
    further = wrap_sentences(_list_further(trend), width, MUTED)
    phases = wrap_sentences(format_phases(trend, [*trend.ratings]), width)
    below = stack(change_lines, phases)
    strip = _draw_weeks(trend, canvas, canvas.height - len(below) - 1)
    page = stack(strip, below, further) if phases else stack(strip, [*below, *further])
    meaning = wrap_sentences(explain_heights(overview_meanings(trend)), width, MUTED)
    if len(page) + len(meaning) >= canvas.height:
        return page
    page = stack(page, meaning)
    return stack(page, _draw_ratings(trend, leave_room(canvas, page, least=0)))


def _draw_weeks(trend: Trend, canvas: Canvas, room: int) -> Lines:
    """Return the strip with the most lines a metric that fit, set apart where they are several."""
    marks = phase_marks(trend)
    lowest = draw_overview(trend.overview, canvas, marks=marks)
    metrics = len(overview_meanings(trend))
    head = len(lowest) - len(draw_overview(trend.overview, canvas)) + 1
    blanks = metrics - 1  # set metrics of several lines apart
    rows = min(_MOST_ROWS, 1 + (room - len(lowest) - blanks) // metrics)
    if rows <= 1:
        return to_lines("\n".join(lowest))
    lines = to_lines("\n".join(draw_overview(trend.overview, canvas, rows=rows, marks=marks)))
    end = head + rows * metrics
    apart = stack(*(lines[at : at + rows] for at in range(head, end, rows)))
    return [*lines[:head], *apart, *lines[end:]]


def explain_heights(meanings: Mapping[str, str] = OVERVIEW_MEANINGS) -> list[str]:
    """Return what the heights of each metric mean, a line each."""
    return [f"{printable(name)}: {meaning}" for name, meaning in meanings.items()]


def _draw_ratings(trend: Trend, canvas: Canvas) -> Lines:
    """Return the charts of both ratings side by side, nothing where they do not fit."""
    half = (canvas.width - BETWEEN) // 2
    if half < _CHART_CELLS or canvas.height < _CHART_LINES:
        return []
    room = replace(canvas, width=half)
    pain, fear = (draw_rating_chart(trend, metric, room) for metric in RATINGS)
    return place_beside(pain, fear, half)


def _list_further(trend: Trend) -> list[str]:
    """Return what to compare a change with, where days came from, and what was left out."""
    is_compared = trend.ratings[Metric.PAIN].summary.change is not None
    is_any_compared = any(rating.summary.change for rating in trend.ratings.values())
    elsewhere = format_first_days_elsewhere(trend) if is_any_compared else []
    return [
        *elsewhere,
        *([USUAL_CARE] if is_compared else []),
        *([f"{format_answered(trend)}."] if trend.sources else []),
        *format_left_out_days(trend),
    ]
