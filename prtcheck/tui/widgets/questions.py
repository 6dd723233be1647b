"""A list of questions with the answer to the one under the cursor beside or below it."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option


class QuestionList(OptionList):
    """A list whose page keys scroll the answer, since it is short and the answer may be long."""

    BINDINGS = [
        Binding("pagedown,space", "page_answer(1)", "Scroll the answer down", show=False),
        Binding("pageup", "page_answer(-1)", "Scroll the answer up", show=False),
    ]

    def action_page_answer(self, direction: int) -> None:
        """Scroll the answer by its height."""
        answer = self.screen.query_one("#answer")
        answer.scroll_relative(y=direction * answer.size.height, animate=False)


class Questions(Container):
    """Questions to choose from, and an answer."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._answers: Sequence[Content] = ()

    def compose(self) -> ComposeResult:
        """Add the list and the answer."""
        yield QuestionList(id="questions", markup=False, compact=True)
        yield VerticalScroll(Static(markup=False), id="answer", can_focus=False)

    def show_answers(self, answers: Sequence[tuple[str, Content]]) -> None:
        """Show other answers; the cursor stays where it was, as far as there are as many."""
        rows = self.query_one(QuestionList)
        highlighted = rows.highlighted or 0
        self._answers = [answer for _, answer in answers]
        rows.set_options(Option(Content(question)) for question, _ in answers)
        rows.highlighted = min(highlighted, len(answers) - 1)

    @on(OptionList.OptionHighlighted)
    def show_answer(self, event: OptionList.OptionHighlighted) -> None:
        """Show the answer to the question under the cursor."""
        self.query_one("#answer Static", Static).update(self._answers[event.option_index])
        self.query_one("#answer").scroll_home(animate=False)
