"""The home screen: where today stands, and the ways on from here."""

from datetime import date, timedelta

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from prtcheck.context import Context
from prtcheck.core.days import (
    LATE_FROM,
    MISSED_WITHIN,
    days_between,
    days_late,
    format_day,
    missed_days,
)
from prtcheck.tui.screens.causes import CausesScreen
from prtcheck.tui.screens.check_in import CheckInScreen
from prtcheck.tui.screens.dialogs import Choice, ChoiceDialog, HelpDialog
from prtcheck.tui.screens.history import HistoryScreen
from prtcheck.tui.screens.trends import TrendsScreen

KEYS = (
    "↑ ↓ Enter  choose\n"
    "c          check in, or edit today\n"
    "m          a missed day\n"
    "h t w      history, trends, your own words for causes\n"
    "q Esc      quit"
)
DAYS_IN_STRIP = 14
NONE_MISSED = f"No day without a check-in in the {MISSED_WITHIN} before."
"""What who asks for a missed day is told when there is none."""


class HomeScreen(Screen[None]):
    """Says whether today is done, and leads on."""

    BINDINGS = [
        Binding("c,e", "check_in", "Today", id="home.checkin"),
        Binding("m", "missed", "Missed day", show=False, id="home.missed"),
        Binding("h", "history", "History", id="home.history"),
        Binding("t", "trends", "Trend", id="home.trends"),
        Binding("w", "causes", "Causes", show=False, id="home.causes"),
        Binding("q,escape", "app.quit", "Quit", id="home.quit"),
        Binding("f1,question_mark", "help", "Help", key_display="F1", id="home.help"),
    ]

    def __init__(self, context: Context, news: str = "") -> None:
        super().__init__()
        self.context = context
        self._news = news

    def compose(self) -> ComposeResult:
        """Show today's state, the last days and the choices."""
        yield Static(id="heading", markup=False)
        yield Static(id="strip", markup=False)
        yield Static(self._news, id="news", markup=False)
        yield OptionList(markup=False, compact=True)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Show how things stand."""
        self._stand()
        self.query_one(OptionList).focus()

    def on_screen_resume(self) -> None:
        """Show what was changed elsewhere."""
        self._stand()

    def _stand(self) -> None:
        today = self.context.today
        done = bool(self.context.diary.logged_days(today, today))
        state = "is done" if done else "is due"
        self.query_one("#heading", Static).update(f"{format_day(today)}: the check-in {state}.")
        self.query_one("#strip", Static).update(self._strip(today))
        choices = self.query_one(OptionList)
        stay = choices.highlighted or 0
        choices.set_options(
            [
                Option("Edit today's check-in" if done else "Check in", id="check_in"),
                *([Option("Fill in a missed day", id="missed")] if self._missed() else []),
                Option("History", id="history"),
                Option("Trends", id="trends"),
                Option("Your own words for causes", id="causes"),
                Option("Help", id="help"),
                Option("Quit", id="quit"),
            ]
        )
        choices.highlighted = min(stay, choices.option_count - 1)

    def _strip(self, today: date) -> str:
        since = today - timedelta(days=DAYS_IN_STRIP - 1)
        entered = {c.day: c.entered_at for c in self.context.diary.check_ins(since, today)}
        marks = []
        for day in days_between(since, today):
            at = entered.get(day)
            late = at is not None and days_late(day, at, self.context.settings.day_ends)
            marks.append("." if at is None else "~" if late and late >= LATE_FROM else "x")
        names = " ".join("MTWTFSS"[day.weekday()] for day in days_between(since, today))
        return f"{names}\n{' '.join(marks)}\nx logged, ~ 2+ days late, . none"

    def _missed(self) -> list[date]:
        """Return the latest days without a check-in, since the first one, newest first."""
        ends = self.context.diary.first_and_last_day()
        if ends is None:
            return []
        today = self.context.today
        week = today - timedelta(days=MISSED_WITHIN)
        return missed_days(ends[0], self.context.diary.logged_days(week, today), today)[::-1]

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go the chosen way."""
        way = event.option_id
        await self.run_action("app.quit" if way == "quit" else f"screen.{way}")

    def _tell(self, sentence: str | None) -> None:
        self.query_one("#news", Static).update(sentence or "")
        self._stand()

    @work
    async def action_check_in(self) -> None:
        """Open today's form."""
        form = CheckInScreen(self.context, self.context.today)
        self._tell(await self.app.push_screen_wait(form))

    @work
    async def action_missed(self) -> None:
        """Offer the missed days one after the other; each is marked late by itself."""
        missed = self._missed()
        self._tell("" if missed else NONE_MISSED)
        for day in missed:
            question = f"No check-in for {format_day(day)}. Fill it in now?"
            choices = [Choice("y", "yes"), Choice("s", "skip this day"), Choice("q", "no more")]
            answer = await self.app.push_screen_wait(ChoiceDialog(question, choices))
            if answer not in ("y", "s"):
                return
            if answer == "y":
                self._tell(await self.app.push_screen_wait(CheckInScreen(self.context, day)))
        self.query_one(OptionList).focus()

    def action_history(self) -> None:
        """Show the days."""
        self._tell("")
        self.app.push_screen(HistoryScreen(self.context))

    def action_trends(self) -> None:
        """Show the charts."""
        self._tell("")
        self.app.push_screen(TrendsScreen(self.context))

    def action_causes(self) -> None:
        """Show one's own words for causes."""
        self._tell("")
        self.app.push_screen(CausesScreen(self.context))

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(HelpDialog(KEYS))
