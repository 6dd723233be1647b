"""The input line for one cause in the person's own words."""

from textual import events
from textual.binding import Binding
from textual.geometry import Region
from textual.widgets import Input

from prtcheck.core.text import printable


class CauseInput(Input):
    """One line of text; a paste of several lines is joined, not cut."""

    BINDINGS = [
        Binding("enter", "submit", "Next", key_display="enter", id="causes.next"),
    ]

    def on_blur(self) -> None:
        """Show the start of the text."""
        self.call_after_refresh(self._scroll_to_start)

    def on_focus(self) -> None:
        """Show the cursor, in a long text its end."""
        at = self.cursor_screen_offset.x - self.content_region.x + self.scroll_offset.x
        self.scroll_to_region(Region(at, 0, 1, 1), force=True, animate=False)

    def _scroll_to_start(self) -> None:
        if not self.has_focus:
            self.scroll_to(x=0, force=True, animate=False)

    def set_text(self, text: str) -> None:
        """Replace the text and put the cursor at its end."""
        self.value = text
        self.cursor_position = len(text)
        self.call_after_refresh(self._scroll_to_start)

    def _on_paste(self, event: events.Paste) -> None:
        self.insert_text_at_cursor(printable(event.text))
        event.stop()
        event.prevent_default()
