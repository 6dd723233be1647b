"""A list of names to tick, in two columns where there is room, the first names at the top."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from prtcheck.core.text import cell_width, fit

_BETWEEN = 2
"""Blank cells between two columns."""
_TWO_COLUMNS_FROM = 48
"""Cells of a line that holds two names."""


class TickRow(NamedTuple):
    """A name in the list, and whether it is ticked; None if it would be added."""

    name: str
    is_ticked: bool | None

    @property
    def label(self) -> str:
        """The name behind its mark, which reads without colour."""
        mark = {True: "[x] ", False: "[ ] ", None: "+ add: "}[self.is_ticked]
        return mark + self.name


class TickList(ScrollView, can_focus=True):
    """The rows fill one line after the other, so that the most used names stand first."""

    class Clicked(Message):
        """A row was clicked."""

        def __init__(self, at: int) -> None:
            super().__init__()
            self.at = at

    COMPONENT_CLASSES = {"tick-list--highlighted"}
    BINDINGS = [
        Binding("up", "move_line(-1)", show=False),
        Binding("down", "move_line(1)", show=False),
        Binding("left", "move(-1)", show=False),
        Binding("right", "move(1)", show=False),
        Binding("home", "go_to(0)", show=False),
        Binding("end", "go_to(-1)", show=False),
        Binding("pageup", "move_page(-1)", show=False),
        Binding("pagedown", "move_page(1)", show=False),
    ]

    highlighted: reactive[int | None] = reactive(None, repaint=False)
    """The row that a key applies to."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[TickRow] = ()

    @property
    def columns(self) -> int:
        """How many names stand on a line."""
        return 2 if self.size.width >= _TWO_COLUMNS_FROM else 1

    @property
    def _column_width(self) -> int:
        return (self.size.width - _BETWEEN * (self.columns - 1)) // self.columns

    def set_rows(self, rows: Sequence[TickRow]) -> None:
        """Show other rows; the first one is highlighted."""
        self.rows = rows
        self._fit_lines()
        self.highlighted = 0 if rows else None
        self.refresh()

    def on_resize(self) -> None:
        """Fill the lines anew and keep the highlighted row in sight."""
        self._fit_lines()
        self.refresh()
        self.call_after_refresh(self._scroll_to_highlighted)

    def _fit_lines(self) -> None:
        self.virtual_size = Size(self.size.width, -(-len(self.rows) // self.columns))

    def render_line(self, y: int) -> Strip:
        """Return a line of names as it is painted."""
        first = (y + self.scroll_offset.y) * self.columns
        cells = [
            cell
            for at in range(first, min(first + self.columns, len(self.rows)))
            for cell in (self._cell(at), Segment(" " * _BETWEEN, self.rich_style))
        ]
        return Strip(cells).adjust_cell_length(self.size.width, self.rich_style)

    def _cell(self, at: int) -> Segment:
        label = fit(self.rows[at].label, max(1, self._column_width))
        is_highlighted = at == self.highlighted and self.has_focus
        style = self.rich_style
        if is_highlighted:
            style = self.get_component_rich_style("tick-list--highlighted")
        return Segment(label + " " * (self._column_width - cell_width(label)), style)

    def watch_highlighted(self, before: int | None, now: int | None) -> None:
        """Paint only the two rows whose look changed."""
        for at in (before, now):
            if at is not None:
                self.refresh(self._region_of(at).translate(-self.scroll_offset))
        self._scroll_to_highlighted()

    def _region_of(self, at: int) -> Region:
        line, column = divmod(at, self.columns)
        width = self._column_width
        return Region(column * (width + _BETWEEN), line, width, 1)

    def _scroll_to_highlighted(self) -> None:
        if self.highlighted is not None and self.size.height:
            self.scroll_to_region(self._region_of(self.highlighted), animate=False, force=True)

    def on_click(self, event: events.Click) -> None:
        """Say which row is under the pointer."""
        line = event.y + self.scroll_offset.y
        column = min(self.columns - 1, event.x // (self._column_width + _BETWEEN))
        at = line * self.columns + column
        if at < len(self.rows):
            self.highlighted = at
            self.post_message(self.Clicked(at))

    def action_go_to(self, at: int) -> None:
        """Highlight the first row (0) or the last one (-1)."""
        if self.rows:
            self.highlighted = at % len(self.rows)

    def action_move(self, rows: int) -> None:
        """Highlight a row before or after."""
        if self.highlighted is not None:
            self.highlighted = min(len(self.rows) - 1, max(0, self.highlighted + rows))

    def action_move_line(self, lines: int) -> None:
        """Highlight the row above or below; below the last line stands the last row."""
        if self.highlighted is not None and (lines > 0 or self.highlighted >= self.columns):
            self.action_move(lines * self.columns)

    def action_move_page(self, pages: int) -> None:
        """Highlight a row as many lines away as are in sight."""
        for _ in range(max(1, self.size.height - 1)):
            self.action_move_line(pages)
