"""The logged days, newest first, fetched as they are scrolled to."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from itertools import islice

from textual import on, work
from textual.binding import Binding
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from prtcheck.context import Context
from prtcheck.core.check_in import CheckIn
from prtcheck.core.days import DATE_HELP, LATE_FROM, days_late, format_day, parse_day
from prtcheck.core.text import fold, pluralize, printable
from prtcheck.errors import PrtcheckError
from prtcheck.tui.screens.base import ListScreen
from prtcheck.tui.screens.day import DayScreen
from prtcheck.tui.screens.day_actions import DayActionsScreen
from prtcheck.tui.screens.dialogs import TextDialog
from prtcheck.tui.widgets.wrapped_list import INDENT, IndentedText
from prtcheck.wording.check_in import format_check_in

PAGE = 100
"""Days fetched at a time."""


class HistoryScreen(ListScreen, DayActionsScreen[None]):
    """A list of days; Enter opens one."""

    KEYS = (
        "Enter    the whole day, with what was changed of it\n"
        "e        edit the day\n"
        "d        delete it, after a question\n"
        "z        undo the latest change\n"
        "Z        redo: make again what was taken back last\n"
        "g        go to a date\n"
        "/        only days with a word; empty shows all again\n"
        "Esc q    back; from some of the days to all of them first"
    )
    BINDINGS = [
        Binding("escape,q", "back", "Back", id="history.back"),
        Binding("f1,question_mark", "help", "Help", key_display="F1", id="history.help"),
        Binding("g", "go_to", "Go to", id="history.goto"),
        Binding("slash", "filter", "Filter", key_display="/", id="history.filter"),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._from: date | None = None
        self._word = ""
        self._shown: list[CheckIn] = []
        self._older: Iterator[CheckIn] = iter(())

    def read_content(self) -> Callable[[], None]:
        """Read the days again from the newest on; the cursor stays on its day."""
        return partial(self._show_days, self.selected_day)

    def _show_days(self, cursor: date | None) -> None:
        """Show the days, the cursor on one of them, or else on the next older one."""
        self.rows.clear_options()
        self._shown = []
        self._older = self._find_days()
        while self._show_more() and cursor and cursor < self._shown[-1].day:
            pass
        newer = sum(cursor is not None and cursor < check_in.day for check_in in self._shown)
        self.rows.highlighted = min(newer, len(self._shown) - 1) if self._shown else None
        word = f" with “{printable(self._word)}”" if self._word else ""
        until = f" up to {format_day(self._from)}" if self._from else ""
        none = "" if self._shown else ": none"
        self.set_heading(f"Days{word}{until}, newest first{none}")

    def _find_days(self) -> Iterator[CheckIn]:
        """Yield the days asked for, newest first, fetched page by page."""
        until = self._from or date.max
        while page := self.context.diary.latest(until, PAGE):
            yield from (c for c in reversed(page) if self._word in fold(_own_words(c)))
            if page[0].day == date.min:
                return
            until = page[0].day - timedelta(days=1)

    def _show_more(self) -> bool:
        """Add a page of rows; return whether there were any."""
        more = list(islice(self._older, PAGE))
        self._shown += more
        rows = (IndentedText((self._format_row(check_in), INDENT)) for check_in in more)
        self.rows.add_options(map(Option, rows))
        return bool(more)

    def _format_row(self, check_in: CheckIn) -> str:
        late = days_late(check_in.day, check_in.entered_at, self.context.settings.day_ends)
        mark = f" ({pluralize(late, 'day')} late)" if late >= LATE_FROM else ""
        return f"{format_day(check_in.day):16}{mark} {format_check_in(check_in)}"

    @property
    def shown_check_in(self) -> CheckIn | None:
        """The check-in under the cursor, as it is shown."""
        row = self.rows.highlighted
        return None if row is None else self._shown[row]

    @property
    def selected_day(self) -> date | None:
        """The day under the cursor."""
        return self.shown_check_in.day if self.shown_check_in else None

    @on(OptionList.OptionHighlighted)
    def fetch_near_end(self, event: OptionList.OptionHighlighted) -> None:
        """Fetch older days when the cursor comes near the end."""
        if event.option_index > len(self._shown) - PAGE // 2:
            self._show_more()

    @on(OptionList.OptionSelected)
    @work
    async def open_day(self, event: OptionList.OptionSelected) -> None:
        """Open the whole day; then the cursor goes to the day that was shown last."""
        screen = DayScreen(self.context, self._shown[event.option_index].day)
        cursor = await self.app.push_screen_wait(screen)
        self.show_message("")
        self._show_days(cursor)
        self.show_left_out()

    @work
    async def action_go_to(self) -> None:
        """Ask for a date and show the days from there."""
        question = f"Go to which day? {DATE_HELP}. Empty: all days."
        text = await self.app.push_screen_wait(TextDialog(question))
        if text is None:
            return
        try:
            self._from = parse_day(text, self.context.today) if text else None
        except PrtcheckError as error:
            self.show_result(str(error))
        else:
            self._show_from_top()

    @work
    async def action_filter(self) -> None:
        """Ask for a word and show only the days that have it."""
        text = await self.app.push_screen_wait(TextDialog("Only days with which word? Empty: all."))
        if text is not None:
            self._word = fold(text)
            self._show_from_top()

    def action_back(self) -> None:
        """Show all days again if only some are shown, or else leave."""
        if not (self._word or self._from):
            self.dismiss(None)
            return
        self._word, self._from = "", None
        self._show_from_top()

    def _show_from_top(self) -> None:
        self.show_message("")
        self._show_days(cursor=None)
        self.show_left_out()


def _own_words(check_in: CheckIn) -> str:
    causes = (cause.text for cause in check_in.causes)
    return " ".join([*causes, *check_in.activities, check_in.note])
