"""The home screen: whether today's check-in is done, and what to do next."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from prtcheck.actions.status import Status, find_status
from prtcheck.context import Context
from prtcheck.core.days import LATE_FROM, MISSED_WITHIN, days_late, format_day, missed_days
from prtcheck.tui.screens.base import BaseScreen, ListScreen
from prtcheck.tui.screens.causes import CausesScreen
from prtcheck.tui.screens.check_in import CheckInScreen
from prtcheck.tui.screens.dialogs import ChoiceDialog
from prtcheck.tui.screens.hand_over import HandOverScreen
from prtcheck.tui.screens.history import HistoryScreen
from prtcheck.tui.screens.what_changed import WhatChangedScreen

DAYS_IN_STRIP = 14
NONE_MISSED = f"No day without a check-in in the {MISSED_WITHIN} before."
_SCREENS: Mapping[str, type[BaseScreen[None]]] = {
    "history": HistoryScreen,
    "trends": WhatChangedScreen,
    "causes": CausesScreen,
    "hand_over": HandOverScreen,
}


class HomeScreen(ListScreen):
    """Today's state, the last two weeks and the choices."""

    KEYS = (
        "↑ ↓ Enter  choose\n"
        "c          check in, or edit today\n"
        "m          a missed day\n"
        "h t w      history, trends, your own words for causes\n"
        "q Esc      quit"
    )
    BINDINGS = [
        Binding("c,e", "check_in", "Today", id="home.checkin"),
        Binding("m", "missed", "Missed day", show=False, id="home.missed"),
        Binding("h", "open('history')", "History", id="home.history"),
        Binding("t", "open('trends')", "Trend", id="home.trends"),
        Binding("x", "open('hand_over')", "Hand over", show=False, id="home.handover"),
        Binding("w", "open('causes')", "Causes", show=False, id="home.causes"),
        Binding("q,escape", "app.quit", "Quit", id="home.quit"),
        Binding("f1,question_mark", "help", "Help", key_display="F1", id="home.help"),
    ]

    def __init__(self, context: Context, message: str = "") -> None:
        super().__init__(context)
        self._message = message

    def compose(self) -> ComposeResult:
        """Add today's state, the last days and the choices."""
        yield Static(id="strip", markup=False)
        yield from super().compose()

    def on_mount(self) -> None:
        """Show what was done before."""
        self.show_message(self._message)

    def on_screen_resume(self) -> None:
        """Show what was changed on other screens."""
        self.refresh_content()

    def read_content(self) -> Callable[[], None]:
        """Read today's state, the last days and what was missed."""
        status = find_status(self.context)
        since = status.today - timedelta(days=DAYS_IN_STRIP - 1)
        ends = self.context.settings.day_ends
        marks = {
            c.day: "~" if days_late(c.day, c.entered_at, ends) >= LATE_FROM else "x"
            for c in self.context.diary.check_ins(since, status.today)
        }
        return partial(self._show_content, status, marks, is_any_missed=bool(self._missed_days()))

    def _show_content(
        self, status: Status, marks: Mapping[date, str], *, is_any_missed: bool
    ) -> None:
        state = "is done" if status.done else "is due"
        self.set_heading(f"{format_day(status.today)}: the check-in {state}.")
        since = status.today - timedelta(days=DAYS_IN_STRIP - 1)
        self.query_one("#strip", Static).update(_format_strip(since, marks))
        is_logged = status.today in marks
        highlighted = self.rows.highlighted or 0
        self.rows.set_options(
            [
                Option("Edit today's check-in" if is_logged else "Check in", id="check_in"),
                *([Option("Fill in a missed day", id="missed")] if is_any_missed else []),
                Option("History", id="open('history')"),
                Option("Trends", id="open('trends')"),
                Option("Your own words for causes", id="open('causes')"),
                Option("Help", id="help"),
                Option("Quit", id="app.quit"),
            ]
        )
        self.rows.highlighted = min(highlighted, self.rows.option_count - 1)

    def _missed_days(self) -> list[date]:
        """Return the days of the week before without a check-in, since the first, newest first.

        Unlike those of `status`, they can be filled in where check-ins are weekly too.
        """
        ends = self.context.logged_days.first_and_last_day()
        if ends is None:
            return []
        today = self.context.today
        week = today - timedelta(days=MISSED_WITHIN)
        return missed_days(ends[0], self.context.logged_days.logged_days(week, today), today)[::-1]

    @on(OptionList.OptionSelected)
    async def do_chosen(self, event: OptionList.OptionSelected) -> None:
        """Run the action of the chosen row."""
        await self.run_action(event.option_id or "")

    @work
    async def action_check_in(self) -> None:
        """Open today's form."""
        form = CheckInScreen(self.context, self.context.today)
        self.show_result(await self.app.push_screen_wait(form))

    @work
    async def action_missed(self) -> None:
        """Offer the missed days one after the other."""
        missed = self._missed_days()
        self.show_result("" if missed else NONE_MISSED)
        for day in missed:
            question = f"No check-in for {format_day(day)}. Fill it in now?"
            choices = {"y": "yes", "s": "skip this day", "q": "no more"}
            answer = await self.app.push_screen_wait(ChoiceDialog(question, choices))
            if answer not in ("y", "s"):
                return
            if answer == "y":
                form = CheckInScreen(self.context, day)
                self.show_result(await self.app.push_screen_wait(form))

    def action_open(self, name: str) -> None:
        """Open History, Trends or the own words for causes."""
        self.show_message("")
        self.app.push_screen(_SCREENS[name](self.context))


def _format_strip(since: date, marks: Mapping[date, str]) -> str:
    days = [since + timedelta(days=offset) for offset in range(DAYS_IN_STRIP)]
    names = " ".join("MTWTFSS"[day.weekday()] for day in days)
    line = " ".join(marks.get(day, ".") for day in days)
    return f"{names}\n{line}\nx logged, ~ 2+ days late, . none"
