"""Whether pain on days with an activity differs from pain on days without: a tally, not a cause."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from statistics import fmean

from prtcheck.analysis.inference import ROUNDING_ERROR, detrended
from prtcheck.analysis.series import Values, present
from prtcheck.core.days import WEEK

MEANS_FROM_DAYS = 42
"""Calendar days of record before the caller shows means and day counts."""

TEST_FROM_DAYS = 84
"""Calendar days of record before the caller shows a p or says that anything stands out."""

LEAST_DAYS_EACH_SIDE = 7
"""Days with and days without before the caller shows either mean."""

WEEKDAYS_FROM_DAYS = 56
"""Calendar days of record before weekday means are steady enough to be taken out."""

Done = Sequence[bool | None]
"""Whether the activity was done, day by day; None where nobody knows."""


@dataclass(frozen=True, slots=True)
class Association:
    """Pain on the days with an activity against the days without it."""

    lag: int
    """Days from the activity to the pain: 0 = same day, 1 = next day."""
    mean_with: float
    """Mean pain with the activity, 0-10."""
    mean_without: float
    """Mean pain without the activity, 0-10."""
    days_with: int
    """Days of pain behind the mean with."""
    days_without: int
    """Days of pain behind the mean without."""
    difference_adjusted: float
    """The same difference of detrended, weekday-adjusted pain: the one the test is about."""
    p: float
    """Two-sided p of the circular-shift test, in (0, 1]."""


def associate(pain: Values, done: Done, weekday_of_first: int, lag: int) -> Association | None:
    """Set the pain of day i + lag against the activity of day i, None when a side has no day.

    `done` None = not known, in neither mean. The first `lag` days of pain have no activity to go
    with: they are in neither mean, but still help to find the line and the weekday means.
    """
    followed_by = _brought_back(pain, lag)
    adjusted = _brought_back(adjust(pain, weekday_of_first), lag)
    with_it, without = _sides(followed_by, done)
    if not with_it or not without:
        return None
    adjusted_with, adjusted_without = _sides(adjusted, done)
    difference_adjusted = fmean(adjusted_with) - fmean(adjusted_without)
    return Association(
        lag=lag,
        mean_with=fmean(with_it),
        mean_without=fmean(without),
        days_with=len(with_it),
        days_without=len(without),
        difference_adjusted=difference_adjusted,
        p=_circular_shift_p(adjusted, done, difference_adjusted),
    )


def adjust(pain: Values, weekday_of_first: int) -> list[float | None]:
    """Return pain less its straight line and, from 56 calendar days of record, weekday means.

    The line goes first, then each weekday's mean of what is left, both over all present days.
    """
    residuals = detrended(pain)
    if len(pain) < WEEKDAYS_FROM_DAYS:
        return residuals
    weekdays = [(weekday_of_first + day) % WEEK for day in range(len(pain))]
    typical = [_mean_on(weekday, weekdays, residuals) for weekday in range(WEEK)]
    return [
        None if residual is None else residual - typical[weekday]
        for weekday, residual in zip(weekdays, residuals, strict=True)
    ]


def _mean_on(weekday: int, weekdays: Sequence[int], residuals: Values) -> float:
    known = present([r for day, r in zip(weekdays, residuals, strict=True) if day == weekday])
    return fmean(known) if known else 0.0


def _brought_back(pain: Values, lag: int) -> list[float | None]:
    """Return each day's pain `lag` days later, on the activity's calendar, not wrapped round."""
    return [*pain, *[None] * lag][lag:]


def _sides(pain: Values, done: Done) -> tuple[list[float], list[float]]:
    """Return the pain of days with the activity, and of days known to be without it."""
    days = list(zip(pain, done, strict=True))
    with_it = [score for score, did in days if did and score is not None]
    without = [score for score, did in days if did is False and score is not None]
    return with_it, without


def _circular_shift_p(adjusted: Values, done: Done, observed: float) -> float:
    """Return p = (1 + hits) / (1 + shifts), the activity turned by 1 to n - 1 days.

    A hit is a difference at least as large, up or down. Turning the whole calendar keeps the
    spells and weekly habits of both series, which shuffling the days would destroy.
    """
    differences = list(_shifted_differences(adjusted, done))
    # Equal differences come out a rounding error apart, and would be hits or not by luck.
    hits = sum(abs(difference) >= abs(observed) - ROUNDING_ERROR for difference in differences)
    return (1 + hits) / (1 + len(differences))


def _shifted_differences(adjusted: Values, done: Done) -> Iterator[float]:
    """Yield mean with less mean without at every turn that leaves days on both sides."""
    days = len(adjusted)
    with_it, without = [did is True for did in done], [did is False for did in done]
    # A missing day adds nothing to the sum and is not counted: it is no zero in any mean. Turning
    # the pain one way is turning the activity the other way, and all turns are taken.
    scores = [0.0 if score is None else score for score in adjusted] * 2
    counted = [score is not None for score in adjusted] * 2
    for turn in range(1, days):
        sums, counts = scores[turn : turn + days], counted[turn : turn + days]
        days_with, days_without = sum(compress(counts, with_it)), sum(compress(counts, without))
        if days_with and days_without:
            mean_with = sum(compress(sums, with_it)) / days_with
            yield mean_with - sum(compress(sums, without)) / days_without


def benjamini_hochberg(ps: Sequence[float]) -> list[float]:
    """Return each p adjusted for being one of several, in the order given.

    q(i) = min over j >= i of p(j) m / j, p sorted upwards, at most 1 (Benjamini and Hochberg,
    JRSS B 1995;57:289-300).
    """
    adjusted = [1.0] * len(ps)
    smallest = 1.0
    downwards = sorted(range(len(ps)), key=lambda i: ps[i], reverse=True)
    for rank, i in zip(range(len(ps), 0, -1), downwards, strict=True):
        smallest = min(smallest, ps[i] * (len(ps) / rank))
        adjusted[i] = smallest
    return adjusted


def stands_out(ps: Sequence[float], q: float = 0.10) -> list[bool]:
    """Return which tests may be said to stand out, at a false discovery rate of at most `q`."""
    return [adjusted <= q for adjusted in benjamini_hochberg(ps)]
