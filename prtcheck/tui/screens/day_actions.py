"""What a person does to a day, on History and on the day's own screen: edit, delete, undo, redo."""

from datetime import date

from textual import work
from textual.binding import Binding

from prtcheck.actions.delete import delete
from prtcheck.core.check_in import CheckIn
from prtcheck.core.days import format_day
from prtcheck.errors import PrtcheckError
from prtcheck.tui.screens.base import Result
from prtcheck.tui.screens.check_in import CheckInScreen
from prtcheck.tui.screens.dialogs import ChoiceDialog
from prtcheck.tui.screens.undo import UndoScreen


class DayActionsScreen(UndoScreen[Result]):
    """A screen with a selected day."""

    BINDINGS = [
        Binding("e", "edit", "Edit", id="day.edit"),
        Binding("d", "delete", "Delete", id="day.delete"),
        Binding("z", "undo", "Undo", id="day.undo"),
        Binding("Z", "redo", "Redo", show=False, id="day.redo"),
    ]

    @property
    def selected_day(self) -> date | None:
        """The day that the actions apply to."""
        raise NotImplementedError

    @property
    def shown_check_in(self) -> CheckIn | None:
        """The check-in of that day as the person sees it."""
        raise NotImplementedError

    @work
    async def action_edit(self) -> None:
        """Open the form of the day."""
        if self.selected_day is not None:
            form = CheckInScreen(self.context, self.selected_day)
            self.show_result(await self.app.push_screen_wait(form))

    @work
    async def action_delete(self) -> None:
        """Delete the day after a question."""
        if self.shown_check_in is not None:
            self.show_result(await self._delete(self.shown_check_in))

    async def _delete(self, shown: CheckIn) -> str:
        day = format_day(shown.day)
        choices = {"n": "no", "y": "yes, delete it (z undoes it)"}
        if await self.app.push_screen_wait(ChoiceDialog(f"Delete {day}?", choices)) != "y":
            return "Nothing was deleted."
        try:
            delete(self.context, shown)
        except PrtcheckError as error:
            return str(error)
        return f"Deleted: {day}. z undoes it."
