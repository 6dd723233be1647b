"""What the screens have in common: a heading, a message line and the help on their keys."""

from typing import TypeVar

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static

from prtcheck.context import Context
from prtcheck.tui.diary_errors import ShowsDiaryErrors
from prtcheck.tui.screens.dialogs import HelpDialog
from prtcheck.wording.day import format_left_out

Result = TypeVar("Result")


class BaseScreen(ShowsDiaryErrors, Screen[Result]):
    """A screen on the diary of a context."""

    KEYS = ""
    """The keys of the screen, for its help."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context

    def set_heading(self, text: str) -> None:
        """Show what the screen is about."""
        self.query_one("#heading", Static).update(text)

    def show_message(self, message: str | None) -> None:
        """Show what was done last, or nothing."""
        self.query_one("#news", Static).update(message or "")

    def show_error(self, sentence: str) -> None:
        """Show why the diary could not be read or written."""
        self.show_message(sentence)

    def refresh_content(self) -> None:
        """Show what the diary holds now, and name what was left out of it."""
        self.context.left_out.clear()
        self.fill_content()
        self.show_left_out()

    def fill_content(self) -> None:
        """Show what the diary holds now."""
        raise NotImplementedError

    def show_left_out(self) -> None:
        """Name what was left out, where no other message is shown."""
        news = self.query_one("#news", Static)
        if self.context.left_out and not str(news.content):
            news.update(" ".join(format_left_out(self.context.left_out)))

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
        """Add the heading, the message line and the page."""
        yield Static(id="heading", markup=False)
        yield Static(id="news", markup=False)
        with VerticalScroll():
            yield Static(id="page", markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def show_page(self, text: str | Text) -> None:
        """Show a text."""
        self.query_one("#page", Static).update(text)

    def scroll_to_top(self) -> None:
        """Show the beginning of the page."""
        self.query_one(VerticalScroll).scroll_home(animate=False)


class ListScreen(BaseScreen[None]):
    """A screen with rows to choose from."""

    def compose(self) -> ComposeResult:
        """Add the heading, the message line and the rows."""
        yield Static(id="heading", markup=False)
        yield Static(id="news", markup=False)
        yield OptionList(markup=False, compact=True)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Show the rows."""
        self.refresh_content()

    @property
    def rows(self) -> OptionList:
        """The list."""
        return self.query_one(OptionList)
