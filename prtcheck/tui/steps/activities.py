"""The step that asks for the activities done."""

from dataclasses import replace
from datetime import date

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from prtcheck.context import Context
from prtcheck.core.check_in import LONGEST_ACTIVITY
from prtcheck.core.draft import Draft
from prtcheck.core.questions import Question
from prtcheck.core.text import fold, printable
from prtcheck.tui.steps.step import Step
from prtcheck.tui.widgets.answered import Answered
from prtcheck.tui.widgets.tick_list import TickList, TickRow


class ActivitiesStep(Step):
    """A list to tick; typed letters filter it or add to it."""

    KEYS = (
        "Space    tick or untick (a space while you type)\n"
        "↑ ↓ ← →  move\n"
        "letters  filter the list, or name a new activity\n"
        "Enter    next question, or tick or add what you typed"
    )

    BINDINGS = [
        Binding("space", "tick", "Tick", id="activities.tick", priority=True),
        Binding("enter", "take", "Next", key_display="enter", id="activities.next", priority=True),
        Binding("backspace", "erase", show=False, priority=True),
    ]

    def __init__(self, question: Question, context: Context, day: date) -> None:
        super().__init__(question, context, day)
        settings = context.settings
        usual = dict.fromkeys([*settings.activities, *context.diary.activities_by_use()])
        self._names = [name for name in usual if name not in settings.hidden]
        self._shown: list[str] = []
        """The names of the rows; the last one may be what was typed, to be added."""
        self._ticked: list[str] = []
        self._typed = ""

    def compose(self) -> ComposeResult:
        """Show the question, the typed letters and the list."""
        yield from super().compose()
        yield Static(id="typed", markup=False)
        yield TickList()

    @property
    def _list(self) -> TickList:
        return self.query_one(TickList)

    def show_answer(self, draft: Draft) -> None:
        """Show the ticked activities so far."""
        self._ticked = list(draft.activities)
        self._names = list(dict.fromkeys([*self._names, *self._ticked]))
        self._set_typed(self._typed)

    def add_answer(self, draft: Draft) -> Draft:
        """Return the draft with the ticked activities."""
        return replace(draft, activities=tuple(self._ticked))

    def _set_typed(self, typed: str) -> None:
        self._typed = typed[:LONGEST_ACTIVITY]
        hint = self._format_hint(is_too_long=len(typed) > LONGEST_ACTIVITY)
        self.query_one("#typed", Static).update(hint)
        title = f"Filter or add: {printable(self._typed)}▏" if self._typed else ""
        self.query_ancestor("StepSwitcher", Widget).border_title = Content(title)
        self._refresh_rows()

    def _format_hint(self, *, is_too_long: bool) -> str:
        if is_too_long:
            return f"Only {LONGEST_ACTIVITY} characters are kept."
        if self._typed:
            return "Enter ticks the chosen one, or adds what you typed."
        if self._names:
            return "Space ticks, letters filter or add."
        return "Type what you did, for example walk, and press Enter."

    def _refresh_rows(self) -> None:
        new, wanted = self._typed.strip(), fold(self._typed)
        self._shown = [name for name in self._names if wanted in fold(name)]
        rows = [TickRow(name, name in self._ticked) for name in self._shown]
        if new and fold(new) not in map(fold, self._names):
            self._shown.append(new)
            rows.append(TickRow(new, None))
        self._list.set_rows(rows)

    def on_key(self, event: events.Key) -> None:
        """Add a letter to the filter."""
        if event.is_printable and event.character and event.character != ";":
            event.stop()
            self._set_typed(self._typed + event.character)

    def on_paste(self, event: events.Paste) -> None:
        """Add pasted text to the filter."""
        event.stop()
        self._set_typed(self._typed + printable(event.text).replace(";", ","))

    @on(TickList.Clicked)
    def tick_clicked(self, event: TickList.Clicked) -> None:
        """Tick the row that was clicked."""
        event.stop()
        self._tick(self._shown[event.at])

    def action_erase(self) -> None:
        """Remove the last typed letter."""
        self._set_typed(self._typed[:-1])

    @property
    def _highlighted_name(self) -> str | None:
        row = self._list.highlighted
        return None if row is None else self._shown[row]

    def action_tick(self) -> None:
        """Tick the highlighted row; while letters are typed, add a space to them."""
        if self._typed:
            self._set_typed(self._typed + " ")
        elif self._highlighted_name:
            self._tick(self._highlighted_name)

    def action_take(self) -> None:
        """Tick or add what was typed; with nothing typed go on."""
        name = self._highlighted_name
        if not (self._typed.strip() and name):
            self.post_message(Answered())
        elif name in self._ticked:
            self._highlight(name)
        else:
            self._tick(name)

    def _tick(self, name: str) -> None:
        """Tick an activity or untick it, and list it if it is new."""
        if name not in self._names:
            self._names.append(name)
        if name in self._ticked:
            self._ticked.remove(name)
        else:
            self._ticked.append(name)
        self._highlight(name)

    def _highlight(self, name: str) -> None:
        """Show the whole list; the cursor goes to a typed name, else it stays on its row."""
        stay = None if self._typed else self._list.highlighted
        self._set_typed("")
        self._list.highlighted = self._names.index(name) if stay is None else stay
