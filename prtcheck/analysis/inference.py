"""What a run of daily scores can honestly say: smoothed levels, a change and a trend.

Values run over consecutive calendar days, `None` where nothing was entered. Daily pain is
autocorrelated, so every spread here is widened for it; nothing is ever interpolated.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from statistics import NormalDist, fmean, median
from typing import NamedTuple

from prtcheck.analysis.series import (
    FEWEST_TESTED,
    LONGEST_TESTED,
    Values,
    present,
    weekly_means,
    window_for,
)

LEAST_PAIRS = 10
"""Pairs of consecutive present days before autocorrelation can be estimated."""

LEAST_WEEKS = 6
HIGHEST_AUTOCORRELATION = 0.85
LEAST_DEGREES_OF_FREEDOM = 3

LEAST_VARIANCE = 1 / 12
"""Of one day, in points squared: what rounding to whole numbers alone brings."""

ROUNDING_ERROR = 1e-9
"""What two equal amounts on the 0-10 scale may differ by after floating-point sums."""


@dataclass(frozen=True, slots=True)
class Change:
    """The mean of the first days and of the last, with the 95 % interval of the difference."""

    first: float
    """Mean of the first window, 0-10."""
    last: float
    """Mean of the last window, 0-10."""
    low: float
    """Lower end of the 95 % interval, in points."""
    high: float
    """Upper end of the 95 % interval, in points."""
    window_days: int
    """Calendar days in each of the two windows."""

    @property
    def difference(self) -> float:
        """Last window minus first window, in points; negative = lower than before."""
        return self.last - self.first


@dataclass(frozen=True, slots=True)
class Slope:
    """The trend over weekly means, with the evidence against no trend at all."""

    per_week: float
    """Theil-Sen slope, in points a week; negative = falling."""
    p: float
    """Two-sided p of Kendall's test, in (0, 1]."""
    weeks: int
    """Weeks that had enough entries for a mean."""


class Line(NamedTuple):
    """A straight line over calendar days."""

    middle: float
    """The mean day."""
    level: float
    """The value at the mean day."""
    steepness: float
    """Points a day."""

    def at(self, day: float) -> float:
        """Return the value of a day."""
        return self.level + self.steepness * (day - self.middle)


def fit_line(values: Values) -> Line | None:
    """Return the least-squares line over the days that have a value, None without any."""
    known = [(day, value) for day, value in enumerate(values) if value is not None]
    if not known:
        return None
    middle, level = fmean(day for day, _ in known), fmean(value for _, value in known)
    spread = math.fsum((day - middle) ** 2 for day, _ in known)
    rise = math.fsum((day - middle) * (value - level) for day, value in known)
    return Line(middle, level, rise / spread if spread else 0.0)


def detrended(values: Values) -> list[float | None]:
    """Return the values less their least-squares line over the calendar; gaps stay gaps."""
    line = fit_line(values)
    return [
        None if value is None or line is None else value - line.at(day)
        for day, value in enumerate(values)
    ]


def autocorrelation(values: Values) -> float | None:
    """Return the lag-1 autocorrelation of the detrended days, None with fewer than 10 pairs.

    phi = r + (1 + 4 max(r, 0)) / N, clipped to [0, .85]; r as in `raw_autocorrelation`, N the days
    present. None also for days that lie on one straight line: without variation there is nothing
    to correlate.
    """
    residuals = detrended(values)
    if mean_square(residuals) < ROUNDING_ERROR or count_pairs(residuals) < LEAST_PAIRS:
        return None
    raw = raw_autocorrelation(residuals)
    return clip_autocorrelation(raw + (1 + 4 * max(raw, 0)) / len(present(residuals)))


def raw_autocorrelation(residuals: Values) -> float:
    """Return r = mean of e(t) e(t+1) over neighbours that are present / mean of e(t)^2.

    It is biased downward in short records (Marriott and Pope, Biometrika 1954;41:390-402); the
    callers add what their own fit costs. 0 without a pair or without variation.
    """
    squares = mean_square(residuals)
    if squares < ROUNDING_ERROR or not count_pairs(residuals):
        return 0.0
    return fmean(_neighbour_products(residuals)) / squares


def clip_autocorrelation(phi: float) -> float:
    """Return an estimate within the bounds [0, .85] that every interval here allows for."""
    return min(max(phi, 0.0), HIGHEST_AUTOCORRELATION)


def count_pairs(residuals: Values) -> int:
    """Return the number of neighbours that are both present."""
    return len(_neighbour_products(residuals))


def _neighbour_products(residuals: Values) -> list[float]:
    return [a * b for a, b in pairwise(residuals) if a is not None and b is not None]


def mean_square(residuals: Values) -> float:
    """Return the mean square of what is present, 0 where nothing is."""
    squares = [residual**2 for residual in present(residuals)]
    return fmean(squares) if squares else 0.0


def variance_inflation(days: int, phi: float) -> float:
    """Return how many times autocorrelation multiplies the variance of a mean of days, >= 1.

    V(n) = 1 + 2 sum_{k=1}^{n-1} (1 - k/n) phi^k (Bayley and Hammersley, JRSS Suppl 1946;8:184-197).
    """
    return 1 + 2 * math.fsum((1 - k / days) * phi**k for k in range(1, days))


def t_quantile(p: float, df: float) -> float:
    """Return Student's t quantile by Cornish-Fisher expansion, within 1 % for df >= 3.

    Four terms in 1/df around the normal quantile (Abramowitz and Stegun 1964, 26.7.5).
    """
    z = NormalDist().inv_cdf(p)
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + sum(term / df**power for power, term in enumerate(terms, start=1))


def change(values: Values, window: int | None = None) -> Change | None:
    """Compare the last `window` days with the first, with a 95 % interval for autocorrelated days.

    d +- t(.975, df) sqrt(s2 (V(n1)/n1 + V(n2)/n2)), n1 and n2 the days present in each window.
    None unless 28 days are present, 4/7 of each window, and the windows do not overlap.

    Raises:
        ValueError: more than 366 days; the caller cuts.
    """
    if len(values) > LONGEST_TESTED:
        raise ValueError(f"a change is worked out over at most {LONGEST_TESTED} days")
    window = window_for(len(values)) if window is None else window
    if window is None or not 1 <= window <= len(values) // 2:
        return None
    first, last = present(values[:window]), present(values[-window:])
    phi = autocorrelation(values)
    fewest = min(len(first), len(last))
    if phi is None or len(present(values)) < FEWEST_TESTED or 7 * fewest < 4 * window:
        return None
    before, after = fmean(first), fmean(last)
    margin = _margin(present(detrended(values)), phi, (len(first), len(last)))
    return Change(before, after, after - before - margin, after - before + margin, window)


def _margin(residuals: Sequence[float], phi: float, sides: tuple[int, int]) -> float:
    """Return half the 95 % interval, with df = max(3, N (1 - phi)/(1 + phi) - 2)."""
    days = len(residuals)
    df = max(LEAST_DEGREES_OF_FREEDOM, days * (1 - phi) / (1 + phi) - 2)
    inflation = math.fsum(variance_inflation(side, phi) / side for side in sides)
    return t_quantile(0.975, df) * math.sqrt(_day_variance(residuals, phi) * inflation)


def _day_variance(residuals: Sequence[float], phi: float) -> float:
    """Return s2 = RSS/(N - 2) / max(.3, 1 - (V(N) - 1)/(N - 1)), at least 1/12.

    Autocorrelated days hug their own mean, so RSS alone understates how far days vary.
    """
    days = len(residuals)
    rss = math.fsum(residual**2 for residual in residuals)
    hugging = 1 - (variance_inflation(days, phi) - 1) / (days - 1)
    return max(LEAST_VARIANCE, rss / (days - 2) / max(0.3, hugging))


def slope(values: Values) -> Slope | None:
    """Return the Theil-Sen slope of the weekly means with Kendall's p, None under 6 weeks.

    The median of the slopes between all pairs of weeks (Sen, JASA 1968;63:1379-1389).
    """
    means = weekly_means(values)
    weeks = [(week, mean) for week, mean in enumerate(means) if mean is not None]
    if len(weeks) < LEAST_WEEKS:
        return None
    steepnesses = [(b - a) / (later - week) for (week, a), (later, b) in combinations(weeks, 2)]
    per_week = median(steepnesses)
    rho = _autocorrelation_of_weeks(means, per_week)
    return Slope(per_week, kendall_p([mean for _, mean in weeks], rho), len(weeks))


def _autocorrelation_of_weeks(means: Values, per_week: float) -> float:
    """Return the lag-1 autocorrelation of weekly means around their line, in [0, .85]."""
    around = [None if mean is None else mean - per_week * week for week, mean in enumerate(means)]
    level = fmean(present(around))
    raw = raw_autocorrelation([None if value is None else value - level for value in around])
    return clip_autocorrelation(raw + (1 + 4 * max(raw, 0)) / len(present(around)))


def kendall_s(ordered: Sequence[float]) -> int:
    """Return Kendall's S: the pairs that rise less the pairs that fall."""
    return sum((b > a) - (b < a) for a, b in combinations(ordered, 2))


def kendall_p(ordered: Sequence[float], rho: float = 0.0) -> float:
    """Return the two-sided p of Kendall's S against time, in (0, 1].

    p = erfc(|S| / sqrt(2 var(S) (1 + rho)/(1 - rho))), rho in [0, 1) the lag-1 autocorrelation
    around the trend: values that resemble their neighbours say less than their number.
    var(S) = (n (n-1) (2n+5) - sum over ties of t (t-1) (2t+5)) / 18; 1 when all are equal.
    """
    ties = [times for times in Counter(ordered).values() if times > 1]
    variance = (_spread(len(ordered)) - sum(map(_spread, ties))) / 18
    widened = variance * (1 + rho) / (1 - rho)
    return math.erfc(abs(kendall_s(ordered)) / math.sqrt(2 * widened)) if variance else 1.0


def _spread(size: int) -> int:
    return size * (size - 1) * (2 * size + 5)
