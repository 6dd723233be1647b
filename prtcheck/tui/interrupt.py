"""What Ctrl-C, a signal to end and a closed terminal do: keep the answers as a draft, then end."""

import asyncio
import os
import select
import signal
import sys
from functools import partial

from rich.text import Text
from textual.binding import Binding

from prtcheck.errors import ExitCode
from prtcheck.tui.key_queue import KeyQueueApp
from prtcheck.tui.screens.check_in import CheckInScreen
from prtcheck.tui.terminal_driver import TerminalDriver

HANG_UP_SECONDS = 1.0
"""How often the app checks that its terminal is still open."""


class InterruptibleApp(KeyQueueApp):
    """An app that keeps unfinished answers and leaves the terminal clean however it is ended."""

    BINDINGS = [
        Binding("ctrl+z", "suspend_process", "Suspend", show=False, priority=True),
        Binding("ctrl+c", "interrupt", "Leave at once", show=False, priority=True),
    ]

    def __init__(self, ansi_color: bool | None) -> None:  # noqa: FBT001 - Textual's own argument
        super().__init__(TerminalDriver, ansi_color=ansi_color)
        self.exit_messages: list[str] = []
        """Sentences to print when the app has ended."""

    def on_mount(self) -> None:
        """Watch for signals and for a closed terminal."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self._interrupt, 128 + number)
        self._watch_terminal()

    def _watch_terminal(self) -> None:
        """End when the terminal closes without SIGHUP, as it does if it is not the controlling one.

        Reading from it would then return nothing, at full speed and without end.
        """
        if self.is_headless or sys.__stdin__ is None:
            return
        terminal = select.poll()
        terminal.register(sys.__stdin__.fileno(), 0)  # POLLHUP is reported in any case
        self.set_interval(HANG_UP_SECONDS, partial(self._end_if_hung_up, terminal))

    def _end_if_hung_up(self, terminal: select.poll) -> None:
        if any(events & select.POLLHUP for _, events in terminal.poll(0)):
            self._interrupt(128 + signal.SIGHUP)

    def action_suspend_process(self) -> None:
        """Suspend (Ctrl-Z), where there is a shell that can resume it."""
        if _has_job_control():
            super().action_suspend_process()

    def action_interrupt(self) -> None:
        """End at once (Ctrl-C); the answers are kept as a draft."""
        self._interrupt(ExitCode.INTERRUPTED)

    def _interrupt(self, code: int) -> None:
        forms = [screen for screen in self.screen_stack if isinstance(screen, CheckInScreen)]
        messages = [self.add_command(form, form.keep_answers()) for form in forms]
        self.leave(next(filter(None, messages), None), code)

    def add_command(self, form: CheckInScreen, message: str | None) -> str | None:
        """Return what was said of a draft that was kept, with the command that goes on with it."""
        return message and f"{message} Continue with: prtcheck checkin --date {form.draft.day}"

    def leave(self, message: str | None, code: int = ExitCode.OK) -> None:
        """End the app and print what is to be known on the terminal."""
        lines = [*self.exit_messages, *([message] if message else [])]
        self.exit(message=Text("\n".join(lines)) if lines else None, return_code=code)


def _has_job_control() -> bool:
    """Return whether the parent is a shell that notices a stopped child and can resume it.

    Such a shell is in the same session and has put its child into a process group of its own. A
    stop would be for good in an orphaned group (POSIX: no parent in the same session and another
    group), as under `xterm -e`, and under a parent in the same group, which only waits for the end.
    """
    parent = os.getppid()
    try:
        is_same_session = os.getsid(parent) == os.getsid(0)
        return is_same_session and os.getpgid(parent) != os.getpgrp()
    except OSError:  # the parent has ended, or some systems tell nothing of another session
        return False
