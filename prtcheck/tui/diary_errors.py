"""What a busy or damaged diary does to the app: a line on the screen, which lives on."""

from contextlib import suppress
from typing import Any

from textual.app import App
from textual.css.query import NoMatches
from textual.message import Message
from textual.message_pump import MessagePump
from textual.worker import WorkerFailed

from prtcheck.errors import PrtcheckError


class ShowsDiaryErrors(MessagePump):
    """A part of the app whose handlers may meet a diary that cannot be read or written."""

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except PrtcheckError as error:
            if not show_on_screen(self.app, error):
                raise


class DiaryErrorsApp(ShowsDiaryErrors, App[str]):
    """An app that shows the diary's errors of any handler, timer and worker as a line."""

    def _handle_exception(self, error: Exception) -> None:
        cause = error.error if isinstance(error, WorkerFailed) else error
        if not (isinstance(cause, PrtcheckError) and show_on_screen(self, cause)):
            super()._handle_exception(error)


def show_on_screen(app: App[Any], error: PrtcheckError) -> bool:
    """Show an error on the topmost screen that has a line for it; return whether one has."""
    for screen in reversed(app.screen_stack):
        show_error = getattr(screen, "show_error", None)
        if show_error is not None:
            with suppress(NoMatches):  # it is not composed yet
                show_error(str(error))
                return True
    return False
