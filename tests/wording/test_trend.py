"""The figures of a rating: the same as rows and in sentences."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from insight_days import FIRST, entry, period, wavy
from overview_days import SUNDAY, before, diaries_of_spans
from strategies import evening_of

from prtcheck.analysis.trend import compute_trend
from prtcheck.core.check_in import CheckIn, OwnRating
from prtcheck.core.metric import Metric
from prtcheck.core.period import Period
from prtcheck.wording.intervals import USUAL_CARE
from prtcheck.wording.trend import (
    format_changes,
    format_left_out_days,
    format_metric,
    rating_figures,
)


def test_the_rows_hold_the_window_that_the_change_compares():
    days = [entry(n, pain=wavy(n) - 3 * (n >= 45)) for n in range(90)]
    trend = compute_trend(days, period(90))
    assert rating_figures(trend, Metric.PAIN) == [
        ("answered", "90 of 90 days"),
        ("mean", "3.4"),
        ("lowest, highest", "1, 6"),
        ("days at 0 or 1", "18"),
        ("first 28 days", "4.96 (28 days)"),
        ("last 28 days", "1.82 (28 days)"),
    ]


def test_a_rating_that_was_never_answered_has_one_row():
    trend = compute_trend([entry(0)], period(40))
    assert rating_figures(trend, Metric.FEAR) == [("answered", "0 of 40 days")]


def test_late_days_have_a_row_of_their_own():
    day = FIRST + timedelta(days=1)
    late = CheckIn(day=day, entered_at=evening_of(day + timedelta(days=3)), pain=9)
    trend = compute_trend([entry(0), late], period(2))
    assert rating_figures(trend, Metric.PAIN)[:2] == [
        ("answered", "1 of 2 days"),
        ("2+ days late", "1, left out"),
    ]


@given(diaries_of_spans)
def test_the_sentences_of_a_rating_are_its_figures_and_its_changes(drawn):
    diary, days = drawn
    trend = compute_trend(diary, Period(before(days - 1), SUNDAY))
    for metric in (Metric.PAIN, Metric.FEAR):
        figures, *changes = format_metric(trend, metric)
        assert changes == format_changes(trend, metric)
        assert f"{dict(rating_figures(trend, metric))['answered']} answered" in figures


def test_only_a_change_of_pain_is_set_beside_usual_care():
    days = [entry(n, pain=wavy(n), fear=wavy(n)) for n in range(90)]
    trend = compute_trend(days, period(90))
    assert format_changes(trend, Metric.PAIN)[-1] == USUAL_CARE
    assert USUAL_CARE not in format_changes(trend, Metric.FEAR)


def test_answers_to_a_former_question_are_counted_apart():
    days = [replace(entry(n), ratings=(OwnRating("sleep", 5, 1 + (n >= 4)),)) for n in range(10)]
    [figures] = format_metric(compute_trend(days, period(10)), "sleep")
    assert figures.startswith(
        "Sleep: 6 of 10 days answered (4 more to an earlier question, left out). Mean 5.0"
    )
    assert ("earlier question", "4, left out") in rating_figures(
        compute_trend(days, period(10)), "sleep"
    )


def test_days_with_pain_only_have_a_row_of_their_own():
    attack = replace(entry(1, pain=9), wording=0, source="App (attacks only)")
    trend = compute_trend([entry(0), attack], period(2))
    assert rating_figures(trend, Metric.PAIN)[:2] == [
        ("answered", "1 of 2 days"),
        ("days with pain only", "1, left out"),
    ]
    [figures] = format_metric(trend, "pain")
    assert "1 of 2 days answered (1 more from a record of days with pain only, left out)" in figures
    assert format_left_out_days(trend) == [
        "1 day from App is left out of the figures: only days with pain are recorded there."
    ]


def test_beside_a_change_it_is_told_that_its_first_days_came_from_another_program():
    days = [replace(entry(n, pain=4 + n % 2), wording=int(n >= 3)) for n in range(60)]
    lines = format_metric(compute_trend(days, period(60)), "pain")
    assert lines[2] == (
        "3 of the first 14 days came from another program, which may ask in other words."
    )
