"""The step that asks, in the person's own words, what is behind the pain."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.geometry import Region
from textual.message import Message
from textual.suggester import SuggestFromList
from textual.widgets import Input, Label, Static

from prtcheck.core.causes import KnownSides, recall_side
from prtcheck.core.check_in import MOST_CAUSES, Cause
from prtcheck.core.draft import Draft
from prtcheck.core.questions import Question
from prtcheck.core.text import fold, printable, shorten
from prtcheck.tui.steps.step import Step
from prtcheck.wording.check_in import SIDE_NAMES


class OwnWords(Input):
    """One line of own words; a paste of several lines is joined, not cut."""

    BINDINGS = [
        Binding("enter", "submit", "Next", key_display="enter", id="causes.next"),
        Binding("up", "rise", "Same as last time", show=False, id="causes.up"),
        Binding("down", "app.focus_next", "Next line", show=False),
    ]

    @dataclass
    class Rise(Message):
        """The person pressed up, on their way to the line above or to last time's causes."""

        line: "OwnWords"

    def action_rise(self) -> None:
        """Ask for the line above."""
        self.post_message(self.Rise(self))

    def on_blur(self) -> None:
        """Show the words from their start, as they are read."""
        self.call_after_refresh(self._show_its_start)

    def on_focus(self) -> None:
        """Show where one types, in a long text its end."""
        at = self.cursor_screen_offset.x - self.content_region.x + self.scroll_offset.x
        self.scroll_to_region(Region(at, 0, 1, 1), force=True, animate=False)

    def _show_its_start(self) -> None:
        if not self.has_focus:
            self.scroll_to(x=0, force=True, animate=False)

    def put(self, text: str) -> None:
        """Replace the words; more is added at their end."""
        self.value = text
        self.cursor_position = len(text)
        self.call_after_refresh(self._show_its_start)

    def _on_paste(self, event: events.Paste) -> None:
        self.insert_text_at_cursor(printable(event.text))
        event.stop()
        event.prevent_default()


@dataclass(frozen=True, slots=True)
class CauseMemory:
    """What the diary knows of the person's own words."""

    texts: Sequence[str]
    """All of them, latest first."""
    last_time: tuple[Cause, ...]
    """The causes of the latest day before."""
    sides: KnownSides
    """How each text was sorted last."""


class CausesStep(Step):
    """Up to three causes, ranked by the order of their lines."""

    hints = (
        "type     in your own words, most important first\n"
        "→        take the grey words offered\n"
        "↑        on the empty first line: same as last time\n"
        "↑ ↓ Tab  between the lines\n"
        "= body   these words were sorted so before; Esc at the next step changes it\n"
        "Enter    next line; on an empty or the last line: next question"
    )

    def __init__(
        self, question: Question, memory: CauseMemory, clock: Callable[[], datetime]
    ) -> None:
        super().__init__(question)
        self._earlier = [text for text in memory.texts if text == printable(text)]
        self._last_time = memory.last_time
        self._sides = memory.sides
        self._clock = clock
        self._known: dict[str, Cause] = {}

    def compose(self) -> ComposeResult:
        """Show the question, last time's causes and a line for each rank."""
        yield from super().compose()
        if self._last_time:
            words = " · ".join(shorten(cause.text, 40) for cause in self._last_time)
            yield Static(f"↑ same as last time: {words}", id="last-time", markup=False)
        for rank in range(1, MOST_CAUSES + 1):
            with Horizontal(classes="line"):
                yield Label(f"{rank} ", markup=False)
                yield OwnWords(
                    suggester=SuggestFromList(self._earlier, case_sensitive=False),
                    compact=True,
                    select_on_focus=False,
                )
                yield Label(classes="side", markup=False)

    @property
    def _lines(self) -> list[OwnWords]:
        return list(self.query(OwnWords))

    def show(self, draft: Draft) -> None:
        """Show the causes so far; a text that a terminal would obey is shown without that."""
        self._fill(draft.causes)

    def _fill(self, causes: Sequence[Cause]) -> None:
        self._known.update((printable(cause.text), cause) for cause in causes)
        texts = [printable(cause.text) for cause in causes]
        for line, text in zip(self._lines, texts + [""] * MOST_CAUSES, strict=False):
            line.put(text)

    def answered(self, draft: Draft) -> Draft:
        """Return the draft with the causes; a line that was not changed keeps its record."""
        words = [line.value.strip() for line in self._lines]
        causes = [self._known.get(text) or Cause(text) for text in words if text]
        now = self._clock()
        return replace(draft, causes=tuple(recall_side(c, self._sides, now) for c in causes))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show how the same words were sorted before."""
        event.stop()
        known = self._known.get(event.value.strip())
        side = known.side if known else self._sides.get(fold(event.value))
        label = event.input.query_ancestor(".line").query_one(".side", Label)
        label.update(f" = {SIDE_NAMES[side]}" if side else "")
        self._offer_last_time()

    def on_descendant_focus(self) -> None:
        """Keep the line one types in in sight."""
        self._offer_last_time()
        self.keep_in_sight()

    @property
    def in_question(self) -> OwnWords | None:
        """The line one types in."""
        return next((line for line in self._lines if line.has_focus), None)

    def _offer_last_time(self) -> None:
        """Name last time's causes only where the key takes them."""
        works = self._lines[0].has_focus and self._is_empty
        for offer in self.query("#last-time"):
            offer.set_class(not works, "-idle")

    @property
    def _is_empty(self) -> bool:
        return not any(line.value.strip() for line in self._lines)

    def enter(self) -> None:
        """Focus the first empty line, or the last one."""
        empty = [line for line in self._lines if not line.value.strip()]
        (empty or self._lines)[0 if empty else -1].focus()

    def on_own_words_rise(self, event: OwnWords.Rise) -> None:
        """Go to the line above, or take last time's causes over into empty lines."""
        if event.line is not self._lines[0]:
            self.screen.focus_previous()
        elif self._is_empty:
            self._fill([replace(cause, carried_over=True) for cause in self._last_time])
            self.enter()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the next line, or on to the next question."""
        event.stop()
        if event.value.strip() and event.input is not self._lines[-1]:
            self.screen.focus_next()
        else:
            self.post_message(self.Done())
