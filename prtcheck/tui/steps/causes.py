"""The step that asks for the causes of the pain, in the person's own words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.geometry import Region
from textual.suggester import SuggestFromList, SuggestionReady
from textual.widgets import Input, Label, Static

from prtcheck.context import Context
from prtcheck.core.causes import recall_side
from prtcheck.core.check_in import MOST_CAUSES, Cause
from prtcheck.core.draft import Draft
from prtcheck.core.questions import Question
from prtcheck.core.text import fold, printable, shorten
from prtcheck.tui.steps.step import Step
from prtcheck.tui.widgets.answered import Answered
from prtcheck.tui.widgets.side_tag import SideTag

_LONGEST_SHOWN = 40
_COMPLETES = "→ completes"


class CauseInput(Input):
    """One line of text; a paste of several lines is joined, not cut."""

    BINDINGS = [
        Binding("enter", "submit", "Next", key_display="enter", id="causes.next"),
    ]

    _offered = ""
    """Earlier words that were offered in grey."""

    def on_blur(self) -> None:
        """Show the start of the text."""
        self.call_after_refresh(self._scroll_to_start)

    def on_suggestion_ready(self, event: SuggestionReady) -> None:
        """Remember which words are offered."""
        self._offered = event.suggestion

    def on_focus(self) -> None:
        """Show the cursor, in a long text its end, and the words that were offered before."""
        if self.value and self._offered.casefold().startswith(self.value.casefold()):
            self.post_message(SuggestionReady(self.value, self._offered))
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


class CausesStep(Step):
    """Up to three causes, ranked by the order of their lines."""

    KEYS = (
        "type     in your own words, most important first\n"
        "→        accept the grey words\n"
        "↑        same as last time, on the empty first line\n"
        "↑ ↓ Tab  move between the lines\n"
        "body     at the end of a line: sorted this way before (Esc at the next question to "
        "change it)\n"
        "Enter    next line, or next question from an empty or the last line"
    )
    BINDINGS = [
        Binding("up", "go_up", "Same as last time", show=False, id="causes.up"),
        Binding("down", "app.focus_next", "Next line", show=False),
    ]

    def __init__(self, question: Question, context: Context, day: date) -> None:
        super().__init__(question, context, day)
        diary = context.diary
        self._earlier_texts = [text for text in diary.cause_texts() if text == printable(text)]
        self._last_causes = diary.last_causes(day)
        self._known_sides = diary.remembered_sides()
        self._causes_by_text: dict[str, Cause] = {}

    def compose(self) -> ComposeResult:
        """Show the question, last time's causes and a line for each rank."""
        yield from super().compose()
        if self._last_causes:
            texts = " · ".join(shorten(cause.text, _LONGEST_SHOWN) for cause in self._last_causes)
            yield Static(f"↑ same as last time: {texts}", id="last-time", markup=False)
        for rank in range(1, MOST_CAUSES + 1):
            with Horizontal(classes="line"):
                yield Label(f"{rank} ", markup=False)
                yield CauseInput(
                    suggester=SuggestFromList(self._earlier_texts, case_sensitive=False),
                    select_on_focus=False,
                )
                yield SideTag()

    @property
    def _lines(self) -> list[CauseInput]:
        return list(self.query(CauseInput))

    @property
    def active_row(self) -> CauseInput | None:
        """The line with the cursor."""
        return next((line for line in self._lines if line.has_focus), None)

    @property
    def _is_empty(self) -> bool:
        return not any(line.value.strip() for line in self._lines)

    def show_answer(self, draft: Draft) -> None:
        """Show the causes so far, without control characters."""
        self._show_causes(draft.causes)

    def _show_causes(self, causes: Sequence[Cause]) -> None:
        self._causes_by_text.update((printable(cause.text), cause) for cause in causes)
        texts = [printable(cause.text) for cause in causes]
        for line, text in zip(self._lines, texts + [""] * MOST_CAUSES, strict=False):
            line.set_text(text)

    def add_answer(self, draft: Draft) -> Draft:
        """Return the draft with the causes; an unchanged line keeps its record."""
        texts = [line.value.strip() for line in self._lines]
        causes = [self._causes_by_text.get(text) or Cause(text) for text in texts if text]
        now = self.context.now
        return replace(draft, causes=tuple(recall_side(c, self._known_sides, now) for c in causes))

    def focus_answer(self) -> None:
        """Focus the first empty line, or the last one."""
        empty = [line for line in self._lines if not line.value.strip()]
        (empty or self._lines)[0 if empty else -1].focus()

    @on(Input.Changed)
    def show_known_side(self, event: Input.Changed) -> None:
        """Show how the same words were sorted before."""
        event.stop()
        self._show_tag(event.input)
        self._offer_last_causes()

    @on(SuggestionReady)
    def offer_completion(self, event: SuggestionReady) -> None:
        """Say which key takes the grey words behind what was typed."""
        line = self.active_row
        if (
            line is not None
            and line.value == event.value
            and len(event.suggestion) > len(event.value)
        ):
            self._show_tag(line, _COMPLETES)

    def _show_tag(self, line: Input, otherwise: str = "") -> None:
        """Show behind a line how its words were sorted before, or other words."""
        cause = self._causes_by_text.get(line.value.strip())
        side = cause.side if cause else self._known_sides.get(fold(line.value))
        line.query_ancestor(".line").query_one(SideTag).show_side(side, otherwise)

    def on_descendant_focus(self) -> None:
        """Keep the focused line visible."""
        for line in self._lines:
            self._show_tag(line)
        self._offer_last_causes()
        self.scroll_to_active_row()

    def _offer_last_causes(self) -> None:
        """Show last time's causes only where the key takes them."""
        is_offered = self._lines[0].has_focus and self._is_empty
        for offer in self.query("#last-time"):
            offer.set_class(not is_offered, "-idle")

    def action_go_up(self) -> None:
        """Go to the line above, or copy last time's causes into empty lines."""
        if self.active_row is not self._lines[0]:
            self.screen.focus_previous()
        elif self._is_empty:
            self._show_causes([replace(cause, carried_over=True) for cause in self._last_causes])
            self.focus_answer()

    @on(Input.Submitted)
    def go_on(self, event: Input.Submitted) -> None:
        """Go to the next line, or on to the next question."""
        event.stop()
        if event.value.strip() and event.input is not self._lines[-1]:
            self.screen.focus_next()
        else:
            self.post_message(Answered())
