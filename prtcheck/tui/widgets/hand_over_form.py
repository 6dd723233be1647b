"""The rows of the hand-over screen: what, which days, with what in it, and where to."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from rich.text import Text
from textual import events
from textual.binding import Binding
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from prtcheck.actions.hand_over import Choices, FileKind
from prtcheck.actions.report import USUAL_DAYS
from prtcheck.core.text import pluralize, printable, without_commands
from prtcheck.tui.widgets.aligned_text import AlignedText

BRING_IN = "make-bring-in"
"""The row that leads the other way."""
DAYS = (28, USUAL_DAYS, 365, None)
"""The last so many; None is all."""
_KINDS = {
    FileKind.PDF: "Report for a therapist, PDF",
    FileKind.HTML: "Report for a therapist, web page",
    FileKind.CSV: "Table for a spreadsheet, CSV",
    FileKind.JSON: "Everything with history, JSON",
}
_MARKS = {
    "with_notes": "Notes",
    "with_causes": "Your own words for causes",
    "with_exceptions": "Exceptions",
    "with_password": "A password to open the file",
    "for_excel": "A byte-order mark, so that Excel reads UTF-8",
}


class HandOverForm(OptionList):
    """Rows to choose from and to mark, which need no colour; the last one makes the file."""

    BINDINGS = [
        Binding("space", "select", "Choose", show=False),
        Binding("tab", "next_part(1)", "Next part", show=False),
        Binding("shift+tab", "next_part(-1)", "Part before", show=False),
    ]

    def __init__(self, today: date) -> None:
        super().__init__(markup=False, compact=True, classes="pane")
        self.kind = FileKind.PDF
        self.target = Path("~", f"prtcheck-{today}{self.kind}")
        """Where the file goes; ~ stays as it was typed."""
        self.person = ""
        """The person's name or initials, for a report."""
        self._days: list[int | None] = []
        """The days once they were chosen, last."""
        self._marked: dict[str, bool] = {}
        """The marks that were set or removed."""
        self._counts: Mapping[int | None, int] = {}

    @property
    def choices(self) -> Choices:
        """What was chosen; what was not touched follows from the kind of file."""
        is_report = self.kind.is_report
        usual = dict.fromkeys(_MARKS, False) | {"with_notes": not is_report, "with_causes": True}
        days = [USUAL_DAYS if is_report else None, *self._days][-1]
        return Choices(self.kind, days, **(usual | self._marked), name=self.person)

    def on_mount(self) -> None:
        """Show the rows at once; the numbers of check-ins follow."""
        self.show_rows()

    def on_resize(self, _event: events.Resize) -> None:
        """Leave out the blank rows in a low window."""
        self.call_after_refresh(self.show_rows)

    def show_counts(self, counts: Mapping[int | None, int]) -> None:
        """Show how many check-ins each choice of days holds."""
        self._counts = counts
        self.show_rows()

    def set_person(self, name: str) -> None:
        """Change the name that is on a report."""
        self.person = name
        self.show_rows()

    def set_target(self, target: Path) -> None:
        """Change where the file goes."""
        self.target = target
        self.show_rows()

    def show_rows(self) -> None:
        """Show the choices as they now are, the cursor on its row."""
        highlighted = self._highlighted_id
        self.set_options(self._rows())
        self.highlighted = self.get_option_index(highlighted)

    def _rows(self) -> list[Option]:
        chosen = self.choices
        marked = chosen._asdict()
        return [
            self._heading("What"),
            *(_row(f"kind-{k}", _dot(k is chosen.kind), name) for k, name in _KINDS.items()),
            self._heading("Which days"),
            *(_row(f"days-{d or ''}", _dot(d == chosen.days), self._label(d)) for d in DAYS),
            self._heading("With"),
            *(_row(f"mark-{m}", _cross(marked[m]), _MARKS[m]) for m in self._marks()),
            *self._person_rows(),
            self._heading("Where to"),
            _row("name", "   ", without_commands(str(self.target))),
            Option(Text("    Make it" if self._is_low else "\n    Make it\n", "bold"), id="make"),
            _row(BRING_IN, "   ", "Bring in a file instead"),
        ]

    def _marks(self) -> list[str]:
        """Return what may be marked for this kind of file."""
        if self.kind.is_report:
            password = ["with_password"] if self.kind is FileKind.PDF else []
            return ["with_notes", "with_causes", "with_exceptions", *password]
        return ["with_notes", "for_excel"] if self.kind is FileKind.CSV else ["with_notes"]

    def _person_rows(self) -> list[Option]:
        person = printable(self.person) or "none"
        return [_row("mark-person", "   ", f"Your name or initials: {person}")][
            : self.kind.is_report
        ]

    @property
    def _is_low(self) -> bool:
        return self.screen.has_class("-short")

    def _heading(self, text: str) -> Option:
        is_first = text == "What"
        return Option(text if self._is_low or is_first else f"\n{text}", disabled=True)

    def _label(self, days: int | None) -> str:
        label = f"The last {days} days" if days else "All days"
        number = self._counts.get(days)
        return label if number is None else f"{label}, {pluralize(number, 'check-in')}"

    @property
    def _highlighted_id(self) -> str:
        row = self.highlighted
        name = None if row is None else self.get_option_at_index(row).id
        return name or f"kind-{self.kind}"

    def choose(self, row: str) -> None:
        """Choose or mark a row by its id."""
        part, _, value = row.partition("-")
        if part == "kind":
            self._choose_kind(FileKind(value))
        elif part == "days":
            self._days.append(int(value) if value else None)
        else:
            self._marked[value] = not self.choices._asdict()[value]
        self.show_rows()

    def _choose_kind(self, kind: FileKind) -> None:
        self.kind = kind
        if self.target.suffix.lower() in set(FileKind):
            self.target = self.target.with_suffix(kind)

    def action_next_part(self, step: int) -> None:
        """Go to the first row of the next part, or of the one before."""
        parts: dict[str, int] = {}
        for index, option in enumerate(self.options):
            if option.id:
                parts.setdefault(option.id.partition("-")[0], index)
        names = list(parts)
        present = names.index(self._highlighted_id.partition("-")[0])
        self.highlighted = parts[names[(present + step) % len(names)]]


def _row(name: str, mark: str, label: str) -> Option:
    return Option(AlignedText([(mark, [label])], gap=1), id=name)


def _dot(is_chosen: bool) -> str:  # noqa: FBT001 - the one thing it says
    return "(•)" if is_chosen else "( )"


def _cross(is_marked: bool) -> str:  # noqa: FBT001 - likewise
    return "[x]" if is_marked else "[ ]"
