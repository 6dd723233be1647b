"""The optional step for a note."""

from dataclasses import replace

from textual.app import ComposeResult
from textual.binding import Binding
from textual.message import Message
from textual.widgets import TextArea

from prtcheck.core.draft import Draft
from prtcheck.core.questions import Question
from prtcheck.core.text import printable
from prtcheck.tui.steps.step import Step


class NoteArea(TextArea):
    """Several lines of text in which Enter goes on, as it does everywhere in the check-in."""

    BINDINGS = [
        Binding("enter", "submit", "Save", key_display="enter", id="note.save", priority=True),
        Binding("ctrl+j,shift+enter,alt+enter", "new_line", "New line", show=False),
    ]

    class Submitted(Message):
        """Enter was pressed."""

    def action_submit(self) -> None:
        """Say that the note, or none, stands."""
        self.post_message(self.Submitted())

    def action_new_line(self) -> None:
        """Begin a new line."""
        self.insert("\n")


class NoteStep(Step):
    """A note of any length, or none."""

    hints = (
        "type     whatever you want to keep; or leave it empty\n"
        "Ctrl+J   new line\n"
        "Enter    save the check-in"
    )

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self._kept = ""

    def compose(self) -> ComposeResult:
        """Show the question and room for the note."""
        yield from super().compose()
        yield NoteArea(soft_wrap=True, tab_behavior="focus", compact=True)

    def show(self, draft: Draft) -> None:
        """Show the note so far; what a terminal would obey is shown as a space."""
        self._kept = draft.note
        self.query_one(NoteArea).text = _shown(draft.note)

    def answered(self, draft: Draft) -> Draft:
        """Return the draft with the note; one that was not changed stays as it is to the letter."""
        text = self.query_one(NoteArea).text
        unchanged = text == _shown(self._kept)
        return replace(draft, note=self._kept if unchanged else text.strip())

    def enter(self) -> None:
        """Focus the note at its end, where more is added."""
        area = self.query_one(NoteArea)
        area.focus()
        area.move_cursor(area.document.end)

    def on_note_area_submitted(self) -> None:
        """Go on."""
        self.post_message(self.Done())


def _shown(note: str) -> str:
    return "\n".join(printable(line) for line in note.splitlines())
