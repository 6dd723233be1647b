"""The days that were logged, newest first."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from prtcheck.core.days import spoken
from prtcheck.core.sentences import check_in_in_one_line
from prtcheck.tui.checkin import CheckInScreen
from prtcheck.tui.world import World


class HistoryScreen(Screen[None]):
    """A list of days; Enter opens one."""

    BINDINGS = [Binding("escape,q", "dismiss(None)", "Back", id="history.back")]

    def __init__(self, world: World) -> None:
        super().__init__()
        self._world = world

    def compose(self) -> ComposeResult:
        """Show the days."""
        yield Static("History: Enter opens a day", id="heading", markup=False)
        yield OptionList(markup=False, compact=True)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Fill the list."""
        self._fill()
        self.query_one(OptionList).focus()

    def on_screen_resume(self) -> None:
        """Show what an edit changed."""
        self._fill()

    def _fill(self) -> None:
        days = self.query_one(OptionList)
        stay = days.highlighted
        newest_first = reversed(self._world.diary.check_ins())
        days.set_options(
            Option(f"{spoken(c.day):16} {check_in_in_one_line(c)}", id=f"day-{c.day}")
            for c in newest_first
        )
        days.highlighted = stay or (0 if days.option_count else None)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the day's form."""
        from datetime import date

        day = date.fromisoformat((event.option_id or "").removeprefix("day-"))
        self.app.push_screen(CheckInScreen(self._world, day))
