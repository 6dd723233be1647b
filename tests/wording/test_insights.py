"""The words of the answers: what is missing, what is uncertain, and nothing that explains."""

import re

import pytest
from insight_days import busy, entry, find, period, walked, wavy

from prtcheck.analysis.findings import Question
from prtcheck.analysis.insights import compute_insights
from prtcheck.wording.insights import (
    NOT_A_CAUSE,
    format_answer,
    format_finding,
    format_insight_cautions,
)
from prtcheck.wording.intervals import COARSE, DRIFT, REGRESSION, USUAL_CARE


def texts_of(check_ins, days):
    return {
        finding.question: format_finding(finding)
        for finding in compute_insights(check_ins, period(days))
    }


@pytest.mark.parametrize("days", [1, 9, 27])
def test_before_28_days_it_says_how_many_are_missing(days):
    finding = find([entry(n, pain=wavy(n)) for n in range(days)], days, Question.PAIN_CHANGE)
    words = format_finding(finding)
    assert words.missing == f"not enough days yet: {days} of 28"
    assert words.answer == (f"Not enough days yet: {days} of 28 answered days.",)
    assert (words.uncertainty, words.enough) == ((), False)


def test_a_change_is_told_with_its_interval_and_with_what_else_may_explain_it():
    check_ins = [entry(n, pain=wavy(n) - 3 * (n >= 45), fear=wavy(n)) for n in range(90)]
    texts = texts_of(check_ins, 90)
    pain, fear = texts[Question.PAIN_CHANGE], texts[Question.FEAR_CHANGE]
    assert pain.question == "Has pain changed?"
    assert pain.answer == ("4.96 in the first 28 days, 1.82 in the last 28: 3.1 lower.",)
    interval, *others = pain.uncertainty
    assert interval.startswith("95 % interval ")
    assert others == [REGRESSION, USUAL_CARE]
    assert fear.uncertainty[0].endswith("so it could be no change.")
    assert fear.uncertainty[1:] == (REGRESSION,)
    assert (pain.enough, pain.missing) == (True, "")


def test_a_week_against_a_week_is_said_to_be_coarse():
    words = format_finding(
        find([entry(n, pain=wavy(n)) for n in range(40)], 40, Question.PAIN_CHANGE)
    )
    assert COARSE in words.uncertainty


def test_without_any_change_nothing_is_said_about_changes():
    texts = texts_of([entry(0)], 1)
    assert not any(REGRESSION in words.uncertainty for words in texts.values())


def test_days_that_are_all_the_same_are_named_as_a_reason_for_no_interval():
    words = format_finding(find([entry(n) for n in range(40)], 40, Question.PAIN_CHANGE))
    assert words.answer[0].startswith("No interval: too few days")
    assert (words.enough, words.missing) == (False, "")


def test_an_order_is_told_and_not_tested():
    check_ins = [
        entry(n, pain=wavy(n) - 3 * (n >= 60), fear=wavy(n + 500) - 3 * (n >= 20))
        for n in range(100)
    ]
    words = format_finding(find(check_ins, 100, Question.WHICH_FIRST))
    assert re.fullmatch(
        "Pain had made half of its change by [^,]+ 2026, "
        "fear of movement by [^,]+ 2026. Described, not tested.",
        " ".join((*words.answer, *words.uncertainty)),
    )


def test_the_same_activity_is_told_with_its_range_and_that_of_half_of_its_days():
    pain = [1, 2, 3, 3, 3, 4, 4, 5, 5, 6, 6, 6, 7, 8, None]
    days = [entry(n, pain=each, activities=("walk",)) for n, each in enumerate(pain)]
    words = format_finding(find(days, 15, Question.SAME_ACTIVITY))
    assert words.answer == (
        "The same activity went with these levels of pain.",
        "walk: on 14 days pain was from 1 to 8, on half of them from 3 to 6.",
    )
    assert words.uncertainty == ()


def test_a_pain_that_never_changed_has_no_range():
    days = [entry(n, activities=("walk",)) for n in range(14)]
    words = format_finding(find(days, 14, Question.SAME_ACTIVITY))
    assert words.answer[-1] == "walk: on 14 days pain was 5."


def test_the_same_activity_waits_for_14_days_with_pain():
    days = [entry(n, pain=5 if n else None, fear=3, activities=("walk",)) for n in range(14)]
    words = format_finding(find(days, 14, Question.SAME_ACTIVITY))
    assert words.answer == ("Not enough days yet: 13 of 14 answered days.",)


def test_what_intervals_cannot_tell_is_said_once_where_there_is_one():
    days = [entry(n, pain=wavy(n), fear=wavy(n + 500)) for n in range(60)]
    cautions = format_insight_cautions(compute_insights(days, period(60)))
    assert cautions == [
        DRIFT,
        (
            "With 2 ratings, about one diary in 11 shows an interval that leaves out 0 though "
            "nothing changed. If you look every week for a year, one in two does so even with one "
            "rating."
        ),
        NOT_A_CAUSE,
    ]
    few = compute_insights(days[:9], period(9))
    assert format_insight_cautions(few) == [NOT_A_CAUSE]


def test_without_two_clear_changes_there_is_no_order():
    check_ins = [entry(n, pain=wavy(n), fear=wavy(n + 500)) for n in range(60)]
    assert "no order" in format_answer(find(check_ins, 60, Question.WHICH_FIRST))


def of_walking(days):
    [finding] = [f for f in compute_insights(walked(days), period(days)) if f.activity == "walk"]
    return format_finding(finding)


def test_an_activity_waits_for_42_days_and_its_test_for_84():
    assert of_walking(41).question == "What went together with walk?"
    assert of_walking(41).answer == ("Not enough days yet: 41 of 42 calendar days.",)
    assert of_walking(60).uncertainty == (
        "From day 84 on, it is tested whether this could be chance.",
    )
    assert "could easily be chance (p" in of_walking(90).uncertainty[0]


def test_only_what_would_not_stand_out_alone_could_easily_be_chance():
    for seed in range(12):
        for finding in compute_insights(busy(seed), period(90)):
            if finding.question is not Question.ACTIVITY or not finding.figures:
                continue
            verdicts = format_finding(finding).uncertainty
            for one, words in zip(finding.figures.comparisons, verdicts, strict=True):
                verdict = words.partition(": ")[2].partition(" (p")[0]
                assert (one.stands_out, one.association.p <= 0.10, verdict) in {
                    (True, True, "stands out"),
                    (False, True, "may be chance, as several things were compared"),
                    (False, False, "could easily be chance"),
                }


def test_each_day_of_an_activity_has_its_answer_and_its_verdict():
    words = of_walking(90)
    assert [sentence[:12] for sentence in words.answer] == ["On the same ", "On the next "]
    assert [sentence[:9] for sentence in words.uncertainty] == ["Same day:", "Next day:"]


def test_what_is_counted_is_said_to_be_no_test():
    causes = texts_of([entry(n) for n in range(60)], 60)[Question.CAUSES]
    assert causes.answer[0] == "First four weeks: mind & brain 0 of 0 sorted."
    assert causes.uncertainty[0].startswith("Counted, not tested")


def test_an_answer_as_one_paragraph_holds_its_uncertainty():
    finding = find(walked(90), 90, Question.PAIN_CHANGE)
    words = format_finding(finding)
    assert f"{format_answer(finding)}." == " ".join((*words.answer, *words.uncertainty))


def test_an_activity_s_name_cannot_command_the_terminal():
    check_ins = [entry(n, activities=("\x1b[31mwalk",)) for n in range(3)]
    assert "\x1b" not in format_finding(find(check_ins, 3, Question.ACTIVITY)).question
