"""The message of a screen that has written settings."""

from textual.message import Message

from prtcheck.settings import Settings


class SettingsChanged(Message):
    """All screens are to use other settings from now on."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
