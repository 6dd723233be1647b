"""What stands beside intervals and trends: what they cannot tell, each said once."""

from collections.abc import Sequence

from prtcheck.analysis.trend import Trend

REGRESSION = "Diaries often begin when ratings are high, and high ratings often ease by themselves."
"""Regression to the mean, said under every change (science: section 4)."""

COARSE = "One week against one week can only show changes of about 2 points or more."
"""Said under a change of one week against another (science: section 4)."""

USUAL_CARE = (
    "In usual care, pain fell by 30 % or more in 19 of 47 people (40 %). This took about two "
    "months, with no new treatment."
)
"""Context to print near any change of pain (science: section 2)."""

DRIFT = (
    "The interval takes into account that days resemble the days around them. It does not cover "
    "pain that drifts over weeks by itself or with the seasons."
)
"""Said once below intervals, of changes and of phases (science: section 4)."""

SEASON = "Within a year, a season looks like a trend."
MANY_LOOKS = "If you look every week for a year, one in two does so even with one rating."
"""Follows the sentence on many ratings."""

TOO_FEW_OR_SAME = "too few days at the start or end, or the same answer every day"
"""Why a change has no interval."""

_SEASON_FROM_WEEKS = 12
_ERRS = 0.045
"""In what share of diaries one interval leaves out 0 though nothing changed."""


def format_many_ratings(ratings: int) -> str:
    """Return how often one of several intervals errs; nothing for fewer than two."""
    if ratings < 2:  # noqa: PLR2004 - several are two
        return ""
    one_in = round(1 / (1 - (1 - _ERRS) ** ratings))
    return (
        f"With {ratings} ratings, about one diary in {one_in} shows an interval that leaves out 0 "
        "though nothing changed."
    )


def format_cautions(trend: Trend, metrics: Sequence[str]) -> list[str]:
    """Return what the intervals and trends of some metrics cannot tell; none without any."""
    compared = find_compared(trend, metrics)
    slopes = [rating.summary.slope for name, rating in trend.ratings.items() if name in metrics]
    is_season_told = any(slope and slope.weeks >= _SEASON_FROM_WEEKS for slope in slopes)
    return [
        *([DRIFT] if compared else []),
        *([SEASON] if is_season_told else []),
        *format_many_looks(len(compared)),
    ]


def find_compared(trend: Trend, metrics: Sequence[str]) -> set[str]:
    """Return which of some ratings have an interval, of a change or since a phase began."""
    ratings = {name: trend.ratings[name] for name in metrics if name in trend.ratings}
    found = {name for name, rating in ratings.items() if rating.summary.change}
    for phase in trend.phases:
        found |= {name for name in ratings if (of := phase.ratings[name]) and of.change}
    return found


def format_many_looks(ratings: int) -> list[str]:
    """Return what many ratings and many looks do to intervals; nothing for fewer than two."""
    many = format_many_ratings(ratings)
    return [f"{many} {MANY_LOOKS}"] if many else []
