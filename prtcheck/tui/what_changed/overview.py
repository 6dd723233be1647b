"""The Overview tab: the same weeks of causes, ratings and activities under each other."""

from prtcheck.analysis.series import FEWEST_TESTED, LONGEST_TESTED
from prtcheck.analysis.trend import Trend
from prtcheck.charts.canvas import Canvas
from prtcheck.charts.overview import draw_overview
from prtcheck.core.metric import Metric
from prtcheck.tui.what_changed.layout import MUTED, Lines, stack, to_lines, wrap_sentences
from prtcheck.tui.what_changed.reading import DiaryRange
from prtcheck.wording.overview import (
    OVERVIEW_MEANINGS,
    explain_overview,
    format_overview_changes,
)
from prtcheck.wording.trend import USUAL_CARE, format_late_entries

_MOST_ROWS = 4
"""Lines of a metric in the largest window."""
_METRICS = len(OVERVIEW_MEANINGS)


def draw_overview_page(read: DiaryRange, canvas: Canvas) -> Lines:
    """Return the weeks as high as the room allows, what changed, and what the heights mean."""
    trend = read.trend
    changes = _list_changes(trend, canvas.width)
    taken = len(changes) + 1
    strip = _draw_weeks(trend, canvas, canvas.height - taken)
    meaning = wrap_sentences(explain_overview(), canvas.width, MUTED)
    has_room = len(strip) + taken + len(meaning) < canvas.height
    return stack(strip, changes, meaning if has_room else [])


def _draw_weeks(trend: Trend, canvas: Canvas, room: int) -> Lines:
    """Return the strip with the most lines a metric that fit, set apart where they are several."""
    lowest = draw_overview(trend.overview, canvas)
    rows = min(_MOST_ROWS, max(1, 1 + (room - len(lowest)) // _METRICS))
    head, *lines = to_lines("\n".join(draw_overview(trend.overview, canvas, rows=rows)))
    metrics = [lines[start : start + rows] for start in range(0, rows * _METRICS, rows)]
    are_apart = len(metrics) + len(lines) <= room
    return [head, *stack(*metrics), *lines[rows * _METRICS :]] if are_apart else [head, *lines]


def _list_changes(trend: Trend, width: int) -> Lines:
    """Return the changes with their intervals, and muted what belongs under every change."""
    *changes, context = format_overview_changes(trend) or [_explain_no_change(trend)]
    below = [context, *format_late_entries(trend)]
    if trend.ratings[Metric.PAIN].summary.change:
        below.insert(1, USUAL_CARE)
    return [*wrap_sentences(changes, width), *wrap_sentences(below, width, MUTED)]


def _explain_no_change(trend: Trend) -> str:
    if trend.period.days > LONGEST_TESTED:
        return f"Changes are worked out over at most {LONGEST_TESTED} days."
    answered = max(rating.summary.days for rating in trend.ratings.values())
    if answered < FEWEST_TESTED:
        return f"Changes: not enough days yet, {answered} of {FEWEST_TESTED}."
    return "Changes: too few days at one end, or all days the same."
