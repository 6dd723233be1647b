"""The charts, on request."""

from datetime import timedelta

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, Static

from prtcheck.core.means import WEEK
from prtcheck.core.trends import Period, trend
from prtcheck.tui.world import World

DAYS_SHOWN = 30


class TrendsScreen(Screen[None]):
    """Pain, fear, causes and activities of the last days."""

    BINDINGS = [Binding("escape,q", "dismiss(None)", "Back", id="trends.back")]

    def __init__(self, world: World) -> None:
        super().__init__()
        self._world = world

    def compose(self) -> ComposeResult:
        """Make room for the charts."""
        yield Static(f"Trends: the last {DAYS_SHOWN} days", id="heading", markup=False)
        with VerticalScroll():
            yield Static(id="charts")
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Draw, and let arrows scroll."""
        self.query_one(VerticalScroll).focus()

    def on_resize(self) -> None:
        """Draw to the new width."""
        self.query_one("#charts", Static).update(Text.from_ansi(self._charts()))

    def _charts(self) -> str:
        from prtcheck.charts import Canvas, draw_activities, draw_causes, draw_rating

        until = self._world.today()
        period = Period(until - timedelta(days=DAYS_SHOWN - 1), until)
        days = self._world.diary.check_ins(period.since - timedelta(days=WEEK - 1), until)
        shown = trend(days, period, self._world.settings.day_ends)
        canvas = Canvas(width=max(20, self.size.width - 3), height=14)
        charts = [
            draw_rating("Pain", shown.pain, canvas),
            draw_rating("Fear of movement", shown.fear, canvas),
            draw_causes(shown.causes, canvas),
            draw_activities(shown.activities, period.days, canvas),
        ]
        return "\n\n".join(charts)
