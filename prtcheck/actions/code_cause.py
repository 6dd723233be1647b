"""Sorting one of the person's own texts for a cause, on all its days."""

from collections.abc import Iterable
from typing import NamedTuple

from prtcheck.context import Context
from prtcheck.core.causes import recode_days
from prtcheck.core.check_in import CheckIn, Side
from prtcheck.core.history import ChangeKind
from prtcheck.core.text import fold
from prtcheck.errors import InvalidInputError


class Coded(NamedTuple):
    """On how many days a text got a side."""

    changed: int
    left: int
    """Days left as they are: the person sorted the text there by hand in another way."""


def code_cause(context: Context, text: str, side: Side) -> Coded:
    """Give a text its side on all days but those on which it was sorted by hand in another way.

    Raises:
        InvalidInputError: no day has it as a cause.
        DiaryError: the diary is busy, or cannot be written.
    """
    if context.diary.exists:
        with context.diary.writing(context.now) as change:
            days = {check_in.day: check_in for check_in in change.check_ins()}
            if _has_cause(days.values(), text):
                changed, left = recode_days(days.values(), text, side, context.now)
                if changed:
                    before = {day: days[day] for day in changed}
                    change.change_days(ChangeKind.CODE, before, changed)
                return Coded(len(changed), left)
    raise InvalidInputError("No day has these words as a cause. `prtcheck causes` lists yours.")


def _has_cause(days: Iterable[CheckIn], text: str) -> bool:
    return any(fold(cause.text) == fold(text) for day in days for cause in day.causes)
