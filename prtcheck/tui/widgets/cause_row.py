"""A cause in the person's own words, with its rank and where it was sorted to."""

import re

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from prtcheck.core.check_in import Cause, CodedBy
from prtcheck.core.text import printable, shorten
from prtcheck.tui.widgets.side_tag import SideTag

_LONGEST_SHOWN = 60
_BETWEEN_WORDS = r"[\W_]+"


class CauseRow(Horizontal):
    """One line, or more where the words wrap; a click makes it the one that is asked."""

    class Clicked(Message):
        """The row of a rank was clicked."""

        def __init__(self, at: int) -> None:
            super().__init__()
            self.at = at

    def __init__(self, at: int) -> None:
        super().__init__(classes="cause")
        self._at = at

    def compose(self) -> ComposeResult:
        """Add the words and the tag."""
        yield Static(classes="words", markup=False)
        yield SideTag()

    def show_cause(self, cause: Cause | None, decided_by: str | None, *, is_asked: bool) -> None:
        """Show a cause, or nothing; the words that decided are underlined."""
        self.display = cause is not None
        self.set_class(is_asked, "-asked")
        if cause is None:
            return
        words = underline(shorten(cause.text, _LONGEST_SHOWN), decided_by)
        mark = "▸ " if is_asked else "  "
        self.query_one(Static).update(Content.assemble(f"{mark}{self._at + 1} ", words))
        is_remembered = cause.side is not None and cause.coded_by is CodedBy.REMEMBERED
        tag = self.query_one(SideTag)
        tag.show_side(cause.side, "not sorted", " (as before)" if is_remembered else "")

    def on_click(self) -> None:
        """Say which row was clicked."""
        self.post_message(self.Clicked(self._at))


def underline(text: str, decided_by: str | None) -> Content:
    """Return a text in which the listed words that decided are underlined, where they occur."""
    content = Content(text)
    for listed in printable(decided_by or "").split(" + "):
        words = map(re.escape, re.findall(r"\w+", listed))
        if pattern := _BETWEEN_WORDS.join(words):
            found = re.search(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE)
            content = content.stylize("underline", *found.span()) if found else content
    return content
