import random
import time
from statistics import fmean

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from prtcheck.analysis.association import adjust, associate, benjamini_hochberg, stands_out
from prtcheck.analysis.inference import detrended
from prtcheck.analysis.series import present

PAIN = [
    None if score == "-" else int(score)
    for score in "6555676-6555566565-5354355555-4554435545-4455545665-4545554523-"
]
DONE = [mark == "1" for mark in "110000101000000001001100010110100110010100010110000000100001000"]
MONDAY = 0

ps = st.lists(st.floats(0, 1), max_size=12)
lags = st.sampled_from([0, 1])
ratings = st.sampled_from([*range(11), None])
diaries = st.lists(st.tuples(ratings, st.booleans()), min_size=3, max_size=80)
half_known = st.lists(
    st.tuples(ratings, st.sampled_from([True, False, None])), min_size=3, max_size=80
)


def raw_difference(found):
    """Mean with less mean without, in points."""
    return found.mean_with - found.mean_without


def split(diary):
    return [pain for pain, _ in diary], [done for _, done in diary]


def known_association(pain, done, lag):
    found = associate(pain, done, MONDAY, lag)
    assume(found is not None)
    return found


@pytest.mark.parametrize(
    ("lag", "days", "raw", "adjusted", "p"),
    [(0, (20, 37), -0.0108, -0.1038, 0.6984), (1, (16, 40), -0.4875, -0.4873, 0.0159)],
)
def test_the_golden_associations(lag, days, raw, adjusted, p):
    found = associate(PAIN, DONE, MONDAY, lag)
    assert found.lag == lag
    assert (found.days_with, found.days_without) == days
    assert raw_difference(found) == pytest.approx(raw, abs=5e-5)
    assert found.difference_adjusted == pytest.approx(adjusted, abs=5e-5)
    assert found.p == pytest.approx(p, abs=5e-5)


def test_the_golden_false_discovery_rates():
    expected = [0.05, 0.0667, 0.0667, 0.25, 0.5]
    assert benjamini_hochberg([0.01, 0.04, 0.03, 0.2, 0.5]) == pytest.approx(expected, abs=5e-5)


def test_next_day_pain_goes_with_the_activity_of_the_day_before():
    found = associate([9, 2, 8, 4, 6], [True, False, True, False, True], MONDAY, 1)
    assert (found.mean_with, found.days_with) == (3, 2)
    assert (found.mean_without, found.days_without) == (7, 2)


def test_an_activity_on_the_last_day_meets_no_next_day():
    assert associate([5, 6, 7], [False, False, True], MONDAY, 1) is None


def test_a_side_without_a_day_shows_nothing():
    assert associate(PAIN, [True] * 63, MONDAY, 0) is None
    assert associate(PAIN, [False] * 63, MONDAY, 0) is None
    assert associate([None] * 63, DONE, MONDAY, 0) is None
    assert associate([], [], MONDAY, 0) is None


def test_pain_and_activity_cover_the_same_days():
    with pytest.raises(ValueError, match="shorter"):
        associate(PAIN, DONE[:-1], MONDAY, 0)


@given(half_known, lags)
def test_days_are_counted_only_where_pain_and_activity_are_both_known(diary, lag):
    pain, done = split(diary)
    found = known_association(pain, done, lag)
    known = [did for did, later in zip(done, pain[lag:], strict=False) if None not in (did, later)]
    assert (found.days_with, found.days_without) == (known.count(True), known.count(False))


@given(st.integers(1, 10), half_known, lags)
def test_missing_days_never_turn_into_zeros(level, diary, lag):
    pain, done = split(diary)
    found = known_association([None if score is None else level for score in pain], done, lag)
    assert (found.mean_with, found.mean_without, raw_difference(found)) == (level, level, 0)
    assert found.difference_adjusted == pytest.approx(0, abs=1e-9)
    assert found.p == 1


@given(half_known, lags)
def test_p_is_at_least_one_in_the_number_of_days(diary, lag):
    pain, done = split(diary)
    assert 1 / len(diary) <= known_association(pain, done, lag).p <= 1


@given(half_known, lags)
def test_p_is_the_share_of_turns_of_the_activity_that_differ_as_much(diary, lag):
    pain, done = split(diary)
    found = known_association(pain, done, lag)
    adjusted = adjust(pain, MONDAY)
    differences = []
    for turn in range(1, len(done)):
        met = list(zip(done[turn:] + done[:turn], adjusted[lag:], strict=False))
        with_it = [score for did, score in met if did and score is not None]
        without = [score for did, score in met if did is False and score is not None]
        if with_it and without:
            differences.append(abs(fmean(with_it) - fmean(without)))
    hits = sum(difference > abs(found.difference_adjusted) - 1e-9 for difference in differences)
    assert found.p == (1 + hits) / (1 + len(differences))


@given(diaries, lags, st.integers(-5, 5))
def test_a_diary_raised_as_a_whole_shows_the_same_differences(diary, lag, by):
    pain, done = split(diary)
    before = known_association(pain, done, lag)
    after = known_association([None if s is None else s + by for s in pain], done, lag)
    assert raw_difference(after) == pytest.approx(raw_difference(before), abs=1e-9)
    assert after.difference_adjusted == pytest.approx(before.difference_adjusted, abs=1e-9)
    assert after.p == before.p


@given(diaries, lags)
def test_a_scale_twice_as_long_doubles_the_differences(diary, lag):
    pain, done = split(diary)
    before = known_association(pain, done, lag)
    after = known_association([None if s is None else 2 * s for s in pain], done, lag)
    assert raw_difference(after) == pytest.approx(2 * raw_difference(before), abs=1e-9)
    assert after.difference_adjusted == pytest.approx(2 * before.difference_adjusted, abs=1e-9)
    assert after.p == before.p


@given(half_known, lags)
def test_doing_and_not_doing_mirror_each_other(diary, lag):
    pain, done = split(diary)
    found = known_association(pain, done, lag)
    mirrored = known_association(pain, [None if d is None else not d for d in done], lag)
    assert raw_difference(mirrored) == -raw_difference(found)
    assert mirrored.difference_adjusted == -found.difference_adjusted
    assert (mirrored.days_with, mirrored.days_without) == (found.days_without, found.days_with)
    assert mirrored.p == found.p


@given(diaries, lags, st.integers(-3, 3))
def test_a_steady_drift_of_pain_changes_no_adjusted_difference(diary, lag, tilt):
    pain, done = split(diary)
    drifting = [None if s is None else s + tilt * day for day, s in enumerate(pain)]
    before, after = known_association(pain, done, lag), known_association(drifting, done, lag)
    assert after.difference_adjusted == pytest.approx(before.difference_adjusted, abs=1e-6)


@given(diaries, lags, st.integers(0, 6))
def test_the_name_of_the_first_weekday_changes_no_number(diary, lag, weekday):
    pain, done = split(diary)
    assert associate(pain, done, weekday, lag) == associate(pain, done, MONDAY, lag)


@given(half_known, lags)
def test_nothing_that_is_read_is_rearranged(diary, lag):
    pain, done = split(diary)
    before = (list(pain), list(done))
    associate(pain, done, MONDAY, lag)
    assert (pain, done) == before


def test_weekday_means_are_taken_out_from_eight_weeks_on():
    assert adjust(PAIN[:55], MONDAY) == detrended(PAIN[:55])
    adjusted = adjust(PAIN[:56], MONDAY)
    for weekday in range(7):
        assert sum(present(adjusted[weekday::7])) == pytest.approx(0, abs=1e-9)


def test_an_activity_that_keeps_to_its_weekdays_never_stands_out():
    source = random.Random(7)
    pain = [source.randrange(11) for _ in range(84)]
    found = associate(pain, [day % 7 < 2 for day in range(84)], MONDAY, 0)
    assert found.difference_adjusted == pytest.approx(0, abs=1e-9)
    assert found.p == 1


def test_an_activity_that_pain_follows_closely_stands_out():
    source = random.Random(7)
    done = [source.random() < 0.4 for _ in range(90)]
    pain = [3 + 3 * did + source.randrange(3) for did in done]
    assert associate(pain, done, MONDAY, 0).p == pytest.approx(1 / 90)


def test_shifts_that_empty_a_side_are_not_counted():
    pain, done = [4, 5, None, None], [True, False, False, False]
    assert associate(pain, done, MONDAY, 0).p == 1


def test_a_year_with_all_its_shifts_is_quick():
    source = random.Random(7)
    pain = [source.randrange(11) for _ in range(366)]
    done = [source.random() < 0.4 for _ in range(366)]
    started = time.process_time()
    for _ in range(5):
        associate(pain, done, MONDAY, 1)
    assert (time.process_time() - started) / 5 < 0.05


@given(ps)
def test_false_discovery_rates_agree_with_scipy(given_ps):
    assume(given_ps)
    assert benjamini_hochberg(given_ps) == pytest.approx(stats.false_discovery_control(given_ps))


@given(ps)
def test_adjusting_never_lowers_a_p_and_keeps_their_order(given_ps):
    adjusted = benjamini_hochberg(given_ps)
    assert all(p <= rate <= 1 for p, rate in zip(given_ps, adjusted, strict=True))
    in_order = [rate for _, rate in sorted(zip(given_ps, adjusted, strict=True))]
    assert in_order == sorted(in_order)


def test_one_test_alone_keeps_its_p():
    assert benjamini_hochberg([0.07]) == [0.07]
    assert benjamini_hochberg([]) == []


def test_what_stands_out_keeps_to_the_rate_asked_for():
    assert stands_out([0.01, 0.04, 0.03, 0.2, 0.5]) == [True, True, True, False, False]
    assert stands_out([0.01, 0.04, 0.03, 0.2, 0.5], q=0.05) == [True, False, False, False, False]
    assert stands_out([]) == []
