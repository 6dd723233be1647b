"""A list of one-line rows under a header, of which only those in sight are drawn."""

from collections.abc import Sequence
from typing import Literal, NamedTuple, Protocol

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

_MARK = "▸ "
"""Stands before the row under the cursor, so that it needs no colour."""

Look = Literal["text", "muted", "header", "bar"]


class Part(NamedTuple):
    """A piece of a row, and how it is painted."""

    text: str
    look: Look = "text"


class Rows(Protocol):
    """What the list shows."""

    def __len__(self) -> int:
        """Return the number of rows."""

    def is_selectable(self, index: int) -> bool:
        """Return whether the cursor can be on a row."""

    def format_header(self, width: int) -> str:
        """Return the names of the columns."""

    def format_row(self, index: int, width: int) -> Sequence[Part]:
        """Return a row in so many cells."""


class RowList(ScrollView, can_focus=True):
    """Rows with a cursor, moved by keys and by clicks."""

    COMPONENT_CLASSES = {
        f"row-list--{look}" for look in ("text", "muted", "header", "bar", "cursor")
    }
    DEFAULT_CSS = """
    RowList {
        overflow-x: hidden;
        & > .row-list--muted { color: $foreground 75%; }
        & > .row-list--bar { color: $foreground 60%; }
        &:ansi > .row-list--muted, &:ansi > .row-list--bar { color: ansi_default; }
        & > .row-list--header { text-style: bold; }
        & > .row-list--cursor {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
            text-style: $block-cursor-text-style;
        }
        &:nocolor > .row-list--cursor { text-style: bold reverse; }
    }
    """
    BINDINGS = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "move_page(-1)", "Page up", show=False),
        Binding("pagedown", "move_page(1)", "Page down", show=False),
        Binding("home", "move_to(0)", "First", show=False),
        Binding("end", "move_to(-1)", "Last", show=False),
        Binding("enter", "open", "Open", show=False),
    ]

    class Moved(Message):
        """The cursor is on another row, or the rows are others."""

    class Opened(Message):
        """The row under the cursor was chosen, by Enter or by a click on it."""

    cursor: int | None = None
    """The row that is chosen; None where none can be."""

    def __init__(self, rows: Rows, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self._rows = rows

    def show_rows(self, rows: Rows, cursor: int) -> None:
        """Show rows, the cursor on one of them or on the next that it can be on."""
        self._rows = rows
        self.virtual_size = Size(0, len(rows) + 1)
        self.refresh()
        self._move_to(cursor, 1)

    def _move_to(self, index: int, way: int) -> None:
        """Put the cursor on the nearest row in a direction (1 down, -1 up), or else the other."""
        before = self.cursor
        start = min(max(index, 0), len(self._rows) - 1)
        self.cursor = self._find(start, way)
        if self.cursor is None:
            self.cursor = self._find(start, -way)
        self._scroll_to_cursor()
        for row in (before, self.cursor):
            if row is not None:
                self.refresh_line(row + 1)
        self.post_message(self.Moved())

    def _find(self, index: int, step: int) -> int | None:
        """Return the first row from one on, up or down, that the cursor can be on."""
        while 0 <= index < len(self._rows):
            if self._rows.is_selectable(index):
                return index
            index += step
        return None

    def _scroll_to_cursor(self) -> None:
        """Bring the row under the cursor into sight, and a heading right above it."""
        if self.cursor is None:
            return
        above = self.cursor - 1
        top = above if above >= 0 and not self._rows.is_selectable(above) else self.cursor
        if top < self.scroll_offset.y:
            self.scroll_to(y=top, animate=False)
        elif self.cursor >= self.scroll_offset.y + self._page:
            self.scroll_to(y=self.cursor - self._page + 1, animate=False)

    @property
    def _page(self) -> int:
        """The rows that are in sight below the header."""
        return max(1, self.scrollable_content_region.height - 1)

    @property
    def _width(self) -> int:
        """The cells beside the scrollbar."""
        return self.scrollable_content_region.width

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._scroll_to_cursor()

    def action_move(self, rows: int) -> None:
        """Move the cursor up or down."""
        if self.cursor is not None:
            self._move_to(self.cursor + rows, 1 if rows > 0 else -1)

    def action_move_page(self, pages: int) -> None:
        """Move the cursor by as many rows as are in sight."""
        self.action_move(pages * self._page)

    def action_move_to(self, index: int) -> None:
        """Move the cursor to the first row (0) or to the last (-1)."""
        self._move_to(index % max(1, len(self._rows)), -1 if index else 1)

    def action_open(self) -> None:
        """Choose the row under the cursor."""
        if self.cursor is not None:
            self.post_message(self.Opened())

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row under the pointer; choose it if it was there."""
        place = event.get_content_offset(self)
        index = self.scroll_offset.y + place.y - 1 if place and place.y else len(self._rows)
        if index >= len(self._rows) or not self._rows.is_selectable(index):
            return
        if index == self.cursor:
            self.action_open()
        else:
            self._move_to(index, 1)

    def render_line(self, y: int) -> Strip:
        """Return a line of what is in sight."""
        index = self.scroll_offset.y + y - 1
        room = self._width - len(_MARK)
        if y == 0:
            parts = [Part(self._rows.format_header(room), "muted")]
        elif index < len(self._rows):
            parts = [*self._rows.format_row(index, room)]
        else:
            return Strip.blank(self._width, self._style_of("text"))
        return self._paint(parts, is_chosen=y > 0 and index == self.cursor)

    def _paint(self, parts: Sequence[Part], *, is_chosen: bool) -> Strip:
        whole = self._style_of("cursor" if is_chosen else "text")
        segments = [Segment(_MARK if is_chosen else " " * len(_MARK), whole)]
        for text, look in parts:
            segments.append(Segment(text, whole if is_chosen else self._style_of(look)))
        return Strip(segments).adjust_cell_length(self._width, whole)

    def _style_of(self, look: str) -> Style:
        return self.get_component_rich_style(f"row-list--{look}")
