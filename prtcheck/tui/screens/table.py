"""A screen with a table and, in a wide window, the chosen row in full beside it."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.visual import VisualType
from textual.widgets import Static

from prtcheck.context import Context
from prtcheck.tui.screens.base import BaseScreen, Result
from prtcheck.tui.widgets.key_bar import KeyBar
from prtcheck.tui.widgets.row_list import RowList, Rows

_PANE_KEYS_FROM = 70
"""Width from which the keys of the table are in its lower border."""


class TableScreen(BaseScreen[Result]):
    """Rows to choose from; the pane beside them follows the cursor."""

    CSS_PATH = "table.tcss"
    PANE_KEYS: ClassVar[str]
    """The keys of the table, for its lower border."""

    def __init__(self, context: Context, empty: Rows) -> None:
        super().__init__(context)
        self._empty = empty

    def compose(self) -> ComposeResult:
        """Add the table, the pane beside it, the message line and the keys."""
        with Horizontal():
            yield RowList(self._empty, classes="pane")
            with VerticalScroll(id="beside", classes="pane", can_focus=False):
                yield Static(id="details", markup=False)
        yield Static(id="news", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the rows."""
        self.refresh_content()

    def on_resize(self) -> None:
        """Name the keys of the table where there is room."""
        keys = self.PANE_KEYS if self.size.width >= _PANE_KEYS_FROM else ""
        self.table.border_subtitle = Content(keys)

    @property
    def table(self) -> RowList:
        """The rows."""
        return self.query_one(RowList)

    @on(RowList.Moved)
    def show_chosen(self) -> None:
        """Show the row under the cursor in full."""
        title, details = self.describe_chosen()
        beside = self.query_one("#beside")
        beside.border_title = Content(title)
        beside.scroll_home(animate=False)
        self.query_one("#details", Static).update(details)

    def describe_chosen(self) -> tuple[str, VisualType]:
        """Return a title for the row under the cursor, and all of it."""
        raise NotImplementedError
