"""What the app is handed: the diary, the drafts, the settings and the clock."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from prtcheck.core.days import diary_day
from prtcheck.home import Settings, with_setting
from prtcheck.storage.diary import Diary
from prtcheck.storage.drafts import Drafts
from prtcheck.storage.files import make_private_folder, write_private


@dataclass(frozen=True, slots=True)
class World:
    """Everything outside of the app that it may ask or change."""

    diary: Diary
    drafts: Drafts
    settings: Settings
    clock: Callable[[], datetime]
    settings_file: Path | None = None
    """Where a choice is remembered; None remembers nothing."""

    @property
    def welcomed(self) -> Path:
        """Marks that the first run's pages were shown; they are not shown again."""
        return self.diary.path.with_name("welcomed")

    @property
    def is_first_run(self) -> bool:
        """Whether the person never was here before."""
        return not (self.diary.path.exists() or self.welcomed.exists())

    def remember(self, key: str, value: str) -> None:
        """Write one setting into the settings file and leave the rest of it as it is."""
        if self.settings_file is None:
            return
        text = ""
        if self.settings_file.exists():
            text = self.settings_file.read_text(encoding="utf-8")
        make_private_folder(self.settings_file.parent)
        write_private(self.settings_file, [with_setting(text, key, value).encode()])

    def today(self) -> date:
        """Return the diary day that it is now."""
        return diary_day(self.clock(), self.settings.day_ends)
