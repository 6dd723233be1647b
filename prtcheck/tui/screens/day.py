"""One day whole: every answer and what was changed of it, with the days around it a key away."""

from bisect import bisect_left, bisect_right
from datetime import date

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, Static

from prtcheck.context import Context
from prtcheck.core.days import format_day
from prtcheck.tui.day_changes import confirm_and_delete, redo, undo
from prtcheck.tui.screens.check_in import CheckInScreen
from prtcheck.tui.screens.dialogs import HelpDialog
from prtcheck.tui.widgets.wrapped_list import INDENT, indent_wrapped
from prtcheck.wording.day import NAME_WIDTH, Section, answer_sections, edit_sections

KEYS = (
    "e        edit the day\n"
    "d        delete it, after a question\n"
    "z        undo the latest change\n"
    "Z        redo: make again what was taken back last\n"
    "← p      the day before that has a check-in\n"
    "→ n      the day after that has one\n"
    "↑ ↓ PgUp PgDn  scroll\n"
    "Esc q    back"
)
_DAYS = Binding.Group("Other days")
_IN_COLUMNS_FROM = 60
"""Columns from which the names stand beside the answers in a column of their own."""
_MARGIN = 3
"""Columns left for the page's edges and the scrollbar."""


class DayScreen(Screen[date]):
    """All of one day; it ends with the day that was looked at last."""

    BINDINGS = [
        Binding("e", "edit", "Edit", id="day.edit"),
        Binding("d", "delete", "Delete", id="day.delete"),
        Binding("z", "undo", "Undo", id="day.undo"),
        Binding("Z", "redo", "Redo", show=False, id="day.redo"),
        Binding("escape,q", "back", "Back", id="day.back"),
        Binding("f1,question_mark", "help", "Help", key_display="F1", id="day.help"),
        Binding("left,p", "turn(-1)", "Before", key_display="←", group=_DAYS, id="day.before"),
        Binding("right,n", "turn(1)", "After", key_display="→", group=_DAYS, id="day.after"),
    ]

    def __init__(self, context: Context, day: date) -> None:
        super().__init__()
        self.context = context
        self._day = day

    def compose(self) -> ComposeResult:
        """Make room for the day."""
        yield Static(id="heading", markup=False)
        yield Static(id="news", markup=False)
        with VerticalScroll():
            yield Static(id="page", markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Let arrows scroll."""
        self.query_one(VerticalScroll).focus()

    def on_resize(self) -> None:
        """Set the day out to the new width."""
        self._show()

    def _show(self) -> None:
        before, after = self._around()
        heading = f"{'← ' if before else '  '}{format_day(self._day)}{' →' if after else ''}"
        self.query_one("#heading", Static).update(heading)
        lines = [line for part in self._parts() for line in _set_out(part, self.size.width)]
        self.query_one("#page", Static).update("\n".join(lines))

    def _parts(self) -> list[Section]:
        check_in = self.context.diary.check_in(self._day)
        edits = edit_sections(self.context.diary.revisions(self._day), check_in)
        if check_in is None:
            return [Section("now", ("no check-in",)), *edits]
        return [*answer_sections(check_in, self.context.settings.day_ends), *edits]

    def _around(self) -> tuple[date | None, date | None]:
        """Return the nearest days with a check-in, before and after."""
        logged = self.context.diary.logged_days(date.min, date.max)
        first = bisect_left(logged, self._day)
        before, after = logged[:first], logged[bisect_right(logged, self._day) :]
        return (before[-1] if before else None, after[0] if after else None)

    def action_turn(self, step: int) -> None:
        """Go to the nearest day with a check-in, before (-1) or after (1)."""
        before, after = self._around()
        day = after if step > 0 else before
        if day is not None:
            self._day = day
            self.query_one(VerticalScroll).scroll_home(animate=False)
            self._tell("")

    def _tell(self, sentence: str | None) -> None:
        self.query_one("#news", Static).update(sentence or "")
        self._show()

    @work
    async def action_edit(self) -> None:
        """Open the day's form."""
        form = CheckInScreen(self.context, self._day)
        self._tell(await self.app.push_screen_wait(form))

    @work
    async def action_delete(self) -> None:
        """Ask, and delete the day."""
        if self.context.diary.check_in(self._day) is not None:
            self._tell(await confirm_and_delete(self.app, self.context, self._day))

    @work
    async def action_undo(self) -> None:
        """Take back the latest change of the diary."""
        self._tell(await undo(self.app, self.context))

    @work
    async def action_redo(self) -> None:
        """Make again what was taken back last."""
        self._tell(await redo(self.app, self.context))

    def action_back(self) -> None:
        """Go back to the days."""
        self.dismiss(self._day)

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(HelpDialog(KEYS))


def _set_out(part: Section, width: int) -> list[str]:
    """Return a part's lines for a window of so many columns."""
    room = width - _MARGIN
    if width < _IN_COLUMNS_FROM:
        first, *others = part.lines
        rows = [f"{part.name}: {first}", *(f"{'':{INDENT}}{line}" for line in others)]
        return [indent_wrapped(row, room, 2 * INDENT) for row in rows]
    names = [part.name, *[""] * (len(part.lines) - 1)]
    rows = [f"{name:{NAME_WIDTH}}{line}" for name, line in zip(names, part.lines, strict=True)]
    return [indent_wrapped(row, room, NAME_WIDTH) for row in rows]
