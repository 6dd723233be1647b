"""The charts of pain, fear, causes and activities."""

from collections.abc import Callable
from functools import partial

from rich.text import Text
from textual.binding import Binding

from prtcheck.actions.look import find_period, find_trend
from prtcheck.context import Context
from prtcheck.core.metric import Metric
from prtcheck.core.period import Range
from prtcheck.tui.screens.base import PageScreen

SPANS = {"1": 30, "2": 90, "3": 365, "4": None}
"""Days by key; None is all."""
_ALONE = Binding.Group("Pain, fear, causes, activities")
_HIGHEST, _LOWEST = 21, 10
"""Rows of a chart, at most and at least."""
_MARGIN = 3
"""Columns and rows that the charts leave free."""


class TrendsScreen(PageScreen[None]):
    """The charts of a period with their figures."""

    KEYS = (
        "1 2 3 4  30 days, 90 days, a year, all\n"
        "p f c v  pain, fear, causes, activities alone; a: all four\n"
        "↑ ↓ PgUp PgDn  scroll\n"
        "Esc q    back"
    )
    BINDINGS = [
        *(
            Binding(key, f"span('{key}')", f"{days or 'all'}", id=f"trends.{days or 'all'}")
            for key, days in SPANS.items()
        ),
        Binding("f1,question_mark", "help", "Help", key_display="F1", id="trends.help"),
        Binding("escape,q", "dismiss(None)", "Back", id="trends.back"),
        Binding("p", "metric('pain')", "Pain", group=_ALONE, id="trends.pain"),
        Binding("f", "metric('fear')", "Fear", group=_ALONE, id="trends.fear"),
        Binding("c", "metric('causes')", "Causes", group=_ALONE, id="trends.causes"),
        Binding("v", "metric('activities')", "Activities", group=_ALONE, id="trends.activities"),
        Binding("a", "metric('')", "All four", show=False, id="trends.four"),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._days: int | None = SPANS["1"]
        self._metrics = tuple(Metric)

    def on_resize(self) -> None:
        """Fit the charts to the new size."""
        self.refresh_content()

    def action_span(self, key: str) -> None:
        """Show another span of days."""
        self._days = SPANS[key]
        self.refresh_content()

    def action_metric(self, name: str) -> None:
        """Show one metric, or all."""
        self._metrics = (Metric(name),) if name else tuple(Metric)
        self.refresh_content()

    def read_content(self) -> Callable[[], None]:
        """Draw the charts again."""
        return partial(self.show_page, Text.from_ansi("\n".join(self._draw_charts())))

    def _draw_charts(self) -> list[str]:
        from prtcheck.charts.canvas import Canvas
        from prtcheck.charts.trend import draw_trend

        period = find_period(self.context, Range(days=self._days))
        if period.days < 1:
            return ["No check-ins yet."]
        height = max(_LOWEST, min(_HIGHEST, self.size.height - _MARGIN))
        colour = not self.app.no_color
        canvas = Canvas(width=self.size.width - _MARGIN, height=height, colour=colour)
        return draw_trend(find_trend(self.context, period), self._metrics, canvas)
