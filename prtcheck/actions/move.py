"""Moving a check-in that was filled in under the wrong date."""

from dataclasses import replace
from datetime import date

from prtcheck.context import Context
from prtcheck.core.check_in import CheckIn
from prtcheck.core.days import format_day, require_past
from prtcheck.core.history import ChangeKind
from prtcheck.errors import ChangedMeanwhileError, InvalidInputError


def move(context: Context, day: date, to: date, shown: CheckIn | None = None) -> CheckIn:
    """Move a day's check-in to a day without one, and return it; when it was entered stays.

    `shown` is the check-in as the person saw it, if it was shown.

    Raises:
        InvalidInputError: the day has no check-in, or it cannot be for the other day.
        ChangedMeanwhileError: the day no longer holds what was shown; nothing is moved.
        DiaryError: the diary is busy, or cannot be written.
    """
    require_past(to, context.today)
    if not context.diary.exists:
        raise _no_check_in(day)
    with context.diary.writing(context.now) as change:
        states = change.states([day, to])
        present = states[day]
        if shown is not None and present != shown:
            raise ChangedMeanwhileError
        if present is None:
            raise _no_check_in(day)
        moved = replace(_move(present, to, is_empty=states[to] is None), stamp=context.now)
        change.change_days(ChangeKind.MOVE, states, {day: None, to: moved})
        return moved


def _no_check_in(day: date) -> InvalidInputError:
    return InvalidInputError(f"{format_day(day)} has no check-in to move.")


def _move(check_in: CheckIn, to: date, *, is_empty: bool) -> CheckIn:
    if to == check_in.day:
        raise InvalidInputError(f"The check-in is on {format_day(to)} already.")
    if not is_empty:
        raise InvalidInputError(
            f"{format_day(to)} already has a check-in. Choose a day without one, or delete that "
            f"first: `prtcheck delete {to}`."
        )
    entered = check_in.entered_at.date()
    if to > entered:
        raise InvalidInputError(
            f"{format_day(to)} is after the day on which it was entered ({format_day(entered)}). "
            "Choose an earlier day."
        )
    return replace(check_in, day=to)
