"""What the app is handed: the diary, the drafts, the settings and the clock."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from prtcheck.core.days import diary_day
from prtcheck.home import Settings
from prtcheck.storage.diary import Diary
from prtcheck.storage.drafts import Drafts


@dataclass(frozen=True, slots=True)
class World:
    """Everything outside of the app that it may ask or change."""

    diary: Diary
    drafts: Drafts
    settings: Settings
    clock: Callable[[], datetime]

    def today(self) -> date:
        """Return the diary day that it is now."""
        return diary_day(self.clock(), self.settings.day_ends)
