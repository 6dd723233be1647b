"""Laws of the made-up diary: always the same from a seed, and like a diary in what it holds."""

import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, time, timedelta, timezone
from itertools import groupby, pairwise
from statistics import correlation, fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prtcheck.analysis.trend import compute_trend
from prtcheck.core.check_in import CodedBy, Side
from prtcheck.core.days import days_late, diary_day
from prtcheck.core.metric import Metric
from prtcheck.core.period import Period
from prtcheck.core.phase import Phase
from prtcheck.demo import EXCEPTIONS, MADE_UP_NOTICE, make_contents, make_diary

LAST = date(2026, 11, 22)
HERE = timezone(timedelta(hours=1))
SEEDS = range(30)


@pytest.fixture(scope="module")
def diaries():
    return [make_diary(seed, 90, LAST, HERE) for seed in SEEDS]


@pytest.fixture(scope="module")
def long_diary():
    return make_diary(7, 3_000, LAST, HERE)


def ratings(diary, question):
    """Return a rating by day, None where there is none."""
    found = {check_in.day: getattr(check_in, question) for check_in in diary}
    first = LAST - timedelta(days=89)
    return [found.get(first + timedelta(days=nth)) for nth in range(90)]


def mean_of(values):
    return fmean(value for value in values if value is not None)


def test_the_same_seed_gives_the_same_diary():
    assert make_diary(1, 200, LAST, HERE) == make_diary(1, 200, LAST, HERE)


def test_another_seed_gives_another_diary():
    assert make_diary(1, 200, LAST, HERE) != make_diary(2, 200, LAST, HERE)


def test_a_seed_gives_the_same_diary_in_every_process_and_place():
    code = (
        "from datetime import date, timezone, timedelta\n"
        "from prtcheck.demo import make_diary\n"
        "diary = make_diary(5, 120, date(2026, 11, 22), timezone(timedelta(hours=1)))\n"
        "print(ascii(diary))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
            text=True,
        ).stdout.strip()
        for seed, zone in (("1", "America/New_York"), ("2", "Pacific/Auckland"))
    }
    assert runs == {ascii(make_diary(5, 120, LAST, HERE))}


@given(
    st.integers(0, 10_000),
    st.integers(0, 400),
    st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    st.sampled_from([UTC, HERE, timezone(timedelta(hours=-9, minutes=-30))]),
)
def test_any_diary_has_each_day_once_in_order_and_ends_on_the_evening_of_its_last(
    seed, days, last, offset
):
    diary = make_diary(seed, days, last, offset)
    found = [check_in.day for check_in in diary]
    assert found == sorted(set(found))
    assert found[-1:] == [last][:days]
    assert all(last - timedelta(days=days) < day for day in found)
    assert all(diary_day(check_in.changed_at) <= last for check_in in diary)
    assert all(check_in.entered_at.tzinfo is offset for check_in in diary)


def test_an_empty_stretch_of_days_gives_an_empty_diary():
    assert make_diary(1, 0, LAST, HERE) == []


def test_a_hundred_years_hold_together():
    diary = make_diary(1, 36_500, LAST, HERE)
    assert 0.8 < len(diary) / 36_500 < 0.95


def test_entries_are_made_in_the_evening_or_before_four(long_diary):
    clock = [check_in.entered_at.time() for check_in in long_diary]
    assert all(time(20) <= at < time(23, 31) or at < time(4) for at in clock)
    assert 0.03 < fmean(at < time(4) for at in clock) < 0.12


def test_about_one_day_in_eight_is_missing_and_four_in_a_row_at_least_once(diaries):
    assert 0.09 < 1 - fmean(len(diary) / 90 for diary in diaries) < 0.15
    for diary in diaries:
        runs = (len(list(run)) for gap, run in groupby(_missing(diary)) if gap)
        assert max(runs) >= 4


def _missing(diary):
    there = {check_in.day for check_in in diary}
    return [LAST - timedelta(days=nth) not in there for nth in range(90)]


def test_some_entries_are_one_day_late_and_some_later(long_diary):
    late = Counter(min(2, days_late(each.day, each.entered_at)) for each in long_diary)
    assert 0.035 < late[1] / len(long_diary) < 0.065
    assert 0.02 < late[2] / len(long_diary) < 0.045


def test_pain_falls_over_three_months_in_most_diaries(diaries):
    pains = [ratings(diary, "pain") for diary in diaries]
    assert sum(mean_of(pain[-28:]) < mean_of(pain[:28]) for pain in pains) >= 27
    assert 0.8 < fmean(mean_of(pain[:28]) - mean_of(pain[-28:]) for pain in pains) < 4


def test_fear_falls_before_pain_does(diaries):
    def fallen(question):
        found = [ratings(diary, question) for diary in diaries]
        return fmean(mean_of(each[:14]) - mean_of(each[28:42]) for each in found)

    assert fallen("fear") > fallen("pain") + 0.3


def test_a_day_resembles_the_day_before(diaries):
    def resemblance(pain):
        level = mean_of(pain)
        off = [None if value is None else value - level for value in pain]
        pairs = [(a, b) for a, b in pairwise(off) if None not in (a, b)]
        return sum(a * b for a, b in pairs) / sum(a * a for a, _ in pairs)

    last_weeks = (ratings(diary, "pain")[-35:] for diary in diaries)
    assert fmean(map(resemblance, last_weeks)) > 0.25


def test_ratings_use_the_scale_without_leaving_it_and_some_are_skipped(long_diary):
    for question in ("pain", "fear"):
        found = Counter(getattr(check_in, question) for check_in in long_diary)
        assert set(found) <= {None, *range(11)}
        assert 0.01 < found[None] / len(long_diary) < 0.06
        assert len(found) > 6


def test_causes_move_from_the_body_towards_mind_and_brain_over_the_weeks(diaries):
    def share(days):
        sides = Counter(
            cause.side for diary in diaries for each in days(diary) for cause in each.causes
        )
        return sides[Side.MIND_BRAIN] / (sides[Side.MIND_BRAIN] + sides[Side.BODY])

    assert share(lambda diary: diary[:14]) < 0.25
    assert share(lambda diary: diary[-14:]) > 0.4


def test_most_causes_are_sorted_by_the_person_when_entered_and_some_are_not(long_diary):
    causes = [(each, cause) for each in long_diary for cause in each.causes]
    sides = Counter(cause.side for _, cause in causes)
    assert set(sides) == {None, *Side}
    assert 0.05 < sides[None] / len(causes) < 0.2
    assert all(
        (cause.coded_by, cause.coded_at) == (CodedBy.PERSON, each.entered_at)
        for each, cause in causes
        if cause.side
    )


def test_there_are_edits_notes_and_letters_of_other_scripts(long_diary):
    assert any(each.edited_at and each.edited_at > each.entered_at for each in long_diary)
    assert any("散" in each.note for each in long_diary)
    assert any(not cause.text.isascii() for each in long_diary for cause in each.causes)
    assert len({name for each in long_diary for name in each.activities}) >= 8


def test_a_demo_shows_something_in_every_trend(diaries):
    for diary in diaries:
        shown = compute_trend(diary, Period(LAST - timedelta(days=29), LAST))
        assert shown.ratings[Metric.PAIN].summary.days > 10
        assert shown.ratings[Metric.FEAR].summary.days > 10
        assert sum(week.named for week in shown.causes) > 10
        assert len(shown.activities) >= 5


@pytest.fixture(scope="module")
def all_contents():
    return [make_contents(seed, 90, LAST, HERE) for seed in SEEDS]


def test_ratings_and_exceptions_come_beside_the_same_answers(diaries, all_contents):
    assert [
        [replace(each, ratings=(), exception="") for each in contents.check_ins]
        for contents in all_contents
    ] == diaries
    assert make_contents(3, 90, LAST, HERE) == all_contents[3]


def phase_of(contents):
    [phase] = [one for one in contents.definitions.values() if isinstance(one, Phase)]
    return phase


def test_a_phase_goes_on_with_28_days_on_both_sides(all_contents):
    for phase in map(phase_of, all_contents):
        assert phase.until is None
        assert LAST - timedelta(days=89 - 28) <= phase.since <= LAST - timedelta(days=27)


@pytest.mark.parametrize("days", [1, 2, 400])
def test_a_demo_of_any_length_has_its_phase_within_it(days):
    assert LAST - timedelta(days=days) < phase_of(make_contents(1, days, LAST, HERE)).since <= LAST


def test_function_is_rated_on_most_days_and_follows_pain_without_being_it(all_contents):
    days = [check_in for contents in all_contents for check_in in contents.check_ins]
    rated = [(day.pain, day.ratings[0].value) for day in days if day.ratings]
    assert 0.7 < len(rated) / len(days) < 0.95
    assert 0.4 < correlation(*zip(*rated, strict=True)) < 0.85


def test_exceptions_are_few_and_not_all_good(all_contents):
    found = [sum(bool(c.exception) for c in one.check_ins) for one in all_contents]
    assert 1 < fmean(found) < 7
    assert any("Strong" in text for text in EXCEPTIONS)


def test_the_notice_is_one_sentence_that_says_made_up():
    assert "made up" in MADE_UP_NOTICE
    assert MADE_UP_NOTICE.endswith(".")
    assert MADE_UP_NOTICE.count(".") == 1
