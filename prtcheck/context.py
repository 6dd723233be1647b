"""Paths, settings, current time and diary for one command or the app."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from prtcheck.core.days import diary_day
from prtcheck.core.left_out import LeftOut
from prtcheck.errors import InvalidInputError
from prtcheck.paths import Paths, find_paths
from prtcheck.settings import Settings, load_settings

if TYPE_CHECKING:
    from prtcheck.storage.diary import Diary
    from prtcheck.storage.drafts import Drafts
    from prtcheck.storage.logged_days import LoggedDays


def system_time() -> datetime:
    """Return this moment to the second, with this machine's offset from UTC.

    Raises:
        InvalidInputError: the time zone is a day or more from UTC.
    """
    try:
        return datetime.now().astimezone().replace(microsecond=0)
    except ValueError:
        raise InvalidInputError(
            "The time zone is a day or more from UTC. Set TZ to a real one, such as Europe/Berlin."
        ) from None


def _ignore(_sentence: str) -> None:
    pass


class Context(NamedTuple):
    """What a command or the app may ask or change outside of itself."""

    paths: Paths
    settings: Settings
    left_out: LeftOut
    """Takes what was left out when the diary was read."""
    clock: Callable[[], datetime] = system_time
    """Returns the moment it is now, with its offset from UTC."""
    notify: Callable[[str], None] = _ignore
    """Takes a sentence about something that was put right on the way."""

    @classmethod
    def current(cls) -> "Context":
        """Return the context of this person on this machine, its clock stopped at this moment."""
        paths = find_paths()
        moment = system_time()
        return cls(paths, load_settings(paths.settings), LeftOut(), lambda: moment)

    @property
    def now(self) -> datetime:
        """The moment it is now."""
        return self.clock()

    @property
    def today(self) -> date:
        """The diary day that it is now."""
        return diary_day(self.now, self.settings.day_ends)

    @property
    def diary(self) -> "Diary":
        """The person's diary; its file need not exist."""
        from prtcheck.storage.diary import Diary

        return Diary(self.paths.diary, self.notify, self.left_out)

    @property
    def logged_days(self) -> "LoggedDays":
        """The days of that diary that have a check-in; much lighter to load than the diary."""
        from prtcheck.storage.logged_days import LoggedDays

        return LoggedDays(self.paths.diary, self.notify, self.left_out)

    @property
    def drafts(self) -> "Drafts":
        """The person's unfinished check-ins."""
        from prtcheck.storage.drafts import Drafts

        return Drafts(self.paths.drafts)
