"""The period that a range names."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from strategies import SUNDAY

from prtcheck.core.period import Period, Range, resolve_period

SATURDAY = SUNDAY - timedelta(days=1)
FIRST = SUNDAY - timedelta(days=100)
days = st.dates(max_value=SUNDAY)


def last(number, logged=(FIRST, SUNDAY)):
    return resolve_period(Range(days=number), logged, SUNDAY)


def test_the_last_days_end_with_today_once_it_is_logged():
    assert last(7) == Period(SUNDAY - timedelta(days=6), SUNDAY)
    assert last(7, (FIRST, SATURDAY)) == Period(SATURDAY - timedelta(days=6), SATURDAY)
    assert last(1) == Period(SUNDAY, SUNDAY)


def test_a_range_never_begins_before_the_first_check_in():
    assert last(999_999) == Period(FIRST, SUNDAY)
    assert resolve_period(Range(since=date.min), (FIRST, SUNDAY), SUNDAY) == Period(FIRST, SUNDAY)
    assert resolve_period(Range(), (FIRST, SUNDAY), SUNDAY) == Period(FIRST, SUNDAY)


def test_today_counts_when_it_is_named():
    logged = (FIRST, SATURDAY)
    assert resolve_period(Range(since=FIRST), logged, SUNDAY).until == SATURDAY
    assert resolve_period(Range(since=FIRST, until=SUNDAY), logged, SUNDAY).until == SUNDAY
    assert resolve_period(Range(since=SUNDAY), logged, SUNDAY) == Period(SUNDAY, SUNDAY)


def test_days_after_the_last_check_in_count_as_asked():
    assert last(7, (FIRST, FIRST)) == Period(SATURDAY - timedelta(days=6), SATURDAY)


def test_without_any_check_in_no_day_was_asked():
    assert resolve_period(Range(days=30), None, SUNDAY).days == 0
    assert resolve_period(Range(since=FIRST, until=SUNDAY), None, SUNDAY).days == 0


def test_before_the_first_check_in_no_day_was_asked():
    early = Range(since=FIRST - timedelta(days=9), until=FIRST - timedelta(days=1))
    assert resolve_period(early, (FIRST, SUNDAY), SUNDAY).days == 0


@given(
    asked=st.integers(1, 999_999).map(lambda number: Range(days=number))
    | days.map(lambda day: Range(since=day))
    | st.tuples(days, days).map(lambda ends: Range(since=min(ends), until=max(ends))),
    logged=st.none() | st.tuples(days, days).map(lambda ends: (min(ends), max(ends))),
)
def test_any_range_gives_days_between_the_first_check_in_and_today(asked, logged):
    period = resolve_period(asked, logged, SUNDAY)
    assert period.days >= 0
    assert period.until <= SUNDAY
    if logged:
        assert period.since >= logged[0]
    if asked.days:
        assert period.days <= asked.days
