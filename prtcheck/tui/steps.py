"""What every step of the check-in has, and the two steps that ask for a rating."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Static

from prtcheck.core.draft import Draft
from prtcheck.core.questions import Question
from prtcheck.tui.scale import Scale


class Step(VerticalScroll, can_focus=False):
    """One question: it shows a draft's answer and gives back the draft with the answer taken."""

    hints = ""
    """The keys of this step, for the help screen."""

    @dataclass
    class Done(Message):
        """The person goes on to the next question."""

        step: "Step"

    def __init__(self, question: Question) -> None:
        super().__init__(id=question.name)
        self.question = question

    def compose(self) -> ComposeResult:
        """Show the question in words."""
        yield Static(self.question.wording, classes="question", markup=False)

    def is_asked(self, draft: Draft, *, going_back: bool) -> bool:  # noqa: ARG002 - for steps that differ
        """Whether there is something to ask."""
        return True

    def show(self, draft: Draft) -> None:
        """Show the answer so far."""
        raise NotImplementedError

    def answered(self, draft: Draft) -> Draft:
        """Return the draft with this step's answer.

        Raises:
            InvalidInputError: the answer is out of bounds.
        """
        raise NotImplementedError

    def enter(self) -> None:
        """Put the focus where the answer goes."""
        raise NotImplementedError


class RatingStep(Step):
    """A question answered on the 0-10 scale."""

    hints = (
        "0-9        choose a number (1 and then 0 is 10)\n"
        "← →        lower, higher\n"
        "Backspace  back to not answered\n"
        "Enter      next question; skipping is fine"
    )

    def compose(self) -> ComposeResult:
        """Show the question and its scale."""
        yield from super().compose()
        yield Scale(*self.question.anchors)

    def show(self, draft: Draft) -> None:
        """Show the rating so far."""
        self.query_one(Scale).value = getattr(draft, self.question.name)

    def answered(self, draft: Draft) -> Draft:
        """Return the draft with the rating, or with none."""
        return draft.with_rating(self.question.name, self.query_one(Scale).value)

    def enter(self) -> None:
        """Focus the scale."""
        self.query_one(Scale).focus()

    def on_scale_submitted(self) -> None:
        """Go on."""
        self.post_message(self.Done(self))
