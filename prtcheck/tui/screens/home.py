"""The home screen: whether today's check-in is done, the last weeks, and the ways on."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from importlib import import_module
from typing import NamedTuple

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from prtcheck.actions.status import Status, find_status
from prtcheck.context import Context
from prtcheck.core.days import LATE_FROM, WEEK, days_late, format_long_day
from prtcheck.path_checks import has_file
from prtcheck.tui.screens.base import ListScreen
from prtcheck.tui.screens.check_in import CheckInScreen
from prtcheck.tui.widgets.key_bar import KeyBar
from prtcheck.tui.widgets.spread_row import SpreadRow
from prtcheck.tui.widgets.week_calendar import LATE, LOGGED, MOST_WEEKS, WeekCalendar

BESIDE_FROM = 70
"""Columns from which the calendar stands beside the list, not under it."""
CALENDAR_FROM = 16
"""Rows from which there is a calendar."""


class Way(NamedTuple):
    """A way on from home: a screen of its own, loaded when it is opened."""

    key: str
    label: str
    screen: str
    """The screen's file and class, as in `history.HistoryScreen`."""
    is_in_footer: bool = False
    ends_group: bool = False

    @property
    def action(self) -> str:
        """The action that opens the screen."""
        return f"open('{self.screen}')"


WAYS = (
    Way("m", "Fill in a missed day", "missed_days.MissedDaysScreen", ends_group=True),
    Way("h", "History", "history.HistoryScreen", is_in_footer=True),
    Way("t", "What changed", "what_changed.WhatChangedScreen"),
    Way("w", "Your words for causes", "causes.CausesScreen"),
    Way("a", "Activities", "activities.ActivitiesScreen"),
    Way("x", "Hand over: report, export, import", "hand_over.HandOverScreen", ends_group=True),
    Way("s", "Settings and looks", "settings.SettingsScreen"),
)


class HomeScreen(ListScreen):
    """Today's state and the ways on, beside the last weeks."""

    CSS_PATH = "home.tcss"
    KEYS = (
        "↑ ↓ Enter  choose\n"
        "c          check in, or edit today\n"
        + "".join(f"{way.key}          {way.label[0].lower()}{way.label[1:]}\n" for way in WAYS)
        + "click      open a day, or fill it in\n"
        f"{LATE}          entered {LATE_FROM} or more days late\n"
        "q Esc      quit"
    )
    BINDINGS = [
        Binding("c,e", "check_in", "Today", id="home.checkin"),
        *(
            Binding(
                way.key,
                way.action,
                way.label,
                show=way.is_in_footer,
                id=f"home.{way.screen.split('.')[0]}",
            )
            for way in WAYS
        ),
        Binding("q,escape", "app.quit", "Quit", id="home.quit"),
        Binding("f1,question_mark", "help", "Help", key_display="F1", id="home.help"),
    ]

    def __init__(self, context: Context, message: str = "") -> None:
        super().__init__(context)
        self._message = message

    def compose(self) -> ComposeResult:
        """Add the list, the calendar, the message line and the keys."""
        with Container(id="panes"):
            with Vertical(classes="pane"):
                yield Static(id="state", markup=False)
                yield OptionList(markup=False, compact=True)
            yield WeekCalendar(classes="pane")
        yield Static(id="news", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Show what was done before."""
        self.show_message(self._message)

    def on_screen_resume(self) -> None:
        """Show what was changed on other screens."""
        self.refresh_content()

    def on_resize(self) -> None:
        """Give the calendar its place, or none in a low window."""
        self.set_class(self.size.width >= BESIDE_FROM, "-beside")
        self.set_class(self.size.height < CALENDAR_FROM, "-without-calendar")
        self.refresh_content()

    @property
    def calendar(self) -> WeekCalendar:
        """The last weeks."""
        return self.query_one(WeekCalendar)

    def read_content(self) -> Callable[[], None]:
        """Read today's state and the last weeks."""
        status = find_status(self.context)
        since = status.today - timedelta(days=MOST_WEEKS * WEEK)
        ends = self.context.settings.day_ends
        marks = {
            c.day: LATE if days_late(c.day, c.entered_at, ends) >= LATE_FROM else LOGGED
            for c in self.context.diary.check_ins(since, status.today)
        }
        logged = self.context.logged_days.first_and_last_day()
        state = self._format_state(status)
        first = logged[0] if logged else status.today
        return partial(self._show_content, status, state, first, marks)

    def _show_content(
        self, status: Status, state: str, first: date, marks: Mapping[date, str]
    ) -> None:
        self.set_heading(format_long_day(status.today, status.today))
        self.query_one("#state", Static).update(state)
        self.calendar.show_days(first, status.today, marks)
        highlighted = self.rows.highlighted or 0
        self.rows.set_options(self._rows(_name_of_today(status, is_logged=status.today in marks)))
        self.rows.highlighted = highlighted

    def _rows(self, name_of_today: str) -> Iterator[Option | None]:
        """Yield a row for each way on, and None for the line between two groups of them."""
        yield Option(SpreadRow(name_of_today, "c"), id="check_in")
        for way in WAYS:
            yield Option(SpreadRow(way.label, way.key), id=way.action)
            if way.ends_group and not self.has_class("-short"):
                yield None
        yield Option(SpreadRow("Help", "?"), id="help")

    def _format_state(self, status: Status) -> str:
        which = "This week's" if self.context.settings.weekly else "Today's"
        state = "done" if status.done else "unfinished" if status.begun else "due"
        sentence = f"{which} check-in is {state}."
        if has_file(self.context.paths.made_up):
            from prtcheck.demo import MADE_UP_NOTICE

            return f"{sentence}\n{MADE_UP_NOTICE}"
        return sentence

    @on(OptionList.OptionSelected)
    async def do_chosen(self, event: OptionList.OptionSelected) -> None:
        """Run the action of the chosen row."""
        await self.run_action(event.option_id or "")

    def action_check_in(self) -> None:
        """Open today's form."""
        self._fill_in(self.context.today)

    @work
    async def _fill_in(self, day: date) -> None:
        form = CheckInScreen(self.context, day)
        self.show_result(await self.app.push_screen_wait(form))

    @on(WeekCalendar.DayClicked)
    def open_day(self, event: WeekCalendar.DayClicked) -> None:
        """Open a day that has a check-in, or else its form."""
        if event.is_logged:
            from prtcheck.tui.screens.day import DayScreen

            self.show_message("")
            self.app.push_screen(DayScreen(self.context, event.day))
        else:
            self._fill_in(event.day)

    def action_open(self, name: str) -> None:
        """Open another screen by its file and class."""
        module, screen = name.split(".")
        self.show_message("")
        opened = getattr(import_module(f"prtcheck.tui.screens.{module}"), screen)
        self.app.push_screen(opened(self.context))


def _name_of_today(status: Status, *, is_logged: bool) -> str:
    if is_logged:
        return "Edit today"
    return "Continue today" if status.begun else "Check in"
