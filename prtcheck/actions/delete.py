"""Deleting a day's check-in, if it still is what was shown."""

from datetime import date

from prtcheck.context import Context
from prtcheck.core.check_in import CheckIn
from prtcheck.core.days import format_day
from prtcheck.errors import InvalidInputError


def require_check_in(context: Context, day: date) -> CheckIn:
    """Return the day's check-in, to be shown before it is deleted.

    Raises:
        InvalidInputError: the day has none.
    """
    present = context.diary.check_in(day)
    if present is None:
        raise InvalidInputError(f"{format_day(day)} has no check-in to delete.")
    return present


def delete(context: Context, shown: CheckIn) -> None:
    """Delete a check-in that was shown; undo brings it back.

    Raises:
        ChangedMeanwhileError: the day no longer holds it; nothing is deleted.
        DiaryError: the diary is busy, or cannot be written.
    """
    context.diary.delete(shown, context.now)
