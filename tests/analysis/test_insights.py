"""Answers to a few questions: with their uncertainty, or refused."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from insight_days import busy, entry, find, period, walked, wavy

from prtcheck.analysis.association import stands_out
from prtcheck.analysis.findings import (
    OF_CALENDAR_DAYS,
    CausesFigures,
    FearfulDaysFigures,
    HalfWayFigures,
    Question,
)
from prtcheck.analysis.inference import change
from prtcheck.analysis.insights import compute_insights
from prtcheck.core.check_in import Cause, CodedBy, Side


@pytest.mark.parametrize("days", [1, 9, 27])
def test_before_28_days_there_is_no_change(days):
    finding = find([entry(n, pain=wavy(n)) for n in range(days)], days, Question.PAIN_CHANGE)
    assert (finding.is_answered, finding.is_too_early) == (False, True)
    assert (finding.days_there, finding.days_needed) == (days, 28)


def test_a_change_has_its_interval():
    check_ins = [entry(n, pain=wavy(n) - 3 * (n >= 45)) for n in range(90)]
    finding = find(check_ins, 90, Question.PAIN_CHANGE)
    assert finding.is_answered
    assert finding.figures == change([c.pain for c in check_ins])
    assert finding.figures.high < 0


def test_days_that_are_all_the_same_have_no_interval_however_many_they_are():
    finding = find([entry(n) for n in range(40)], 40, Question.PAIN_CHANGE)
    assert (finding.is_answered, finding.is_too_early) == (False, False)


def test_late_entries_are_left_out():
    check_ins = [entry(n, pain=wavy(n)) for n in range(40)]
    late = [replace(c, entered_at=c.entered_at + timedelta(days=5)) for c in check_ins[20:]]
    assert find([*check_ins[:20], *late], 40, Question.PAIN_CHANGE).days_there == 20


def test_when_both_moved_each_has_a_day_half_of_the_way():
    check_ins = [
        entry(n, pain=wavy(n) - 3 * (n >= 60), fear=wavy(n + 500) - 3 * (n >= 20))
        for n in range(100)
    ]
    figures = find(check_ins, 100, Question.WHICH_FIRST).figures
    assert figures.have_both_moved
    assert figures.fear < figures.pain


def test_when_not_both_moved_there_is_no_order():
    check_ins = [entry(n, pain=wavy(n), fear=wavy(n + 500)) for n in range(60)]
    figures = find(check_ins, 60, Question.WHICH_FIRST).figures
    assert figures == HalfWayFigures(have_both_moved=False)


def of_walking(check_ins, days):
    [finding] = [f for f in compute_insights(check_ins, period(days)) if f.activity == "walk"]
    return finding


def test_activities_wait_for_42_days_and_their_test_for_84():
    early = of_walking(walked(41), 41)
    assert (early.is_answered, early.is_too_early) == (False, True)
    means_only = of_walking(walked(60), 60)
    assert {one.stands_out for one in means_only.figures.comparisons} == {None}
    tested = of_walking(walked(90), 90)
    assert {one.stands_out for one in tested.figures.comparisons} == {False}


def test_a_day_is_counted_as_what_it_is_called():
    check_ins = [entry(n, pain=wavy(n) if n % 2 else None, fear=wavy(n + 500)) for n in range(40)]
    findings = compute_insights(check_ins, period(40))
    counts = {
        (f.days_there, f.days_needed, f.question in OF_CALENDAR_DAYS)
        for f in findings
        if not f.is_answered
    }
    assert counts == {(20, 28, False), (0, 14, False), (40, 56, True)}


def test_what_would_stand_out_alone_need_not_do_so_among_several():
    seen = set()
    for seed in range(12):
        for finding in compute_insights(busy(seed), period(90)):
            if finding.question is Question.ACTIVITY and finding.figures:
                for one in finding.figures.comparisons:
                    assert one.stands_out_alone == all(stands_out([one.association.p]))
                    assert one.stands_out_alone or not one.stands_out
                    seen.add((one.stands_out, one.stands_out_alone))
    assert {(False, True), (False, False)} <= seen


def test_a_strong_difference_stands_out():
    same_day, _ = of_walking(walked(180, effect=3), 180).figures.comparisons
    found = same_day.association
    assert same_day.stands_out
    assert found.mean_with - found.mean_without == pytest.approx(3, abs=0.5)


def test_few_days_on_one_side_are_not_compared():
    check_ins = [entry(n, pain=wavy(n), activities=("walk",)) for n in range(90)]
    finding = of_walking(check_ins, 90)
    assert (finding.is_answered, finding.is_too_early) == (False, False)


def test_at_most_three_activities_sorted_by_name():
    names = ("zumba", "apples", "middle", "rare")
    check_ins = [
        entry(n, activities=tuple(x for at, x in enumerate(names) if n % (at + 2)))
        for n in range(60)
    ]
    asked = [f.activity for f in compute_insights(check_ins, period(60)) if f.activity]
    assert len(asked) == 3
    assert asked == sorted(asked)


def test_days_of_higher_fear_are_counted_from_5_on():
    fears = {4: ("walk",), 5: (), 10: ("swim",)}
    check_ins = [
        entry(n, fear=fear, activities=done)
        for n, (fear, done) in enumerate(list(fears.items()) * 10)
    ]
    figures = find(check_ins, 30, Question.FEARFUL_DAYS).figures
    assert isinstance(figures, FearfulDaysFigures)
    assert (figures.higher_days, figures.higher_days_with_activities) == (20, 10)
    assert (figures.lower_days, figures.lower_days_with_activities) == (10, 10)


def test_causes_of_the_first_four_weeks_stand_beside_the_last_four():
    coded = {
        side: Cause("x", side, CodedBy.PERSON, datetime(2026, 1, 1, tzinfo=UTC)) for side in Side
    }
    check_ins = [
        entry(n, causes=(coded[Side.BODY if n < 28 else Side.MIND_BRAIN], coded[Side.UNSURE]))
        for n in range(56)
    ]
    figures = find(check_ins, 56, Question.CAUSES).figures
    assert figures == CausesFigures(
        first_mind_brain=0, first_body=28, last_mind_brain=28, last_body=0
    )


def test_two_spellings_of_a_cause_on_one_day_count_once():
    causes = tuple(Cause(text, Side.BODY, CodedBy.PERSON) for text in ("disc", "Disc", "disc!"))
    figures = find([entry(n, causes=causes) for n in range(56)], 56, Question.CAUSES).figures
    assert (figures.first_body, figures.last_body) == (28, 28)
