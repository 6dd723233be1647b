"""Every day since the first check-in, newest first: a table, and the chosen day beside it."""

import asyncio
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from datetime import date, timedelta
from functools import partial

from textual import on, work
from textual.binding import Binding
from textual.css.query import NoMatches
from textual.visual import VisualType

from prtcheck.context import Context
from prtcheck.core.check_in import CheckIn
from prtcheck.core.days import LATE_FROM, MISSED_WITHIN, days_between, format_day
from prtcheck.core.rating_scale import list_asked
from prtcheck.core.text import fold, pluralize, printable
from prtcheck.tui.screens.check_in import CheckInScreen
from prtcheck.tui.screens.day import DayScreen, format_sections
from prtcheck.tui.screens.day_actions import DayActionsScreen
from prtcheck.tui.screens.dialogs import DayDialog, TextDialog
from prtcheck.tui.screens.table import TableScreen
from prtcheck.tui.widgets.day_rows import (
    EDITED,
    LATE,
    NO_CHECK_IN,
    NOTE,
    UNANSWERED,
    DayRows,
    list_lines,
)
from prtcheck.tui.widgets.row_list import RowList
from prtcheck.wording.day import answer_sections

PAGE = 100
"""Days read before the table is shown; all others are read while one looks at it."""


class HistoryScreen(TableScreen[None], DayActionsScreen[None]):
    """A table of days; Enter opens one, or the form of a day without a check-in."""

    PANE_KEYS = "enter day  / filter  g go to"
    KEYS = (
        "Enter    open the day with its changes, or fill in a day without a check-in\n"
        "e        edit the day\n"
        "d        delete it (asks first)\n"
        "z        undo the latest change\n"
        "Z        redo what you undid last\n"
        "g        go to a date\n"
        "/        show only days with a word (empty: all days)\n"
        "Esc q    back, or show all days again\n\n"
        "did      how many activities\n"
        f"{UNANSWERED}        not answered\n"
        f"{NO_CHECK_IN}        no check-in\n"
        f"{LATE}        entered {LATE_FROM} or more days late\n"
        f"{EDITED}        edited afterwards\n"
        f"{NOTE}        has a note"
    )
    BINDINGS = [
        Binding("escape,q", "back", "Back", id="history.back"),
        Binding("f1,question_mark", "help", "Help", key_display="F1", id="history.help"),
        Binding("g", "go_to", "Go to", show=False, id="history.goto"),
        Binding("slash", "filter", "Filter", key_display="/", show=False, id="history.filter"),
    ]

    def __init__(self, context: Context) -> None:
        self._rows = DayRows([], {}, (), context.settings.day_ends)
        super().__init__(context, self._rows)
        self._word = ""
        self._check_ins: dict[date, CheckIn] = {}
        self._own: Sequence[str] = ()
        """The own ratings that are asked."""
        self._cursor: date | None = None
        """The day on which the cursor is to be; None is the newest."""

    def read_content(self) -> Callable[[], None]:
        """Read which days have a check-in and those near the cursor, or, for a word, all."""
        diary = self.context.diary
        self._own = [scale.name for scale in list_asked(diary.rating_scales())]
        if self._word:
            return partial(self._show_all, self._cursor, diary.check_ins(), self._word)
        logged = diary.logged_days(date.min, date.max)
        near = diary.latest(_page_end(self._cursor), PAGE)
        return partial(self._show_first, self._cursor, logged, near)

    def _show_first(
        self, cursor: date | None, logged: Sequence[date], near: Sequence[CheckIn]
    ) -> None:
        """Show the days around the cursor, and read the others if there are any."""
        self._check_ins.update({check_in.day: check_in for check_in in near})
        days = set(logged)
        self._check_ins = {day: c for day, c in self._check_ins.items() if day in days}
        self._show_days(cursor, list_days(logged, self.context.today), days)
        if len(near) < len(logged):
            self._read_others()

    @work(exclusive=True, group="others")
    async def _read_others(self) -> None:
        check_ins = await asyncio.to_thread(self.context.diary.check_ins)
        with suppress(NoMatches):  # it is being closed, and its widgets are gone
            self._show_others(check_ins)

    def _show_others(self, check_ins: Sequence[CheckIn]) -> None:
        if not self._word:
            self._show_all(self.selected_day, check_ins)
            self.show_left_out()

    def _show_all(self, cursor: date | None, check_ins: Sequence[CheckIn], word: str = "") -> None:
        """Show all days, or those with a word."""
        self._check_ins = {check_in.day: check_in for check_in in check_ins}
        if word:
            logged = [c.day for c in check_ins if word in fold(_own_words(c))]
            days: Iterable[date] = reversed(logged)
        else:
            logged = list(self._check_ins)
            days = list_days(logged, self.context.today)
        self._show_days(cursor, days, logged)

    def _show_days(
        self, cursor: date | None, days: Iterable[date], logged: Collection[date]
    ) -> None:
        ends = self.context.settings.day_ends
        self._rows = DayRows(list_lines(list(days)), self._check_ins, logged, ends, self._own)
        self.table.show_rows(self._rows, self._rows.find_row(cursor))
        found = f" with “{printable(self._word)}”" if self._word else ""
        self.set_heading(f"History ── {pluralize(len(logged), 'day')}{found}")

    @property
    def shown_check_in(self) -> CheckIn | None:
        """The check-in under the cursor, as it is shown."""
        day = self.selected_day
        return self._check_ins.get(day) if day else None

    @property
    def selected_day(self) -> date | None:
        """The day under the cursor."""
        row = self.table.cursor
        line = None if row is None else self._rows.lines[row]
        return line if isinstance(line, date) else None

    def show_result(self, message: str | None) -> None:
        """Show what was done, the cursor where it is."""
        self._cursor = self.selected_day
        super().show_result(message)

    def describe_chosen(self) -> tuple[str, VisualType]:
        """Return the day under the cursor, as its own screen shows it."""
        day, check_in = self.selected_day, self.shown_check_in
        if day is None:
            return "", ""
        if check_in is None:
            return format_day(day), "" if day in self._rows.logged else "no check-in"
        sections = answer_sections(check_in, self.context.settings.day_ends)
        return format_day(day), format_sections(sections)

    @on(RowList.Opened)
    @work
    async def open_day(self) -> None:
        """Open the whole day, or the form of one without a check-in."""
        day = self.selected_day
        if day is None:
            return
        if day in self._rows.logged:
            self._cursor = await self.app.push_screen_wait(DayScreen(self.context, day))
            self.show_message("")
            self.refresh_content()
        else:
            self.show_result(await self.app.push_screen_wait(CheckInScreen(self.context, day)))

    @work
    async def action_go_to(self) -> None:
        """Ask for a date and put the cursor on it, or on the next older day that is shown."""
        dialog = DayDialog("Which day?", "Go to", self.context.today, is_past=True)
        day = await self.app.push_screen_wait(dialog)
        if day is not None:
            self._show_again(day)
            if day not in self._rows.lines:
                self.show_message(f"{format_day(day)} isn't in this list.")

    @work
    async def action_filter(self) -> None:
        """Ask for a word and show only the days that have it."""
        question = "Show only days with this word, in any of your own words. Leave empty for all."
        text = await self.app.push_screen_wait(TextDialog(question, "Filter"))
        if text is not None:
            self._word = fold(text)
            self._show_again(None)

    def action_back(self) -> None:
        """Show all days again if only some are shown, or else leave."""
        if self._word:
            self._word = ""
            self._show_again(self.selected_day)
        else:
            self.dismiss(None)

    def _show_again(self, day: date | None) -> None:
        """Read the days again, the cursor on one of them."""
        self._cursor = day
        self.show_message("")
        self.refresh_content()


def list_days(logged: Sequence[date], today: date) -> list[date]:
    """Return every day from the first check-in to the last, newest first; `logged` oldest first.

    The days since the last check-in are among them while they count as missed.
    """
    if not logged:
        return []
    is_recent = 0 <= (today - logged[-1]).days <= MISSED_WITHIN
    last = today if is_recent else logged[-1]
    return list(days_between(logged[0], last))[::-1]


def _page_end(cursor: date | None) -> date:
    """Return the newest day of the page around the cursor."""
    half = timedelta(days=PAGE // 2)
    return date.max if cursor is None or date.max - cursor < half else cursor + half


def _own_words(check_in: CheckIn) -> str:
    causes = (cause.text for cause in check_in.causes)
    return " ".join([*causes, *check_in.activities, check_in.exception, check_in.note])
