"""The words of the answers: what is missing, what is uncertain, and nothing that explains."""

import pytest
from insight_days import busy, entry, find, period, walked, wavy

from prtcheck.analysis.findings import Question
from prtcheck.analysis.insights import compute_insights
from prtcheck.wording.insights import (
    format_answer,
    format_finding,
    format_insights,
    format_question,
)
from prtcheck.wording.trend import REGRESSION, USUAL_CARE


@pytest.mark.parametrize("days", [1, 9, 27])
def test_before_28_days_it_says_how_many_are_missing(days):
    finding = find([entry(n, pain=wavy(n)) for n in range(days)], days, Question.PAIN_CHANGE)
    assert format_answer(finding) == f"not enough days yet: {days} of 28 answered days"


def test_a_change_is_told_with_its_interval_and_with_what_else_may_explain_it():
    check_ins = [entry(n, pain=wavy(n) - 3 * (n >= 45)) for n in range(90)]
    findings = compute_insights(check_ins, period(90))
    lines = format_insights(findings, period(90), is_cut=False)
    assert lines[1].startswith("Has pain changed? First 28 days ")
    assert "lower (95 % interval" in lines[1]
    assert f"{REGRESSION} {USUAL_CARE}" in lines


def test_without_any_change_nothing_is_said_about_changes():
    findings = compute_insights([entry(0)], period(1))
    lines = format_insights(findings, period(1), is_cut=False)
    assert not any(REGRESSION in line for line in lines)


def test_days_that_are_all_the_same_are_named_as_a_reason_for_no_interval():
    finding = find([entry(n) for n in range(40)], 40, Question.PAIN_CHANGE)
    assert format_answer(finding).startswith("no interval can be worked out")


def test_an_order_is_told_and_not_tested():
    check_ins = [
        entry(n, pain=wavy(n) - 3 * (n >= 60), fear=wavy(n + 500) - 3 * (n >= 20))
        for n in range(100)
    ]
    assert "not tested" in format_answer(find(check_ins, 100, Question.WHICH_FIRST))


def test_without_two_clear_changes_there_is_no_order():
    check_ins = [entry(n, pain=wavy(n), fear=wavy(n + 500)) for n in range(60)]
    assert "no order" in format_answer(find(check_ins, 60, Question.WHICH_FIRST))


def of_walking(days):
    [finding] = [f for f in compute_insights(walked(days), period(days)) if f.activity == "walk"]
    return finding


def test_an_activity_waits_for_42_days_and_its_test_for_84():
    assert format_question(of_walking(41)) == "What went together with walk?"
    assert format_answer(of_walking(41)) == "not enough days yet: 41 of 42 calendar days"
    assert "chance (p" not in format_answer(of_walking(60))
    assert "from day 84 on" in format_answer(of_walking(60))
    assert "could easily be chance (p" in format_answer(of_walking(90))


def test_only_what_would_not_stand_out_alone_could_easily_be_chance():
    for seed in range(12):
        for finding in compute_insights(busy(seed), period(90)):
            if finding.question is not Question.ACTIVITY or not finding.figures:
                continue
            comparisons = finding.figures.comparisons
            for one, words in zip(comparisons, format_answer(finding).split("; "), strict=True):
                verdict = words.rpartition(": ")[2].partition(" (p")[0]
                assert (one.stands_out, one.association.p <= 0.10, verdict) in {
                    (True, True, "stands out"),
                    (False, True, "not clear enough to say, for several things were looked at"),
                    (False, False, "could easily be chance"),
                }


def test_an_activity_s_name_cannot_command_the_terminal():
    check_ins = [entry(n, activities=("\x1b[31mwalk",)) for n in range(3)]
    assert "\x1b" not in format_finding(find(check_ins, 3, Question.ACTIVITY))
