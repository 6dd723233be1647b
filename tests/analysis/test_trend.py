"""From check-ins to series: gaps stay gaps, late entries are shown and never counted."""

from dataclasses import replace
from datetime import date, time, timedelta
from operator import attrgetter

from hypothesis import given
from hypothesis import strategies as st
from strategies import SUNDAY, evening_of, logged, ratings

from prtcheck.analysis.counts import count_activity_days
from prtcheck.analysis.insights import compute_insights
from prtcheck.analysis.rating_trend import total_by_span
from prtcheck.analysis.series import trailing_means
from prtcheck.analysis.trend import compute_trend
from prtcheck.core.causes import distinct_causes
from prtcheck.core.check_in import Cause, CheckIn, CodedBy, Side
from prtcheck.core.days import days_between, monday_of
from prtcheck.core.metric import Metric
from prtcheck.core.period import Period
from prtcheck.core.phase import Phase

CAUSES = (
    Cause("weather"),
    *(Cause(f"a cause in the {side}", side, CodedBy.PERSON) for side in Side),
)
FORTNIGHT = Period(SUNDAY - timedelta(days=13), SUNDAY)
"""Two calendar weeks, Monday to Sunday."""
PHASE = Phase(FORTNIGHT.since + timedelta(days=7), "PRT", None, evening_of(SUNDAY))
by_day = attrgetter("day")


def day(number):
    """A day of the fortnight, from 0."""
    return FORTNIGHT.since + timedelta(days=number)


def late(number, days, **answers):
    """A check-in for a day of the fortnight, entered that many days after it."""
    given_answers = answers or {"pain": 10}
    entered_at = evening_of(day(number) + timedelta(days=days))
    return CheckIn(day=day(number), entered_at=entered_at, **given_answers)


def of_attack(number):
    """A day of the fortnight, entered in time, that another program records for its pain alone."""
    answers = {"pain": 10, "fear": 10, "causes": CAUSES[1:], "activities": ("rest",)}
    return replace(logged(day(number), **answers), wording=0, source="App (attacks only)")


def diaries_around_the_fortnight():
    """Check-ins of some days of the fortnight and of the weeks about it."""
    one = st.builds(
        logged,
        st.integers(-6, 20).map(day),
        pain=ratings,
        fear=ratings,
        causes=st.lists(st.sampled_from(CAUSES), max_size=3).map(tuple),
        activities=st.sets(st.sampled_from(["walk", "Walk", "swim"])).map(tuple),
        note=st.just("so that no day is empty"),
    )
    some = st.lists(one, max_size=20, unique_by=lambda c: c.day)
    return some.map(lambda several: sorted(several, key=lambda c: c.day))


@given(diary=diaries_around_the_fortnight())
def test_each_day_of_the_period_has_one_point_and_a_gap_stays_one(diary):
    points = compute_trend(diary, FORTNIGHT).ratings[Metric.PAIN].points
    assert [point.day for point in points] == [day(n) for n in range(14)]
    pains = {check_in.day: check_in.pain for check_in in diary}
    assert [point.value for point in points] == [pains.get(day(n)) for n in range(14)]


@given(diary=diaries_around_the_fortnight())
def test_the_means_of_the_first_days_look_back_before_the_period(diary):
    pains = {check_in.day: check_in.pain for check_in in diary}
    values = [pains.get(day(n)) for n in range(-6, 14)]
    means = [point.mean7 for point in compute_trend(diary, FORTNIGHT).ratings[Metric.PAIN].points]
    assert means == trailing_means(values)[6:]


@given(diary=diaries_around_the_fortnight())
def test_the_figures_are_those_of_the_period_alone(diary):
    inside = [c for c in diary if FORTNIGHT.since <= c.day <= FORTNIGHT.until]
    shown = compute_trend(diary, FORTNIGHT)
    fears = [c.fear for c in inside if c.fear is not None]
    figures = shown.ratings[Metric.FEAR].summary
    assert shown.days_answered == len(inside)
    assert figures.days == len(fears)
    assert figures.mean == (sum(fears) / len(fears) if fears else None)
    assert (figures.lowest, figures.highest) == (
        (min(fears), max(fears)) if fears else (None, None)
    )
    assert figures.days_at_0_or_1 == sum(fear <= 1 for fear in fears)
    assert sum(week.named for week in shown.causes) == sum(
        len(distinct_causes(c.causes)) for c in inside
    )


@given(diary=diaries_around_the_fortnight(), lates=st.sets(st.integers(0, 13)))
def test_entries_of_two_or_more_days_late_change_no_figure(diary, lates):
    lates -= {(c.day - FORTNIGHT.since).days for c in diary}
    added = [late(number, 2 + number % 3) for number in sorted(lates)]
    alone, mixed = compute_trend(diary, FORTNIGHT), compute_trend([*diary, *added], FORTNIGHT)
    one, other = mixed.ratings[Metric.PAIN], alone.ratings[Metric.PAIN]
    assert one.summary == other.summary
    assert [point.mean7 for point in one.points] == [point.mean7 for point in other.points]
    assert (mixed.causes, mixed.activities) == (alone.causes, alone.activities)
    assert mixed.days_late_left_out == len(lates)
    assert mixed.days_answered == alone.days_answered + len(lates)


@given(diary=diaries_around_the_fortnight(), others=st.sets(st.integers(-6, 13)))
def test_days_from_where_only_attacks_are_recorded_change_no_figure(diary, others):
    others -= {(c.day - FORTNIGHT.since).days for c in diary}
    added = [of_attack(number) for number in sorted(others)]
    alone = compute_trend(diary, FORTNIGHT, phases=[PHASE])
    mixed = compute_trend(sorted([*diary, *added], key=by_day), FORTNIGHT, phases=[PHASE])
    for name, rating in mixed.ratings.items():
        assert rating.summary == alone.ratings[name].summary
        assert [p.mean7 for p in rating.points] == [p.mean7 for p in alone.ratings[name].points]
    for part in ("causes", "activities", "overview", "words", "phases", "days_late_left_out"):
        assert getattr(mixed, part) == getattr(alone, part)
    inside = sum(number >= 0 for number in others)
    assert sum(mixed.sources_of_attacks.values()) == len(mixed.ratings["pain"].of_attacks) == inside
    assert mixed.days_answered == alone.days_answered + inside
    insights = (compute_insights(days, FORTNIGHT) for days in (diary, [*diary, *added]))
    assert next(insights) == next(insights)


def test_a_day_of_attacks_is_counted_once_whether_it_is_late_too_or_not():
    entry = replace(late(3, 9), source="App (attacks only)")
    trend = compute_trend([entry], FORTNIGHT)
    pain = trend.ratings["pain"]
    assert (trend.days_late_left_out, len(pain.late), len(pain.of_attacks)) == (0, 0, 1)


def test_days_are_counted_by_their_source_most_first():
    diary = [replace(logged(day(n), pain=4), source="B" if n % 3 else "A") for n in range(9)]
    assert list(compute_trend(diary, FORTNIGHT).sources.items()) == [("B", 6), ("A", 3)]
    assert compute_trend([logged(day(0), pain=4)], FORTNIGHT).sources == {}


def test_a_late_entry_is_shown_where_it_belongs():
    point = compute_trend([late(3, 2)], FORTNIGHT).ratings[Metric.PAIN].points[3]
    assert (point.value, point.days_late, point.is_hollow, point.mean7) == (10, 2, True, None)


def test_an_entry_of_the_next_day_still_counts():
    shown = compute_trend([late(3, 1)], FORTNIGHT)
    assert not shown.ratings[Metric.PAIN].points[3].is_hollow
    assert shown.ratings[Metric.PAIN].summary.mean == 10
    assert shown.days_late_left_out == 0


def test_when_the_diary_day_ends_decides_what_is_late():
    next_morning_but_one = evening_of(day(5)).replace(hour=11)
    entry = CheckIn(day=day(3), entered_at=next_morning_but_one, pain=10)
    assert compute_trend([entry], FORTNIGHT, day_ends=time(4)).days_late_left_out == 1
    assert compute_trend([entry], FORTNIGHT, day_ends=time(12)).days_late_left_out == 0


def test_an_empty_diary_has_a_trend_of_nothing():
    shown = compute_trend([], FORTNIGHT)
    assert (shown.days_answered, shown.days_late_left_out, shown.activities) == (0, 0, ())
    pain = shown.ratings[Metric.PAIN]
    assert [point.value for point in pain.points] == [None] * 14
    assert (pain.summary.mean, pain.summary.lowest) == (None, None)
    assert [week.named for week in shown.causes] == [0, 0]


def test_a_period_without_a_day_has_a_trend_of_nothing():
    shown = compute_trend([logged(day(3), pain=4)], Period(day(5), day(4)))
    assert (shown.days_answered, shown.causes, shown.activities) == (0, (), ())
    assert shown.ratings[Metric.PAIN].points == ()
    assert shown.ratings[Metric.PAIN].summary.mean is None


def test_the_first_and_the_last_seven_days_stand_on_their_own_counts():
    pains = {0: 0, 1: 1, 7: 7, 13: 2, 14: 8, 19: 9, 20: 10}
    diary = [logged(day(number), pain=pain) for number, pain in pains.items()]
    figures = compute_trend(diary, Period(day(0), day(20))).ratings[Metric.PAIN].summary
    assert (figures.first.mean, figures.first.days) == (0.5, 2)
    assert (figures.last.mean, figures.last.days) == (9.0, 3)


def test_days_at_0_or_1_are_counted_and_days_at_2_are_not():
    diary = [logged(day(n), pain=pain) for n, pain in enumerate((0, 1, 2, 10))]
    assert compute_trend(diary, FORTNIGHT).ratings[Metric.PAIN].summary.days_at_0_or_1 == 2


def test_a_period_of_one_day_has_one_point():
    shown = compute_trend([logged(pain=3)], Period(SUNDAY, SUNDAY))
    assert [point.value for point in shown.ratings[Metric.PAIN].points] == [3]
    assert shown.ratings[Metric.PAIN].points[0].mean7 is None
    assert Period(SUNDAY, SUNDAY).days == 1


def test_the_first_days_of_the_calendar_have_a_trend():
    first = CheckIn(day=date.min, entered_at=evening_of(SUNDAY), pain=3)
    shown = compute_trend([first], Period(date.min, date.min + timedelta(days=1)))
    assert [point.value for point in shown.ratings[Metric.PAIN].points] == [3, None]
    assert shown.causes[0].week == date.min


def coded(text, side):
    """A cause that the person sorted."""
    return Cause(text, side, CodedBy.PERSON)


def test_causes_are_counted_by_side_in_the_week_of_their_day():
    diary = [
        logged(day(0), causes=(coded("stress", Side.MIND_BRAIN), coded("disc", Side.BODY))),
        logged(day(6), causes=(coded("sleep", Side.UNSURE), Cause("weather"))),
        logged(day(7), causes=(coded("stress", Side.MIND_BRAIN),)),
        logged(day(8), pain=3),
    ]
    first, second = compute_trend(diary, FORTNIGHT).causes
    assert (first.week, second.week) == (day(0), day(7))
    assert (first.mind_brain, first.body, first.unsure, first.uncoded) == (1, 1, 1, 1)
    assert (first.days, first.named) == (2, 4)
    assert (second.days, second.mind_brain, second.named) == (1, 1, 1)


def test_a_week_without_causes_is_there_and_empty():
    weeks = compute_trend([], Period(day(2), day(9))).causes
    assert [(week.week, week.days, week.named) for week in weeks] == [
        (day(0), 0, 0),
        (day(7), 0, 0),
    ]


@given(when=st.dates(date(1, 1, 8)))
def test_the_monday_of_a_day_lies_at_most_six_days_before_it(when):
    monday = monday_of(when)
    assert monday.weekday() == 0
    assert 0 <= (when - monday).days <= 6


def test_an_activity_counts_once_a_day_however_it_is_spelt():
    diary = [
        logged(day(0), activities=("walk", "Walk")),
        logged(day(1), activities=("Walk", "swim")),
        logged(day(2), activities=("yoga",)),
    ]
    counted = [(activity.name, activity.days) for activity in count_activity_days(diary)]
    assert counted == [("Walk", 2), ("swim", 1), ("yoga", 1)]


def test_weeks_as_points_leave_out_what_is_late_and_what_is_missing():
    diary = [logged(day(0), pain=2), logged(day(5), pain=5), late(6, 3), logged(day(13), fear=1)]
    pain = compute_trend(diary, FORTNIGHT).ratings[Metric.PAIN]
    weeks = total_by_span(pain.timely, monday_of)
    assert [(first, w.mean, w.lowest, w.highest, w.days) for first, w in weeks.items()] == [
        (day(0), 3.5, 2, 5, 2)
    ]


@given(diary=diaries_around_the_fortnight())
def test_weeks_as_points_hold_every_day_that_counts_once(diary):
    pain = compute_trend(diary, FORTNIGHT).ratings[Metric.PAIN]
    weeks = total_by_span(pain.timely, monday_of).values()
    assert sum(week.days for week in weeks) == pain.summary.days
    assert all(week.lowest <= week.mean <= week.highest for week in weeks)


def test_a_period_counts_both_its_ends():
    assert FORTNIGHT.days == len(list(days_between(FORTNIGHT.since, FORTNIGHT.until))) == 14
