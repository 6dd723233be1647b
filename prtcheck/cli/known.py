"""What is known of a day before answers to it are read, and how they are saved."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from prtcheck.context import Context
from prtcheck.core.causes import KnownSides
from prtcheck.core.check_in import CheckIn
from prtcheck.core.days import format_day
from prtcheck.core.draft import Draft
from prtcheck.errors import DayTakenError, DiaryBusyError


class Known(NamedTuple):
    """The present check-in, the known activities and the sides given before."""

    present: CheckIn | None
    activities: list[str]
    sides: KnownSides


def save(context: Context, day: date, compose: Callable[[Known], CheckIn | None]) -> CheckIn | None:
    """Save what is composed over the state it was made from.

    Raises:
        DayTakenError: the day was changed meanwhile.
    """
    present = context.diary.check_in(day)
    activities = [*context.settings.activities, *context.diary.activities_by_use()]
    check_in = compose(Known(present, activities, context.diary.remembered_sides()))
    if check_in is None:
        return None
    try:
        context.diary.save(check_in, context.now, based_on=present)
    except DayTakenError:
        raise DayTakenError(
            f"{format_day(day)} was changed meanwhile, in a window or by a command: nothing "
            f"was stored. Look with `prtcheck show {day}` and try again."
        ) from None
    except DiaryBusyError as busy:
        context.drafts.keep(replace(Draft.of(check_in), based_on=present), context.now)
        raise DiaryBusyError(
            f"{busy} What you gave is kept as a draft: `prtcheck checkin --date {day}`."
        ) from None
    return check_in
