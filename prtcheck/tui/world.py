"""What the app is handed: the diary, the drafts, the settings and the clock."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from prtcheck.core.days import diary_day
from prtcheck.errors import DiaryError
from prtcheck.home import Settings, with_setting
from prtcheck.storage.diary import Diary
from prtcheck.storage.drafts import Drafts
from prtcheck.storage.files import make_private_folder, write_private


class World(NamedTuple):
    """Everything outside of the app that it may ask or change."""

    diary: Diary
    drafts: Drafts
    settings: Settings
    clock: Callable[[], datetime]
    settings_file: Path | None = None
    """Where a choice is remembered; None remembers nothing."""

    def remember(self, key: str, value: str) -> None:
        """Write one setting into the settings file and leave the rest of it as it is.

        Raises:
            DiaryError: the file cannot be read or written; it is as it was.
        """
        if self.settings_file is None:
            return
        file = self.settings_file.resolve()  # a link, as people keep for their settings, stays one
        make_private_folder(file.parent)
        write_private(file, [with_setting(_text_of(file), key, value).encode()])

    def today(self) -> date:
        """Return the diary day that it is now."""
        return diary_day(self.clock(), self.settings.day_ends)


def _text_of(file: Path) -> str:
    try:
        return file.read_bytes().decode()
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError):
        raise DiaryError(f"{file} cannot be read as text: put it right by hand.") from None
