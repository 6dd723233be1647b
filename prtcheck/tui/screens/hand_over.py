"""Handing over a report, a table or everything as a file, and the way to bring one in."""

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import OptionList, Static

from prtcheck.actions.hand_over import FileKind, plan_hand_over
from prtcheck.actions.look import find_period
from prtcheck.context import Context
from prtcheck.core.period import Range
from prtcheck.core.text import without_commands
from prtcheck.errors import PrtcheckError
from prtcheck.path_checks import to_path
from prtcheck.tui.screens.base import BaseScreen
from prtcheck.tui.screens.bring_in import BringInScreen
from prtcheck.tui.screens.dialogs import ChoiceDialog, TextDialog
from prtcheck.tui.screens.password_dialog import PasswordDialog
from prtcheck.tui.widgets.hand_over_form import BRING_IN, DAYS, HandOverForm
from prtcheck.tui.widgets.key_bar import KeyBar
from prtcheck.wording.changes import HOW_IT_OPENS
from prtcheck.wording.day import format_left_out

_ABOUT = {
    FileKind.PDF: "One page to print or send: pain, fear of movement, causes and activities.",
    FileKind.HTML: "One page to open in a browser. It loads nothing from the internet.",
    FileKind.CSV: "One row a day. Spreadsheets open it, and prtcheck can import it.",
    FileKind.JSON: "Every answer and every earlier version. Another prtcheck can import it.",
}
_UNPROTECTED = "The file is not encrypted: anyone who has it can read it."
_PROTECTED = "The file is encrypted: only a password opens it. You choose the password next."
_WRITE = {"n": "no", "y": "yes, write it"}
_REPLACE = {"n": "no", "y": "yes, replace the file"}
NO_CHECK_INS = "No check-ins on these days. Nothing was written."
NOT_WRITTEN = "Nothing was written."


class HandOverScreen(BaseScreen[None]):
    """A form, and the making of the file in a thread."""

    CSS_PATH = "hand_over.tcss"
    KEYS = (
        "↑ ↓          move\n"
        "Tab          next part (Shift+Tab: previous part)\n"
        "Space Enter  choose, mark or unmark\n"
        "f            change the file's name or folder\n"
        "i            your name or initials (reports only)\n"
        "m            make the file\n"
        "b            bring in a file: from prtcheck, another program or a table\n"
        "Esc q        back"
    )
    BINDINGS = [
        Binding("m", "make", "Make it", id="handover.make"),
        Binding("b", "bring_in", "Bring in", id="handover.bring_in"),
        Binding("f", "name", "File", show=False, id="handover.file"),
        Binding("i", "person", "Your name", show=False, id="handover.person"),
        Binding("escape,q", "back", "Back", id="handover.back"),
        Binding("f1,question_mark", "help", "Help", key_display="F1", id="handover.help"),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._is_busy = False

    def compose(self) -> ComposeResult:
        """Add the form, what the chosen kind of file is, the message line and the keys."""
        with Horizontal():
            yield HandOverForm(self.context.today)
            yield Static(id="about", markup=False, classes="pane")
        yield Static(id="news", markup=False)
        yield KeyBar()

    @property
    def _form(self) -> HandOverForm:
        return self.query_one(HandOverForm)

    def on_mount(self) -> None:
        """Show the form at once; the numbers of check-ins follow."""
        self.set_heading("Hand over")
        self.query_one("#about").border_title = "What this is"
        self._show_about()
        self.refresh_content()

    def read_content(self) -> Callable[[], None]:
        """Count the check-ins of each choice of days."""
        periods = {days: find_period(self.context, Range(days=days)) for days in DAYS}
        logged_days = self.context.logged_days.logged_days
        counts = {days: len(logged_days(*period)) for days, period in periods.items()}
        return partial(self._form.show_counts, counts)

    def _show_about(self) -> None:
        protection = _PROTECTED if self._form.choices.is_encrypted else _UNPROTECTED
        self.query_one("#about", Static).update(f"{_ABOUT[self._form.kind]}\n\n{protection}")

    @on(OptionList.OptionSelected)
    def take_row(self, event: OptionList.OptionSelected) -> None:
        """Choose or mark a row, or run what it stands for."""
        row = event.option_id or ""
        if row == "make":
            self.action_make()
        elif row == "name":
            self.action_name()
        elif row == "mark-person":
            self.action_person()
        elif row == BRING_IN:
            self.action_bring_in()
        else:
            self._form.choose(row)
            self._show_about()
            self._clear_message()

    def _clear_message(self) -> None:
        """Take back what was said of the file before, but not that one is being written."""
        if not self._is_busy:
            self.show_message(None)

    @work
    async def action_name(self) -> None:
        """Ask for the file's name and folder."""
        if self._is_busy:
            return
        target = without_commands(str(self._form.target))
        dialog = TextDialog("Where the file goes:", "File", target)
        typed = await self.app.push_screen_wait(dialog)
        if typed:
            self._form.set_target(_to_target(without_commands(typed)))
            self._clear_message()

    @work
    async def action_person(self) -> None:
        """Ask for the person's name or initials, which stand on a report and are not kept."""
        question = "Your name or initials, for this report only. Leave empty for none."
        dialog = TextDialog(question, "Your name", self._form.person)
        name = await self.app.push_screen_wait(dialog)
        if name is not None:
            self._form.set_person(name)
            self._clear_message()

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
        choices, target = self._form.choices, to_path(str(self._form.target))
        self.show_message("Reading the diary ...")
        self.context.left_out.clear()
        plan = await asyncio.to_thread(plan_hand_over, self.context, choices, target)
        if not plan.check_ins:
            return NO_CHECK_INS
        shown = without_commands(str(target))
        if plan.replaced or plan.warning:
            question = f"{plan.warning} Write {shown}{plan.replaced}?".lstrip()
            dialog = ChoiceDialog(question, _REPLACE if plan.replaced else _WRITE)
            if await self.app.push_screen_wait(dialog) != "y":
                return NOT_WRITTEN
        write = plan.write
        if choices.is_encrypted:
            password = await self.app.push_screen_wait(PasswordDialog())
            if password is None:
                return NOT_WRITTEN
            write = partial(write, password=password)
        self.show_message(f"Writing {shown} ...")
        await asyncio.to_thread(write)
        self.context.notify(f"Written to {shown}")
        opened = [HOW_IT_OPENS] if choices.is_encrypted else []
        return "\n".join(["Written to", shown, *opened, *format_left_out(self.context.left_out)])

    @work
    async def action_bring_in(self) -> None:
        """Bring in a file, and say what was done."""
        if self._is_busy:
            return
        done = await self.app.push_screen_wait(BringInScreen(self.context))
        self.show_result(done)

    def action_back(self) -> None:
        """Go back, unless the file is being written: where it lies would not be said."""
        if not self._is_busy:
            self.dismiss(None)


def _to_target(typed: str) -> Path:
    """Return the full path of a file, except that ~ stays as it was typed."""
    return Path(typed) if typed.startswith("~") else Path(typed).absolute()
