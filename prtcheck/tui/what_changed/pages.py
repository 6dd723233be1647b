"""The tabs by their names, each as text of a given size."""

from collections.abc import Callable, Mapping
from functools import partial

from textual.content import Content

from prtcheck.charts.canvas import Canvas
from prtcheck.core.metric import Metric
from prtcheck.tui.what_changed.activities import draw_activities_page
from prtcheck.tui.what_changed.causes import draw_causes_page
from prtcheck.tui.what_changed.insights import draw_insights_page
from prtcheck.tui.what_changed.layout import Lines
from prtcheck.tui.what_changed.overview import draw_overview_page
from prtcheck.tui.what_changed.rating import draw_rating_page
from prtcheck.tui.what_changed.reading import DiaryRange

_PAGES: Mapping[str, Callable[[DiaryRange, Canvas], Lines]] = {
    "Overview": draw_overview_page,
    "Pain": partial(draw_rating_page, Metric.PAIN),
    "Fear": partial(draw_rating_page, Metric.FEAR),
    "Causes": draw_causes_page,
    "Activities": draw_activities_page,
    "Insights": draw_insights_page,
}


def draw_page(tab: str, read: DiaryRange, canvas: Canvas) -> Content:
    """Return what a tab shows; a chart takes at most the height of the canvas."""
    if read.trend.days_answered:
        return Content("\n").join(_PAGES[tab](read, canvas))
    return Content("No check-ins in these days." if read.has_days else "No check-ins yet.")
