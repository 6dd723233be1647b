"""The last four weeks as a list: the days without a check-in first, to be filled in."""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import groupby

from textual import on, work
from textual.binding import Binding
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from prtcheck.context import Context
from prtcheck.core.days import LATE_FROM, WEEK, days_between, format_day
from prtcheck.tui.screens.base import ListScreen
from prtcheck.tui.screens.check_in import CheckInScreen

DAYS = 4 * WEEK
"""Days before today that are listed."""
_LATE = f"{LATE_FROM} or more days ago: left out of the figures"
_DAY_WIDTH = len("Sun 22 Nov 2026   ")


class MissedDaysScreen(ListScreen):
    """Each day opens its form; what is filled in moves down to the logged days."""

    CSS_PATH = "column.tcss"
    DEFAULT_CLASSES = "column"
    KEYS = (
        "Enter e  fill in the day, or edit it\n"
        "↑ ↓ Home End PgUp PgDn  move\n"
        "Esc q    back\n"
        f"Pain is remembered less well after {LATE_FROM} or more days. Such a day is kept, and "
        "left out of the figures."
    )
    BINDINGS = [
        Binding("e", "fill_in", "Fill in", key_display="enter", id="missed.fill"),
        Binding("escape,q", "dismiss(None)", "Back", id="missed.back"),
        Binding("f1,question_mark", "help", "Help", key_display="F1", id="missed.help"),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._days: list[date] = []

    def read_content(self) -> Callable[[], None]:
        """Read which days have a check-in, and which are unfinished."""
        today = self.context.today
        since, yesterday = today - timedelta(days=DAYS), today - timedelta(days=1)
        logged = self.context.logged_days.logged_days(since, yesterday)
        missed = [day for day in days_between(since, yesterday) if day not in set(logged)]
        begun = {day for day in missed if self.context.drafts.find(day)}
        return partial(self._show_days, missed[::-1], logged[::-1], begun)

    def _show_days(self, missed: list[date], logged: list[date], begun: Collection[date]) -> None:
        """Show the days; after one is filled in, the cursor is on the next."""
        self.set_heading("Fill in a missed day")
        row = self._row_of_cursor()
        self._days = missed + logged
        self.rows.set_options(_list_rows(missed, logged, begun, self.context.today))
        day = self._days[min(row, len(self._days) - 1)]
        self.rows.highlighted = self.rows.get_option_index(day.isoformat())

    def _row_of_cursor(self) -> int:
        return self._days.index(self._selected) if self._selected else 0

    @property
    def _selected(self) -> date | None:
        option = self.rows.highlighted_option
        return date.fromisoformat(option.id) if option and option.id else None

    @on(OptionList.OptionSelected)
    def fill_in_chosen(self) -> None:
        """Open the form of the chosen day."""
        self.action_fill_in()

    @work
    async def action_fill_in(self) -> None:
        """Open the form of the day under the cursor."""
        if self._selected is not None:
            form = CheckInScreen(self.context, self._selected)
            self.show_result(await self.app.push_screen_wait(form))


def _list_rows(
    missed: Sequence[date], logged: Sequence[date], begun: Collection[date], today: date
) -> Iterator[Option | None]:
    yield Option("Without a check-in", disabled=True)
    for is_late, days in groupby(missed, lambda day: (today - day).days >= LATE_FROM):
        if is_late:
            yield Option(_LATE, disabled=True)
        for day in days:
            yield _make_row(day, "unfinished" if day in begun else "")
    if missed and logged:
        yield None
    for day in logged:
        yield _make_row(day, "logged")


def _make_row(day: date, state: str) -> Option:
    return Option(f"{format_day(day):{_DAY_WIDTH}}{state}", id=day.isoformat())
