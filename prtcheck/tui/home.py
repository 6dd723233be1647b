"""The home screen: where today stands, and the ways on from here."""

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from prtcheck.core.days import spoken
from prtcheck.tui.checkin import CheckInScreen
from prtcheck.tui.dialogs import Help
from prtcheck.tui.history import HistoryScreen
from prtcheck.tui.trends import TrendsScreen
from prtcheck.tui.world import World

KEYS = "↑ ↓ Enter  choose\nc e h t     check in or edit today, history, trends\nq Esc       quit"


class HomeScreen(Screen[None]):
    """Says whether today is done, and leads on."""

    BINDINGS = [
        Binding("c,e", "check_in", "Check-in", id="home.checkin"),
        Binding("h", "history", "History", id="home.history"),
        Binding("t", "trends", "Trends", id="home.trends"),
        Binding("f1,question_mark", "help", "Help", key_display="?", id="home.help"),
        Binding("q,escape", "app.quit", "Quit", id="home.quit"),
    ]

    def __init__(self, world: World) -> None:
        super().__init__()
        self._world = world

    def compose(self) -> ComposeResult:
        """Show today's state and the choices."""
        yield Static(id="heading", markup=False)
        yield Static(id="news", markup=False)
        yield OptionList(markup=False, compact=True)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Show how things stand."""
        self._stand()
        self.query_one(OptionList).focus()

    def _stand(self) -> None:
        today = self._world.today()
        done = bool(self._world.diary.logged_days(today, today))
        state = "is done" if done else "is due"
        self.query_one("#heading", Static).update(f"{spoken(today)}: the check-in {state}.")
        choices = self.query_one(OptionList)
        choices.set_options(
            [
                Option("Edit today's check-in" if done else "Check in", id="check_in"),
                Option("History", id="history"),
                Option("Trends", id="trends"),
                Option("Quit", id="quit"),
            ]
        )
        choices.highlighted = 0

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go the chosen way."""
        way = event.option_id
        await self.run_action("app.quit" if way == "quit" else f"screen.{way}")

    @work
    async def action_check_in(self) -> None:
        """Open today's form."""
        form = CheckInScreen(self._world, self._world.today())
        said = await self.app.push_screen_wait(form)
        self.query_one("#news", Static).update(said or "")
        self._stand()

    def action_history(self) -> None:
        """Show the days."""
        self.app.push_screen(HistoryScreen(self._world))

    def action_trends(self) -> None:
        """Show the charts."""
        self.app.push_screen(TrendsScreen(self._world))

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(Help(KEYS))
