"""The step that asks for the activities done."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from prtcheck.core.check_in import LONGEST_ACTIVITY
from prtcheck.core.draft import Draft
from prtcheck.core.questions import Question
from prtcheck.core.text import fold, printable
from prtcheck.tui.steps.step import Step

_ADD = "add"
"""Id of the row that adds what was typed."""


class ActivitiesStep(Step):
    """Tick what was done; typed letters filter the list or add to it."""

    hints = (
        "Space    tick or untick; while letters are typed: one more of them\n"
        "↑ ↓      move\n"
        "letters  filter the list, or name something new\n"
        "Enter    while letters are typed: tick or add, never untick; else next question"
    )

    BINDINGS = [
        Binding("space", "tick", "Tick", id="activities.tick", priority=True),
        Binding("enter", "take", "Next", key_display="enter", id="activities.next", priority=True),
        Binding("backspace", "rub_out", show=False, priority=True),
    ]

    def __init__(self, question: Question, usual: Sequence[str]) -> None:
        super().__init__(question)
        self._names = list(dict.fromkeys(usual))
        self._ticked: list[str] = []
        self._typed = ""

    def compose(self) -> ComposeResult:
        """Show the question, what is typed and the list."""
        yield from super().compose()
        yield Static(id="typed", markup=False)
        yield OptionList(compact=True, markup=False)

    @property
    def _list(self) -> OptionList:
        return self.query_one(OptionList)

    def show(self, draft: Draft) -> None:
        """Show what is ticked so far."""
        self._ticked = list(draft.activities)
        self._names = list(dict.fromkeys([*self._names, *self._ticked]))
        self._type(self._typed)

    def answered(self, draft: Draft) -> Draft:
        """Return the draft with what is ticked."""
        return replace(draft, activities=tuple(self._ticked))

    def enter(self) -> None:
        """Focus the list."""
        self._list.focus()

    def _type(self, typed: str) -> None:
        self._typed = typed[:LONGEST_ACTIVITY]
        if len(typed) > LONGEST_ACTIVITY:
            hint = f"Up to {LONGEST_ACTIVITY} characters are kept: {self._typed}▏"
        elif typed:
            hint = f"Filter or add: {typed}▏"
        elif self._names:
            hint = "Space ticks, letters filter or add."
        else:
            hint = "Type what you did, for example walk, and press Enter."
        self.query_one("#typed", Static).update(hint)
        self._list_again()

    def _list_again(self, highlight: int | None = 0) -> None:
        rows = [Option(self._row(name), id=f"name-{at}") for at, name in self._shown()]
        new = self._typed.strip()
        if new and fold(new) not in map(fold, self._names):
            rows.append(Option(Text(f"  + add: {new}"), id=_ADD))
        self._list.set_options(rows)
        self._list.highlighted = highlight if rows else None

    def _shown(self) -> Iterable[tuple[int, str]]:
        wanted = fold(self._typed)
        return [(at, name) for at, name in enumerate(self._names) if wanted in fold(name)]

    def _row(self, name: str) -> Text:
        mark = "[x]" if name in self._ticked else "[ ]"
        return Text(f"{mark} {printable(name)}")

    def on_key(self, event: events.Key) -> None:
        """Take typed letters into the filter."""
        if event.is_printable and event.character and event.character != ";":
            event.stop()
            self._type(self._typed + event.character)

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted text into the filter."""
        event.stop()
        self._type(self._typed + printable(event.text).replace(";", ","))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tick the row that was clicked."""
        event.stop()
        self._pick(event.option)

    def action_rub_out(self) -> None:
        """Take back the last typed letter."""
        self._type(self._typed[:-1])

    def action_tick(self) -> None:
        """Tick the highlighted row; among typed letters it is one of them."""
        option = self._highlighted()
        if self._typed:
            self._type(self._typed + " ")
        elif option:
            self._pick(option)

    def action_take(self) -> None:
        """Tick or add what was typed; with nothing typed go on."""
        option = self._highlighted()
        if not (self._typed.strip() and option):
            self.post_message(self.Done())
        elif self._name_of(option) in self._ticked:
            self._go_to(self._name_of(option))
        else:
            self._pick(option)

    def _highlighted(self) -> Option | None:
        return self._list.highlighted_option

    def _pick(self, option: Option) -> None:
        name = self._name_of(option)
        if option.id == _ADD:
            self._names.append(name)
        self._toggle(name)

    def _name_of(self, option: Option) -> str:
        if option.id == _ADD:
            return self._typed.strip()
        return self._names[int((option.id or "").removeprefix("name-"))]

    def _toggle(self, name: str) -> None:
        if name in self._ticked:
            self._ticked.remove(name)
        else:
            self._ticked.append(name)
        self._go_to(name)

    def _go_to(self, name: str) -> None:
        """Show the whole list again, its cursor on a name that was typed, else where it was."""
        stay = None if self._typed else self._list.highlighted
        self._type("")
        self._list.highlighted = self._names.index(name) if stay is None else stay
