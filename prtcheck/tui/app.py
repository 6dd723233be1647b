"""The app: opens the right screen, keeps drafts when it is left, and never shows what was typed."""

import os
import threading
from datetime import date

from rich.console import RenderableType
from rich.text import Text
from textual import work
from textual.binding import Binding

from prtcheck import home
from prtcheck.core.days import spoken
from prtcheck.core.draft import Draft
from prtcheck.errors import ExitCode
from prtcheck.home import Settings
from prtcheck.storage.diary import Diary
from prtcheck.storage.drafts import Drafts
from prtcheck.tui.checkin import CheckInScreen
from prtcheck.tui.dialogs import Ask, Choice
from prtcheck.tui.home import HomeScreen
from prtcheck.tui.typing_ahead import TypingAheadApp
from prtcheck.tui.world import World


class PrtcheckApp(TypingAheadApp[str]):
    """The daily check-in in full screen."""

    CSS_PATH = "app.tcss"
    TITLE = "prtcheck"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]
    BINDINGS = [
        Binding("ctrl+c", "interrupt", "Leave at once", show=False, priority=True),
    ]

    def __init__(self, world: World, day: date | None = None) -> None:
        colourless = bool(os.environ.get("NO_COLOR"))
        super().__init__(ansi_color=True if colourless else None)
        self.animation_level = "none"
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
        today = self._world.today()
        if self._day is not None:
            self._open_form(self._day)
            return
        begun = self._world.drafts.latest()
        if begun is not None and begun.day != today:
            self._offer(begun)
        else:
            self._open_today()

    def _open_today(self) -> None:
        today = self._world.today()
        if self._world.diary.logged_days(today, today):
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

    def leave(self, sentence: str | None, code: ExitCode) -> None:
        """End the app and say the sentence on the terminal that comes back."""
        said = "\n".join([*self._told, *([sentence] if sentence else [])])
        self.exit(message=Text(said) if said else None, return_code=code)

    def action_interrupt(self) -> None:
        """Leave at once; what was answered is kept as a draft."""
        forms = [screen for screen in self.screen_stack if isinstance(screen, CheckInScreen)]
        said = [form.leave() for form in forms]
        self.leave(next(filter(None, said), None), ExitCode.INTERRUPTED)

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
    app = PrtcheckApp(World(diary, drafts, settings, home.now), day)
    app.run()
    if app.crash is not None:
        raise app.crash
    return app.return_code or ExitCode.OK
