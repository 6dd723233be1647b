"""The first run: three short pages, shown once."""

from textual.binding import Binding

from prtcheck.context import Context
from prtcheck.tui.screens.base import PageScreen
from prtcheck.wording.safety import NEEDS_CARE, WHAT_IT_IS, WHERE_IT_LIVES, paragraphs

TITLES = ("What this is, and is not", "When to see a doctor", "Where your answers are kept")


class WelcomeScreen(PageScreen[bool]):
    """What to know before the first check-in; returns whether to begin."""

    CSS_PATH = "welcome.tcss"
    BINDINGS = [
        Binding("enter", "turn(1)", "Next", key_display="enter", id="welcome.next"),
        Binding("escape", "turn(-1)", "Back", id="welcome.back"),
        Binding("escape", "dismiss(False)", "Leave", id="welcome.leave"),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        where = WHERE_IT_LIVES.format(diary=context.diary.path)
        self._pages = (WHAT_IT_IS, NEEDS_CARE, where)
        self._at = 0

    def on_mount(self) -> None:
        """Begin with the first page."""
        self.content_shown.set()
        self.action_turn(0)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Let Escape leave from the first page, and go back from the others."""
        is_first = self._at == 0
        return is_first if action == "dismiss" else not (is_first and parameters == (-1,))

    def action_turn(self, pages: int) -> None:
        """Show a page after or before; after the last begin."""
        self._at += pages
        is_read = self._at == len(self._pages)
        if is_read:
            self.dismiss(is_read)
            return
        self.set_heading(f"{TITLES[self._at]} ({self._at + 1} of {len(self._pages)})")
        self.show_page("\n\n".join(paragraphs(self._pages[self._at])))
        self.scroll_to_top()
        self.refresh_bindings()
