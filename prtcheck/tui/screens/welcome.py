"""The first run: three short pages, shown once."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Footer, Static

from prtcheck.context import Context
from prtcheck.tui.screens.base import BaseScreen
from prtcheck.wording.safety import NEEDS_CARE, WHAT_IT_IS, WHERE_IT_LIVES, paragraphs

TITLES = ("What this is, and is not", "When to see a doctor", "Where your answers live")


class WelcomeScreen(BaseScreen[bool]):
    """What to know before the first check-in; returns whether to begin."""

    BINDINGS = [
        Binding("enter", "next_page", "Next", key_display="enter", id="welcome.next"),
        Binding("escape", "back", "Back", id="welcome.back"),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        where = WHERE_IT_LIVES.format(diary=context.diary.path)
        self._pages = (WHAT_IT_IS, NEEDS_CARE, where)
        self._at = 0

    def compose(self) -> ComposeResult:
        """Add the heading and the page."""
        yield Static(id="heading", markup=False)
        with VerticalScroll():
            yield Static(id="page", markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Begin with the first page."""
        self._show_page(0)
        self.query_one(VerticalScroll).focus()

    def _show_page(self, at: int) -> None:
        self._at = at
        self.set_heading(f"{TITLES[at]} ({at + 1} of {len(self._pages)})")
        self.query_one("#page", Static).update("\n\n".join(paragraphs(self._pages[at])))
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def action_next_page(self) -> None:
        """Show the next page, or begin."""
        if self._at + 1 < len(self._pages):
            self._show_page(self._at + 1)
        else:
            self.dismiss(result=True)

    def action_back(self) -> None:
        """Show the page before, or leave."""
        if self._at:
            self._show_page(self._at - 1)
        else:
            self.dismiss(result=False)
