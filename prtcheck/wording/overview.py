"""The overview in words: what its heights mean, and what changed from first days to last."""

from collections.abc import Mapping

from prtcheck.analysis.overview import LEAST_SORTED
from prtcheck.analysis.series import FEWEST_TESTED, LEAST_DAYS_OF_WEEK, LONGEST_TESTED
from prtcheck.analysis.trend import Trend
from prtcheck.core.check_in import HIGHEST_RATING, Side
from prtcheck.core.days import WEEK
from prtcheck.core.metric import Metric
from prtcheck.core.text import cell_width, printable
from prtcheck.wording.check_in import SIDE_NAMES, format_change
from prtcheck.wording.intervals import REGRESSION, TOO_FEW_OR_SAME

OVERVIEW_TITLE = "What changed"
MIND_BRAIN = SIDE_NAMES[Side.MIND_BRAIN]
DAYS_ACTIVE = "days active"

_ENOUGH = f"with {LEAST_DAYS_OF_WEEK} or more of {WEEK} days answered"
_MEAN = f"mean, 0 to {HIGHEST_RATING}, {_ENOUGH}"
OVERVIEW_MEANINGS: Mapping[str, str] = {
    MIND_BRAIN: f"its share of the causes sorted as body or {MIND_BRAIN}, "
    f"blank with fewer than {LEAST_SORTED}",
    Metric.FEAR: _MEAN,
    Metric.PAIN: _MEAN,
    DAYS_ACTIVE: f"share of the days answered that have an activity, {_ENOUGH}",
}
"""What the heights of each row mean, by its name; where days or causes are too few is a gap."""


def overview_meanings(trend: Trend) -> dict[str, str]:
    """Return what the heights of each row mean, those of own ratings too, by its name."""
    return {**OVERVIEW_MEANINGS, **dict.fromkeys(trend.own_ratings, _MEAN)}


def explain_overview(trend: Trend) -> list[str]:
    """Return what each figure of the overview means, a line each."""
    meanings = {
        **overview_meanings(trend),
        "wordings": f"different wordings among the causes sorted as {MIND_BRAIN}",
    }
    return [f"{printable(name)}: {meaning}" for name, meaning in meanings.items()]


def format_overview_changes(trend: Trend) -> list[str]:
    """Return a line each for the change of a rating with its interval, if there are any.

    The sentence that belongs under every change comes last.
    """
    changes = {printable(name): rating.summary.change for name, rating in trend.ratings.items()}
    side = max(map(cell_width, changes))
    lines = [
        f"{name}{' ' * (side - cell_width(name))}  {format_change(change)}"
        for name, change in changes.items()
        if change is not None
    ]
    return [*lines, REGRESSION] if lines else []


def describe_overview_changes(trend: Trend) -> list[str]:
    """Return the changes with what belongs under them, or why there are none."""
    return format_overview_changes(trend) or [_explain_no_change(trend)]


def _explain_no_change(trend: Trend) -> str:
    if trend.period.days > LONGEST_TESTED:
        return f"Changes on these days: only worked out for up to {LONGEST_TESTED} days."
    answered = max(rating.summary.days for rating in trend.ratings.values())
    if answered < FEWEST_TESTED:
        return f"Changes on these days: not enough days yet, {answered} of {FEWEST_TESTED}."
    return f"Changes on these days: {TOO_FEW_OR_SAME}."
