"""Means over calendar days: they need enough days and never bridge a gap."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from insight_days import FIRST, entry, period, wavy
from strategies import ratings

from prtcheck.analysis.series import (
    limit_period,
    mean,
    present,
    trailing_means,
    weekly_means,
    window_for,
)
from prtcheck.analysis.trend import compute_trend
from prtcheck.core.metric import Metric
from prtcheck.core.period import Period

GOLDEN = (
    "6,5,5,5,6,7,6,-,6,5,5,5,5,6,6,5,6,5,-,5,3,5,4,3,5,5,5,5,5,-,4,5,5,4,4,3,5,5,4,5,-,4,4,5,5,5,4,"
    "5,6,6,5,-,4,5,4,5,5,5,4,5,2,3,-"
)
SERIES = [None if score == "-" else int(score) for score in GOLDEN.split(",")]
"""63 days whose means were worked out apart from this program."""

series = st.lists(ratings, max_size=40)


def test_seven_day_means_of_the_known_series():
    means = trailing_means(SERIES)
    assert [means[day] for day in (6, 20, 62)] == pytest.approx([5.7143, 5.0, 4.0], abs=5e-5)


def test_weekly_means_of_the_known_series():
    expected = [5.7143, 5.3333, 5.0, 4.5714, 4.5, 4.3333, 4.8571, 4.8333, 4.0]
    assert weekly_means(SERIES) == pytest.approx(expected, abs=5e-5)


@given(values=series)
def test_each_day_has_its_own_mean_of_the_seven_days_up_to_it(values):
    means = trailing_means(values)
    assert len(means) == len(values)
    for day, found in enumerate(means):
        scores = [v for v in values[max(0, day - 6) : day + 1] if v is not None]
        assert found == (sum(scores) / len(scores) if len(scores) >= 4 else None)


@given(values=series)
def test_each_seven_days_have_one_weekly_mean(values):
    means = weekly_means(values)
    assert len(means) == -(-len(values) // 7)
    for week, found in enumerate(means):
        scores = [v for v in values[7 * week : 7 * week + 7] if v is not None]
        assert found == (sum(scores) / len(scores) if len(scores) >= 4 else None)


@given(values=series)
def test_a_mean_lies_between_the_lowest_and_the_highest(values):
    found = mean(values)
    scores = present(values)
    assert (found is None) == (scores == [])
    if found is not None:
        assert min(scores) <= found <= max(scores)


def test_a_zero_is_a_score_and_a_gap_is_none():
    assert mean([0, None, 0]) == 0.0
    assert mean([0, None, 4]) == 2.0
    assert mean([None, None]) is None
    assert mean([]) is None


def test_after_a_gap_of_a_week_the_line_starts_anew():
    means = trailing_means([5] * 7 + [None] * 7 + [1] * 7)
    assert means[9] == 5.0
    assert means[10:17] == [None] * 7
    assert means[17:] == [1.0] * 4


def test_no_more_than_366_days_are_tested():
    long = Period(FIRST, FIRST + timedelta(days=1000))
    assert limit_period(long).days == 366
    assert limit_period(long).until == long.until
    assert limit_period(period(30)) == period(30)
    days = [entry(n, pain=wavy(n)) for n in range(400)]
    changes = {n: compute_trend(days, period(n)).ratings[Metric.PAIN].summary for n in (400, 366)}
    assert changes[400].change is None
    assert changes[366].change is not None


@pytest.mark.parametrize(
    ("days", "window"),
    [(0, None), (27, None), (28, 7), (55, 7), (56, 14), (83, 14), (84, 28), (366, 28)],
)
def test_the_window_widens_as_the_record_grows(days, window):
    assert window_for(days) == window
