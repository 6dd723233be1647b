"""Short questions on top of a screen, each answered with one key."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from prtcheck.tui.widgets.wrapped_list import IndentedText


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a short question."""

    key: str
    label: str


class ChoiceDialog(ModalScreen[str | None]):
    """A question whose answer is a choice's key; Esc is no answer."""

    BINDINGS = [Binding("escape", "dismiss(None)", "Back")]

    def __init__(self, question: str, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._question = question
        self._choices = choices

    def compose(self) -> ComposeResult:
        """Show the question and its answers, the first one chosen by Enter."""
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Static(self._question, markup=False)
            yield OptionList(
                *(Option(f"{c.key} · {c.label}", id=c.key) for c in self._choices),
                markup=False,
                compact=True,
            )

    def on_mount(self) -> None:
        """Let arrows and Enter choose."""
        self.query_one(OptionList).focus()

    def on_key(self, event: events.Key) -> None:
        """Take a choice's own key."""
        if event.character in {choice.key for choice in self._choices}:
            event.stop()
            self.dismiss(event.character)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the chosen row."""
        self.dismiss(event.option_id)


class TextDialog(ModalScreen[str | None]):
    """A question answered with a few words; Esc is no answer."""

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
        """Let the person type."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the answer."""
        event.stop()
        self.dismiss(event.value.strip())


def _key_and_words(line: str) -> tuple[str, int]:
    """Return a line with the column in which the words on its key begin."""
    key = re.match(r"\S+( \S+)*  +", line)
    return line, key.end() if key else 0


class HelpDialog(ModalScreen[None]):
    """The keys of what is on the screen, and of every screen."""

    BINDINGS = [Binding("escape,enter,question_mark,f1,q", "dismiss(None)", "Back")]

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """Show the text."""
        with VerticalScroll(classes="dialog"):
            yield Static(IndentedText(*map(_key_and_words, self._text.splitlines())))
            yield Static("Esc closes this.", markup=False)
