"""Setting up and stopping own ratings; each is one change that undo takes back."""

from collections.abc import Callable
from typing import NamedTuple

from prtcheck.context import Context
from prtcheck.core.definition import DefinitionKind
from prtcheck.core.rating_scale import RatingScale, ScaleTexts, add_scale, list_asked, stop_scale


class RatingDays(NamedTuple):
    """One wording of an own rating and on how many days it was answered."""

    scale: RatingScale
    days: int


def list_ratings(context: Context) -> list[RatingDays]:
    """Return the own ratings, each wording of them, in the order they were added.

    Raises:
        DiaryError: the diary cannot be read.
    """
    days = context.diary.rating_days()
    return [RatingDays(one, days.get(one.key, 0)) for one in context.diary.rating_scales()]


def add_rating(context: Context, name: str, given: ScaleTexts) -> list[RatingScale]:
    """Ask a rating from now on and return all that are asked; a preset's name needs no texts.

    Raises:
        InvalidInputError: it is asked already, three others are, or a text is missing or none.
        DiaryError: the diary is busy, or cannot be written.
    """
    return _change(context, lambda scales: add_scale(scales, name, given, context.now))


def stop_rating(context: Context, name: str) -> list[RatingScale]:
    """Ask a rating no longer and return those that are asked still; its answers stay.

    Raises:
        InvalidInputError: none of that name is asked.
        DiaryError: the diary is busy, or cannot be written.
    """
    return _change(context, lambda scales: stop_scale(scales, name))


def _change(
    context: Context, function: Callable[[list[RatingScale]], list[RatingScale]]
) -> list[RatingScale]:
    """Change the own ratings from what they are inside the transaction."""
    if not context.diary.exists:
        function([])  # what is refused makes no diary
    with context.diary.writing(context.now) as change:
        scales = function(change.rating_scales())
        change.change_definitions(DefinitionKind.RATING, scales)
        return list_asked(scales)
