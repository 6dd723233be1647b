"""Short questions and texts on top of a screen."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Generic, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.visual import VisualType
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from prtcheck.core.days import DATE_HELP, parse_day, require_past
from prtcheck.errors import InvalidInputError
from prtcheck.tui.widgets.aligned_text import AlignedText

Answer = TypeVar("Answer")

_ROOMY_FROM = 24
"""Height from which each choice has three lines, for a mouse or a finger."""
_ROOMY_ROWS = 4.5
"""The rows of the window that such a choice needs, so that all of them are seen."""


class QuestionDialog(ModalScreen[Answer | None], Generic[Answer]):
    """A question with a widget that takes its answer; it returns that, or None after Esc."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS = [Binding("escape", "dismiss(None)", "Back")]

    def __init__(self, question: str, title: str = "") -> None:
        super().__init__()
        self._question = question
        self._title = title

    def compose(self) -> ComposeResult:
        """Show the question and what takes its answer."""
        with VerticalScroll(classes="dialog", can_focus=False) as frame:
            yield Static(self._question, markup=False)
            yield self.make_answer()
        frame.border_title = Content(self._title)
        frame.border_subtitle = Content("esc back")

    def make_answer(self) -> Widget:
        """Return what takes the answer."""
        raise NotImplementedError


class ChoiceDialog(QuestionDialog[str]):
    """A question with a few choices by their keys; it returns the chosen key."""

    def __init__(self, question: str, choices: Mapping[str, str], present: str = "") -> None:
        super().__init__(question)
        self._choices = choices
        self._present = present
        """The key on which the cursor begins; else it is on the first."""

    def make_answer(self) -> OptionList:
        """Return the choices, in large rows where there is room."""
        height = self.app.size.height
        is_roomy = height >= max(_ROOMY_FROM, _ROOMY_ROWS * len(self._choices))
        air = [("", [""])] if is_roomy else []
        rows = (
            Option(AlignedText([*air, (f" {key}", [label]), *air]), id=key)
            for key, label in self._choices.items()
        )
        answers = OptionList(*rows, markup=False, compact=True)
        answers.highlighted = list(self._choices).index(self._present) if self._present else 0
        return answers

    def on_key(self, event: events.Key) -> None:
        """Return the choice whose key was pressed."""
        if event.character in self._choices:
            event.stop()
            self.dismiss(event.character)

    @on(OptionList.OptionSelected)
    def return_choice(self, event: OptionList.OptionSelected) -> None:
        """Return the chosen row's key."""
        self.dismiss(event.option_id)


class TextDialog(QuestionDialog[str]):
    """A question answered with a few words; it returns them."""

    def __init__(self, question: str, title: str = "", value: str = "") -> None:
        super().__init__(question, title)
        self._value = value

    def make_answer(self) -> Input:
        """Return a line to type in."""
        return Input(self._value, compact=True, select_on_focus=False)

    @on(Input.Submitted)
    def return_text(self, event: Input.Submitted) -> None:
        """Return the answer."""
        event.stop()
        self.dismiss(event.value.strip())


class DayDialog(QuestionDialog[date]):
    """A question for a day; what is no such day is asked for again, as it was typed."""

    def __init__(  # noqa: PLR0913 - each says which day is meant
        self,
        question: str,
        title: str,
        today: date,
        *,
        usual: date | None = None,
        of_empty: date | None = None,
        is_past: bool = False,
    ) -> None:
        super().__init__(f"{question} {DATE_HELP}.", title)
        self._today = today
        self._usual = usual
        """The day in the line at first; what is typed takes its place."""
        self._of_empty = of_empty
        """What an empty line means."""
        self._is_past = is_past
        """Whether it may not lie in the future."""

    def make_answer(self) -> Input:
        """Return a line to type in."""
        return Input(str(self._usual or ""), compact=True)

    @on(Input.Submitted)
    def return_day(self, event: Input.Submitted) -> None:
        """Return the day, or say what is wrong with it."""
        event.stop()
        try:
            self.dismiss(self._read(event.value.strip()))
        except InvalidInputError as error:
            self.query(Static).first().update(str(error))

    def _read(self, typed: str) -> date | None:
        if not typed:
            return self._of_empty
        day = parse_day(typed, self._today)
        if self._is_past:
            require_past(day, self._today)
        return day


class PageDialog(ModalScreen[None]):
    """A short text to read and close."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS = [Binding("escape,enter,question_mark,f1,q", "dismiss(None)", "Back")]

    CLOSED_BY: ClassVar[str] = "esc close"
    """How it is closed, for its lower border."""

    def __init__(self, title: str, text: VisualType) -> None:
        super().__init__()
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        """Show the text, with how it is closed in the lower border."""
        with VerticalScroll(classes="dialog") as frame:
            yield Static(self._text)
        frame.border_title = Content(self._title)
        frame.border_subtitle = Content.from_markup(self.CLOSED_BY)
