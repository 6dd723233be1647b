"""The app: opens the right screen, keeps drafts when it is left, and never shows what was typed."""

import asyncio
import gc
import os
import select
import signal
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from functools import partial

from rich.console import RenderableType
from rich.text import Text
from textual import work
from textual.app import App, SystemCommand
from textual.binding import ActiveBinding, Binding
from textual.screen import Screen

from prtcheck.actions.first_run import is_first_run, mark_welcomed
from prtcheck.context import Context
from prtcheck.core.days import format_day
from prtcheck.core.draft import Draft
from prtcheck.errors import ExitCode, PrtcheckError
from prtcheck.settings import LOOKS, save_setting
from prtcheck.tui.key_queue import KeyQueueApp
from prtcheck.tui.screens.check_in import LEAVE_IT, PAINTED_SECONDS, CheckInScreen
from prtcheck.tui.terminal_driver import TerminalDriver
from prtcheck.tui.themes import ANSI, THEMES

HANG_UP_SECONDS = 1.0
"""How often is looked whether the terminal is still there."""


class PrtcheckApp(KeyQueueApp[str]):
    """The daily check-in in full screen."""

    CSS_PATH = "app.tcss"
    TITLE = "prtcheck"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]
    BINDINGS = [
        Binding("ctrl+z", "suspend_process", "Suspend", show=False, priority=True),
        Binding("ctrl+c", "interrupt", "Leave at once", show=False, priority=True),
    ]

    def __init__(self, context: Context, day: date | None = None) -> None:
        colourless = bool(os.environ.get("NO_COLOR"))
        ansi = colourless or context.settings.theme == ANSI
        super().__init__(TerminalDriver, ansi_color=True if ansi else None)
        self.animation_level = "none"
        for theme in THEMES.values():
            self.register_theme(theme)
        self._begin_in(_theme(ANSI if colourless else context.settings.theme))
        self._looks = () if colourless else LOOKS
        self._told: list[str] = []
        self.context = context._replace(tell=self._told.append)
        self._day = day
        self.crash: Exception | None = None
        """The bug that ended the app, if one did."""

    def _begin_in(self, theme: str) -> None:
        """Wear a theme from the first paint on; setting it would parse every style once more."""
        self.set_reactive(App.theme, theme)
        self.set_class(self.current_theme.dark, "-dark-mode", update=False)
        self.set_class(not self.current_theme.dark, "-light-mode", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def on_mount(self) -> None:
        """Open the asked day, today's check-in when it is due, or else the home screen."""
        self._end_on_signals()
        self._end_with_the_terminal()
        if is_first_run(self.context.diary.path):
            from prtcheck.tui.screens.welcome import WelcomeScreen

            self.push_screen(WelcomeScreen(self.context), self._welcomed)
        else:
            self._begin()

    def _end_with_the_terminal(self) -> None:
        """End when the terminal is gone without a word, as it does for who has no controlling one.

        Reading from it then returns at once and for ever, with nothing.
        """
        if self.is_headless or sys.__stdin__ is None:
            return
        terminal = select.poll()
        terminal.register(sys.__stdin__.fileno(), 0)  # hanging up is told unasked
        self.set_interval(HANG_UP_SECONDS, partial(self._end_if_hung_up, terminal))

    def _end_if_hung_up(self, terminal: select.poll) -> None:
        if any(told & select.POLLHUP for _, told in terminal.poll(0)):
            self._end(128 + signal.SIGHUP)

    def _end_on_signals(self) -> None:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self._end, 128 + number)

    def _welcomed(self, begin: bool | None) -> None:  # noqa: FBT001 - Textual hands it over so
        if not begin:
            self.leave(None, ExitCode.OK)
            return
        mark_welcomed(self.context.diary.path)
        self._begin()

    def _begin(self) -> None:
        today = self.context.today
        if self._day is not None:
            self._open_form(self._day)
            return
        begun = self.context.drafts.latest()
        if begun is None:
            self._open_today()
        elif begun.day == today:
            self._open_form(today)
        else:
            self._offer(begun)

    def _open_today(self) -> None:
        today = self.context.today
        if self.context.diary.logged_days(self.context.settings.due_since(today), today):
            self._open_home()
        else:
            self._open_form(today)

    def _open_home(self, news: str = "") -> None:
        from prtcheck.tui.screens.home import HomeScreen

        self.push_screen(HomeScreen(self.context, news))

    def _open_form(self, day: date, begun: Draft | None = None) -> None:
        form = CheckInScreen(self.context, day, begun)
        self.push_screen(form, partial(self._form_done, form))

    @work
    async def _offer(self, begun: Draft) -> None:
        from prtcheck.tui.screens.dialogs import Choice, ChoiceDialog

        question = f"A check-in for {format_day(begun.day)} was begun and not saved."
        choices = [
            Choice("g", "go on with it"),
            Choice("t", "keep it for later, open today"),
            Choice("d", "drop what was begun, open today"),
            Choice("l", LEAVE_IT),
        ]
        answer = await self.push_screen_wait(ChoiceDialog(question, choices))
        if answer == "g":
            self._open_form(begun.day, begun)
        elif answer in ("t", "d"):
            if answer == "d":
                self.context.drafts.drop(begun.day)
            self._open_today()
        else:
            self._open_home()

    def on_ready(self) -> None:
        """Make ready, while the person reads the first question, what is needed only later."""
        self.set_timer(2 * PAINTED_SECONDS, _make_ready)

    def _form_done(self, form: CheckInScreen, sentence: str | None) -> None:
        """End with the form; but who left one that was not asked for may want something else."""
        if form.was_left and self._day is None:
            self._open_home(sentence or "")
        else:
            self.leave(sentence, ExitCode.OK)

    def leave(self, sentence: str | None, code: int) -> None:
        """End the app and say the sentence on the terminal that comes back."""
        said = "\n".join([*self._told, *([sentence] if sentence else [])])
        self.exit(message=Text(said) if said else None, return_code=code)

    async def action_quit(self) -> None:
        """End the app from the home screen, where nothing is begun."""
        self.leave(None, ExitCode.OK)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Name the actions of the screen, the looks unless NO_COLOR forbids them, and leaving."""
        for active in _of_our_own(screen.active_bindings.values()):
            action = partial(self.run_action, active.binding.action, active.node)
            yield SystemCommand(
                active.binding.description,
                f"key: {active.binding.key_display or active.binding.key}",
                action,
            )
        for look in self._looks:
            yield SystemCommand(f"Look: {look}", "change the colours", partial(self._wear, look))
        yield SystemCommand(
            "Leave", "at once; what is begun is kept as a draft", self.action_interrupt
        )

    def _wear(self, look: str) -> None:
        """Change the look and remember it in the settings."""
        self.theme = _theme(look)
        self.ansi_color = True if look == ANSI else None
        try:
            save_setting(self.context.paths.settings, "theme", look)
        except PrtcheckError as error:
            self._told.append(f"The look holds for this time only: {error}")

    def action_interrupt(self) -> None:
        """Leave at once; what was answered is kept as a draft."""
        self._end(ExitCode.INTERRUPTED)

    def _end(self, code: int) -> None:
        forms = [screen for screen in self.screen_stack if isinstance(screen, CheckInScreen)]
        said = [form.leave() for form in forms]
        self.leave(next(filter(None, said), None), code)

    def _handle_exception(self, error: Exception) -> None:
        self.crash = error
        super()._handle_exception(error)

    def _print_error_renderables(self) -> None:
        with suppress(OSError):  # the terminal is gone, and with it who would read the sentence
            super()._print_error_renderables()

    # Textual's own crash output prints local variables, that is, the diary.
    def _fatal_error(self) -> None:
        self._close_messages_no_wait()

    def panic(self, *_renderables: RenderableType) -> None:
        """End the app without showing anything of what it held."""
        self._close_messages_no_wait()


def _theme(look: str) -> str:
    """Return Textual's name of a look; in the terminal's own colours the others paint greys."""
    return THEMES[look].name if look in THEMES else "ansi-dark"


def _of_our_own(bindings: Iterable[ActiveBinding]) -> Iterator[ActiveBinding]:
    """Yield each action once, by its first key; those that Textual's widgets bring have no id."""
    actions: set[str] = set()
    for active in bindings:
        what = active.binding
        if what.id and what.description and what.action not in actions:
            actions.add(what.action)
            yield active


def _make_ready() -> None:
    gc.freeze()
    gc.enable()  # a command does without; the app may stay open for days
    threading.Thread(target=_load_writing).start()  # no daemon: cut off, an import may abort


def _load_writing() -> None:
    import prtcheck.storage.changes  # noqa: F401


def run_app(context: Context, day: date | None) -> int:
    """Run the app in the terminal until it is left, and return the exit code."""
    app = PrtcheckApp(context, day)
    app.run()
    if app.crash is not None:
        raise app.crash
    return app.return_code or ExitCode.OK
