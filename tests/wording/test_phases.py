"""What is said since a phase began, word for word, and what is never said twice."""

from dataclasses import replace
from datetime import timedelta

import pytest
from insight_days import entry, period
from strategies import EVENING

from prtcheck.analysis.inference import Slope
from prtcheck.analysis.trend import compute_trend
from prtcheck.core.phase import Phase
from prtcheck.wording.intervals import USUAL_CARE, format_cautions
from prtcheck.wording.phases import TOO_LITTLE_BEFORE, format_before, format_phases, phase_label

BOTH = ("pain", "fear")


def trend_since(nth, days, check_ins=None):
    check_ins = check_ins or [entry(n, pain=4 + n % 2, fear=6 - n % 2) for n in range(days)]
    phase = Phase(period(1).since + timedelta(days=nth), "PRT", None, EVENING)
    return compute_trend(check_ins, period(days), phases=[phase])


def test_the_mark_in_a_chart_names_the_phase_and_its_first_day():
    assert phase_label(Phase(period(1).since, "PRT", None, EVENING)) == "PRT started 5 Jan"


def test_that_nothing_tells_what_was_under_way_is_said_once_for_all_ratings():
    lines = format_phases(trend_since(35, 70), BOTH)
    assert lines.count(TOO_LITTLE_BEFORE) == 1
    assert lines[-1] == TOO_LITTLE_BEFORE


def test_where_one_rating_has_record_enough_the_other_says_that_it_has_not():
    days = [entry(n, pain=4 + n % 2, fear=5 + n % 2 if n >= 60 else None) for n in range(130)]
    lines = format_phases(trend_since(100, 130, days), BOTH)
    assert sum(line.startswith("If the line of the 100 days before") for line in lines) == 1
    assert lines.index(TOO_LITTLE_BEFORE) > lines.index(
        next(line for line in lines if line.startswith("Fear of movement, latest 28 days"))
    )


def test_a_slope_that_rounds_to_nothing_is_no_change():
    pain = trend_since(60, 120).phases[0].ratings["pain"]
    flat = replace(pain, slope_before=Slope(-0.004, 0.8, 9), expected=None, earlier=None)
    assert format_before("pain", flat, is_any_expected=False) == [
        "In the 9 weeks before: no change a week (p 0.80)."
    ]
    rising = replace(flat, slope_before=Slope(0.154, 0.0004, 9))
    assert format_before("pain", rising, is_any_expected=False) == [
        "In the 9 weeks before, pain already moved by 0.15 a week (higher, p < 0.001)."
    ]


def test_usual_care_is_told_once_be_it_by_the_period_or_by_the_phase():
    trend = trend_since(60, 120)
    assert USUAL_CARE not in format_phases(trend, BOTH)  # it stands under the period's change
    rating = trend.ratings["pain"]
    without = replace(rating, summary=replace(rating.summary, change=None))
    only_phase = replace(trend, ratings={**trend.ratings, "pain": without})
    assert format_phases(only_phase, BOTH).count(USUAL_CARE) == 1
    assert USUAL_CARE not in format_phases(only_phase, ("fear",))


def test_days_before_it_that_another_program_asked_for_are_told():
    days = [entry(n, pain=4 + n % 2, wording=int(n >= 50)) for n in range(90)]
    assert format_phases(trend_since(60, 90, days), BOTH)[-1] == (
        "18 of the days before it came from another program, which may ask in other words."
    )


def test_metrics_without_a_rating_say_nothing_of_phases():
    assert format_phases(trend_since(35, 70), ("causes", "activities")) == []


@pytest.mark.parametrize(("days", "is_told"), [(77, False), (84, True)])
def test_from_12_weeks_on_a_season_looks_like_a_trend(days, is_told):
    cautions = format_cautions(trend_since(0, days), BOTH)
    assert ("Within a year, a season looks like a trend." in cautions) == is_told


def test_one_rating_says_nothing_of_many():
    cautions = format_cautions(trend_since(35, 70), ("pain",))
    assert len(cautions) == 1
