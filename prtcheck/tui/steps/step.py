"""What every step of the check-in has: a question, its answer and its keys."""

from datetime import date

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from prtcheck.context import Context
from prtcheck.core.draft import Draft
from prtcheck.core.questions import Question


class Step(VerticalScroll, can_focus=False):
    """One question: shows a draft's answer, and returns the draft with the answer given."""

    KEYS = ""
    """The keys of this step, for the help dialog."""

    def __init__(self, question: Question, context: Context, day: date) -> None:
        super().__init__(id=question.name)
        self.question = question
        self.context = context
        self.day = day

    def compose(self) -> ComposeResult:
        """Show the question."""
        wording = self.question.about(self.day, self.context.today).wording
        yield Static(wording, classes="question", markup=False)

    def on_mount(self) -> None:
        """Keep the active row visible when the step or its window changes its size."""
        for attribute in ("virtual_size", "size"):
            self.watch(self, attribute, self.scroll_to_active_row, init=False)

    @property
    def active_row(self) -> Widget | None:
        """What the next key applies to, if that is less than the whole step."""
        return None

    def scroll_to_active_row(self) -> None:
        """Scroll to the active row after the next layout."""
        self.call_after_refresh(self._scroll_to_active_row)

    def _scroll_to_active_row(self) -> None:
        if self.active_row is not None:
            self.active_row.scroll_visible(animate=False)

    def is_asked(self, draft: Draft, *, going_back: bool) -> bool:  # noqa: ARG002 - for subclasses
        """Whether there is something to ask."""
        return True

    def show_answer(self, draft: Draft) -> None:
        """Show the answer so far."""
        raise NotImplementedError

    def add_answer(self, draft: Draft) -> Draft:
        """Return the draft with this step's answer; InvalidInputError if it is out of bounds."""
        raise NotImplementedError

    def focus_answer(self) -> None:
        """Focus the widget that takes the answer."""
        self.query("*").focus()
