"""Whether today's check-in is done, and the pause that keeps `status` quiet."""

from datetime import date, timedelta
from typing import NamedTuple

from prtcheck.context import Context
from prtcheck.core.days import MISSED_WITHIN, missed_days
from prtcheck.errors import InvalidInputError


class Status(NamedTuple):
    """How today stands."""

    today: date
    done: bool
    begun: bool
    """Whether there is a draft of today."""
    missing: list[date]
    """Days of the week before without a check-in, since the first one, oldest first."""
    last: date | None
    """The newest day with a check-in."""
    paused_until: date | None
    """The last quiet day, if today is one; date.max is until resumed."""


def find_status(context: Context) -> Status:
    """Return how today stands."""
    today, settings = context.today, context.settings
    logged = context.logged_days.first_and_last_day()
    days = context.logged_days.logged_days(today - timedelta(days=MISSED_WITHIN), today)
    missing = missed_days(logged[0], days, today) if logged and not settings.weekly else []
    done = any(day >= settings.due_since(today) for day in days)
    return Status(
        today=today,
        done=done,
        begun=not done and context.drafts.find(today) is not None,
        missing=missing,
        last=logged[1] if logged else None,
        paused_until=find_pause(context),
    )


def find_pause(context: Context) -> date | None:
    """Return the last quiet day, if today is one."""
    try:
        last = date.fromisoformat(context.paths.pause.read_text(encoding="utf-8").strip())
    except (OSError, ValueError):
        return None
    return last if context.today <= last else None


def pause(context: Context, last: date) -> None:
    """Let `status` keep quiet up to a day; date.max is until resumed.

    Raises:
        InvalidInputError: the day is over.
        DiaryError: that cannot be written.
    """
    from prtcheck.files import make_private_folder, write_private

    if last < context.today:
        raise InvalidInputError(f"{last} is over. Choose today or a later day.")
    make_private_folder(context.paths.data)
    write_private(context.paths.pause, [last.isoformat().encode()])


def resume(context: Context) -> bool:
    """End a pause and return whether there was one.

    Raises:
        DiaryError: the file that holds it cannot be removed.
    """
    was_paused = find_pause(context) is not None
    try:
        context.paths.pause.unlink(missing_ok=True)
    except OSError as error:
        from prtcheck.path_checks import unwritable_error

        raise unwritable_error(context.paths.pause, error) from None
    return was_paused
