"""Rolling and weekly means over calendar days; gaps stay gaps."""

from collections.abc import Sequence
from itertools import accumulate

from prtcheck.core.days import WEEK

Values = Sequence[float | None]
"""Scores of consecutive calendar days; None is a day without one."""

LONGEST_TESTED = 366
"""Calendar days beyond which nothing is tested: one straight line is no fair level then."""

FEWEST_TESTED = 28
"""Days present before anything is tested."""

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
    """Return each day's mean over the calendar days up to it, None with fewer than `needed`.

    It is the difference of two running totals: exact for ratings, which are whole numbers.
    """
    totals = [0.0, *accumulate(value or 0 for value in values)]
    counts = [0, *accumulate(value is not None for value in values)]
    spans = [(max(0, end - window), end) for end in range(1, len(totals))]
    present_in = [counts[end] - counts[start] for start, end in spans]
    return [
        (totals[end] - totals[start]) / days if days >= needed else None
        for (start, end), days in zip(spans, present_in, strict=True)
    ]


def weekly_means(values: Values, needed: int = LEAST_DAYS_OF_WEEK) -> list[float | None]:
    """Return the mean of each seven days from the first, None with fewer than `needed` entries.

    A last block cut short counts like any other.
    """
    return [mean(values[first : first + WEEK], needed) for first in range(0, len(values), WEEK)]
