"""The person's own words for causes, with their days and sides, to be sorted again."""

import asyncio
from collections.abc import Callable
from functools import partial

from textual import on, work
from textual.binding import Binding
from textual.visual import VisualType

from prtcheck.actions.code_cause import code_cause
from prtcheck.actions.rename import rename_cause
from prtcheck.context import Context
from prtcheck.core.causes import OwnCause, list_own_causes
from prtcheck.core.check_in import Side
from prtcheck.core.days import format_day
from prtcheck.core.history import ChangeKind
from prtcheck.core.text import pluralize, printable
from prtcheck.errors import PrtcheckError
from prtcheck.tui.screens.dialogs import PageDialog, TextDialog
from prtcheck.tui.screens.table import TableScreen
from prtcheck.tui.screens.undo import UndoScreen
from prtcheck.tui.widgets.aligned_text import AlignedText
from prtcheck.tui.widgets.cause_rows import TAGS, CauseRows
from prtcheck.tui.widgets.row_list import RowList
from prtcheck.wording.changes import UNDO_HINT
from prtcheck.wording.check_in import SIDE_NAMES, format_suggestion

_SORT = Binding.Group("Sort")


class CausesScreen(TableScreen[None], UndoScreen[None]):
    """The person's own words, most days first."""

    only_kind = ChangeKind.CODE

    PANE_KEYS = "enter details  b body  m mind & brain  u both"
    KEYS = (
        "↑ ↓      move\n"
        "Enter    show everything about these words\n"
        "b m u    sort these words on all days: body, mind & brain, both / not sure "
        "(days that you sorted another way by hand stay as they are)\n"
        "r        correct these words on all their days (how they are sorted stays)\n"
        "z        undo the latest change, if it sorted causes\n"
        "Z        redo what you undid, if it sorted causes\n"
        "Esc q    back"
    )
    BINDINGS = [
        Binding("b", "code('body')", "Body", group=_SORT, id="own.body"),
        Binding("m", "code('mind-brain')", "Mind & brain", group=_SORT, id="own.mind"),
        Binding("u", "code('unsure')", "Both", group=_SORT, id="own.unsure"),
        Binding("r", "rename", "Rename", show=False, id="own.rename"),
        Binding("z", "undo", "Undo", id="own.undo"),
        Binding("Z", "redo", "Redo", show=False, id="own.redo"),
        Binding("escape,q", "dismiss(None)", "Back", id="own.back"),
        Binding("f1,question_mark", "help", "Help", key_display="F1", id="own.help"),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__(context, CauseRows([]))
        self._shown: list[OwnCause] = []

    def read_content(self) -> Callable[[], None]:
        """Read the words again, and the list by which they are read."""
        from prtcheck.attribution.lexicon import lexicon

        lexicon()
        return partial(self._show_causes, list_own_causes(self.context.diary.check_ins()))

    def _show_causes(self, own_causes: list[OwnCause]) -> None:
        """Show the words, the cursor on its row."""
        self.set_heading(f"Your words for causes ── {len(own_causes)}")
        self._shown = own_causes
        self.table.show_rows(CauseRows(own_causes), self.table.cursor or 0)

    @property
    def _chosen(self) -> OwnCause | None:
        """The words under the cursor."""
        row = self.table.cursor
        return None if row is None else self._shown[row]

    def describe_chosen(self) -> tuple[str, VisualType]:
        """Return all that is known of the words under the cursor."""
        return ("These words", _describe(self._chosen)) if self._chosen else ("", "")

    @on(RowList.Opened)
    def open_words(self) -> None:
        """Show the same on top, for windows without room beside."""
        if self._chosen:
            self.app.push_screen(PageDialog("These words", _describe(self._chosen)))

    def action_code(self, side: str) -> None:
        """Sort the highlighted words on all days."""
        if self._chosen is None:
            return
        try:
            coded = code_cause(self.context, self._chosen.text, Side(side))
        except PrtcheckError as error:
            self.show_result(str(error))
            return
        left = f" As you sorted it by hand on {pluralize(coded.left, 'day')}." if coded.left else ""
        changed = pluralize(coded.changed, "more day")
        self.show_result(f"Sorted as {SIDE_NAMES[Side(side)]} on {changed}.{left}")

    @work
    async def action_rename(self) -> None:
        """Ask for the right words in place of those under the cursor."""
        if self._chosen is None:
            return
        old = self._chosen.text
        dialog = TextDialog("The correct words:", "Rename", printable(old))
        new = await self.app.push_screen_wait(dialog)
        if new and new != printable(old):
            renamed = await asyncio.to_thread(rename_cause, self.context, old, new)
            self.show_result(f"Renamed on {pluralize(renamed.days, 'day')}. {UNDO_HINT}")


def _describe(own: OwnCause) -> AlignedText:
    from prtcheck.attribution.suggest import suggest_side

    sides = [f"{TAGS[side]}, {pluralize(days, 'day')}" for side, days in own.sides.items()]
    rows = {
        "words": [printable(own.text)],
        "days": [str(own.days)],
        "first": [format_day(own.first)],
        "last": [format_day(own.last)],
        "sorted as": sides,
        "suggestion": [format_suggestion(suggest_side(own.text))],
    }
    return AlignedText(rows.items())
