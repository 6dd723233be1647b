"""What the screens have in common: a framed pane, a message line and the help on their keys."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.css.query import NoMatches
from textual.screen import Screen
from textual.visual import VisualType
from textual.widgets import OptionList, Static

from prtcheck.context import Context
from prtcheck.tui.diary_errors import ShowsDiaryErrors
from prtcheck.tui.screens.help import HelpDialog
from prtcheck.tui.widgets.key_bar import KeyBar
from prtcheck.wording.day import format_left_out

Result = TypeVar("Result")


class BaseScreen(ShowsDiaryErrors, Screen[Result]):
    """A screen on the diary of a context."""

    KEYS = ""
    """The keys of the screen, for its help."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.content_shown = asyncio.Event()
        """Whether what the diary holds is shown; further keys wait for it."""

    def set_heading(self, text: str) -> None:
        """Show in the frame of the first pane what the screen is about."""
        self.query(".pane").first().border_title = Content(text)

    def show_message(self, message: str | None) -> None:
        """Show what was done last, or nothing."""
        news = self.query_one("#news", Static)
        news.update(message or "")
        news.display = bool(message)

    def show_error(self, sentence: str) -> None:
        """Show why the diary could not be read or written."""
        self.show_message(sentence)

    @work(exclusive=True, group="content")
    async def refresh_content(self) -> None:
        """Read the diary in a thread, then show what it holds and name what was left out of it."""
        self.content_shown.clear()
        self.context.left_out.clear()
        try:
            show = await asyncio.to_thread(self.read_content)
            with suppress(NoMatches):  # it is being closed, and its widgets are gone
                show()
                self.show_left_out()
        finally:
            self.content_shown.set()

    def read_content(self) -> Callable[[], None]:
        """Read what the screen shows, and return what shows it; called in a thread of its own."""
        raise NotImplementedError

    def show_left_out(self) -> None:
        """Name what was left out, where no other message is shown."""
        if self.context.left_out and not self.query_one("#news").display:
            self.show_message(" ".join(format_left_out(self.context.left_out)))

    def show_result(self, message: str | None) -> None:
        """Show what was done, and what the diary holds since."""
        self.show_message(message)
        self.refresh_content()

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(HelpDialog(self.KEYS))


class PageScreen(BaseScreen[Result]):
    """A screen with a text to scroll in."""

    def compose(self) -> ComposeResult:
        """Add the page, the message line and the keys."""
        with VerticalScroll(classes="pane"):
            yield Static(id="page", markup=False)
        yield Static(id="news", markup=False)
        yield KeyBar()

    def show_page(self, text: VisualType) -> None:
        """Show a text."""
        self.query_one("#page", Static).update(text)

    def scroll_to_top(self) -> None:
        """Show the beginning of the page."""
        self.query_one(VerticalScroll).scroll_home(animate=False)


class ListScreen(BaseScreen[None]):
    """A screen with rows to choose from."""

    def compose(self) -> ComposeResult:
        """Add the rows, the message line and the keys."""
        yield OptionList(markup=False, compact=True, classes="pane")
        yield Static(id="news", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the rows."""
        self.refresh_content()

    @property
    def rows(self) -> OptionList:
        """The list."""
        return self.query_one(OptionList)
