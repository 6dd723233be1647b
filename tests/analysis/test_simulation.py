"""The claims of the statistics, held to a small sample of made-up diaries with a fixed seed.

A share of N diaries strays from the truth by binomial error, so each limit is let out by 2.33
standard errors at the limit itself: a method exactly at its limit would pass 99 samples in 100.
With 120 diaries a 9 % limit is thus held to 15.1 %, 11 % over the grid of six to 13.7 %, and a
60 % floor with 300 diaries to 53.4 %. `python tests/support/simulation.py` holds them closely.
"""

import math
from statistics import fmean

import pytest
from simulation import (
    LENGTHS,
    PHASES,
    PHIS,
    STEP,
    STEP_DAYS,
    WEEKS,
    simulate,
    simulate_phase,
    simulate_trend,
)

DIARIES = 120
STEP_DIARIES = 300


def slack(limit, diaries):
    return 2.33 * math.sqrt(limit * (1 - limit) / diaries)


@pytest.fixture(scope="module")
def without_effect():
    return {(days, phi): simulate(days, phi, DIARIES) for days in LENGTHS for phi in PHIS}


def test_the_interval_covers_no_change_in_at_least_91_per_cent(without_effect):
    for cell, rates in without_effect.items():
        assert rates.leaves_out_zero <= 0.09 + slack(0.09, DIARIES), cell


def test_trends_raise_a_false_alarm_in_at_most_9_per_cent(without_effect):
    for cell, rates in without_effect.items():
        assert rates.trend <= 0.09 + slack(0.09, DIARIES), cell


def test_an_activity_stands_out_by_chance_in_at_most_11_per_cent_and_15_in_any_cell(without_effect):
    shares = [rates.stands_out for rates in without_effect.values() if rates.stands_out is not None]
    assert len(shares) == 6
    assert fmean(shares) <= 0.11 + slack(0.11, DIARIES * len(shares))
    assert max(shares) <= 0.15 + slack(0.15, DIARIES)


def test_before_84_days_nothing_can_stand_out(without_effect):
    assert all(without_effect[60, phi].stands_out is None for phi in PHIS)


def test_days_not_known_make_no_more_stand_out():
    share = simulate(90, 0.6, DIARIES, unknown=None).stands_out
    assert share <= 0.15 + slack(0.15, DIARIES)


@pytest.mark.parametrize(("phi", "floor"), [(0.0, 0.8), (0.3, 0.6), (0.6, 0.35)])
def test_a_step_of_one_and_a_half_points_is_seen(phi, floor):
    rates = simulate(STEP_DAYS, phi, STEP_DIARIES, step=STEP)
    assert rates.leaves_out_zero >= floor - slack(floor, STEP_DIARIES)


@pytest.mark.parametrize(("phi", "limit"), [(0.3, 0.06), (0.6, 0.07), (0.8, 0.10)])
@pytest.mark.parametrize("days", PHASES)
def test_an_interval_since_a_start_leaves_out_no_change_seldom(days, phi, limit):
    share = simulate_phase(*days, phi, STEP_DIARIES)
    assert share <= limit + slack(limit, STEP_DIARIES)


@pytest.mark.parametrize(("phi", "limit"), [(0.3, 0.06), (0.6, 0.07), (0.8, 0.10)])
@pytest.mark.parametrize("weeks", WEEKS)
def test_a_trend_of_13_or_26_weeks_is_seldom_a_false_alarm(weeks, phi, limit):
    share = simulate_trend(weeks, phi, STEP_DIARIES)
    assert share <= limit + slack(limit, STEP_DIARIES)


def test_pain_that_wanders_by_itself_is_taken_for_a_change_more_often():
    wandering = simulate_phase(56, 56, 0.3, STEP_DIARIES, "wanders")
    assert wandering > 0.10
    assert wandering > 2 * simulate_phase(56, 56, 0.3, STEP_DIARIES)


def test_the_same_arguments_give_the_same_rates():
    assert simulate(90, 0.3, 5) == simulate(90, 0.3, 5)
