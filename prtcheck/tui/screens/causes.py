"""The person's own words for causes, with their days and sides, to be sorted again."""

from collections.abc import Callable
from functools import partial

from textual.binding import Binding
from textual.widgets.option_list import Option

from prtcheck.actions.code_cause import code_cause
from prtcheck.context import Context
from prtcheck.core.causes import OwnCause, list_own_causes
from prtcheck.core.check_in import Side
from prtcheck.core.text import pluralize, shorten
from prtcheck.errors import PrtcheckError
from prtcheck.tui.screens.base import ListScreen
from prtcheck.tui.screens.undo import UndoScreen
from prtcheck.tui.widgets.wrapped_list import INDENT, IndentedText
from prtcheck.wording.check_in import SIDE_NAMES, format_sides

_LONGEST_SHOWN = 50
_SORT = Binding.Group("Sort")


class CausesScreen(ListScreen, UndoScreen[None]):
    """The person's own words, most days first."""

    only_sorting = True

    KEYS = (
        "↑ ↓      move\n"
        "b m u    sort these words on all days: body, mind & brain, both / not sure "
        "(days that you sorted by hand in another way stay as they are)\n"
        "z        undo the latest change, if it is a sorting\n"
        "Z        redo: make again a sorting that was taken back\n"
        "Esc q    back"
    )
    BINDINGS = [
        Binding("b", "code('body')", "Body", group=_SORT, id="own.body"),
        Binding("m", "code('mind-brain')", "Mind & brain", group=_SORT, id="own.mind"),
        Binding("u", "code('unsure')", "Both", group=_SORT, id="own.unsure"),
        Binding("z", "undo", "Undo", id="own.undo"),
        Binding("Z", "redo", "Redo", show=False, id="own.redo"),
        Binding("escape,q", "dismiss(None)", "Back", id="own.back"),
        Binding("f1,question_mark", "help", "Help", key_display="F1", id="own.help"),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._shown: list[OwnCause] = []

    def read_content(self) -> Callable[[], None]:
        """Read the words again."""
        return partial(self._show_causes, list_own_causes(self.context.diary.check_ins()))

    def _show_causes(self, own_causes: list[OwnCause]) -> None:
        """Show the words, the cursor on its row."""
        self.set_heading("Your own words for causes, most days first")
        self._shown = own_causes
        row = self.rows.highlighted or 0
        self.rows.set_options(
            Option(IndentedText((_format_row(own), INDENT))) for own in self._shown
        )
        self.rows.highlighted = min(row, len(self._shown) - 1) if self._shown else None

    def action_code(self, side: str) -> None:
        """Sort the highlighted words on all days."""
        row = self.rows.highlighted
        if row is None:
            return
        try:
            coded = code_cause(self.context, self._shown[row].text, Side(side))
        except PrtcheckError as error:
            self.show_result(str(error))
            return
        left = f", left as sorted by hand on {pluralize(coded.left, 'day')}" if coded.left else ""
        changed = pluralize(coded.changed, "day")
        self.show_result(f"{SIDE_NAMES[Side(side)]} on {changed} more{left}.")


def _format_row(own: OwnCause) -> str:
    text, days = shorten(own.text, _LONGEST_SHOWN), pluralize(own.days, "day")
    return f"{text}: {format_sides(own)}, {days}"
