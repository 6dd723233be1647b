"""The 0-10 scale: a cell for each number, its two anchors in words, and the chosen number."""

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from prtcheck.core.check_in import HIGHEST_RATING
from prtcheck.tui.widgets.answered import Answered

CELL = 3
"""Columns of a number on the one-line scale; all eleven fit into 40."""
BOX = 4
"""Columns from one box to the next."""
BOX_ROWS = 3
NUMBERS = range(HIGHEST_RATING + 1)
_BOXED = BOX * len(NUMBERS) + 2
"""Columns of all boxes; the last is one wider."""
HINT = f"type 0 to {HIGHEST_RATING}, Enter goes on"
"""Shown after a letter that has no use."""
HOW_TO = "a digit or ← → chooses, Enter skips"
"""Shown below the boxes until there is an answer."""
_CHOSEN = "bold reverse $border"
_LINES = "$border-blurred"
_MUTED = "$foreground 75%"
_UNANSWERED = ("", "not", "answered", "")


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

    value: reactive[int | None] = reactive(None)
    is_hinting: reactive[bool] = reactive(default=False)
    """Whether the hint is shown, until the next key."""

    def __init__(self, lowest: str, highest: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._anchors = (lowest, highest)
        self._is_after_one = False

    @property
    def _is_boxed(self) -> bool:
        """Whether the window has room for a box around each number."""
        return not (self.screen.has_class("-narrow") or self.screen.has_class("-short"))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - as Textual calls it
        """Return the number of lines, which is the same whatever the answer."""
        return len(self._boxed_lines(width) if self._is_boxed else self._plain_lines())

    def render(self) -> Content:
        """Return the numbers, the chosen one in brackets, so that it needs no colour."""
        lines = self._boxed_lines(self.size.width) if self._is_boxed else self._plain_lines()
        return Content("\n").join(lines)

    def _plain_lines(self) -> list[Content]:
        numbers = Content.assemble(
            *(
                (f"[{number}]", _CHOSEN) if number == self.value else f"{number:^{CELL}}"
                for number in NUMBERS
            )
        )
        answer = "not answered" if self.value is None else f"answered: {self.value}"
        line = Content(HINT) if self.is_hinting else Content.styled(answer, "bold")
        lowest, highest = self._anchors
        anchors = (f"0 = {lowest}", f"{HIGHEST_RATING} = {highest}")
        return [numbers, line, *map(Content, anchors)]

    def _boxed_lines(self, width: int) -> list[Content]:
        anchors = self._boxed_anchors()
        left = [*self._boxes(), *map(Content, anchors[:1])]
        lines = [
            Content.assemble(
                line, " " * max(0, width - line.cell_length - len(right)), (right, style)
            )
            for line, (right, style) in zip(left, self._answer(), strict=True)
        ]
        return [*lines, *map(Content, anchors[1:]), Content(), self._boxed_hint()]

    def _boxed_hint(self) -> Content:
        if self.is_hinting:
            return Content(HINT)
        return Content.styled(HOW_TO if self.value is None else " ", _MUTED)

    def _boxes(self) -> list[Content]:
        rules = ["─" * (BOX - 1)] * HIGHEST_RATING + ["─" * BOX]
        numbers = [self._box(number) for number in NUMBERS]
        return [
            Content.styled("┌" + "┬".join(rules) + "┐", _LINES),
            Content.assemble(*(part for box in numbers for part in box), ("│", _LINES)),
            Content.styled("└" + "┴".join(rules) + "┘", _LINES),
        ]

    def _box(self, number: int) -> tuple[tuple[str, str], tuple[str, str]]:
        text, style = (f"[{number}]", _CHOSEN) if number == self.value else (f" {number} ", "")
        return ("│", _LINES), (text, style)

    def _boxed_anchors(self) -> list[str]:
        """Return the anchors below the ends of the scale, on two lines if they are long."""
        lowest, highest = self._anchors
        room = _BOXED - len(lowest)
        if len(highest) + 2 <= room:
            return [f"{lowest}{highest:>{room}}"]
        return [lowest, f"{highest:>{_BOXED}}"]

    def _answer(self) -> list[tuple[str, str]]:
        """Return the lines at the right of the boxes: the chosen number, or that there is none."""
        if self.value is None:
            return [(line, _MUTED) for line in _UNANSWERED]
        return [*((line, "bold $border") for line in _large(self.value)), ("of 10", "")]

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
        cell, rows = (BOX, BOX_ROWS) if self._is_boxed else (CELL, 1)
        width = _BOXED if self._is_boxed else CELL * len(NUMBERS)
        if event.y < rows and event.x < width:
            self.value = min(HIGHEST_RATING, event.x // cell)
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


def _large(number: int) -> list[str]:
    """Return a number in Textual's large digits, as three lines of the same length."""
    from textual.renderables.digits import DIGITS, DIGITS3X3_BOLD

    places = [BOX_ROWS * DIGITS.index(digit) for digit in str(number)]
    return [
        "".join(f"{DIGITS3X3_BOLD[place + row]:3}" for place in places) for row in range(BOX_ROWS)
    ]
