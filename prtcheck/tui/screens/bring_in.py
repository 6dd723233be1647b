"""Bringing in a file: its name, what it leaves open, and what it would do."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from prtcheck.actions.import_ import ImportPlan, apply_import
from prtcheck.actions.import_file import Asked, open_file
from prtcheck.actions.import_outcome import format_done
from prtcheck.context import Context
from prtcheck.core.text import shorten, without_commands
from prtcheck.errors import PrtcheckError
from prtcheck.formats.tables.mapping_file import shipped_mappings
from prtcheck.formats.tables.open_questions import OpenQuestion
from prtcheck.tui.screens.base import BaseScreen
from prtcheck.tui.screens.import_preview import ImportPreviewScreen
from prtcheck.tui.screens.import_question import ask_question
from prtcheck.tui.widgets.key_bar import KeyBar
from prtcheck.tui.widgets.path_input import PathInput
from prtcheck.wording.day import format_left_out

_MOST_NAMED = 8
_LONGEST_NAME = 40
Found = TypeVar("Found")

NOT_BROUGHT_IN = "Nothing was brought in."
_ABOUT = """\
A CSV, JSON or diary.db of prtcheck, another program's export, or a table of your own (.csv, .xlsx \
or .ods) with a date in each row.

Known programs: {programs}.

What the file holds is shown before anything is saved."""


class BringInScreen(BaseScreen[str | None]):
    """The file's name and what can be brought in; it returns what was done."""

    CSS_PATH = ["column.tcss", "bring_in.tcss"]
    DEFAULT_CLASSES = "column"
    KEYS = (
        "Enter   read the file\n"
        "Tab     complete its name\n"
        "Ctrl+U  empty the line\n"
        "Esc     back; while it is read, stop"
    )
    BINDINGS = [
        Binding("escape", "back", "Back", id="bringin.back"),
        Binding("f1", "help", "Help", key_display="F1", id="bringin.help"),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._is_reading = False
        self._is_saving = False

    def compose(self) -> ComposeResult:
        """Add the line for the name, what can be brought in, the message line and the keys."""
        programs = ", ".join(mapping.name for mapping in shipped_mappings().values())
        with Vertical(classes="pane"):
            yield Static("The file's name, with its folder:", id="label", markup=False)
            yield PathInput("~/", compact=True, select_on_focus=False)
            with VerticalScroll(can_focus=False):
                yield Static(_ABOUT.format(programs=programs), markup=False)
        yield Static(id="news", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Wait for a name."""
        self.set_heading("Bring in a file")
        self.content_shown.set()

    @on(PathInput.Submitted)
    def read_typed(self, event: PathInput.Submitted) -> None:
        """Read the file that was typed, unless one is being read."""
        event.stop()
        if event.value.strip() and not self._is_reading:
            self._bring_in(event.value.strip())

    @work
    async def _bring_in(self, typed: str) -> None:
        """Bring in a file, or say why not; the name stays where it was typed."""
        self.context.left_out.clear()
        try:
            opened = await self._read(partial(open_file, self.context, typed))
            plan = await self._find_plan(opened)
            if plan is None:
                self.show_message(NOT_BROUGHT_IN)
                return
            self._is_saving = True
            await self._read(partial(apply_import, self.context, plan), "Saving ...")
        except PrtcheckError as error:
            self._is_saving = False
            self.show_message(without_commands(str(error)))
        else:
            left_out = format_left_out(self.context.left_out)
            self.dismiss("\n".join([format_done(plan.merge), *left_out]))

    async def _read(self, read: Callable[[], Found], message: str = "Reading ...") -> Found:
        """Return what takes its time in a thread; further keys wait for it."""
        self._is_reading = True
        self.content_shown.clear()
        self.show_message(message)
        try:
            return await asyncio.to_thread(read)
        finally:
            self._is_reading = False
            self.content_shown.set()

    async def _find_plan(self, opened: Asked) -> ImportPlan | None:
        """Ask what is open and show what would be done; None where the person does not want it.

        Esc goes a step back, at the first one out of them.
        """
        steps = [opened]
        while steps:
            asked = steps[-1]
            found = await self._read(partial(_go_on, self.context, asked))
            if isinstance(found, ImportPlan):
                preview = ImportPreviewScreen(self.context, found)
                is_wanted = await self.app.push_screen_wait(preview)
                if is_wanted is not None:
                    return found if is_wanted else None
                steps.pop()
            elif answered := await ask_question(self.app, found, asked):
                steps.append(answered)
            else:
                steps.pop()
        return None

    @on(PathInput.Completed)
    def name_files(self, event: PathInput.Completed) -> None:
        """Name the files that begin with what was typed, where there is more than one."""
        names = [shorten(name, _LONGEST_NAME) for name in event.names]
        more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
        self.show_message(f"{', '.join(names[:_MOST_NAMED])}{more}" if len(names) != 1 else None)

    def action_back(self) -> None:
        """Stop the reading, or go back; what is being saved is waited for."""
        if self._is_saving:
            return
        if self._is_reading:
            self.workers.cancel_node(self)
            self.show_message(NOT_BROUGHT_IN)
        else:
            self.dismiss(None)


def _go_on(context: Context, asked: Asked) -> OpenQuestion | ImportPlan:
    """Return the next question, or what would be done where there is none."""
    return asked.next_question(context) or asked.plan(context)
