"""The Activities tab: on how many days each was done."""

from prtcheck.charts.activities import draw_activities
from prtcheck.charts.canvas import Canvas
from prtcheck.tui.what_changed.layout import (
    MUTED,
    Lines,
    leave_room,
    stack,
    to_lines,
    wrap_sentences,
)
from prtcheck.tui.what_changed.reading import DiaryRange
from prtcheck.wording.trend import format_left_out_days

_LEAST = 8
"""Lines of the chart."""


def draw_activities_page(read: DiaryRange, canvas: Canvas) -> Lines:
    """Return a bar an activity, and how many days were left out."""
    trend = read.trend
    late = wrap_sentences(format_left_out_days(trend), canvas.width, MUTED)
    room = leave_room(canvas, late, least=_LEAST)
    return stack(to_lines(draw_activities(trend.activities, trend.period.days, room)), late)
