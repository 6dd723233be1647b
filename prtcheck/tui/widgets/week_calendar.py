"""The last weeks as a grid, a row a week: which days have a check-in, and never a rating."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from prtcheck.core.days import WEEK, format_short_day, monday_of

LOGGED, LATE, NONE = "■", "◇", "·"
MOST_WEEKS = 24
FEWEST_WEEKS = 4
"""Shown as soon as there is room for them; more only in steps of as many."""

_LABEL = len("26 Oct ")
_CELL, _WIDEST_CELL = 3, 5
_LEGEND = (f"{LOGGED} logged", f"{LATE} late", f"{NONE} none")
_LOW = FEWEST_WEEKS + 3
"""Below this height the legend is to stand beside the grid."""
_LEGEND_WIDTH = max(map(len, _LEGEND)) + 2
_NUMBERS = ("", "", "two ", "three ", "four ")


class _Grid(NamedTuple):
    """How the weeks fit into the widget, in cells and rows."""

    weeks: int
    cell: int
    step: int
    """Rows from the names of the weekdays to the first week, and from each week to the next."""
    left: int
    """Blank columns before the grid."""
    has_legend_below: bool

    @classmethod
    def fit(cls, width: int, height: int) -> "_Grid":
        narrowest = _LABEL + WEEK * _CELL
        has_legend_below = height >= _LOW or width < narrowest + _LEGEND_WIDTH
        cell = max(_CELL, min(_WIDEST_CELL, (width - _LABEL) // WEEK)) if height >= _LOW else _CELL
        rows = height - (3 if has_legend_below else 1)
        more = (rows - FEWEST_WEEKS) // 2 // FEWEST_WEEKS * FEWEST_WEEKS
        weeks = min(MOST_WEEKS, max(more, min(FEWEST_WEEKS, rows), 1))
        left = max(0, width - _LABEL - WEEK * cell) // 2 if has_legend_below else 0
        step = 2 if rows >= 2 * weeks else 1
        return cls(weeks, cell, step, left, has_legend_below=has_legend_below)


class WeekCalendar(Widget):
    """Weeks from Monday, the newest last; today is in brackets, so that it needs no colour."""

    class DayClicked(Message):
        """The person clicked a day."""

        def __init__(self, day: date, *, is_logged: bool) -> None:
            super().__init__()
            self.day = day
            self.is_logged = is_logged

    def __init__(self, *, classes: str) -> None:
        super().__init__(classes=classes)
        self._today: date | None = None
        self._first = date.min
        self._marks: Mapping[date, str] = {}

    def show_days(self, first: date, today: date, marks: Mapping[date, str]) -> None:
        """Show which days have a check-in, from the first day to today.

        Each that has one has LOGGED or LATE as its mark.
        """
        self._first, self._today, self._marks = first, today, marks
        self.refresh()

    @property
    def _grid(self) -> _Grid:
        return _Grid.fit(*self.content_size)

    def on_resize(self) -> None:
        """Say in the title how many weeks there is room for."""
        weeks = self._grid.weeks
        number = _NUMBERS[weeks] if weeks < len(_NUMBERS) else f"{weeks} "
        self.border_title = f"Last {number}week{'s' if weeks > 1 else ''}"

    def render(self) -> Content:
        """Return the names of the weekdays, the weeks and the legend."""
        if self._today is None:
            return Content("")
        grid = self._grid
        names = "".join(f" {name}".ljust(grid.cell) for name in "MTWTFSS")
        weeks = (self._format_week(day, grid, self._today) for day in self._mondays(grid))
        rows: list[Content] = []
        for row in (Content(" " * _LABEL + names), *weeks):
            rows += [row, *[Content("")] * (grid.step - 1)]
        return Content("\n").join(_add_legend([row.pad_left(grid.left) for row in rows], grid))

    def _mondays(self, grid: _Grid) -> list[date]:
        last = monday_of(self._today or date.max)
        return [last - timedelta(days=WEEK * back) for back in reversed(range(grid.weeks))]

    def _format_week(self, monday: date, grid: _Grid, today: date) -> Content:
        days = [monday + timedelta(days=offset) for offset in range(WEEK)]
        cells = (self._format_day(day, today).pad_right(grid.cell - _CELL) for day in days)
        return Content.assemble(f"{format_short_day(monday):>{_LABEL - 1}} ", *cells)

    def _format_day(self, day: date, today: date) -> Content:
        if not self._first <= day <= today:
            return Content(" " * _CELL)
        before, after = "[]" if day == today else "  "
        mark = self._marks.get(day, NONE)
        style = "$primary" if mark == LOGGED else ""
        return Content.assemble(before, (mark, style), after)

    def on_click(self, event: events.Click) -> None:
        """Tell which day is under the pointer, if one is."""
        offset = event.get_content_offset(self)
        if offset is None or self._today is None:
            return
        grid = self._grid
        column = (offset.x - grid.left - _LABEL) // grid.cell
        row, between = divmod(offset.y - grid.step, grid.step)
        if between or not (0 <= column < WEEK and 0 <= row < grid.weeks):
            return
        day = self._mondays(grid)[row] + timedelta(days=column)
        if self._first <= day <= self._today:
            self.post_message(self.DayClicked(day, is_logged=day in self._marks))


def _add_legend(rows: list[Content], grid: _Grid) -> list[Content]:
    """Return the rows with the legend below, or at their right end where it fits."""
    if grid.has_legend_below:
        gap = [] if grid.step > 1 else [Content("")]
        return [*rows, *gap, Content("  ".join(_LEGEND)).pad_left(grid.left + 1)]
    width = _LABEL + WEEK * grid.cell
    beside = [*_LEGEND, *[""] * len(rows)]
    return [
        row.pad_right(width - row.cell_length) + Content(f"  {text}") if text else row
        for row, text in zip(rows, beside, strict=False)
    ]
