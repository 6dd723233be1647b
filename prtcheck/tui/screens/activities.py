"""The person's own activities with their days: add, rename, hide or show one."""

import asyncio
from collections.abc import Callable
from functools import partial

from textual import on, work
from textual.binding import Binding
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from prtcheck.actions.own_activities import (
    OwnActivity,
    add_activity,
    list_own_activities,
    toggle_hidden,
)
from prtcheck.actions.rename import rename_activity
from prtcheck.context import Context
from prtcheck.core.text import pluralize, printable
from prtcheck.tui.screens.dialogs import TextDialog
from prtcheck.tui.screens.settings_list import SettingsListScreen
from prtcheck.tui.widgets.spread_row import SpreadRow
from prtcheck.wording.changes import UNDO_HINT


class ActivitiesScreen(SettingsListScreen):
    """A row an activity, most days first."""

    CSS_PATH = "column.tcss"
    DEFAULT_CLASSES = "column"
    KEYS = (
        "n        add an activity\n"
        "r        rename it on all its days, or merge it with one that has the new name\n"
        "h Space Enter  hide it in the check-in, or show it again (its days stay)\n"
        "↑ ↓ Home End PgUp PgDn  move\n"
        "Esc q    back"
    )
    BINDINGS = [
        Binding("n", "add", "New", id="activities.new"),
        Binding("r", "rename", "Rename", show=False, id="activities.rename"),
        Binding("h,space", "hide", "Hide/show", id="activities.hide"),
        Binding("escape,q", "dismiss(None)", "Back", id="activities.back"),
        Binding("f1,question_mark", "help", "Help", key_display="F1", id="activities.help"),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._shown: list[OwnActivity] = []

    def read_content(self) -> Callable[[], None]:
        """Read the activities again."""
        return partial(self._show_activities, list_own_activities(self.context))

    def _show_activities(self, activities: list[OwnActivity]) -> None:
        """Show the activities, the cursor on its row."""
        self.set_heading("Activities" if activities else "Activities: none yet, n adds one")
        row = self.rows.highlighted or 0
        self._shown = activities
        self.rows.set_options(map(_make_row, activities))
        self.rows.highlighted = min(row, len(activities) - 1) if activities else None

    @work
    async def action_add(self) -> None:
        """Ask for a name and offer it from now on."""
        name = await self.app.push_screen_wait(TextDialog("New activity, for example walk:"))
        if name:
            self.use_settings(await asyncio.to_thread(add_activity, self.context, name))

    @work
    async def action_rename(self) -> None:
        """Ask for another name of the activity under the cursor."""
        if self.rows.highlighted is None:
            return
        old = self._shown[self.rows.highlighted].name
        dialog = TextDialog("New name:", printable(old), printable(old))
        new = await self.app.push_screen_wait(dialog)
        if new and new != printable(old):
            renamed = await asyncio.to_thread(rename_activity, self.context, old, new)
            if renamed.settings is not None:
                self.use_settings(renamed.settings)
            days = pluralize(renamed.days, "day")
            self.show_result(f"Renamed on {days}. {UNDO_HINT}" if renamed.days else "Renamed.")

    def action_hide(self) -> None:
        """Hide the activity under the cursor, or show it again."""
        if self.rows.highlighted is not None:
            name = self._shown[self.rows.highlighted].name
            self.use_settings(toggle_hidden(self.context, name))

    @on(OptionList.OptionSelected)
    def hide_chosen(self) -> None:
        """Hide the chosen activity, or show it again."""
        self.action_hide()


def _make_row(own: OwnActivity) -> Option:
    mark = "[ ]" if own.is_hidden else "[x]"
    hidden = "hidden, " if own.is_hidden else ""
    return Option(SpreadRow(f"{mark} {printable(own.name)}", hidden + pluralize(own.days, "day")))
