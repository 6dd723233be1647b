"""Own ratings in a trend: by name, the latest wording alone in figures, late rules as for pain."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from overview_days import before
from strategies import EVENING, SUNDAY, evening_of, logged

from prtcheck.analysis.trend import compute_trend
from prtcheck.core.check_in import CheckIn, OwnRating
from prtcheck.core.period import Period
from prtcheck.core.phase import Phase
from prtcheck.core.rating_scale import PRESETS, RatingScale

SLEEP = RatingScale(
    "Sleep", 1, *PRESETS["sleep"], is_asked=True, added_at=EVENING, changed_at=EVENING
)


def day_with(nth, value, wording=1, name="sleep", late=0):
    """A check-in of so many days before Sunday with one own rating."""
    day = before(nth)
    entered = evening_of(day + timedelta(days=late))
    return CheckIn(day=day, entered_at=entered, ratings=(OwnRating(name, value, wording),))


def trend_of(check_ins, days, **known):
    ordered = sorted(check_ins, key=lambda check_in: check_in.day)
    return compute_trend(ordered, Period(before(days - 1), SUNDAY), **known)


def test_spellings_of_a_name_are_one_rating_named_as_its_question():
    days = [
        day_with(2, 3, name="SLEEP"),
        day_with(1, 5, name="sleep"),
        day_with(0, 7, name="Sleep"),
    ]
    assert trend_of(days, 3, scales=[SLEEP]).own_ratings == ["Sleep"]
    assert trend_of(days[:2], 3).own_ratings == ["sleep"]
    assert trend_of(days, 3, scales=[SLEEP]).ratings["Sleep"].summary.mean == 5


def test_a_rating_that_is_asked_is_there_without_an_answer_and_a_stopped_one_is_not():
    stopped = replace(SLEEP, is_asked=False)
    assert trend_of([logged(pain=3)], 3, scales=[SLEEP]).ratings["Sleep"].summary.days == 0
    assert trend_of([logged(pain=3)], 3, scales=[stopped]).own_ratings == []
    assert trend_of([day_with(0, 4)], 3, scales=[stopped]).own_ratings == ["Sleep"]


def test_an_answer_of_the_days_before_only_makes_no_rating():
    assert trend_of([day_with(5, 4), logged(pain=3)], 3).own_ratings == []


def test_pain_and_fear_come_first_and_all_can_be_drawn():
    shown = trend_of([day_with(0, 4)], 3)
    assert list(shown.ratings) == ["pain", "fear", "sleep"]
    assert shown.metrics == ("pain", "fear", "causes", "activities", "sleep")


@given(st.lists(st.integers(0, 10) | st.none(), min_size=1, max_size=120))
def test_an_own_rating_has_the_figures_that_pain_would_have(values):
    answered = [(nth, value) for nth, value in enumerate(values) if value is not None]
    own = trend_of([day_with(nth, value) for nth, value in answered], len(values))
    pain = trend_of([logged(before(nth), pain=value) for nth, value in answered], len(values))
    assert own.ratings.get("sleep", own.ratings["pain"]).summary == pain.ratings["pain"].summary


def two_wordings():
    """Thirty days of one question, then thirty of another."""
    return [
        *(day_with(nth, 9, wording=1) for nth in range(30, 60)),
        *(day_with(nth, 2 + nth % 2, wording=2) for nth in range(30)),
    ]


def test_a_former_wording_is_drawn_and_in_no_figure():
    sleep = trend_of(two_wordings(), 60).ratings["sleep"]
    assert [point.value for point in sleep.points[:30]] == [9] * 30
    assert sleep.summary.days == 30
    assert sleep.summary.highest == 3
    assert sleep.summary.change is None
    assert len(sleep.former) == 30
    assert sleep.breaks == (before(29),)


@pytest.mark.parametrize(
    ("wordings", "meant"), [([1], "very badly"), ([2], "none"), ([], "none"), ([0], "")]
)
def test_what_0_and_10_mean_is_that_of_the_wording_that_counts(wordings, meant):
    second = replace(SLEEP, wording=2, lowest="none", highest="plenty")
    scales = [replace(SLEEP, is_asked=False), second]
    days = [*(day_with(1, 4, wording) for wording in wordings), day_with(9, 4, 2, late=9)]
    lowest, _ = trend_of(days, 3, scales=scales).ratings["Sleep"].anchors
    assert lowest == meant


def test_no_seven_day_mean_mixes_two_wordings():
    points = trend_of(two_wordings(), 60).ratings["sleep"].points
    assert {point.mean7 for point in points[:30]} == {None, 9}
    assert points[29].mean7 == 9
    assert [point.mean7 for point in points[30:33]] == [None] * 3
    assert points[33].mean7 == 2.5


def test_answers_that_another_program_asked_for_are_a_wording_of_their_own():
    days = [day_with(nth, 9 if nth > 4 else 1, wording=int(nth <= 4)) for nth in range(10)]
    assert trend_of(days, 10).ratings["sleep"].summary.mean == 1
    alone = [day_with(nth, 9, wording=0) for nth in range(10)]
    assert trend_of(alone, 10).ratings["sleep"].summary.mean == 9


def test_entries_of_two_days_late_are_in_no_figure_and_make_no_wording_the_latest():
    days = [day_with(3, 5), day_with(2, 5), day_with(4, 9, wording=2, late=2)]
    sleep = trend_of(days, 7).ratings["sleep"]
    assert sleep.summary.mean == 5
    assert len(sleep.late) == 1


def test_the_overview_counts_the_latest_wording_below_days_active():
    weeks = trend_of(two_wordings(), 60).overview.weeks
    assert list(weeks[0].ratings) == ["fear", "pain", "sleep"]
    assert weeks[0].mean_of("sleep") is None
    assert weeks[-1].mean_of("sleep") == pytest.approx(2.5, abs=0.1)


def test_a_phase_compares_own_ratings_of_their_latest_wording():
    phase = Phase(before(29), "PRT", None, EVENING)
    mixed = trend_of(two_wordings(), 60, phases=[phase])
    assert mixed.phases[0].ratings["sleep"] is None
    same = [day_with(nth, 6 - 3 * (nth < 30) + nth % 2) for nth in range(60)]
    found = trend_of(same, 60, phases=[phase]).phases[0].ratings["sleep"]
    assert found.change.difference == pytest.approx(-3)


def test_of_pain_it_is_counted_how_many_first_days_came_from_another_program():
    days = [logged(before(nth), pain=4 + nth % 3) for nth in range(60)]
    days = [replace(c, wording=0) if c.day <= before(50) else c for c in days]
    assert trend_of(days, 60).ratings["pain"].first_asked_elsewhere.days == 10
    elsewhere = [replace(c, wording=0) for c in days]
    assert trend_of(elsewhere, 60).ratings["pain"].first_asked_elsewhere.days == 0
    two = [replace(c, source="B" if c.day > before(40) else "A") for c in elsewhere]
    assert trend_of(two, 60).ratings["pain"].first_asked_elsewhere == (14, ("A",))
