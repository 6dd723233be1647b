"""What a bug does: it ends the app, and nothing of what was typed is shown."""

from contextlib import suppress

from rich.console import RenderableType
from textual.app import App


class PrivateCrashApp(App[str]):
    """An app that keeps the bug for its caller; Textual would print local variables: the diary."""

    crash: Exception | None = None
    """The bug that ended the app, if one did."""

    def _handle_exception(self, error: Exception) -> None:
        self.crash = error
        super()._handle_exception(error)

    def _print_error_renderables(self) -> None:
        with suppress(OSError):  # the terminal may be closed
            super()._print_error_renderables()

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()

    def panic(self, *_renderables: RenderableType) -> None:
        """End the app without showing anything of what it held."""
        self._close_messages_no_wait()
