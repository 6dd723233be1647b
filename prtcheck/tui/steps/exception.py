"""The step that asks for an exception, in own words on one line."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input

from prtcheck.core.draft import Draft
from prtcheck.core.text import printable
from prtcheck.tui.steps.causes import CauseInput
from prtcheck.tui.steps.step import Step
from prtcheck.tui.widgets.answered import Answered


class ExceptionInput(CauseInput):
    """One line of text, painted as the lines of causes are."""

    BINDINGS = [
        Binding("enter", "submit", "Next", key_display="enter", id="exception.next"),
    ]


class ExceptionStep(Step):
    """What the pain did that was not expected, or nothing."""

    KEYS = "type     in your own words, or leave it empty\nEnter    next question"

    _exception = ""
    """The exception as the draft holds it."""

    def compose(self) -> ComposeResult:
        """Show the question and a line for the answer."""
        yield from super().compose()
        yield ExceptionInput()

    def show_answer(self, draft: Draft) -> None:
        """Show the exception so far on one line."""
        self._exception = draft.exception
        self.query_one(ExceptionInput).set_text(_to_line(draft.exception))

    def add_answer(self, draft: Draft) -> Draft:
        """Return the draft with the exception; an unchanged one stays the same to the letter."""
        text = self.query_one(ExceptionInput).value
        is_unchanged = text == _to_line(self._exception)
        return draft.with_text(self.question, self._exception if is_unchanged else text.strip())

    @on(Input.Submitted)
    def submit(self, event: Input.Submitted) -> None:
        """Submit the exception, which may be empty."""
        event.stop()
        self.post_message(Answered())

    def focus_answer(self) -> None:
        """Focus the line."""
        self.query_one(ExceptionInput).focus()


def _to_line(text: str) -> str:
    return printable(" ".join(text.splitlines()))
