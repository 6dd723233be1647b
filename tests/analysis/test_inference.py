import random
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from random_series import random_series
from scipy import stats

from prtcheck.analysis.inference import (
    autocorrelation,
    change,
    detrended,
    kendall_p,
    kendall_s,
    slope,
    t_quantile,
    variance_inflation,
)
from prtcheck.analysis.series import present, trailing_means, weekly_means, window_for

GOLDEN = [
    None if score == "-" else int(score)
    for score in "6555676-6555566565-5354355555-4554435545-4455545665-4545554523-"
]

ratings = st.sampled_from([*range(11), None])
diaries = st.lists(ratings, max_size=90)
long_diaries = st.lists(ratings, min_size=42, max_size=70)


def rescaled(values, by=0, times=1):
    return [None if value is None else times * value + by for value in values]


def known(found):
    assume(found is not None)
    return found


def interval(found):
    return found.difference, found.low, found.high


@pytest.mark.parametrize(("day", "mean"), [(6, 5.7143), (20, 5.0), (62, 4.0)])
def test_the_golden_seven_day_means(day, mean):
    assert trailing_means(GOLDEN)[day] == pytest.approx(mean, abs=5e-5)


def test_the_golden_weekly_means():
    expected = [5.7143, 5.3333, 5.0, 4.5714, 4.5, 4.3333, 4.8571, 4.8333, 4.0]
    assert weekly_means(GOLDEN) == pytest.approx(expected, abs=5e-5)


def test_the_golden_trend():
    found = slope(GOLDEN)
    assert found.per_week == pytest.approx(-0.154762, abs=5e-7)
    assert found.p == pytest.approx(0.1898, abs=5e-5)
    assert found.weeks == 9
    assert kendall_s(weekly_means(GOLDEN)) == -24


def test_the_golden_trend_of_the_series_twice_over():
    assert slope(GOLDEN * 2).p == pytest.approx(0.1626, abs=5e-5)
    assert kendall_s(weekly_means(GOLDEN * 2)) == -48
    assert kendall_p(weekly_means(GOLDEN * 2)) == pytest.approx(0.0673, abs=5e-5)


def test_the_golden_autocorrelation():
    assert autocorrelation(GOLDEN) == pytest.approx(0.3323, abs=5e-5)


@pytest.mark.parametrize(
    ("values", "window", "expected"),
    [
        (GOLDEN, 7, (-1.7143, -2.9889, -0.4396)),
        (GOLDEN, 14, (-1.1218, -2.0677, -0.1759)),
        (GOLDEN * 2, 28, (-0.6338, -1.3801, 0.1124)),
    ],
)
def test_the_golden_changes(values, window, expected):
    found = change(values, window)
    assert interval(found) == pytest.approx(expected, abs=5e-5)
    assert found.window_days == window


def test_the_record_chooses_the_window_when_nobody_does():
    assert change(GOLDEN) == change(GOLDEN, 14)
    assert change(GOLDEN * 2) == change(GOLDEN * 2, 28)


def test_a_mean_needs_four_entries_of_its_seven_days():
    three_of_seven = [5, None, 5, None, 5, None, None]
    four_of_seven = [5, None, 5, None, 5, None, 5]
    assert trailing_means(three_of_seven)[6] is None
    assert trailing_means(four_of_seven) == [None] * 6 + [5.0]
    assert weekly_means(three_of_seven + four_of_seven) == [None, 5.0]


def test_the_first_days_have_a_mean_as_soon_as_there_are_four():
    assert trailing_means([1, 2, 3, 4]) == [None, None, None, 2.5]


def test_a_last_week_cut_short_counts_with_four_entries():
    assert weekly_means([5] * 7 + [4] * 4) == [5.0, 4.0]
    assert weekly_means([5] * 7 + [4] * 3) == [5.0, None]


@given(diaries)
def test_a_mean_lies_between_the_entries_it_is_made_of(values):
    for day, mean in enumerate(trailing_means(values)):
        entries = present(values[max(0, day - 6) : day + 1])
        assert (mean is None) == (len(entries) < 4)
        assert mean is None or min(entries) <= mean <= max(entries)


@given(st.integers(1, 10), st.lists(st.booleans(), max_size=80))
def test_missing_days_never_turn_into_zeros(level, kept):
    values = [level if entered else None for entered in kept]
    for mean in trailing_means(values) + weekly_means(values):
        assert mean in (None, level)
    assert [residual is None for residual in detrended(values)] == [not day for day in kept]
    assert present(detrended(values)) == pytest.approx([0] * sum(kept))


@given(long_diaries, st.integers(1, 6))
def test_blank_days_after_the_last_week_change_no_trend(values, blanks):
    whole_weeks = values[: len(values) // 7 * 7]
    assert slope(whole_weeks + [None] * blanks) == slope(whole_weeks)


@given(diaries)
def test_nothing_that_is_read_is_rearranged(values):
    before = list(values)
    trailing_means(values), weekly_means(values), detrended(values)
    autocorrelation(values), change(values), slope(values)
    assert values == before


@given(diaries)
def test_residuals_sum_to_zero_and_lean_nowhere(values):
    residuals = detrended(values)
    assert sum(present(residuals)) == pytest.approx(0, abs=1e-8)
    leaning = sum(day * residual for day, residual in enumerate(residuals) if residual is not None)
    assert leaning == pytest.approx(0, abs=1e-6)


@given(long_diaries, st.integers(-10, 10))
def test_a_straight_line_added_changes_no_autocorrelation(values, tilt):
    tilted = [None if score is None else score + tilt * day for day, score in enumerate(values)]
    assert autocorrelation(tilted) == pytest.approx(autocorrelation(values), abs=1e-6)


@given(diaries)
def test_autocorrelation_stays_within_its_bounds(values):
    phi = autocorrelation(values)
    assert phi is None or 0 <= phi <= 0.85


@pytest.mark.parametrize(("pairs", "is_known"), [(9, False), (10, True)])
def test_autocorrelation_needs_ten_pairs_of_days_in_a_row(pairs, is_known):
    values = [4, 6, None, 5, None, 4, 6, None] + [5, 7, 3, 6] * 4
    cut = values[: 7 + pairs]
    assert sum(a is not None and b is not None for a, b in pairwise(cut)) == pairs
    assert (autocorrelation(cut) is not None) == is_known


def test_days_that_swing_to_and_fro_count_as_uncorrelated():
    assert autocorrelation([3, 7] * 20) == 0


def test_days_without_any_variation_get_no_interval():
    assert autocorrelation([5] * 60) is None
    assert change([5] * 60) is None


@given(st.integers(1, 366), st.floats(0, 0.85))
def test_correlated_days_say_less_than_their_number(days, phi):
    assert 1 <= variance_inflation(days, phi) <= (1 + phi) / (1 - phi) + 1e-9


@pytest.mark.parametrize("df", [3, 3.5, 5, 10, 26.57, 100, 400])
@pytest.mark.parametrize("p", [0.9, 0.95, 0.975])
def test_the_t_quantile_is_within_one_per_cent_of_the_true_one(p, df):
    assert t_quantile(p, df) == pytest.approx(stats.t.ppf(p, df), rel=0.01)
    assert t_quantile(1 - p, df) == pytest.approx(-t_quantile(p, df))


@given(long_diaries, st.integers(-5, 5))
def test_a_diary_raised_as_a_whole_shows_the_same_change_and_trend(values, by):
    before, after = known(change(values)), known(change(rescaled(values, by=by)))
    assert interval(after) == pytest.approx(interval(before))
    trend, raised_trend = known(slope(values)), known(slope(rescaled(values, by=by)))
    assert raised_trend.per_week == pytest.approx(trend.per_week)


@given(long_diaries)
def test_a_scale_twice_as_long_doubles_change_and_trend(values):
    before, after = known(change(values)), known(change(rescaled(values, times=2)))
    assert interval(after) == pytest.approx(tuple(2 * end for end in interval(before)))
    trend, doubled_trend = known(slope(values)), known(slope(rescaled(values, times=2)))
    assert doubled_trend.per_week == pytest.approx(2 * trend.per_week)
    assert doubled_trend.p == trend.p


@given(long_diaries)
def test_a_diary_read_backwards_shows_the_opposite_change(values):
    forwards, backwards = known(change(values)), known(change(values[::-1]))
    mirrored = (-forwards.difference, -forwards.high, -forwards.low)
    assert interval(backwards) == pytest.approx(mirrored)


@given(long_diaries)
def test_whole_weeks_read_backwards_show_the_opposite_trend(values):
    whole_weeks = values[: len(values) // 7 * 7]
    forwards, backwards = known(slope(whole_weeks)), known(slope(whole_weeks[::-1]))
    assert backwards.per_week == pytest.approx(-forwards.per_week)
    assert backwards.p == pytest.approx(forwards.p)


@given(long_diaries)
def test_the_interval_holds_its_own_difference(values):
    found = known(change(values))
    assert found.low < found.difference < found.high


def test_a_change_needs_twenty_eight_days_present():
    values = [3, 5, 4, 6] * 7
    assert change(values).window_days == 7
    assert change([None, *values[1:]]) is None
    assert change([None, *values[1:], 5]) is not None


@pytest.mark.parametrize(("missing", "is_known"), [(6, True), (7, False)])
def test_a_change_needs_four_sevenths_of_each_side(missing, is_known):
    values = [3, 5, 4, 6] * 15
    assert (change([None] * missing + values[missing:]) is not None) == is_known
    assert (change(values[missing:] + [None] * missing) is not None) == is_known


def test_windows_that_would_overlap_show_no_change():
    assert change(GOLDEN, 31) is not None
    assert change(GOLDEN, 32) is None
    assert change(GOLDEN, 0) is None


def test_more_than_a_year_is_the_callers_to_cut():
    assert change([3, 5, 4] * 122) is not None
    with pytest.raises(ValueError, match="at most 366 days"):
        change([3, 5, 4] * 122 + [4])


def test_a_trend_needs_six_weeks_with_a_mean():
    week, gap = [5] * 7, [None] * 7
    assert slope(week * 5 + [5] * 3) is None
    assert slope(week * 5 + [5] * 4).weeks == 6
    assert slope(week * 3 + gap + week * 3).weeks == 6


def test_a_skipped_week_still_takes_its_week():
    weeks = [[level] * 7 for level in (1, 2, 3, None, 5, 6, 7)]
    assert slope([day for week in weeks for day in week]).per_week == 1


def test_a_level_diary_has_no_trend_and_no_evidence_of_one():
    found = slope([5] * 63)
    assert (found.per_week, found.p) == (0, 1)


@pytest.mark.parametrize("seed", range(200))
def test_the_trend_agrees_with_scipy_and_numpy(seed):
    source = random.Random(seed)
    days = source.randrange(42, 367)
    values = [source.choice([None, *range(11)]) for _ in range(days)]
    weeks = [(week, mean) for week, mean in enumerate(weekly_means(values)) if mean is not None]
    numbers, means = map(np.array, zip(*weeks, strict=True))
    found = slope(values)
    line = stats.theilslopes(means, numbers)
    assert found.per_week == pytest.approx(line.slope, abs=1e-12)
    left = means - line.slope * numbers
    left = left - left.mean()
    neighbours = [
        a * b
        for i, a in enumerate(left[:-1])
        for b in [left[i + 1]]
        if numbers[i + 1] == numbers[i] + 1
    ]
    raw = np.mean(neighbours) / np.mean(left**2)
    rho = np.clip(raw + (1 + 4 * max(raw, 0)) / len(means), 0, 0.85)
    z = stats.norm.isf(stats.kendalltau(numbers, means, method="asymptotic").pvalue / 2)
    assert found.p == pytest.approx(2 * stats.norm.sf(z * np.sqrt((1 - rho) / (1 + rho))))


@pytest.mark.parametrize("block", range(10))
def test_the_change_agrees_with_numpy(block):
    for seed in range(50 * block, 50 * block + 50):
        values = random_series(seed)[0][:366]
        found, expected = change(values), change_by_numpy(values)
        assert (found is None) == (expected is None), seed
        if found is not None:
            assert (found.difference, found.high - found.low) == pytest.approx(expected, rel=0.01)


def change_by_numpy(values):
    """The difference and the width of its interval, computed by other means."""
    window = window_for(len(values))
    series = np.array([np.nan if v is None else v for v in values], dtype=float)
    at = np.flatnonzero(~np.isnan(series))
    if window is None or len(at) < 28:
        return None
    left = series - np.polynomial.Polynomial.fit(at, series[at], 1)(np.arange(len(series)))
    products, squares = left[:-1] * left[1:], left[at] ** 2
    products = products[~np.isnan(products)]
    first, last = present(values[:window]), present(values[-window:])
    is_enough = 7 * min(len(first), len(last)) >= 4 * window and len(products) >= 10
    if not is_enough or squares.mean() < 1e-9:
        return None
    size, raw = len(at), products.mean() / squares.mean()
    phi = np.clip(raw + (1 + 4 * max(raw, 0)) / size, 0, 0.85)

    def inflation(n):
        return 1 + 2 * sum((1 - k / n) * phi**k for k in range(1, n))

    hugging = 1 - (inflation(size) - 1) / (size - 1)
    variance = max(1 / 12, squares.sum() / (size - 2) / max(0.3, hugging))
    df = max(3, size * (1 - phi) / (1 + phi) - 2)
    error = np.sqrt(variance * sum(inflation(len(w)) / len(w) for w in (first, last)))
    return np.mean(last) - np.mean(first), 2 * stats.t.ppf(0.975, df) * error


@pytest.mark.parametrize("days", [90, 366])
def test_a_p_is_never_zero(days):
    assert slope([day // 9 % 11 if days == 90 else day * 10 // 366 for day in range(days)]).p > 0


def test_whole_numbers_leave_no_interval_narrower_than_rounding_does():
    one_five_among_fours = [4] * 45 + [5] + [4] * 44
    found = change(one_five_among_fours)
    assert found.high - found.low > 0.25


@given(st.lists(st.integers(0, 10), min_size=2, max_size=30))
def test_kendalls_p_is_a_probability_and_blind_to_direction(levels):
    assert 0 < kendall_p(levels) <= 1
    assert kendall_p(levels[::-1]) == pytest.approx(kendall_p(levels))
