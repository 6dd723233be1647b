"""What every step of the check-in has, the bar that names them, and those that ask for a rating."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from prtcheck.core.draft import Draft
from prtcheck.core.questions import Question
from prtcheck.tui.widgets.scale import Scale


class StepBar(Static):
    """Where one is among the questions, readable without colour."""

    def at(self, questions: Sequence[Question], current: int) -> None:
        """Mark the question that is asked now."""
        titles = dict.fromkeys(question.title for question in questions)
        here = questions[current].title
        marked = [f"[{title}]" if title == here else f" {title} " for title in titles]
        self.update("".join(marked))


class Step(VerticalScroll, can_focus=False):
    """One question: it shows a draft's answer and gives back the draft with the answer taken."""

    hints = ""
    """The keys of this step, for the help screen."""

    class Done(Message):
        """The person goes on to the next question."""

    def __init__(self, question: Question) -> None:
        super().__init__(id=question.name)
        self.question = question

    def on_mount(self) -> None:
        """Keep what is in question in sight when the step or its window changes."""
        for what in ("virtual_size", "size"):
            self.watch(self, what, self.keep_in_sight, init=False)

    @property
    def in_question(self) -> Widget | None:
        """What the next key is for, if that is less than the whole step."""
        return None

    def keep_in_sight(self) -> None:
        """Scroll to what is in question, once all is where it belongs."""
        self.call_after_refresh(self._scroll)

    def _scroll(self) -> None:
        if self.in_question is not None:
            self.in_question.scroll_visible(animate=False)

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
        self.post_message(self.Done())
