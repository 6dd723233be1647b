"""The app: opens the right screen, keeps drafts when it is left, and never shows what was typed."""

import asyncio
import os
import signal
import threading
from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial

from rich.console import RenderableType
from rich.text import Text
from textual import work
from textual.app import SystemCommand
from textual.binding import Binding
from textual.screen import Screen

from prtcheck import home
from prtcheck.core.days import spoken
from prtcheck.core.draft import Draft
from prtcheck.errors import ExitCode
from prtcheck.home import Settings
from prtcheck.storage.diary import Diary
from prtcheck.storage.drafts import Drafts
from prtcheck.storage.files import make_private_folder, write_private
from prtcheck.tui.checkin import CheckInScreen
from prtcheck.tui.dialogs import Ask, Choice
from prtcheck.tui.home import HomeScreen
from prtcheck.tui.themes import ANSI, THEMES
from prtcheck.tui.typing_ahead import TypingAheadApp
from prtcheck.tui.welcome import WelcomeScreen
from prtcheck.tui.world import World


class PrtcheckApp(TypingAheadApp[str]):
    """The daily check-in in full screen."""

    CSS_PATH = "app.tcss"
    TITLE = "prtcheck"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]
    BINDINGS = [
        Binding("ctrl+z", "suspend_process", "Suspend", show=False, priority=True),
        Binding("ctrl+c", "interrupt", "Leave at once", show=False, priority=True),
    ]

    def __init__(self, world: World, day: date | None = None) -> None:
        colourless = bool(os.environ.get("NO_COLOR"))
        ansi = colourless or world.settings.theme == ANSI
        super().__init__(ansi_color=True if ansi else None)
        self.animation_level = "none"
        for theme in THEMES.values():
            self.register_theme(theme)
        looks = world.settings.theme
        self.theme = THEMES[looks].name if looks in THEMES else "ansi-dark"
        if colourless:
            self.theme = "ansi-dark"  # the others still paint greys
        self._world = world
        self._day = day
        self._told: list[str] = []
        world.diary.tell = self._told.append
        self.crash: Exception | None = None
        """The bug that ended the app, if one did."""

    def on_mount(self) -> None:
        """Open the asked day, today's check-in when it is due, or else the home screen."""
        self._end_on_signals()
        if self._world.is_first_run:
            self.push_screen(WelcomeScreen(self._world), self._welcomed)
        else:
            self._begin()

    def _end_on_signals(self) -> None:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self._end, 128 + number)

    def _welcomed(self, begin: bool | None) -> None:  # noqa: FBT001 - Textual hands it over so
        if not begin:
            self.leave(None, ExitCode.OK)
            return
        make_private_folder(self._world.welcomed.parent)
        write_private(self._world.welcomed, [])
        self._begin()

    def _begin(self) -> None:
        today = self._world.today()
        if self._day is not None:
            self._open_form(self._day)
            return
        begun = self._world.drafts.latest()
        if begun is None:
            self._open_today()
        elif begun.day == today:
            self._open_form(today)
        else:
            self._offer(begun)

    def _open_today(self) -> None:
        today = self._world.today()
        since = today - timedelta(days=self._world.settings.due_every - 1)
        if self._world.diary.logged_days(since, today):
            self.push_screen(HomeScreen(self._world))
        else:
            self._open_form(today)

    def _open_form(self, day: date) -> None:
        self.push_screen(CheckInScreen(self._world, day), self._form_done)

    @work
    async def _offer(self, begun: Draft) -> None:
        question = f"A check-in for {spoken(begun.day)} was begun and not saved."
        choices = [
            Choice("g", "go on with it"),
            Choice("t", "leave it for now, open today"),
            Choice("d", "drop what was begun, open today"),
        ]
        answer = await self.push_screen_wait(Ask(question, choices))
        if answer == "g":
            self.push_screen(CheckInScreen(self._world, begun.day, begun), self._form_done)
            return
        if answer == "d":
            self._world.drafts.drop(begun.day)
        self._open_today()

    def on_ready(self) -> None:
        """Load the library that writes the diary while the person reads the first question."""
        threading.Thread(target=_load_writing, daemon=True).start()

    def _form_done(self, sentence: str | None) -> None:
        self.leave(sentence, ExitCode.OK)

    def leave(self, sentence: str | None, code: int) -> None:
        """End the app and say the sentence on the terminal that comes back."""
        said = "\n".join([*self._told, *([sentence] if sentence else [])])
        self.exit(message=Text(said) if said else None, return_code=code)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Name the actions of the screen, the looks, and leaving; nothing that writes files."""
        for binding in screen.active_bindings.values():
            what = binding.binding
            if what.description and what.show:
                action = partial(self.run_action, what.action, binding.node)
                yield SystemCommand(what.description, f"key: {what.key}", action)
        for look in THEMES:
            yield SystemCommand(f"Look: {look}", "change the colours", partial(self._wear, look))
        yield SystemCommand("Leave", "a draft is kept", self.action_interrupt)

    def _wear(self, look: str) -> None:
        """Change the look and remember it in the settings."""
        self.theme = THEMES[look].name
        self._world.remember("theme", look)

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

    # Textual's own crash output prints local variables, that is, the diary.
    def _fatal_error(self) -> None:
        self._close_messages_no_wait()

    def panic(self, *_renderables: RenderableType) -> None:
        """End the app without showing anything of what it held."""
        self._close_messages_no_wait()


def _load_writing() -> None:
    import prtcheck.storage.writing  # noqa: F401


def run_app(diary: Diary, drafts: Drafts, settings: Settings, day: date | None) -> int:
    """Run the app in the terminal until it is left, and return the exit code."""
    app = PrtcheckApp(World(diary, drafts, settings, home.now, home.places().settings), day)
    app.run()
    if app.crash is not None:
        raise app.crash
    return app.return_code or ExitCode.OK
