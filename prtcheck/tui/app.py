"""The app: its theme, and which screen opens first."""

import gc
import os
import threading
from collections.abc import Iterable
from datetime import date
from functools import partial
from importlib import import_module

from textual import on, work
from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.events import Resize
from textual.screen import Screen

from prtcheck.actions.first_run import is_first_run, mark_welcomed
from prtcheck.actions.status import find_status
from prtcheck.context import Context
from prtcheck.core.days import format_day
from prtcheck.core.draft import Draft
from prtcheck.errors import ExitCode, PrtcheckError
from prtcheck.settings import LOOKS, Settings, save_setting
from prtcheck.tui.crash import PrivateCrashApp
from prtcheck.tui.diary_errors import DiaryErrorsApp
from prtcheck.tui.interrupt import InterruptibleApp
from prtcheck.tui.palette import palette_entries
from prtcheck.tui.screens.check_in import FIRST_PAINT_SECONDS, LEAVE_DRAFT, CheckInScreen
from prtcheck.tui.settings_changed import SettingsChanged
from prtcheck.tui.styles import read_styles
from prtcheck.tui.themes import ANSI, ANSI_THEME, THEMES, theme_name


class PrtcheckApp(InterruptibleApp, DiaryErrorsApp, PrivateCrashApp):
    """The daily check-in in full screen."""

    CSS_PATH = ["app.tcss", "screens/check_in.tcss"]
    """The form's own styles too: loaded with its screen they would be applied twice."""
    TITLE = "prtcheck"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-medium"), (100, "-wide")]
    """From -wide on two panes stand side by side; -narrow has no air."""
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall"), (40, "-high")]
    """-short has no air and no frames; -high has room for two questions."""
    BINDINGS = [
        Binding("ctrl+p", "command_palette", "All actions", show=False, key_display="^p"),
    ]

    def __init__(self, context: Context, day: date | None = None) -> None:
        has_colours = not os.environ.get("NO_COLOR")
        look = context.settings.theme if has_colours else ANSI
        super().__init__(ansi_color=True if look == ANSI else None)
        self.animation_level = "none"
        self._start_in(look)
        self._looks = LOOKS if has_colours else ()
        self.context = context._replace(notify=self.exit_messages.append)
        self._day = day

    def _start_in(self, look: str) -> None:
        """Set the theme of the first paint; assigning `theme` would parse every style again."""
        for theme in (*THEMES.values(), ANSI_THEME):
            self.register_theme(theme)
        self.set_reactive(App.theme, theme_name(look))
        self.set_class(self.current_theme.dark, "-dark-mode", update=False)
        self.set_class(not self.current_theme.dark, "-light-mode", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def on_mount(self) -> None:
        """Open the first run's pages, once, or else the first screen."""
        if is_first_run(self.context.diary.path):
            self._welcome()
        else:
            self._open_first_screen()

    @work
    async def _welcome(self) -> None:
        from prtcheck.tui.screens.welcome import WelcomeScreen

        if await self.push_screen_wait(WelcomeScreen(self.context)):
            mark_welcomed(self.context.diary.path)
            self._open_first_screen()
        else:
            self.leave(None)

    def _open_first_screen(self) -> None:
        """Open the day asked for, an unfinished one, today's check-in if it is due, or home."""
        draft = self.context.drafts.latest()
        if self._day is not None:
            self._open_form(self._day)
        elif draft is None:
            self._open_today()
        elif draft.day == self.context.today:
            self._open_form(draft.day)
        else:
            self._offer_draft(draft)

    def _open_today(self) -> None:
        status = find_status(self.context)
        if status.done:
            self._open_home()
        else:
            self._open_form(status.today)

    def _open_home(self, message: str = "") -> None:
        from prtcheck.tui.screens.home import HomeScreen

        read_styles(self)
        self.push_screen(HomeScreen(self.context, message))

    def _open_form(self, day: date, draft: Draft | None = None) -> None:
        form = CheckInScreen(self.context, day, draft)
        self.push_screen(form, partial(self._close_form, form))

    def _close_form(self, form: CheckInScreen, message: str | None) -> None:
        """End the app with the form, or go home if a form that was not asked for was left."""
        if not form.was_left:
            self.leave(message)
        elif self._day is None:
            self._open_home(message or "")
        else:
            self.leave(self.add_command(form, message))

    @work
    async def _offer_draft(self, draft: Draft) -> None:
        from prtcheck.tui.screens.dialogs import ChoiceDialog

        question = f"Unfinished check-in: {format_day(draft.day)}."
        choices = {
            "g": "go on with it",
            "t": "keep it for later, open today",
            "d": "delete the draft, open today",
            "l": LEAVE_DRAFT,
        }
        answer = await self.push_screen_wait(ChoiceDialog(question, choices))
        if answer == "g":
            self._open_form(draft.day, draft)
        elif answer in ("t", "d"):
            if answer == "d":
                self.context.drafts.drop(draft.day)
            self._open_today()
        else:
            self._open_home()

    def on_resize(self, event: Resize) -> None:
        """Lay out the screens below a dialog too.

        Textual repaints what lies below the one shown by the size it knows of it; a smaller one
        would keep the rest of the window from being painted.
        """
        for screen in self.screen_stack[:-1]:
            screen.post_message(event)

    def on_ready(self) -> None:
        """Load what comes later while the person reads the first question."""
        thread = threading.Thread(target=_load_rest)  # no daemon: cut off, an import may abort
        self.set_timer(2 * FIRST_PAINT_SECONDS, thread.start)

    async def action_quit(self) -> None:
        """End the app from the home screen, where nothing is unfinished."""
        self.leave(None)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Return the entries of the command palette; NO_COLOR leaves out the looks."""
        return palette_entries(self, screen, self._looks, self.apply_look)

    def apply_look(self, look: str) -> None:
        """Change the look and write it to the settings."""
        self._use_settings(self.context.settings._replace(theme=look))
        try:
            save_setting(self.context.paths.settings, "theme", look)
        except PrtcheckError as error:
            self.exit_messages.append(f"The look was not saved. {error}")

    @on(SettingsChanged)
    def use_changed_settings(self, event: SettingsChanged) -> None:
        """Use settings that a screen has written."""
        self._use_settings(event.settings)

    def _use_settings(self, settings: Settings) -> None:
        """Give all open screens other settings, and show the look that they name."""
        self.context = self.context._replace(settings=settings)
        for screen in self.screen_stack:
            if hasattr(screen, "context"):
                screen.context = self.context
        if self._looks:
            self.theme = theme_name(settings.theme)
            self.ansi_color = True if settings.theme == ANSI else None


def _load_rest() -> None:
    """Load what saving and the step on sides need, then begin to collect garbage.

    A command does without it; the app may stay open for days. What is loaded once is left out: to
    look through it would take longer than a key may.
    """
    from prtcheck.attribution.lexicon import lexicon

    import_module("prtcheck.storage.transaction")
    lexicon()
    gc.freeze()
    gc.enable()


def run_app(context: Context, day: date | None) -> int:
    """Run the app in the terminal until it is left, and return the exit code."""
    app = PrtcheckApp(context, day)
    app.run()
    if app.crash is not None:
        raise app.crash
    return app.return_code or ExitCode.OK
