"""The settings: the day's end, how often and what is asked, the look, reminders and files."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial

from textual import on, work
from textual.binding import Binding
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from prtcheck.actions.status import find_pause, pause, resume
from prtcheck.actions.where import find_places
from prtcheck.core.questions import OPTIONAL, QUESTIONS
from prtcheck.core.rating_scale import list_asked
from prtcheck.core.text import shorten
from prtcheck.errors import InvalidInputError
from prtcheck.paths import HOME_VARIABLE
from prtcheck.settings import LOOKS, Value, change_setting, load_settings
from prtcheck.tui.screens.dialogs import ChoiceDialog, DayDialog, PageDialog, TextDialog
from prtcheck.tui.screens.settings_list import SettingsListScreen
from prtcheck.tui.widgets.aligned_text import AlignedText
from prtcheck.wording.pause import format_pause_end

_NOT_PAUSED = "not paused (to set one up: help, reminders)"
_NAME_WIDTH = len("Day ends at")
_LONGEST_NAME = 30
_ASKED = tuple(question.name for question in QUESTIONS if question.name != "sides")
"""The questions that can be chosen; the sides come with the causes."""
_EXPLAINED = {q.name: q.wording for q in QUESTIONS if q.name in OPTIONAL}


class SettingsScreen(SettingsListScreen):
    """A row a setting; choosing it changes it."""

    CSS_PATH = "column.tcss"
    DEFAULT_CLASSES = "column"
    KEYS = (
        "Enter e  change the setting\n"
        "↑ ↓ Home End PgUp PgDn  move\n"
        "Esc q    back\n"
        "A new diary day begins when the day ends. Until then you check in for the day before."
    )
    BINDINGS = [
        Binding("e", "change", "Change", key_display="enter", id="settings.change"),
        Binding("escape,q", "dismiss(None)", "Back", id="settings.back"),
        Binding("f1,question_mark", "help", "Help", key_display="F1", id="settings.help"),
    ]

    def on_mount(self) -> None:
        """Show a look that is chosen in the palette."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self.refresh_content())

    def read_content(self) -> Callable[[], None]:
        """Read reminders, phases and own ratings, and what is wrong in the file."""
        problems = load_settings(self.context.paths.settings).problems
        diary = self.context.diary
        asked = [scale.name for scale in list_asked(diary.rating_scales())]
        phases = [phase.name for phase in diary.phases()]
        rows = partial(self._list_rows, find_pause(self.context), phases, asked)
        return partial(self._show_settings, rows, problems)

    def _show_settings(
        self, rows: Callable[[], Iterator[Option | None]], problems: tuple[str, ...]
    ) -> None:
        """Show the settings, the cursor on its row."""
        self.set_heading("Settings and looks")
        row = self.rows.highlighted or 0
        self.rows.set_options(rows())
        self.rows.highlighted = row
        if problems and not self.query_one("#news").display:
            self.show_message(" ".join(problems))

    def _list_rows(
        self, paused_until: date | None, phases: Sequence[str], asked: Sequence[str]
    ) -> Iterator[Option | None]:
        settings = self.context.settings
        paused = f"paused {format_pause_end(paused_until)}" if paused_until else _NOT_PAUSED
        yield _make_row("Day ends at", f"{settings.day_ends:%H:%M}", "change_day_end")
        yield _make_row("Check in", "once a week" if settings.weekly else "every day", "weekly")
        yield _make_row("Look", settings.theme, "change_look")
        yield _make_row("Reminders", paused, "resume" if paused_until else "pause")
        yield _make_row("Files", "show where they are", "show_files")
        yield _make_row("Phases", _list_names(phases[-1:]), "show_phases")
        yield _make_row("Own ratings", _list_names(asked), "show_ratings")
        yield None
        yield Option("Questions in the check-in", disabled=True)
        for name in _ASKED:
            mark = "[x]" if name in settings.questions else "[ ]"
            label = f"{name}: {_EXPLAINED[name]}" if name in _EXPLAINED else name
            yield Option(AlignedText([(mark, [label])], gap=1), id=f"ask('{name}')")

    @on(OptionList.OptionSelected)
    async def change_chosen(self, event: OptionList.OptionSelected) -> None:
        """Run the action of the chosen row."""
        await self.run_action(event.option_id or "")

    def action_change(self) -> None:
        """Change the setting under the cursor."""
        self.rows.action_select()

    def _write(self, key: str, value: Value) -> None:
        settings, file = self.context.settings, self.context.paths.settings
        self.use_settings(change_setting(settings, file, key, value))

    @work
    async def action_change_day_end(self) -> None:
        """Ask for the time at which the diary day ends."""
        question = "When does the day end? Type a time from 00:00 to 12:00, for example 04:00."
        text = await self.app.push_screen_wait(TextDialog(question))
        if not text:
            return
        try:
            self._write("day_ends", text.zfill(len("04:00")))
        except InvalidInputError:
            typed = shorten(text, len("04:00:00"))
            self.show_message(f"The day must end between 00:00 and 12:00. You typed {typed}.")

    def action_weekly(self) -> None:
        """Make a check-in due once a week, or every day again."""
        self._write("weekly", not self.context.settings.weekly)

    def action_ask(self, name: str) -> None:
        """Ask a question from now on, or no longer."""
        asked = self.context.settings.questions
        names = [other for other in _ASKED if (other in asked) != (other == name)]
        if names:
            self._write("questions", names)
        else:
            self.show_message("At least one question must be asked.")

    @work
    async def action_change_look(self) -> None:
        """Ask for the look and use it at once."""
        choices = {look[0]: look for look in LOOKS}
        choices["a"] += " (the terminal's own colours)"
        answer = await self.app.push_screen_wait(
            ChoiceDialog("Which look?", choices, self.context.settings.theme[0])
        )
        look = next((look for look in LOOKS if look[0] == answer), None)
        if look:
            self._write("theme", look)

    @work
    async def action_pause(self) -> None:
        """Ask for the last day without reminders."""
        question = "No reminders until which day? Leave empty to pause until you resume them."
        dialog = DayDialog(question, "Reminders", self.context.today, of_empty=date.max)
        last = await self.app.push_screen_wait(dialog)
        if last is not None:
            pause(self.context, last)
            self.show_result("Saved")

    def action_resume(self) -> None:
        """End the pause."""
        resume(self.context)
        self.show_result("Saved")

    @work
    async def action_show_phases(self) -> None:
        """Open the phases."""
        from prtcheck.tui.screens.phases import PhasesScreen

        await self.app.push_screen_wait(PhasesScreen(self.context))
        self.show_result(None)

    @work
    async def action_show_ratings(self) -> None:
        """Open the person's own ratings."""
        from prtcheck.tui.screens.ratings import RatingsScreen

        await self.app.push_screen_wait(RatingsScreen(self.context))
        self.show_result(None)

    def action_show_files(self) -> None:
        """Show where the files are."""
        places = find_places(self.context.paths)
        elsewhere = f"To keep them elsewhere, set {HOME_VARIABLE} to a folder."
        rows = [(name, [str(place)]) for name, place in places.items()]
        self.app.push_screen(PageDialog("Files", AlignedText([*rows, ("", ["", elsewhere])])))


def _list_names(names: Sequence[str]) -> str:
    return ", ".join(shorten(name, _LONGEST_NAME) for name in names) or "none yet"


def _make_row(name: str, value: str, action: str) -> Option:
    return Option(AlignedText([(f"{name:{_NAME_WIDTH}}", [value])]), id=action)
