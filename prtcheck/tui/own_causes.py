"""One's own words for causes, with their days and sides, to be sorted anew."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from prtcheck.core.checkin import Side
from prtcheck.core.coding import SIDE_NAMES, OwnCause, own_causes, recoded
from prtcheck.core.sentences import counted
from prtcheck.core.text import shortened
from prtcheck.errors import PrtcheckError
from prtcheck.tui.dialogs import Help
from prtcheck.tui.world import World

_LONGEST_SHOWN = 50
KEYS = (
    "↑ ↓      move\n"
    "b m u    sort these words on all days: body, mind & brain, both / not sure\n"
    "         (days that you sorted by hand in another way stay as they are)\n"
    "z        undo the latest change\n"
    "Esc q    back"
)


class OwnCausesScreen(Screen[None]):
    """The person's own words, most days first."""

    BINDINGS = [
        Binding("b", "code('body')", "Body", id="own.body"),
        Binding("m", "code('mind-brain')", "Mind & brain", id="own.mind"),
        Binding("u", "code('unsure')", "Both", id="own.unsure"),
        Binding("z", "undo", "Undo", id="own.undo"),
        Binding("f1,question_mark", "help", "Help", key_display="F1", id="own.help"),
        Binding("escape,q", "dismiss(None)", "Back", id="own.back"),
    ]

    def __init__(self, world: World) -> None:
        super().__init__()
        self._world = world
        self._shown: list[OwnCause] = []

    def compose(self) -> ComposeResult:
        """Show the words."""
        yield Static("Your own words for causes, most days first", id="heading", markup=False)
        yield Static(id="news", markup=False)
        yield OptionList(markup=False, compact=True)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Fill the list."""
        self._fill()
        self.query_one(OptionList).focus()

    def _fill(self) -> None:
        self._shown = own_causes(self._world.diary.check_ins())
        rows = self.query_one(OptionList)
        stay = rows.highlighted or 0
        rows.set_options(Option(_row(own)) for own in self._shown)
        rows.highlighted = min(stay, len(self._shown) - 1) if self._shown else None

    def action_code(self, side: str) -> None:
        """Sort the highlighted words on all days."""
        at = self.query_one(OptionList).highlighted
        if at is None:
            return
        from prtcheck.core.history import ChangeKind

        now = self._world.clock()
        days = self._world.diary.check_ins()
        changed, left = recoded(days, self._shown[at].text, Side(side), now)
        try:
            if changed:
                self._world.diary.change_days(ChangeKind.CODE, now, changed)
        except PrtcheckError as error:
            self._tell(str(error))
            return
        kept = f", left as sorted by hand on {counted(left, 'day')}" if left else ""
        self._tell(f"{SIDE_NAMES[Side(side)]} on {counted(len(changed), 'day')} more{kept}.")

    def action_undo(self) -> None:
        """Take back the latest change of the diary."""
        try:
            undone = self._world.diary.undo(self._world.clock())
        except PrtcheckError as error:
            self._tell(str(error))
            return
        self._tell(f"Took back: {undone.kind}, {counted(len(undone.states), 'day')}.")

    def _tell(self, sentence: str) -> None:
        self.query_one("#news", Static).update(sentence)
        self._fill()

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(Help(KEYS))


def _row(own: OwnCause) -> str:
    side = SIDE_NAMES[own.side] if own.side else "not sorted"
    return f"{shortened(own.text, _LONGEST_SHOWN)}: {side}, {counted(own.days, 'day')}"
