"""A new password, typed twice."""

from textual import on
from textual.containers import VerticalGroup
from textual.widgets import Input, Static

from prtcheck.formats.report.encrypt import find_password_fault
from prtcheck.tui.screens.dialogs import QuestionDialog

_QUESTION = "Only this password opens the file. prtcheck keeps no copy of it."
_DIFFERENT = "The two passwords differ. Type both again."


class PasswordDialog(QuestionDialog[str]):
    """Two masked lines; it returns the password once both are the same."""

    def __init__(self) -> None:
        super().__init__(_QUESTION, "Password")

    def make_answer(self) -> VerticalGroup:
        """Return the lines to type in."""
        names = {"first": "Password", "again": "The same password again"}
        return VerticalGroup(
            *(Input(password=True, compact=True, placeholder=n, id=i) for i, n in names.items())
        )

    @on(Input.Submitted, "#first")
    def go_on(self, event: Input.Submitted) -> None:
        """Go to the second line, unless this is no password."""
        event.stop()
        if fault := find_password_fault(event.value):
            self._ask_again(fault)
        else:
            self.query_one("#again").focus()

    @on(Input.Submitted, "#again")
    def return_password(self, event: Input.Submitted) -> None:
        """Return the password that both lines hold."""
        event.stop()
        password = self.query_one("#first", Input).value
        fault = find_password_fault(password) or (_DIFFERENT if event.value != password else "")
        if fault:
            self._ask_again(fault)
        else:
            self.dismiss(password)

    def _ask_again(self, fault: str) -> None:
        self.query_one(Static).update(fault)
        for line in self.query(Input):
            line.clear()
        self.query_one("#first").focus()
