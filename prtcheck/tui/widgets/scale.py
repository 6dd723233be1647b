"""The 0-10 scale: one row of numbers and its two anchors in words."""

from rich.text import Text
from textual import events
from textual.binding import Binding
from textual.reactive import reactive
from textual.widget import Widget

from prtcheck.core.check_in import HIGHEST_RATING
from prtcheck.tui.widgets.answered import Answered

CELL = 3
"""Columns of a number; all eleven fit into 40."""
HINT = f"a digit, 0 to {HIGHEST_RATING}; Enter goes on"
"""Shown after a letter that has no use."""


class Scale(Widget, can_focus=True):
    """A numeric rating (NRS-11) that starts unanswered; unanswered is not 0."""

    BINDINGS = [
        Binding("enter", "submit", "Next", key_display="enter", id="scale.next"),
        Binding("left", "move(-1)", "Lower", show=False),
        Binding("right", "move(1)", "Higher", show=False),
        Binding("home", "choose(0)", "0", show=False),
        Binding("end", f"choose({HIGHEST_RATING})", "10", show=False),
        Binding("backspace,delete", "clear", "Clear", key_display="bksp", id="scale.clear"),
    ]

    value: reactive[int | None] = reactive(None, layout=True)
    is_hinting: reactive[bool] = reactive(default=False)
    """Whether the hint is shown instead of the answer, until the next key."""

    def __init__(self, lowest: str, highest: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._anchors = (f"0 = {lowest}", f"{HIGHEST_RATING} = {highest}")
        self._is_after_one = False

    def render(self) -> Text:
        """Return the numbers, the chosen one in brackets, so that it needs no colour."""
        numbers = Text.assemble(
            *(
                (f"[{number}]", "bold reverse") if number == self.value else f"{number:^{CELL}}"
                for number in range(HIGHEST_RATING + 1)
            )
        )
        answer = "not answered" if self.value is None else f"answered: {self.value}"
        line = Text(HINT) if self.is_hinting else Text(answer, "bold")
        return Text("\n").join([numbers, line, *map(Text, self._anchors)])

    def on_key(self, event: events.Key) -> None:
        """Choose a digit; 1 and then 0 make 10, however long the pause between them."""
        is_digit = event.character is not None and event.character in "0123456789"
        is_used = is_digit or event.key in self.screen.active_bindings
        self.is_hinting = event.is_printable and not is_used
        if is_digit:
            event.stop()
            is_ten = event.character == "0" and self._is_after_one
            self.value = HIGHEST_RATING if is_ten else int(event.character or 0)
        self._is_after_one = event.character == "1"

    def on_click(self, event: events.Click) -> None:
        """Choose the number under the pointer."""
        if event.y == 0 and event.x // CELL <= HIGHEST_RATING:
            self.value = event.x // CELL
            self.is_hinting = False

    def action_move(self, step: int) -> None:
        """Choose the next number; from unanswered, go to 0 (right) or to 10 (left)."""
        start = -1 if step > 0 else HIGHEST_RATING + 1
        current = start if self.value is None else self.value
        self.value = min(HIGHEST_RATING, max(0, current + step))

    def action_choose(self, number: int) -> None:
        """Choose a number."""
        self.value = number

    def action_clear(self) -> None:
        """Go back to unanswered."""
        self.value = None

    def action_submit(self) -> None:
        """Submit the answer, or none."""
        self.post_message(Answered())
