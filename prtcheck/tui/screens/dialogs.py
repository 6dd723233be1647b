"""Short questions on top of a screen, and the help on its keys."""

import re
from collections.abc import Mapping

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from prtcheck.tui.widgets.wrapped_list import IndentedText


class QuestionDialog(ModalScreen[str | None]):
    """A question with a widget that takes its answer; it returns that, or None after Esc."""

    BINDINGS = [Binding("escape", "dismiss(None)", "Back")]

    def __init__(self, question: str, answer: Widget) -> None:
        super().__init__()
        self._widgets = (Static(question, markup=False), answer)

    def compose(self) -> ComposeResult:
        """Show the question and what takes its answer."""
        yield VerticalScroll(*self._widgets, classes="dialog", can_focus=False)


class ChoiceDialog(QuestionDialog):
    """A question with a few choices by their keys; it returns the chosen key."""

    def __init__(self, question: str, choices: Mapping[str, str]) -> None:
        rows = (Option(f"{key} · {label}", id=key) for key, label in choices.items())
        super().__init__(question, OptionList(*rows, markup=False, compact=True))
        self._choices = choices

    def on_key(self, event: events.Key) -> None:
        """Return the choice whose key was pressed."""
        if event.character in self._choices:
            event.stop()
            self.dismiss(event.character)

    @on(OptionList.OptionSelected)
    def return_choice(self, event: OptionList.OptionSelected) -> None:
        """Return the chosen row's key."""
        self.dismiss(event.option_id)


class TextDialog(QuestionDialog):
    """A question answered with a few words; it returns them."""

    def __init__(self, question: str, value: str = "") -> None:
        super().__init__(question, Input(value, compact=True, select_on_focus=False))

    @on(Input.Submitted)
    def return_text(self, event: Input.Submitted) -> None:
        """Return the answer."""
        event.stop()
        self.dismiss(event.value.strip())


class HelpDialog(ModalScreen[None]):
    """A list of keys, one a line, each with its explanation."""

    BINDINGS = [Binding("escape,enter,question_mark,f1,q", "dismiss(None)", "Back")]

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """Show the text."""
        with VerticalScroll(classes="dialog"):
            yield Static(IndentedText(*map(_with_indent, self._text.splitlines())))
            yield Static("Esc closes this.", markup=False)


def _with_indent(line: str) -> tuple[str, int]:
    """Return a line with the column in which its explanation begins."""
    key = re.match(r"\S+( \S+)*  +", line)
    return line, key.end() if key else 0
