"""What a command works with: the places, the settings, the moment and the diary."""

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from prtcheck import home
from prtcheck.cli.output import talk
from prtcheck.core.days import diary_day

if TYPE_CHECKING:
    from prtcheck.storage.diary import Diary
    from prtcheck.storage.drafts import Drafts
    from prtcheck.storage.presence import Presence


class World(NamedTuple):
    """Everything outside of a command that it may ask or change."""

    places: home.Places
    settings: home.Settings
    now: datetime
    """The moment of the command: one for all that it does."""

    @property
    def today(self) -> date:
        """The diary day that it is now."""
        return diary_day(self.now, self.settings.day_ends)

    @property
    def diary(self) -> "Diary":
        """The person's diary; its file need not exist."""
        from prtcheck.storage.diary import Diary

        return Diary(self.places.diary, tell=talk)

    @property
    def presence(self) -> "Presence":
        """The days of that diary, for who asks for nothing else."""
        from prtcheck.storage.presence import Presence

        return Presence(self.places.diary, tell=talk)

    @property
    def drafts(self) -> "Drafts":
        """The person's check-ins that are not finished."""
        from prtcheck.storage.drafts import Drafts

        return Drafts(self.places.drafts)


def here_and_now() -> World:
    """Return the world of this command; a setting that cannot be used is named on stderr."""
    places = home.places()
    settings = home.read_settings(places.settings)
    for problem in settings.problems:
        talk(f"prtcheck: {problem}")
    return World(places, settings, home.now())
