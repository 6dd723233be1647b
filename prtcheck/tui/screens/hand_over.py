"""Handing over: what, of which days, with what in it, and where the file goes."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from prtcheck.actions.hand_over import Choices, FileKind, plan_hand_over
from prtcheck.actions.look import find_period
from prtcheck.context import Context
from prtcheck.core.period import Range
from prtcheck.core.text import pluralize, without_commands
from prtcheck.errors import PrtcheckError
from prtcheck.path_checks import to_path
from prtcheck.tui.screens.base import ListScreen
from prtcheck.tui.screens.dialogs import ChoiceDialog, TextDialog
from prtcheck.tui.widgets.wrapped_list import IndentedText
from prtcheck.wording.day import format_left_out

_KINDS = {
    FileKind.PDF: "Report for a therapist, PDF",
    FileKind.HTML: "Report for a therapist, web page",
    FileKind.CSV: "Table for a spreadsheet, CSV",
    FileKind.JSON: "Everything, with its history, JSON",
}
_ABOUT = {
    FileKind.PDF: "One page to print or send: pain, fear of movement, causes and activities.",
    FileKind.HTML: "One page to open in a browser. It loads nothing from the internet.",
    FileKind.CSV: "One row a day. Spreadsheets open it, and prtcheck can import it.",
    FileKind.JSON: "Every answer and every earlier version. Another prtcheck can import it.",
}
_UNPROTECTED = "The file is not encrypted: anyone who has it can read it."
_DAYS = (30, 90, 365, None)
"""The last so many; None is all."""
_REPLACE = {"n": "no", "y": "yes, replace the file"}
_INDENT = 4
NO_CHECK_INS = "No check-ins in these days. Nothing was written."
NOT_WRITTEN = "Nothing was written."


@dataclass
class Wishes:
    """What the person chose so far; what was not touched follows from the kind of file."""

    kind: FileKind = FileKind.PDF
    touched: dict[str, int | bool | None] = field(default_factory=dict)

    MARKS: ClassVar = {
        "notes": "Notes",
        "causes": "Your own words for causes",
        "excel": "Mark the file as UTF-8, which Excel needs",
    }

    def __getitem__(self, name: str) -> int | bool | None:
        """Return days, notes, causes or excel."""
        is_report = self.kind.is_report
        usual = {"days": 90 if is_report else None, "notes": not is_report, "causes": True}
        return self.touched.get(name, usual.get(name, False))

    def marks(self) -> list[str]:
        """Return what may be marked for this kind of file."""
        if self.kind.is_report:
            return ["notes", "causes"]
        return ["notes", "excel"] if self.kind is FileKind.CSV else ["notes"]

    def to_choices(self) -> Choices:
        """Return all of it."""
        days = self["days"]
        notes, causes, excel = (bool(self[name]) for name in self.MARKS)
        return Choices(self.kind, days, notes, causes, excel)


class HandOverScreen(ListScreen):
    """A form of rows to choose from, and the row that makes the file."""

    CSS_PATH = "hand_over.tcss"
    KEYS = (
        "↑ ↓          move\n"
        "Tab          next part, Shift+Tab the one before\n"
        "Space Enter  choose, mark or unmark\n"
        "f            change the file's name or folder\n"
        "m            make the file\n"
        "Esc q        back"
    )
    BINDINGS = [
        Binding("m", "make", "Make it", id="handover.make"),
        Binding("f", "name", "File", id="handover.file"),
        Binding("space", "choose", "Choose", show=False, id="handover.choose"),
        Binding("tab", "next_part(1)", "Next part", show=False, id="handover.next"),
        Binding("shift+tab", "next_part(-1)", "Part before", show=False, id="handover.previous"),
        Binding("escape,q", "back", "Back", id="handover.back"),
        Binding("f1,question_mark", "help", "Help", key_display="F1", id="handover.help"),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._wishes = Wishes()
        self._target = Path("~", f"prtcheck-{context.today}{FileKind.PDF}")
        self._counts: dict[int | None, int] = {}
        self._is_busy = False

    def compose(self) -> ComposeResult:
        """Add the rows, what the chosen kind of file is, the message line and the keys."""
        with Horizontal():
            yield OptionList(markup=False, compact=True, classes="pane")
            yield Static(id="about", markup=False, classes="pane")
        yield Static(id="news", markup=False)
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Show the rows at once; the numbers of check-ins follow."""
        self.set_heading("Hand over")
        self.query_one("#about").border_title = "What this is"
        self._show_rows()
        super().on_mount()

    def on_resize(self, _event: events.Resize) -> None:
        """Leave out the blank rows in a low window."""
        self.call_after_refresh(self._show_rows)

    def read_content(self) -> Callable[[], None]:
        """Count the check-ins of each choice of days."""
        periods = {days: find_period(self.context, Range(days=days)) for days in _DAYS}
        logged_days = self.context.logged_days.logged_days
        counts = {days: len(logged_days(*period)) for days, period in periods.items()}
        return partial(self._show_counts, counts)

    def _show_counts(self, counts: dict[int | None, int]) -> None:
        self._counts = counts
        self._show_rows()

    def _show_rows(self) -> None:
        highlighted = self._highlighted_id or f"kind-{self._wishes.kind}"
        self.rows.set_options(self._rows())
        self.rows.highlighted = self.rows.get_option_index(highlighted)
        about = f"{_ABOUT[self._wishes.kind]}\n\n{_UNPROTECTED}"
        self.query_one("#about", Static).update(about)

    def _rows(self) -> list[Option]:
        wishes = self._wishes
        return [
            self._heading("What"),
            *(
                _row(f"kind-{kind}", _dot(kind is wishes.kind), label)
                for kind, label in _KINDS.items()
            ),
            self._heading("Which days"),
            *(
                _row(f"days-{days}", _dot(days == wishes["days"]), self._days_label(days))
                for days in _DAYS
            ),
            self._heading("With"),
            *(
                _row(f"mark-{name}", "[x]" if wishes[name] else "[ ]", Wishes.MARKS[name])
                for name in wishes.marks()
            ),
            self._heading("Where to, f changes it"),
            _row("name", "  ▸", without_commands(str(self._target))),
            Option(Text("  Make it" if self._is_low else "\n    Make it\n", "bold"), id="make"),
        ]

    @property
    def _is_low(self) -> bool:
        return self.has_class("-short")

    def _heading(self, text: str) -> Option:
        is_first = text == "What"
        return Option(text if self._is_low or is_first else f"\n{text}", disabled=True)

    def _days_label(self, days: int | None) -> str:
        label = f"The last {days} days" if days else "All days"
        number = self._counts.get(days)
        return label if number is None else f"{label}, {pluralize(number, 'check-in')}"

    @property
    def _highlighted_id(self) -> str | None:
        row = self.rows.highlighted
        return None if row is None else self.rows.get_option_at_index(row).id

    @on(OptionList.OptionSelected)
    def take_chosen(self, event: OptionList.OptionSelected) -> None:
        """Choose or mark a row, or run what it stands for."""
        part, _, value = (event.option_id or "").partition("-")
        if part == "make":
            self.action_make()
        elif part == "name":
            self.action_name()
        else:
            self._choose(part, value)

    def _choose(self, part: str, value: str) -> None:
        if part == "kind":
            self._wishes.kind = FileKind(value)
            if self._target.suffix.lower() in set(FileKind):
                self._target = self._target.with_suffix(value)
        elif part == "days":
            self._wishes.touched["days"] = None if value == "None" else int(value)
        else:
            self._wishes.touched[value] = not self._wishes[value]
        self.show_message(None)
        self._show_rows()

    def action_choose(self) -> None:
        """Choose the highlighted row."""
        self.rows.action_select()

    def action_next_part(self, step: int) -> None:
        """Go to the first row of the next part, or of the one before."""
        parts: dict[str, int] = {}
        for index, option in enumerate(self.rows.options):
            if option.id:
                parts.setdefault(option.id.partition("-")[0], index)
        names = list(parts)
        present = names.index((self._highlighted_id or "kind").partition("-")[0])
        self.rows.highlighted = parts[names[(present + step) % len(names)]]

    @work
    async def action_name(self) -> None:
        """Ask for the file's name and folder."""
        if self._is_busy:
            return
        dialog = TextDialog("Where the file goes:", without_commands(str(self._target)))
        typed = await self.app.push_screen_wait(dialog)
        if typed:
            self._target = _to_target(without_commands(typed))
            self.show_message(None)
            self._show_rows()

    @work
    async def action_make(self) -> None:
        """Make the file, after a question if it takes the place of another."""
        if self._is_busy:
            return
        self._is_busy = True
        try:
            message = await self._make()
        except PrtcheckError as error:
            message = without_commands(str(error))
        finally:
            self._is_busy = False
        self.show_message(message)

    async def _make(self) -> str:
        choices, target = self._wishes.to_choices(), to_path(str(self._target))
        self.show_message("Reading the diary ...")
        self.context.left_out.clear()
        plan = await asyncio.to_thread(plan_hand_over, self.context, choices, target)
        if not plan.check_ins:
            return NO_CHECK_INS
        shown = without_commands(str(target))
        if plan.replaced:
            dialog = ChoiceDialog(f"Write {shown}{plan.replaced}?", _REPLACE)
            if await self.app.push_screen_wait(dialog) != "y":
                return NOT_WRITTEN
        self.show_message(f"Writing {shown} ...")
        await asyncio.to_thread(plan.write)
        self.context.notify(f"Written to {shown}")
        return "\n".join(["Written to", shown, *format_left_out(self.context.left_out)])

    def action_back(self) -> None:
        """Go back, unless the file is being written: where it lies would not be said."""
        if not self._is_busy:
            self.dismiss(None)


def _to_target(typed: str) -> Path:
    """Return the full path of a file, except that ~ stays as it was typed."""
    return Path(typed) if typed.startswith("~") else Path(typed).absolute()


def _row(name: str, mark: str, label: str) -> Option:
    return Option(IndentedText((f"{mark} {label}", _INDENT)), id=name)


def _dot(is_chosen: bool) -> str:  # noqa: FBT001 - the one thing it says
    return "(•)" if is_chosen else "( )"
