"""One day: every answer and every change of it, with the days around it a key away."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial

from textual import work
from textual.binding import Binding

from prtcheck.actions.move import move
from prtcheck.context import Context
from prtcheck.core.check_in import CheckIn
from prtcheck.core.days import format_day
from prtcheck.errors import PrtcheckError
from prtcheck.tui.screens.base import PageScreen
from prtcheck.tui.screens.day_actions import DayActionsScreen
from prtcheck.tui.screens.dialogs import DayDialog
from prtcheck.tui.widgets.aligned_text import AlignedText
from prtcheck.wording.day import Section, answer_sections, edit_sections


class DayScreen(PageScreen[date], DayActionsScreen[date]):
    """All of one day; it returns the day that was shown last."""

    CSS_PATH = "column.tcss"
    DEFAULT_CLASSES = "column"
    KEYS = (
        "e        edit the day\n"
        "d        delete it (asks first)\n"
        "m        move it to a day without a check-in\n"
        "z        undo the latest change\n"
        "Z        redo what you undid last\n"
        "← p      the previous day with a check-in\n"
        "→ n      the next day with a check-in\n"
        "↑ ↓ PgUp PgDn  scroll\n"
        "Esc q    back"
    )
    BINDINGS = [
        Binding("m", "move", "Move to another day", show=False, id="day.move"),
        Binding("escape,q", "back", "Back", id="day.back"),
        Binding("f1,question_mark", "help", "Help", key_display="F1", id="day.help"),
        Binding("left,p", "turn(-1)", "Before", key_display="←", show=False, id="day.before"),
        Binding("right,n", "turn(1)", "After", key_display="→", show=False, id="day.after"),
    ]

    def __init__(self, context: Context, day: date) -> None:
        super().__init__(context)
        self._day = day
        self._check_in: CheckIn | None = None

    def on_mount(self) -> None:
        """Show the day."""
        self.refresh_content()

    @property
    def selected_day(self) -> date:
        """The day that is shown."""
        return self._day

    @property
    def shown_check_in(self) -> CheckIn | None:
        """What is shown of the day."""
        return self._check_in

    def read_content(self) -> Callable[[], None]:
        """Read the day, its edits and the days around it."""
        self._check_in = self.context.diary.check_in(self._day)
        before, after = self._days_around()
        left, right = "← " if before else "  ", " →" if after else ""
        heading = f"{left}{format_day(self._day)}{right}"
        return partial(self._show_sections, heading, self._sections())

    def _show_sections(self, heading: str, sections: Sequence[Section]) -> None:
        self.set_heading(heading)
        self.show_page(format_sections(sections))

    def _sections(self) -> list[Section]:
        edits = edit_sections(self.context.diary.revisions(self._day), self._check_in)
        if self._check_in is None:
            return [Section("now", ("no check-in",)), *edits]
        answers = answer_sections(self._check_in, self.context.settings.day_ends)
        return [*answers, *([Section("", ("",))] if edits else []), *edits]

    def _days_around(self) -> tuple[date | None, date | None]:
        """Return the nearest days with a check-in, before and after."""
        logged = self.context.diary.logged_days(date.min, date.max)
        before = max((day for day in logged if day < self._day), default=None)
        after = min((day for day in logged if day > self._day), default=None)
        return before, after

    def action_turn(self, step: int) -> None:
        """Go to the nearest day with a check-in, before (-1) or after (1)."""
        before, after = self._days_around()
        day = after if step > 0 else before
        if day is not None:
            self._day = day
            self.scroll_to_top()
            self.show_result("")

    @work
    async def action_move(self) -> None:
        """Ask for another day, move the check-in there, and show that day."""
        shown = self._check_in
        if shown is not None:
            title = format_day(shown.day)
            dialog = DayDialog("Move to which day?", title, self.context.today, is_past=True)
            if to := await self.app.push_screen_wait(dialog):
                self.show_result(self._move(shown, to))

    def _move(self, shown: CheckIn, to: date) -> str:
        try:
            self._day = move(self.context, shown.day, to, shown).day
        except PrtcheckError as error:
            return str(error)
        return f"Moved from {format_day(shown.day)}. z undoes it."

    def action_back(self) -> None:
        """Go back to the list of days."""
        self.dismiss(self._day)


def format_sections(sections: Iterable[Section]) -> AlignedText:
    """Return sections with their names in a column of their own."""
    return AlignedText((section.name, section.lines) for section in sections)
