"""The terminal as Textual drives it, but one that may go away at any time.

Textual's writing thread dies of the first write that fails. Its queue then fills up, and the app
waits for ever for room in it: a closed window would leave a process behind.
"""

import io
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO, cast

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from io import TextIOWrapper


class WriteAnyway(io.TextIOBase):
    """A terminal to write to, whether or not it is still there."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, text: str) -> int:
        """Write what the terminal still takes."""
        with suppress(OSError):
            self._file.write(text)
        return len(text)

    def flush(self) -> None:
        """Hand on what was written, if the terminal still takes it."""
        with suppress(OSError):
            self._file.flush()

    def fileno(self) -> int:
        """Return the terminal's number."""
        return self._file.fileno()


class TerminalDriver(LinuxDriver):
    """A driver that outlives its terminal, so that the app can keep the draft and end."""

    def __init__(
        self,
        app: App[object],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        if sys.__stderr__ is not None:
            self._file = cast("TextIOWrapper", WriteAnyway(sys.__stderr__))

    def _sigcont_application(self, *_: object) -> None:
        """Resume what was suspended; who only closes the window sends the same signal.

        Textual would start its threads a second time, and end only the second ones.
        """
        if self._must_signal_resume:
            super()._sigcont_application()
