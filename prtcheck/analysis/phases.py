"""What changed since something began: an uncontrolled before and after, with its uncertainty.

A start that was chosen beforehand is not chosen by the pain, so it says more than first days
against last days; but the level may have moved by itself (science: section 9).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from prtcheck.analysis.inference import (
    LEAST_DEGREES_OF_FREEDOM,
    LEAST_PAIRS,
    LEAST_VARIANCE,
    ROUNDING_ERROR,
    Change,
    Slope,
    clip_autocorrelation,
    count_pairs,
    detrended,
    fit_line,
    mean_square,
    raw_autocorrelation,
    slope,
    t_quantile,
    variance_inflation,
)
from prtcheck.analysis.series import (
    FEWEST_TESTED,
    LONGEST_TESTED,
    PHASE_COMPARED_FROM,
    PHASE_WINDOWS,
    Level,
    Values,
    level,
    present,
)
from prtcheck.core.check_in import HIGHEST_RATING

EXPECTED_FROM = 84
"""Calendar days before the start from which its line is carried on."""
LEAST_PLACES = 85
"""Earlier comparisons from which "0 of them" says something."""


@dataclass(frozen=True, slots=True)
class Expected:
    """Where the line before the start would have led, and where the days were."""

    level: float
    """0-10, at the mean day of the last window."""
    seen: float
    """Mean of the last window, 0-10."""
    days_before: int
    """Calendar days that the line is fitted to, at most 366."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """How often two such runs of days lay as far apart before the start."""

    as_far: int
    places: int
    """Days at which the two runs can be laid; the runs overlap."""
    side_by_side: int
    """How many such places there is room for without overlap, at least 1."""


@dataclass(frozen=True, slots=True)
class PhaseFigures:
    """A rating before a phase and in its latest days."""

    window_days: int
    """Calendar days compared on each side."""
    before: Level
    after: Level
    change: Change | None
    """None with fewer than 28 days on a side."""
    slope_before: Slope | None
    """None before 6 weeks."""
    expected: Expected | None
    """None before 84 days, or where the phase is longer than half of them."""
    earlier: Earlier | None
    """None with fewer than 85 places."""


def compare_phase(values: Values, start: int) -> PhaseFigures | None:
    """Return the figures of a phase that begins at an index and ends with the values.

    The values run over consecutive calendar days. None with fewer than 14 days on a side.
    """
    sides = min(start, len(values) - start)
    window = next((days for days in PHASE_WINDOWS if sides >= days), None)
    if window is None:
        return None
    before = values[max(0, start - LONGEST_TESTED) : start]
    earlier = compare_earlier(values, start, window)
    return PhaseFigures(
        window_days=window,
        before=level(values[start - window : start]),
        after=level(values[-window:]),
        change=change_since(values, start, window) if sides >= PHASE_COMPARED_FROM else None,
        slope_before=slope(before),
        expected=expect_level(before, values[start:], window),
        earlier=earlier if earlier and earlier.places >= LEAST_PLACES else None,
    )


def change_since(values: Values, start: int, window: int) -> Change | None:
    """Return the latest days of a phase against the days up to its start, with a 95 % interval.

    d +- t(df) sqrt(s2 (V(n1)/n1 + V(n2)/n2)) from the residuals of two straight lines, one to at
    most 366 days before the start, one to the phase. None unless 4/7 of each window and 28 days in
    all are present, 10 of them followed by a day on the same side.
    """
    sides = values[max(0, start - LONGEST_TESTED) : start], values[start:]
    first, last = present(values[start - window : start]), present(values[-window:])
    residuals = [detrended(side) for side in sides]
    phi = _autocorrelation_of_sides(residuals)
    days = [len(present(side)) for side in residuals]
    is_enough = 7 * min(len(first), len(last)) >= 4 * window and sum(days) >= FEWEST_TESTED
    if phi is None or not is_enough:
        return None
    before, after = fmean(first), fmean(last)
    df = max(LEAST_DEGREES_OF_FREEDOM, sum(days) * (1 - phi) / (1 + phi) - 4)
    inflation = math.fsum(variance_inflation(len(s), phi) / len(s) for s in (first, last))
    margin = t_quantile(0.975, df) * math.sqrt(_day_variance(residuals, phi) * inflation)
    return Change(before, after, after - before - margin, after - before + margin, window)


def _autocorrelation_of_sides(residuals: Sequence[Values]) -> float | None:
    """Return phi = (r + 4/N)/(1 - 8/N), clipped to [0, .85]: a line costs r twice what a mean does.

    None with fewer than 10 pairs, or without variation.
    """
    both = [*residuals[0], None, *residuals[1]]
    days = len(present(both))
    if count_pairs(both) < LEAST_PAIRS or mean_square(both) < ROUNDING_ERROR:
        return None
    return clip_autocorrelation((raw_autocorrelation(both) + 4 / days) / (1 - 8 / days))


def _day_variance(residuals: Sequence[Values], phi: float) -> float:
    """Return s2 = sum e^2/(N-4) / max(.3, 1 - sum of n 2(V(n)-1)/(n-2) / N), at least 1/12."""
    days = [len(present(side)) for side in residuals]
    squares = math.fsum(e**2 for side in residuals for e in present(side))
    hugging = math.fsum(n * 2 * (variance_inflation(n, phi) - 1) / (n - 2) for n in days)
    s2 = squares / (sum(days) - 4) / max(0.3, 1 - hugging / sum(days))
    return max(LEAST_VARIANCE, s2)


def expect_level(before: Values, phase: Values, window: int) -> Expected | None:
    """Return where the line before a phase would have led, if it can be carried on.

    None with fewer than 84 calendar days before, with a phase longer than half of them, or where
    the line leaves the scale.
    """
    seen = {len(before) + day: value for day, value in enumerate(phase) if value is not None}
    latest = {day: value for day, value in seen.items() if day >= len(before) + len(phase) - window}
    line = fit_line(before)
    if not latest or line is None or len(before) < max(EXPECTED_FROM, 2 * len(phase)):
        return None
    level = line.at(fmean(latest))
    if not 0 <= level <= HIGHEST_RATING:
        return None
    return Expected(level, fmean(latest.values()), len(before))


def compare_earlier(values: Values, start: int, window: int) -> Earlier | None:
    """Return at how many places before a phase two such runs of days lay as far apart.

    None without such a place, or without a mean on either side.
    """
    apart = len(values) - start
    difference = _difference(values, start - window, window, apart)
    found = [_difference(values, at, window, apart) for at in range(start - apart - window + 1)]
    places = [abs(one) for one in found if one is not None]
    if difference is None or not places:
        return None
    as_far = sum(one >= abs(difference) - ROUNDING_ERROR for one in places)
    return Earlier(as_far, len(places), 1 + (len(places) - 1) // window)


def _difference(values: Values, at: int, window: int, apart: int) -> float | None:
    """Return the mean of a run of days less that of the run `apart` days before it."""
    first, last = (present(values[day : day + window]) for day in (at, at + apart))
    is_enough = 7 * min(len(first), len(last)) >= 4 * window
    return fmean(last) - fmean(first) if is_enough else None
