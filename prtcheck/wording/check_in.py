"""A check-in in words: short, neutral, and safe to show on a terminal."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from prtcheck.core.causes import OwnCause
from prtcheck.core.check_in import Cause, CheckIn, Side
from prtcheck.core.text import printable, shorten

if TYPE_CHECKING:
    from prtcheck.analysis.inference import Change, Slope
    from prtcheck.attribution.suggest import Suggestion

SIDE_NAMES = {
    Side.BODY: "body",
    Side.MIND_BRAIN: "mind & brain",
    Side.UNSURE: "both / not sure",
}
"""What a side is called wherever a person reads it."""

LONGEST_SHOWN = 60
"""Characters of an own text within a line of others."""
_MOST_DECIMALS = 3


def format_check_in(check_in: CheckIn) -> str:
    """Return all answers of a day in one line; long texts are shortened, never the record."""
    ratings = [("pain", check_in.pain), ("fear", check_in.fear)]
    ratings += [(rating.name, rating.value) for rating in check_in.ratings]
    parts = [", ".join(format_rating(*rating) for rating in ratings)]
    if check_in.causes:
        parts.append("causes: " + ", ".join(map(format_cause, check_in.causes)))
    if check_in.activities:
        parts.append("did: " + ", ".join(printable(name) for name in check_in.activities))
    if check_in.exception:
        parts.append(f"exception: {shorten(check_in.exception, LONGEST_SHOWN)}")
    if check_in.note:
        parts.append(f"note: {shorten(check_in.note, LONGEST_SHOWN)}")
    return "; ".join(parts)


def format_rating(name: str, rating: int | None) -> str:
    """Return a rating with its name; unanswered is said, never shown as 0."""
    return f"{name} not answered" if rating is None else f"{name} {rating}"


def format_cause(cause: Cause) -> str:
    """Return a cause's own words, shortened, with its side if it has one."""
    side = f" ({SIDE_NAMES[cause.side]})" if cause.side else ""
    return f"{shorten(cause.text, LONGEST_SHOWN)}{side}"


def format_sides(own: OwnCause) -> str:
    """Return how a text was sorted, with the days of each side when there are several."""
    names = {side: SIDE_NAMES[side] if side else "not sorted" for side in own.sides}
    if len(names) == 1:
        return names.popitem()[1]
    return ", ".join(f"{names[side]} {days}" for side, days in own.sides.items())


_ASKED_BECAUSE = {
    "negation": "It may say what it is not",
    "both sides": "It names both sides",
    "ambiguous": "It can be either",
    "no match": "No word in it says where it belongs",
}


def format_suggestion(suggestion: "Suggestion") -> str:
    """Return what was read in a cause, with the word that decided."""
    word = f" (word: {printable(suggestion.decided_by)})" if suggestion.decided_by else ""
    if suggestion.side is not None:
        return f"I read this as {SIDE_NAMES[suggestion.side]}{word}."
    return f"{_ASKED_BECAUSE[suggestion.ask or 'no match']}{word}."


def format_change(change: "Change") -> str:
    """Return a change with its 95 % interval, and whether it could be none."""
    return f"{format_difference(change)} ({format_interval(change)})"


def format_difference(change: "Change") -> str:
    """Return a change without its interval."""
    return _format_difference(change.difference)


def format_interval(change: "Change") -> str:
    """Return the 95 % interval of a change, and whether it could be none."""
    none = ", so it could be no change" if change.low <= 0 <= change.high else ""
    return f"95 % interval {_format_end(change.low)} to {_format_end(change.high)}{none}"


def format_slope(slope: "Slope") -> str:
    """Return the trend of weekly means, with its p."""
    steepness = _format_difference(slope.per_week, decimals=2)
    return f"Over {slope.weeks} weekly means: {steepness} a week ({format_p(slope.p)})."


def format_means(*means: float | None) -> list[str]:
    """Return means to one decimal; two that contradict their difference get more decimals.

    Of 4.75 and 2.84, "4.8" and "2.8" would be 2.0 apart, and the difference is 1.9.
    """
    shown = [mean for mean in means if mean is not None]
    decimals = next((d for d in (1, 2) if _agree(shown, d)), _MOST_DECIMALS)
    return ["" if mean is None else f"{mean:.{decimals}f}" for mean in means]


def _agree(means: Sequence[float], decimals: int) -> bool:
    """Whether each two means, rounded, are as far apart as is said of them."""
    return all(
        f"{abs(round(one, decimals) - round(other, decimals)):.1f}" == f"{abs(one - other):.1f}"
        for one, other in pairwise(means)
    )


def _format_end(points: float) -> str:
    """Return the end of an interval, with more digits where it would be rounded to 0."""
    decimals = next((d for d in range(1, _MOST_DECIMALS) if round(points, d)), _MOST_DECIMALS)
    return _format_difference(points, decimals)


def _format_difference(points: float, decimals: int = 1) -> str:
    if not round(points, decimals):
        return "no change"
    return f"{abs(points):.{decimals}f} {'lower' if points < 0 else 'higher'}"


def format_p(p: float) -> str:
    """Return a p value to two decimals, to three below 0.01, never as 0."""
    if p < 0.001:  # noqa: PLR2004 - the least that three decimals can show
        return "p < 0.001"
    return f"p {p:.3f}" if p < 0.01 else f"p {p:.2f}"  # noqa: PLR2004 - that two decimals show
