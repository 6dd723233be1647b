"""Textual's terminal driver, made safe for a terminal that is closed at any time.

Textual's writing thread ends at the first write that fails. Its queue then fills up, and the app
waits for room in it without end: a closed window would leave a process behind.
"""

import io
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TextIO, cast

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from io import TextIOWrapper


class FailSafeWriter(io.TextIOBase):
    """A stream that drops what the terminal does not take, instead of raising OSError."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, text: str) -> int:
        """Write if the terminal is open."""
        with suppress(OSError):
            self._file.write(text)
        return len(text)

    def flush(self) -> None:
        """Flush if the terminal is open."""
        with suppress(OSError):
            self._file.flush()

    def fileno(self) -> int:
        """Return the terminal's file descriptor."""
        return self._file.fileno()


class TerminalDriver(LinuxDriver):
    """A driver that survives its terminal, so that the app can keep the draft and end."""

    def __init__(self, app: App[object], **options: Any) -> None:  # noqa: ANN401 - as Textual has it
        super().__init__(app, **options)
        if sys.__stderr__ is not None:
            self._file = cast("TextIOWrapper", FailSafeWriter(sys.__stderr__))

    def _sigcont_application(self, *_: object) -> None:
        """Resume only if suspended: closing a window sends SIGCONT too.

        Textual would start its threads a second time, and end only the second ones.
        """
        if self._must_signal_resume:
            super()._sigcont_application()
