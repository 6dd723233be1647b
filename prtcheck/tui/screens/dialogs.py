"""Short questions on top of a screen, and the help on its keys."""

import re
from collections.abc import Mapping

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from prtcheck.tui.widgets.wrapped_list import IndentedText


class ChoiceDialog(ModalScreen[str | None]):
    """A question with a few choices by their keys; it returns the chosen key, or None after Esc."""

    BINDINGS = [Binding("escape", "dismiss(None)", "Back")]

    def __init__(self, question: str, choices: Mapping[str, str]) -> None:
        super().__init__()
        self._question = question
        self._choices = choices

    def compose(self) -> ComposeResult:
        """Show the question and its choices; Enter takes the first one."""
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Static(self._question, markup=False)
            yield OptionList(
                *(Option(f"{key} · {label}", id=key) for key, label in self._choices.items()),
                markup=False,
                compact=True,
            )

    def on_mount(self) -> None:
        """Focus the choices."""
        self.query_one(OptionList).focus()

    def on_key(self, event: events.Key) -> None:
        """Return the choice whose key was pressed."""
        if event.character in self._choices:
            event.stop()
            self.dismiss(event.character)

    @on(OptionList.OptionSelected)
    def return_choice(self, event: OptionList.OptionSelected) -> None:
        """Return the chosen row's key."""
        self.dismiss(event.option_id)


class TextDialog(ModalScreen[str | None]):
    """A question answered with a few words; it returns them, or None after Esc."""

    BINDINGS = [Binding("escape", "dismiss(None)", "Back")]

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """Show the question and a line for the answer."""
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Static(self._question, markup=False)
            yield Input(compact=True)

    def on_mount(self) -> None:
        """Focus the line."""
        self.query_one(Input).focus()

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
