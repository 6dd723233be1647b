"""A line for the name of a file, which Tab completes."""

import os
from collections.abc import Sequence
from pathlib import Path

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.widgets import Input

from prtcheck.errors import PrtcheckError
from prtcheck.path_checks import list_folder, to_path


class PathInput(Input):
    """A name with its folder; Tab adds what all the files that begin so have in common."""

    BINDINGS = [
        Binding("enter", "submit", "Read", key_display="enter", id="path.read"),
        Binding("tab", "complete", "Complete", key_display="tab", id="path.complete"),
    ]

    class Completed(Message):
        """Tab was pressed; these files begin with what was typed."""

        def __init__(self, names: Sequence[str]) -> None:
            super().__init__()
            self.names = names

    def _on_paste(self, event: events.Paste) -> None:
        """Let a whole path take the place of what is there; Textual then adds it by itself."""
        if event.text.startswith(("/", "~")):
            self.clear()

    def action_complete(self) -> None:
        """Complete the name as far as there is one way only."""
        folder, slash, beginning = self.value.rpartition("/")
        names = find_names(f"{folder}{slash}", beginning)
        self.value = f"{folder}{slash}{os.path.commonprefix(names) or beginning}"  # noqa: RUF071 - letters are meant
        self.cursor_position = len(self.value)
        self.post_message(self.Completed(names))


def find_names(folder: str, beginning: str) -> list[str]:
    """Return the names in a folder that begin so, those of folders with a slash.

    Hidden ones are left out until their dot is typed.
    """
    try:
        paths = list_folder(to_path(folder or "."))
    except PrtcheckError:
        return []
    shown = (path for path in paths if beginning or not path.name.startswith("."))
    return [_name(path) for path in shown if path.name.startswith(beginning)]


def _name(path: Path) -> str:
    return f"{path.name}/" if os.path.isdir(path) else path.name  # noqa: PTH112 - never fails
