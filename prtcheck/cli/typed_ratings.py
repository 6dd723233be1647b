"""Ratings as they are typed: pain and fear as a number, own ones as NAME=VALUE."""

import re
from collections.abc import Iterable, Sequence

from prtcheck.actions.check_in import Known
from prtcheck.cli.options import quote_typed
from prtcheck.core.check_in import HIGHEST_RATING, OwnRating
from prtcheck.core.rating_scale import RatingScale, answer_rating, list_asked
from prtcheck.core.text import fold
from prtcheck.errors import InvalidInputError

_RATING = re.compile(r"[0-9]|10")
_UNANSWERED = "none"


def parse_rating(text: str, question: str) -> int | None:
    """Return the rating that was typed; `none` is unanswered.

    Raises:
        InvalidInputError: it is no whole number from 0 to 10.
    """
    word = text.strip()
    if word.casefold() == _UNANSWERED:
        return None
    if not _RATING.fullmatch(word):
        raise InvalidInputError(
            f"{question[:1].upper()}{question[1:]} must be a whole number from 0 to "
            f"{HIGHEST_RATING}, or {_UNANSWERED}. You typed {quote_typed(text)}."
        )
    return int(word)


def parse_own_ratings(
    typed: Iterable[str], known: Known, ratings: tuple[OwnRating, ...]
) -> tuple[OwnRating, ...]:
    """Return a day's own ratings with those that were typed; `none` takes an answer away.

    A rating that is no longer asked can be given for a day that has it. What is among `ratings`
    keeps its wording.

    Raises:
        InvalidInputError: one is not NAME=VALUE, not known, named twice, or out of bounds.
    """
    asked = list_asked(known.scales)
    held = known.present.ratings if known.present else ()
    known_ones: list[OwnRating | RatingScale] = [*held, *asked, *ratings]
    wordings = {fold(one.name): one for one in known_ones}
    pairs = [_split(text) for text in typed]
    for name, value in pairs:
        rating = wordings.get(fold(name))
        if rating is None:
            raise _unknown_error(name, asked)
        parsed = parse_rating(value, rating.name)
        ratings = answer_rating(ratings, rating.name, parsed, rating.wording)
    if len({fold(name) for name, _ in pairs}) < len(pairs):
        raise InvalidInputError("A rating is named twice. Name it once.")
    return ratings


def _split(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise InvalidInputError(
            f"Write a rating as NAME=VALUE, such as sleep=7. You typed {quote_typed(text)}."
        )
    return name, value


def _unknown_error(name: str, asked: Sequence[RatingScale]) -> InvalidInputError:
    *others, last = [scale.name for scale in asked] or [""]
    listed = f"only {', '.join(others)} and {last}" if others else f"only {last}"
    return InvalidInputError(
        f"No rating {quote_typed(name)} is asked, {listed if last else 'nor any other'}. "
        "`prtcheck ratings add NAME` adds one."
    )
