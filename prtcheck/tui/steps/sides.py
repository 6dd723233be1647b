"""The step that asks where each cause belongs: body, mind & brain, or both."""

from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from prtcheck.core.draft import Draft
from prtcheck.tui.steps.step import Step
from prtcheck.tui.widgets.side_picker import SidePicker


class SidesStep(Step):
    """Each cause's side; passed over when all are sorted as before."""

    KEYS = (
        "Enter    yes to what is read; or leave it open\n"
        "b m u    body, mind & brain, both / not sure (1 2 3 too)\n"
        "p        split a two-sided answer in two\n"
        "↑ ↓      another cause; Backspace takes its side away"
    )

    def compose(self) -> ComposeResult:
        """Show the question and the causes."""
        yield from super().compose()
        yield SidePicker(self.context.clock)

    @property
    def _picker(self) -> SidePicker:
        return self.query_one(SidePicker)

    @property
    def active_row(self) -> Widget | None:
        """The row of the cause that is sorted now."""
        return next(iter(self.query(".cause.-asked")), None)

    def is_asked(self, draft: Draft, *, going_back: bool) -> bool:
        """Whether a new cause is not sorted; or, going back, whether there is any cause."""
        before = draft.based_on.causes if draft.based_on else ()
        return any(
            going_back or not (cause.side or cause.carried_over or cause in before)
            for cause in draft.causes
        )

    def show_answer(self, draft: Draft) -> None:
        """Show the causes with their sides so far."""
        self._picker.show_causes(draft.causes)

    def add_answer(self, draft: Draft) -> Draft:
        """Return the draft with the sides."""
        return replace(draft, causes=tuple(self._picker.causes))

    def focus_answer(self) -> None:
        """Focus the causes."""
        self._picker.focus(scroll_visible=False)

    @on(SidePicker.Changed)
    def follow_active_row(self) -> None:
        """Keep the active row visible."""
        self.scroll_to_active_row()
