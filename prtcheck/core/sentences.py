"""A check-in in words: short, neutral, and safe to show on a terminal."""

from prtcheck.core.checkin import CheckIn
from prtcheck.core.text import printable, shortened

_LONGEST_SHOWN = 60


def check_in_in_one_line(check_in: CheckIn) -> str:
    """Return all answers of a day in one line; long texts are shortened, never the record."""
    parts = [f"{rating_in_words('pain', check_in.pain)}, {rating_in_words('fear', check_in.fear)}"]
    if check_in.causes:
        texts = (shortened(cause.text, _LONGEST_SHOWN) for cause in check_in.causes)
        parts.append("causes: " + ", ".join(texts))
    if check_in.activities:
        parts.append("did: " + ", ".join(printable(name) for name in check_in.activities))
    if check_in.note:
        parts.append(f"note: {shortened(check_in.note, _LONGEST_SHOWN)}")
    return "; ".join(parts)


def rating_in_words(name: str, rating: int | None) -> str:
    """Return a rating with its name; unanswered is said, never shown as 0."""
    return f"{name} not answered" if rating is None else f"{name} {rating}"
