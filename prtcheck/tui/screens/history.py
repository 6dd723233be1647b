"""The days that were logged, newest first; as many as were scrolled to."""

from collections.abc import Iterator
from datetime import date, timedelta

from textual import work
from textual.binding import Binding
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from prtcheck.context import Context
from prtcheck.core.check_in import CheckIn
from prtcheck.core.days import DATE_HELP, LATE_FROM, days_late, format_day, parse_day
from prtcheck.core.text import fold, pluralize, printable
from prtcheck.errors import PrtcheckError
from prtcheck.tui.day_changes import confirm_and_delete, redo, undo
from prtcheck.tui.screens.base import ListScreen
from prtcheck.tui.screens.check_in import CheckInScreen
from prtcheck.tui.screens.day import DayScreen
from prtcheck.tui.screens.dialogs import TextDialog
from prtcheck.tui.widgets.wrapped_list import INDENT, IndentedText
from prtcheck.wording.check_in import format_check_in

PAGE = 100
"""Days fetched at a time."""


class HistoryScreen(ListScreen):
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
        Binding("e", "edit", "Edit", id="history.edit"),
        Binding("d", "delete", "Delete", id="history.delete"),
        Binding("z", "undo", "Undo", id="history.undo"),
        Binding("Z", "redo", "Redo", show=False, id="history.redo"),
        Binding("escape,q", "back", "Back", id="history.back"),
        Binding("f1,question_mark", "help", "Help", key_display="F1", id="history.help"),
        Binding("g", "go_to", "Go to", id="history.goto"),
        Binding("slash", "filter", "Filter", key_display="/", id="history.filter"),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._from: date | None = None
        self._word = ""
        self._shown: list[date] = []
        self._coming: Iterator[CheckIn] = iter(())

    def fill(self) -> None:
        """Show the newest days again, at least down to the one that had the cursor."""
        self._fill_down_to(self._day)

    def _fill_down_to(self, stay: date | None) -> None:
        about = f" with “{printable(self._word)}”" if self._word else ""
        since = f" up to {format_day(self._from)}" if self._from else ""
        self.rows.clear_options()
        self._shown = []
        self._coming = self._days()
        while self._show_more() and stay and stay < self._shown[-1]:
            pass
        none = "" if self._shown else ": none"
        self.head(f"Days{about}{since}, newest first{none}")
        self.rows.highlighted = self._row_of(stay)

    def _row_of(self, stay: date | None) -> int | None:
        """Return the row of a day, or of the next older one."""
        if not self._shown:
            return None
        newer = sum(stay is not None and stay < day for day in self._shown)
        return min(newer, len(self._shown) - 1)

    def _days(self) -> Iterator[CheckIn]:
        """Yield the days asked for, newest first, fetched page by page."""
        until = self._from or date.max
        while page := self.context.diary.latest(until, PAGE):
            yield from (c for c in reversed(page) if self._word in fold(_words_of(c)))
            if page[0].day == date.min:
                return
            until = page[0].day - timedelta(days=1)

    def _show_more(self) -> bool:
        rows = []
        for check_in in self._coming:
            self._shown.append(check_in.day)
            rows.append(Option(IndentedText((self._row(check_in), INDENT))))
            if len(rows) == PAGE:
                break
        self.rows.add_options(rows)
        return bool(rows)

    def _row(self, check_in: CheckIn) -> str:
        late = days_late(check_in.day, check_in.entered_at, self.context.settings.day_ends)
        mark = f" ({pluralize(late, 'day')} late)" if late >= LATE_FROM else ""
        return f"{format_day(check_in.day):16}{mark} {format_check_in(check_in)}"

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Fetch older days when the end comes near."""
        if event.option_index > len(self._shown) - PAGE // 2:
            self._show_more()

    @property
    def _day(self) -> date | None:
        """The day that has the cursor."""
        at = self.rows.highlighted
        return None if at is None else self._shown[at]

    @work
    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the whole day; the cursor goes to the one that was looked at last."""
        whole = DayScreen(self.context, self._shown[event.option_index])
        looked_at = await self.app.push_screen_wait(whole)
        self.say("")
        self._fill_down_to(looked_at)

    @work
    async def action_edit(self) -> None:
        """Open the form of the day that has the cursor."""
        if self._day is not None:
            form = CheckInScreen(self.context, self._day)
            self.tell(await self.app.push_screen_wait(form))

    @work
    async def action_delete(self) -> None:
        """Ask, and delete the day that has the cursor."""
        if self._day is not None:
            self.tell(await confirm_and_delete(self.app, self.context, self._day))

    @work
    async def action_undo(self) -> None:
        """Take back the latest change of the diary."""
        self.tell(await undo(self.app, self.context))

    @work
    async def action_redo(self) -> None:
        """Make again what was taken back last."""
        self.tell(await redo(self.app, self.context))

    @work
    async def action_go_to(self) -> None:
        """Ask for a date and show the days from there."""
        text = await self.app.push_screen_wait(
            TextDialog(f"Go to which day? {DATE_HELP}. Empty: all days.")
        )
        if text is None:
            return
        try:
            self._from = parse_day(text, self.context.today) if text else None
        except PrtcheckError as error:
            self.tell(str(error))
        else:
            self._from_the_top()

    @work
    async def action_filter(self) -> None:
        """Ask for a word and show only the days that have it."""
        text = await self.app.push_screen_wait(TextDialog("Only days with which word? Empty: all."))
        if text is not None:
            self._word = fold(text)
            self._from_the_top()

    def action_back(self) -> None:
        """Show all days again where only some are shown, or else leave."""
        if not (self._word or self._from):
            self.dismiss(None)
            return
        self._word, self._from = "", None
        self._from_the_top()

    def _from_the_top(self) -> None:
        self.rows.highlighted = None
        self.tell("")


def _words_of(check_in: CheckIn) -> str:
    causes = (cause.text for cause in check_in.causes)
    return " ".join([*causes, *check_in.activities, check_in.note])
