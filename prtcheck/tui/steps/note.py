"""The step that asks for a note."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import TextArea

from prtcheck.core.draft import Draft
from prtcheck.core.text import printable
from prtcheck.tui.steps.step import Step
from prtcheck.tui.widgets.answered import Answered


class NoteArea(TextArea):
    """Several lines of text; Enter submits them, as it does in every step."""

    BINDINGS = [
        Binding("enter", "submit", "Save", key_display="enter", id="note.save", priority=True),
        Binding("ctrl+j,shift+enter,alt+enter", "new_line", "New line", show=False),
    ]

    def action_submit(self) -> None:
        """Submit the note, which may be empty."""
        self.post_message(Answered())

    def action_new_line(self) -> None:
        """Begin a new line."""
        self.insert("\n")


class NoteStep(Step):
    """A note of any length, or none."""

    KEYS = (
        "type     anything you want to keep, or leave it empty\n"
        "Ctrl+J   new line\n"
        "Enter    save the check-in"
    )

    _note = ""
    """The note as the draft holds it."""

    def compose(self) -> ComposeResult:
        """Show the question and an area for the note."""
        yield from super().compose()
        yield NoteArea(soft_wrap=True, tab_behavior="focus", compact=True)

    def show_answer(self, draft: Draft) -> None:
        """Show the note so far, without control characters."""
        self._note = draft.note
        self.query_one(NoteArea).text = _printable_lines(self._note)

    def add_answer(self, draft: Draft) -> Draft:
        """Return the draft with the note; an unchanged note stays the same to the letter."""
        text = self.query_one(NoteArea).text
        is_unchanged = text == _printable_lines(self._note)
        answer = self._note if is_unchanged else text.strip()
        return draft.with_text(self.question, answer)

    def focus_answer(self) -> None:
        """Focus the end of the note."""
        area = self.query_one(NoteArea)
        area.focus()
        area.move_cursor(area.document.end)


def _printable_lines(note: str) -> str:
    return "\n".join(printable(line) for line in note.splitlines())
