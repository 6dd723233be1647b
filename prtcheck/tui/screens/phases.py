"""The person's phases: start one, end it, rename it, delete it."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from prtcheck.actions import phases as action
from prtcheck.actions.phases import PhaseDays, list_phases
from prtcheck.context import Context
from prtcheck.core.days import format_day, format_short_day
from prtcheck.core.history import ChangeKind
from prtcheck.core.phase import Phase, find_phase
from prtcheck.core.text import fit, pluralize, printable
from prtcheck.errors import InvalidInputError, PrtcheckError
from prtcheck.tui.screens.base import ListScreen
from prtcheck.tui.screens.dialogs import ChoiceDialog, DayDialog, TextDialog
from prtcheck.tui.screens.undo import UndoScreen
from prtcheck.tui.widgets.key_bar import KeyBar
from prtcheck.tui.widgets.spread_row import SpreadRow

ABOUT = '"What changed" compares the days since a phase began with those before.'
_ONE_LINE_FROM = 70
"""Columns of a window in which a phase takes one line."""
_NAME = 18
"""Columns of a name on that line."""
_SPAN, _DAYS = len("22 Nov 2026 to 24 Dec 2026"), len("1,000 logged days")


class PhasesScreen(ListScreen, UndoScreen[None]):
    """A row a phase, oldest first."""

    CSS_PATH = "column.tcss"
    DEFAULT_CLASSES = "column"
    KEYS = (
        "n        start a phase (the one before it ends)\n"
        "Enter    end, rename or delete the phase\n"
        "e        end it\n"
        "r        rename it\n"
        "d        delete it (asks first, its check-ins stay)\n"
        "z        undo the latest change to phases\n"
        "Z        redo what you undid last\n"
        "↑ ↓ Home End PgUp PgDn  move\n"
        "Esc q    back"
    )
    BINDINGS = [
        Binding("n", "start", "New", id="phases.new"),
        Binding("e", "end", "End", id="phases.end"),
        Binding("r", "rename", "Rename", show=False, id="phases.rename"),
        Binding("d", "delete", "Delete", id="phases.delete"),
        Binding("z", "undo", "Undo", show=False, id="phases.undo"),
        Binding("Z", "redo", "Redo", show=False, id="phases.redo"),
        Binding("escape,q", "dismiss(None)", "Back", id="phases.back"),
        Binding("f1,question_mark", "help", "Help", key_display="F1", id="phases.help"),
    ]
    only_kind = ChangeKind.PHASE

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._shown: Sequence[PhaseDays] = ()

    def compose(self) -> ComposeResult:
        """Add the rows, what phases are for, the message line and the keys."""
        yield OptionList(markup=False, compact=True, classes="pane")
        yield Static(ABOUT, classes="about", markup=False)
        yield Static(id="news", markup=False)
        yield KeyBar()

    def on_resize(self) -> None:
        """Give each phase one line or two."""
        self.refresh_content()

    def read_content(self) -> Callable[[], None]:
        """Read the phases again."""
        return partial(self._show_phases, list_phases(self.context))

    def _show_phases(self, found: Sequence[PhaseDays]) -> None:
        """Show the phases, the cursor on its row."""
        self.set_heading("Phases" if found else "Phases: none yet, n starts one")
        row = self.rows.highlighted
        self._shown = found
        self.rows.set_options(map(self._make_row, found))
        self.rows.highlighted = None if not found else min(row or 0, len(found) - 1)

    def _make_row(self, found: PhaseDays) -> Option:
        span = _format_span(found.phase, self.context.today)
        days = pluralize(found.days, "logged day")
        if self.size.width < _ONE_LINE_FROM:
            name = (printable(found.phase.name), "bold")
            return Option(Content.assemble(name, f"\n  {span}, {days}"))
        row = f"{span:{_SPAN}}{days:>{_DAYS}}"
        return Option(SpreadRow(fit(found.phase.name, _NAME), row))

    @property
    def _chosen(self) -> Phase | None:
        """The phase under the cursor."""
        row = self.rows.highlighted
        return None if row is None else self._shown[row].phase

    @work
    async def action_start(self) -> None:
        """Ask for a name and a first day, and start a phase."""
        question = "What begins? In your own words, for example physio:"
        name = await self.app.push_screen_wait(TextDialog(question, "A new phase"))
        since = await self._ask_day("First day?", name, self.context.today) if name else None
        if name and since:
            await self._change(partial(action.start_phase, self.context, name, since))

    @work
    async def action_end(self) -> None:
        """Ask for the last day of the phase under the cursor, and end it."""
        phase = self._chosen
        if phase is None:
            return
        usual = min(phase.until or date.max, max(phase.since, self.context.today))
        last = await self._ask_day("Last day?", phase.name, usual)
        if last:
            await self._change(partial(self._end, phase, last))

    def _end(self, phase: Phase, last: date) -> Sequence[Phase]:
        found = find_phase([each.phase for each in self._shown], last)
        if found != phase:
            raise InvalidInputError(
                f"{format_day(last)} isn't in this phase. Choose one of its days."
            )
        return action.end_phase(self.context, last)

    @work
    async def action_rename(self) -> None:
        """Ask for another name of the phase under the cursor."""
        phase = self._chosen
        if phase is None:
            return
        dialog = TextDialog("New name:", "Rename", printable(phase.name))
        name = await self.app.push_screen_wait(dialog)
        if name and name != phase.name:
            await self._change(partial(action.rename_phase, self.context, phase.name, name))

    @work
    async def action_delete(self) -> None:
        """Delete the phase under the cursor after a question."""
        phase = self._chosen
        if phase is None:
            return
        question = f"Delete the phase {printable(phase.name)}? Its check-ins stay."
        choices = {"n": "no", "y": "yes, delete it (z undoes it)"}
        if await self.app.push_screen_wait(ChoiceDialog(question, choices)) == "y":
            await self._change(partial(action.delete_phase, self.context, phase.name))

    @on(OptionList.OptionSelected)
    @work
    async def choose_action(self) -> None:
        """Ask what to do with the chosen phase."""
        phase = self._chosen
        if phase is None:
            return
        choices = {"e": "end it", "r": "rename it", "d": "delete it"}
        actions = {"e": self.action_end, "r": self.action_rename, "d": self.action_delete}
        answer = await self.app.push_screen_wait(ChoiceDialog(printable(phase.name), choices))
        if answer:
            actions[answer]()

    async def _ask_day(self, question: str, name: str, usual: date) -> date | None:
        """Ask for a day, a future one too; None if there is none."""
        dialog = DayDialog(question, printable(name), self.context.today, usual=usual)
        return await self.app.push_screen_wait(dialog)

    async def _change(self, change: Callable[[], Sequence[Phase]]) -> None:
        """Change the phases, and say which other one ends by that."""
        before = {each.phase.since: each.phase for each in self._shown}
        try:
            after = await asyncio.to_thread(change)
        except PrtcheckError as error:
            self.show_result(str(error))
            return
        is_new = len(after) > len(before)
        ended = [p for p in after if is_new and p.since in before and p != before[p.since]]
        ends = [f"{printable(p.name)} ends on {format_day(p.until)}." for p in ended if p.until]
        self.show_result(" ".join(["Saved.", *ends]) if ends else "Saved")


def _format_span(phase: Phase, today: date) -> str:
    since = format_short_day(phase.since, year=True)
    if phase.until is not None:
        return f"{since} to {format_short_day(phase.until, year=True)}"
    return f"since {since}" if phase.since <= today else f"starts {since}"
