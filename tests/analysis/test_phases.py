"""What changed since something began: the golden numbers, and the gates."""

import numpy as np
import pytest
from golden_series import GOLDEN, LOWER
from hypothesis import given
from hypothesis import strategies as st
from random_series import random_series
from scipy import stats

from prtcheck.analysis.phases import (
    change_since,
    compare_earlier,
    compare_phase,
    expect_level,
)
from prtcheck.analysis.series import LONGEST_TESTED, present

GOLDEN_2, GOLDEN_3 = GOLDEN * 2, GOLDEN * 3

ratings = st.sampled_from([*range(11), None])
phases = st.lists(ratings, min_size=28, max_size=200).flatmap(
    lambda values: st.tuples(st.just(values), st.integers(0, len(values)))
)


@pytest.mark.parametrize(
    ("values", "start", "expected"),
    [
        (GOLDEN, 28, (-0.6338, -1.3643, 0.0966)),
        (GOLDEN, 35, (-0.3200, -1.0184, 0.3784)),
        (GOLDEN + LOWER, 63, (-2.0000, -2.6872, -1.3128)),
        (GOLDEN_2, 98, (-0.3200, -1.1240, 0.4840)),
        (GOLDEN_2 + LOWER[:28], 126, (-1.3662, -2.1111, -0.6212)),
        (GOLDEN_2 + LOWER[:40], 126, (-1.8277, -2.5415, -1.1139)),
        (GOLDEN_3 + LOWER[:28], 189, (-1.3662, -2.1149, -0.6174)),
    ],
)
def test_the_golden_changes_since_a_phase_began(values, start, expected):
    found = compare_phase(values, start).change
    assert (found.difference, found.low, found.high) == pytest.approx(expected, abs=5e-5)
    assert found.window_days == 28


@pytest.mark.parametrize(
    ("values", "start", "level", "seen"),
    [
        (GOLDEN_2, 98, 4.6006, 4.5200),
        (GOLDEN_2 + LOWER[:28], 126, 4.3919, 3.1538),
        (GOLDEN_2 + LOWER[:40], 126, 4.3271, 2.6923),
        (GOLDEN_3 + LOWER[:28], 189, 4.5479, 3.1538),
    ],
)
def test_the_golden_levels_had_it_gone_on(values, start, level, seen):
    found = expect_level(values[:start], values[start:], 28)
    assert (found.level, found.seen) == pytest.approx((level, seen), abs=5e-5)
    assert found.days_before == start


@pytest.mark.parametrize(
    ("values", "start", "as_far", "places"),
    [
        (GOLDEN_2, 98, 31, 43),
        (GOLDEN_2 + LOWER[:28], 126, 0, 71),
        (GOLDEN_2 + LOWER[:40], 126, 0, 59),
        (GOLDEN_3 + LOWER[:28], 189, 0, 134),
        (GOLDEN_3, 161, 75, 106),
    ],
)
def test_the_golden_earlier_comparisons(values, start, as_far, places):
    found = compare_earlier(values, start, 28)
    assert (found.as_far, found.places) == (as_far, places)


def test_earlier_comparisons_are_told_from_85_places_on():
    assert compare_phase(GOLDEN_2, 98).earlier is None
    assert compare_phase(GOLDEN_3 + LOWER[:28], 189).earlier.side_by_side == 5
    assert compare_phase(GOLDEN_3, 161).earlier.side_by_side == 4


@pytest.mark.parametrize("start", [0, 13, 50, 63])
def test_fewer_than_14_days_on_a_side_are_not_compared(start):
    assert compare_phase(GOLDEN, start) is None


@pytest.mark.parametrize(
    ("start", "has_interval"), [(27, False), (28, True), (35, True), (36, False)]
)
def test_an_interval_needs_28_days_on_each_side(start, has_interval):
    found = compare_phase(GOLDEN, start)
    assert (found.change is not None) == has_interval
    assert found.before.mean is not None
    assert found.after.mean is not None


def test_a_line_is_carried_on_from_84_days_before_and_for_half_of_them():
    assert compare_phase(GOLDEN_2[:125], 83).expected is None
    assert compare_phase(GOLDEN_2[:126], 84).expected is not None
    assert compare_phase([*GOLDEN_2, 5], 84).expected is None


def test_a_line_that_leaves_the_scale_is_not_carried_on():
    falling = [9 - day // 10 for day in range(90)]
    assert compare_phase([*falling, *[0] * 40], 90).expected is None


@given(phases)
def test_no_diary_gives_an_interval_without_width_or_a_level_off_the_scale(phase):
    values, start = phase
    found = compare_phase(values, start)
    if found is None:
        return
    if found.change is not None:
        assert found.change.low < found.change.difference < found.change.high
    if found.expected is not None:
        assert 0 <= found.expected.level <= 10
    if found.earlier is not None:
        assert 0 <= found.earlier.as_far <= found.earlier.places


@pytest.mark.parametrize("block", range(10))
def test_the_change_agrees_with_numpy(block):
    for seed in range(50 * block, 50 * block + 50):
        values, start = random_series(seed)
        found = change_since(values, start, 28)
        expected = change_by_numpy(values, start, 28)
        assert (found is None) == (expected is None), seed
        if found is not None:
            assert (found.difference, found.high - found.low) == pytest.approx(expected, rel=0.01)


def change_by_numpy(values, start, window):
    """The difference and the width of its interval, computed by other means."""
    series = np.array([np.nan if v is None else v for v in values])
    sides = [series[max(0, start - LONGEST_TESTED) : start], series[start:]]
    left = []
    for side in sides:
        at = np.flatnonzero(~np.isnan(side))
        line = np.polynomial.Polynomial.fit(at, side[at], 1)
        left.append(np.where(np.isnan(side), np.nan, side - line(np.arange(len(side)))))
    products = np.concatenate([side[:-1] * side[1:] for side in left])
    products = products[~np.isnan(products)]
    squares = np.concatenate([side[~np.isnan(side)] ** 2 for side in left])
    first, last = present(values[start - window : start]), present(values[-window:])
    size = len(squares)
    if (
        len(products) < 10
        or squares.mean() < 1e-9
        or size < 28
        or 7 * min(len(first), len(last)) < 4 * window
    ):
        return None
    phi = np.clip((products.mean() / squares.mean() + 4 / size) / (1 - 8 / size), 0, 0.85)

    def inflation(n):
        return 1 + 2 * sum((1 - k / n) * phi**k for k in range(1, n))

    counts = [np.count_nonzero(~np.isnan(side)) for side in left]
    hugging = sum(n * 2 * (inflation(n) - 1) / (n - 2) for n in counts) / size
    variance = max(1 / 12, squares.sum() / (size - 4) / max(0.3, 1 - hugging))
    df = max(3, size * (1 - phi) / (1 + phi) - 4)
    error = np.sqrt(variance * sum(inflation(len(w)) / len(w) for w in (first, last)))
    return np.mean(last) - np.mean(first), 2 * stats.t.ppf(0.975, df) * error
