"""A check-in in words: short, neutral, and safe to show on a terminal."""

from typing import TYPE_CHECKING

from prtcheck.core.checkin import Cause, CheckIn
from prtcheck.core.coding import SIDE_NAMES
from prtcheck.core.text import printable, shortened

if TYPE_CHECKING:
    from prtcheck.core.attribution import Suggestion

_LONGEST_SHOWN = 60


def check_in_in_one_line(check_in: CheckIn) -> str:
    """Return all answers of a day in one line; long texts are shortened, never the record."""
    parts = [f"{rating_in_words('pain', check_in.pain)}, {rating_in_words('fear', check_in.fear)}"]
    if check_in.causes:
        parts.append("causes: " + ", ".join(map(cause_in_words, check_in.causes)))
    if check_in.activities:
        parts.append("did: " + ", ".join(printable(name) for name in check_in.activities))
    if check_in.note:
        parts.append(f"note: {shortened(check_in.note, _LONGEST_SHOWN)}")
    return "; ".join(parts)


def rating_in_words(name: str, rating: int | None) -> str:
    """Return a rating with its name; unanswered is said, never shown as 0."""
    return f"{name} not answered" if rating is None else f"{name} {rating}"


def cause_in_words(cause: Cause) -> str:
    """Return a cause's own words, shortened, with its side if it has one."""
    side = f" ({SIDE_NAMES[cause.side]})" if cause.side else ""
    return f"{shortened(cause.text, _LONGEST_SHOWN)}{side}"


_ASKED_BECAUSE = {
    "negation": "This says what it is not",
    "both sides": "Both kinds are named",
    "ambiguous": "This can be either",
    "no match": "No word of the list is in it",
}


def reading_in_words(suggestion: "Suggestion") -> str:
    """Return what was read in a cause, with the word that decided."""
    word = f" (word: {printable(suggestion.decided_by)})" if suggestion.decided_by else ""
    if suggestion.side is not None:
        return f"I read this as {SIDE_NAMES[suggestion.side]}{word}."
    return f"{_ASKED_BECAUSE[suggestion.ask or 'no match']}{word}."
