"""The person's own activities: on how many days each was done, which are offered, and new ones."""

from typing import NamedTuple

from prtcheck.context import Context
from prtcheck.core.check_in import require_activities
from prtcheck.core.text import fold, printable
from prtcheck.errors import InvalidInputError
from prtcheck.settings import Settings, change_setting


class OwnActivity(NamedTuple):
    """One activity as the person names it."""

    name: str
    days: int
    """Days on which it was done."""
    is_hidden: bool
    """Whether it is no longer offered in the check-in."""


def list_own_activities(context: Context) -> list[OwnActivity]:
    """Return the activities of the diary and the settings, most days first."""
    settings, days = context.settings, context.diary.activity_days()
    names = dict.fromkeys([*days, *settings.activities, *settings.hidden])
    return [OwnActivity(name, days.get(name, 0), name in settings.hidden) for name in names]


def require_activity(context: Context, name: str) -> OwnActivity:
    """Return the activity of a name, in any spelling of it.

    Raises:
        InvalidInputError: none has that name.
    """
    alike = [own for own in list_own_activities(context) if fold(own.name) == fold(name)]
    if not alike:
        raise InvalidInputError("No activity has this name. `prtcheck activities` lists them.")
    return next((own for own in alike if own.name == name), alike[0])


def add_activity(context: Context, name: str) -> Settings:
    """Offer a new activity from now on, or a known one again; return the settings with it.

    Raises:
        InvalidInputError: the name can't be kept.
        DiaryError: the settings can't be written.
    """
    new = printable(name)
    require_activities((new,))
    known = (own for own in list_own_activities(context) if fold(own.name) == fold(new))
    same = next(known, None)
    if same is not None:
        return toggle_hidden(context, same.name) if same.is_hidden else context.settings
    return _write(context, "activities", (*context.settings.activities, new))


def toggle_hidden(context: Context, name: str) -> Settings:
    """Offer an activity no longer, or again if it is hidden; return the settings with that.

    Raises:
        DiaryError: the settings can't be written.
    """
    hidden = context.settings.hidden
    names = tuple(other for other in hidden if other != name)
    return _write(context, "hidden", (*hidden, name) if names == hidden else names)


def _write(context: Context, key: str, names: tuple[str, ...]) -> Settings:
    return change_setting(context.settings, context.paths.settings, key, list(names))
