"""The days that were logged, newest first; as many as were scrolled to."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from prtcheck.core.checkin import CheckIn
from prtcheck.core.days import DATE_HELP, LATE_FROM, days_late, parse_day, spoken
from prtcheck.core.sentences import check_in_in_one_line, counted
from prtcheck.core.text import fold, printable
from prtcheck.errors import PrtcheckError
from prtcheck.tui.checkin import CheckInScreen
from prtcheck.tui.dialogs import Ask, AskText, Choice, Help
from prtcheck.tui.world import World

PAGE = 100
"""Days fetched at a time."""

KEYS = (
    "Enter    open and edit the day\n"
    "d        delete the day, after a question\n"
    "z        undo the latest change\n"
    "g        go to a date\n"
    "/        only days with a word; empty shows all again\n"
    "Esc q    back"
)


class HistoryScreen(Screen[None]):
    """A list of days; Enter opens one."""

    BINDINGS = [
        Binding("d", "delete", "Delete", id="history.delete"),
        Binding("z", "undo", "Undo", id="history.undo"),
        Binding("g", "go_to", "Go to", id="history.goto"),
        Binding("slash", "filter", "Filter", key_display="/", id="history.filter"),
        Binding("f1,question_mark", "help", "Help", key_display="F1", id="history.help"),
        Binding("escape,q", "dismiss(None)", "Back", id="history.back"),
    ]

    def __init__(self, world: World) -> None:
        super().__init__()
        self._world = world
        self._from: date | None = None
        self._word = ""
        self._shown: list[date] = []
        self._coming: Iterator[CheckIn] = iter(())

    def compose(self) -> ComposeResult:
        """Show the days."""
        yield Static(id="heading", markup=False)
        yield Static(id="news", markup=False)
        yield OptionList(markup=False, compact=True)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Fill the list."""
        self._fill()
        self.query_one(OptionList).focus()

    def _fill(self, stay: int = 0) -> None:
        """Show the newest days again, at least down to the row that had the cursor."""
        about = f" with “{printable(self._word)}”" if self._word else ""
        since = f" up to {spoken(self._from)}" if self._from else ""
        self.query_one("#heading", Static).update(f"Days{about}{since}, newest first")
        self.query_one(OptionList).clear_options()
        self._shown = []
        self._coming = self._days()
        while self._show_more() and len(self._shown) <= stay:
            pass
        days = self.query_one(OptionList)
        days.highlighted = min(stay, days.option_count - 1) if days.option_count else None
        if not self._shown:
            self.query_one("#news", Static).update("No such days.")

    def _days(self) -> Iterator[CheckIn]:
        """Yield the days asked for, newest first, fetched page by page."""
        until = self._from or date.max
        while page := self._world.diary.latest(until, PAGE):
            yield from (c for c in reversed(page) if self._word in fold(_words_of(c)))
            until = page[0].day - timedelta(days=1)

    def _show_more(self) -> bool:
        rows = []
        for check_in in self._coming:
            self._shown.append(check_in.day)
            rows.append(Option(self._row(check_in)))
            if len(rows) == PAGE:
                break
        self.query_one(OptionList).add_options(rows)
        return bool(rows)

    def _row(self, check_in: CheckIn) -> str:
        late = days_late(check_in.day, check_in.entered_at, self._world.settings.day_ends)
        mark = f" ({counted(late, 'day')} late)" if late >= LATE_FROM else ""
        return f"{spoken(check_in.day):16}{mark} {check_in_in_one_line(check_in)}"

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Fetch older days when the end comes near."""
        if event.option_index > len(self._shown) - PAGE // 2:
            self._show_more()

    @property
    def _at(self) -> int | None:
        return self.query_one(OptionList).highlighted

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the day's form."""
        self._open(self._shown[event.option_index])

    @work
    async def _open(self, day: date) -> None:
        self._tell(await self.app.push_screen_wait(CheckInScreen(self._world, day)))

    @work
    async def action_delete(self) -> None:
        """Ask, and delete the highlighted day."""
        if self._at is None:
            return
        day = self._shown[self._at]
        choices = [Choice("n", "no"), Choice("y", "yes, delete it; z undoes it")]
        answer = await self.app.push_screen_wait(Ask(f"Delete {spoken(day)}?", choices))
        if answer == "y":
            self._try(lambda: self._world.diary.delete(day, self._world.clock()), "Deleted.")

    def action_undo(self) -> None:
        """Take back the latest change of the diary."""
        self._try(lambda: self._world.diary.undo(self._world.clock()), "Took the change back.")

    def _try(self, change: Callable[[], object], done: str) -> None:
        try:
            change()
        except PrtcheckError as error:
            self._tell(str(error))
        else:
            self._tell(done)

    def _tell(self, sentence: str | None) -> None:
        stay = self._at or 0
        self.query_one("#news", Static).update(sentence or "")
        self._fill(stay)

    @work
    async def action_go_to(self) -> None:
        """Ask for a date and show the days from there."""
        text = await self.app.push_screen_wait(AskText(f"Go to which day? {DATE_HELP}"))
        if text is None:
            return
        try:
            self._from = parse_day(text, self._world.today()) if text else None
        except PrtcheckError as error:
            self.query_one("#news", Static).update(str(error))
            return
        self._fill()

    @work
    async def action_filter(self) -> None:
        """Ask for a word and show only the days that have it."""
        text = await self.app.push_screen_wait(AskText("Only days with which word? Empty: all."))
        if text is not None:
            self._word = fold(text)
            self._fill()

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(Help(KEYS))


def _words_of(check_in: CheckIn) -> str:
    causes = (cause.text for cause in check_in.causes)
    return " ".join([*causes, *check_in.activities, check_in.note])
