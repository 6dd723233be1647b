"""Figures in words: as far apart as is said of them, and no change where it could be none."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from insight_days import entry, period, wavy
from strategies import SUNDAY

from prtcheck.analysis.inference import Change, Slope, change
from prtcheck.analysis.trend import compute_trend
from prtcheck.core.causes import OwnCause
from prtcheck.core.check_in import CodedBy, Side
from prtcheck.core.metric import Metric
from prtcheck.wording.check_in import (
    SIDE_NAMES,
    format_change,
    format_means,
    format_p,
    format_sides,
    format_slope,
)
from prtcheck.wording.trend import format_metric


@given(st.floats(0, 10), st.floats(0, 10))
def test_the_means_that_are_shown_are_as_far_apart_as_is_said(first, last):
    shown = format_means(first, last)
    decimals = [len(mean.partition(".")[2]) for mean in shown]
    apart = abs(float(shown[0]) - float(shown[1]))
    assert f"{apart:.1f}" == f"{abs(first - last):.1f}" or decimals == [3, 3]
    assert apart == pytest.approx(abs(first - last), abs=0.1)
    assert [float(mean) for mean in shown] == pytest.approx([first, last], abs=0.05)


@pytest.mark.parametrize(
    ("means", "shown"),
    [
        ((4.8, 2.8), ["4.8", "2.8"]),
        ((4.7649, 2.8251), ["4.76", "2.83"]),
        ((4.846, 2.904), ["4.8", "2.9"]),
        ((None, 4.25), ["", "4.2"]),
    ],
)
def test_a_mean_is_shown_to_more_than_one_decimal_only_where_the_difference_needs_it(means, shown):
    assert format_means(*means) == shown


def test_no_week_against_a_week_contradicts_the_difference_beside_it():
    more_decimals = 0
    for seed in range(40):
        drawn = random.Random(seed)
        days = [entry(n, pain=drawn.choice([None, 3, 4, 5, 6]), fear=4) for n in range(50)]
        trend = compute_trend(days, period(50))
        words = " ".join(format_metric(trend, Metric.PAIN))
        if trend.ratings[Metric.PAIN].summary.change is None:
            continue
        first, last = re.search(r"First 7 days (\S+) .*?last 7 days (\S+) ", words).groups()
        difference = re.search(r"first 7: (\S+) ", words)[1].replace("no", "0.0")
        assert f"{abs(float(first) - float(last)):.1f}" == difference
        more_decimals += len(first) > len("4.5")
    assert 0 < more_decimals < 40


def test_an_interval_with_0_in_it_says_that_it_could_be_no_change():
    same = change([wavy(n) for n in range(60)])
    assert same.low <= 0 <= same.high
    assert "could be no change" in format_change(same)


def own_cause(sides):
    return OwnCause(
        "disc", sum(sides.values()), SUNDAY, SUNDAY, next(iter(sides)), CodedBy.PERSON, sides
    )


def test_a_text_sorted_to_several_sides_tells_each_with_its_days():
    own = own_cause({Side.MIND_BRAIN: 3, Side.BODY: 2, None: 1})
    assert format_sides(own) == "mind & brain 3, body 2, not sorted 1"


@given(st.none() | st.sampled_from(Side), st.integers(1, 5))
def test_a_text_of_one_side_tells_it_without_days(side, number):
    assert format_sides(own_cause({side: number})) == (SIDE_NAMES[side] if side else "not sorted")


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(-0.001, 1.2, "0.001 lower to 1.2 higher"), (0.04, 1.2, "0.04 higher to 1.2 higher")],
)
def test_an_end_of_an_interval_is_never_rounded_to_0(low, high, said):
    assert said in format_change(Change(first=4, last=4.6, low=low, high=high, window_days=28))


@pytest.mark.parametrize(
    ("p", "said"), [(1e-9, "p < 0.001"), (0.0042, "p 0.004"), (0.19, "p 0.19")]
)
def test_a_p_is_never_shown_as_0(p, said):
    assert format_p(p) == said


def test_a_slope_that_rounds_to_nothing_is_neither_higher_nor_lower():
    assert "no change a week" in format_slope(Slope(per_week=-0.004, p=0.9, weeks=9))
