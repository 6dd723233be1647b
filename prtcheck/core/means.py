"""Means over calendar days that never bridge a gap."""

from collections.abc import Sequence

Values = Sequence[float | None]
"""Scores of consecutive calendar days; None is a day without one."""

WEEK = 7
LEAST_DAYS_OF_WEEK = 4
"""Days of seven that need a score before their mean says something (science: 4 of 7)."""


def present(values: Values) -> list[float]:
    """Return the scores of the days that have one, in order."""
    return [value for value in values if value is not None]


def mean(values: Values, needed: int = 1) -> float | None:
    """Return the mean of the days that have a score, None with fewer than `needed`."""
    scores = present(values)
    return sum(scores) / len(scores) if scores and len(scores) >= needed else None


def trailing_means(
    values: Values, window: int = WEEK, needed: int = LEAST_DAYS_OF_WEEK
) -> list[float | None]:
    """Return each day's mean over the calendar days up to it, None with fewer than `needed`."""
    spans = (values[max(0, day - window + 1) : day + 1] for day in range(len(values)))
    return [mean(span, needed) for span in spans]


def weekly_means(values: Values, needed: int = LEAST_DAYS_OF_WEEK) -> list[float | None]:
    """Return the mean of each seven days from the first, None with fewer than `needed` entries.

    A last block cut short counts like any other.
    """
    return [mean(values[first : first + WEEK], needed) for first in range(0, len(values), WEEK)]
