"""The tabs, each as text of a given size."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from textual.content import Content

from prtcheck.analysis.trend import Trend
from prtcheck.charts.canvas import Canvas
from prtcheck.core.metric import Metric
from prtcheck.core.text import fit
from prtcheck.tui.what_changed.activities import draw_activities_page
from prtcheck.tui.what_changed.causes import draw_causes_page
from prtcheck.tui.what_changed.insights import draw_insights_page
from prtcheck.tui.what_changed.layout import Lines
from prtcheck.tui.what_changed.overview import draw_overview_page
from prtcheck.tui.what_changed.rating import draw_rating_page
from prtcheck.tui.what_changed.reading import DiaryRange
from prtcheck.wording.ratings import rating_title

_LONGEST_TITLE = 12


class Tab(NamedTuple):
    """A tab: its name, and what draws it."""

    title: str
    draw: Callable[[DiaryRange, Canvas], Lines]


OVERVIEW = Tab("Overview", draw_overview_page)
INSIGHTS = Tab("Insights", draw_insights_page)
_USUAL = (
    OVERVIEW,
    Tab("Pain", partial(draw_rating_page, Metric.PAIN)),
    Tab("Fear", partial(draw_rating_page, Metric.FEAR)),
    Tab("Causes", draw_causes_page),
    Tab("Activities", draw_activities_page),
)


def list_tabs(trend: Trend) -> list[Tab]:
    """Return the tabs in their order, one for each own rating among them."""
    own = [
        Tab(fit(rating_title(name), _LONGEST_TITLE), partial(draw_rating_page, name))
        for name in trend.own_ratings
    ]
    return [*_USUAL, *own, INSIGHTS]


def draw_page(tab: Tab, read: DiaryRange, canvas: Canvas) -> Content:
    """Return what a tab shows; a chart takes at most the height of the canvas."""
    if read.trend.days_answered:
        return Content("\n").join(tab.draw(read, canvas))
    return Content("No check-ins on these days." if read.has_days else "No check-ins yet.")
