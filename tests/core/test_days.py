"""Which day an entry belongs to, how late it is, and how a day is typed."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import SUNDAY, moments

from prtcheck.core.days import (
    EARLIEST,
    days_between,
    days_late,
    diary_day,
    format_day,
    format_long_day,
    parse_day,
    require_past,
)
from prtcheck.errors import InvalidInputError

ONE_DAY = timedelta(days=1)
GRAMMAR = re.compile(
    r"today|yesterday|yday|-[0-9]{1,6}|mon|tue|wed|thu|fri|sat|sun|[0-9]{4}-[0-9]{2}-[0-9]{2}"
)

ends = st.builds(time, st.integers(0, 11), st.integers(0, 59)) | st.just(time(12, 0))
sensible_days = st.dates(date(1900, 1, 1), date(2200, 1, 1))


def at(zone, *clock):
    """A moment by the wall clock of a place."""
    return datetime(*clock, tzinfo=ZoneInfo(zone))


@given(moment=moments, day_ends=ends)
def test_a_moment_belongs_to_its_date_or_to_the_day_before(moment, day_ends):
    assume(moment.date() > date.min)
    expected = moment.date() - ONE_DAY if moment.time() < day_ends else moment.date()
    assert diary_day(moment, day_ends) == expected


def test_the_diary_day_ends_at_four_in_the_morning():
    assert diary_day(datetime(2026, 11, 23, 3, 59, 59, 999_999, tzinfo=UTC)) == SUNDAY
    assert diary_day(datetime(2026, 11, 23, 4, 0, tzinfo=UTC)) == SUNDAY + ONE_DAY


def test_the_diary_day_can_end_at_midnight_and_at_noon():
    midnight = datetime(2026, 11, 22, 0, 0, tzinfo=UTC)
    assert diary_day(midnight, time(0)) == SUNDAY
    assert diary_day(midnight.replace(hour=11, minute=59), time(12)) == SUNDAY - ONE_DAY
    assert diary_day(midnight.replace(hour=12), time(12)) == SUNDAY


def test_the_first_night_of_the_calendar_has_a_diary_day():
    assert diary_day(datetime(1, 1, 1, 2, 0, tzinfo=UTC)) == date.min


@pytest.mark.parametrize(
    ("clock", "day"),
    [
        ((2026, 3, 29, 1, 59), date(2026, 3, 28)),  # the last minute before clocks go forward
        ((2026, 3, 29, 3, 0), date(2026, 3, 28)),
        ((2026, 3, 29, 4, 0), date(2026, 3, 29)),
        ((2026, 10, 25, 3, 59), date(2026, 10, 24)),
        ((2026, 10, 25, 4, 0), date(2026, 10, 25)),
    ],
)
def test_the_clock_on_the_wall_decides_when_clocks_change(clock, day):
    assert diary_day(at("Europe/Berlin", *clock)) == day


def test_the_hour_that_clocks_repeat_belongs_to_one_day_both_times():
    first = at("Europe/Berlin", 2026, 10, 25, 2, 30)
    second = first.replace(fold=1)
    assert first.utcoffset() != second.utcoffset()
    assert diary_day(first) == diary_day(second) == date(2026, 10, 24)


@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Auckland", "Asia/Kathmandu", "UTC"])
def test_an_evening_is_the_same_day_in_every_zone(zone):
    assert diary_day(at(zone, 2026, 11, 22, 21, 0)) == SUNDAY


@pytest.mark.parametrize("zone", ["America/New_York", "Europe/Berlin", "Australia/Lord_Howe"])
def test_each_evening_of_a_year_with_its_clock_changes_is_on_time(zone):
    for day in days_between(date(2026, 1, 1), date(2026, 12, 31)):
        evening = at(zone, day.year, day.month, day.day, 21)
        night = at(zone, day.year, day.month, day.day, 3, 59) + ONE_DAY
        assert days_late(day, evening) == days_late(day, night) == 0
        assert days_late(day, night + timedelta(minutes=1)) == 1


def test_an_entry_after_flying_east_over_the_date_line_is_late_by_the_clock_there():
    assert days_late(SUNDAY, at("Pacific/Auckland", 2026, 11, 23, 20, 0)) == 1


def test_an_entry_after_flying_west_over_the_date_line_is_never_early():
    before_the_day = at("America/Los_Angeles", 2026, 11, 21, 20, 0)
    assert days_late(SUNDAY, before_the_day) == 0


def test_the_29th_of_february_is_a_day_like_any_other():
    leap = date(2028, 2, 29)
    assert diary_day(datetime(2028, 3, 1, 3, 0, tzinfo=UTC)) == leap
    assert days_late(leap, datetime(2028, 3, 1, 21, 0, tzinfo=UTC)) == 1
    assert days_late(date(2028, 2, 28), datetime(2028, 3, 1, 21, 0, tzinfo=UTC)) == 2
    assert parse_day("2028-02-29", date(2028, 3, 1)) == leap
    assert parse_day("yesterday", date(2028, 3, 1)) == leap


@given(moment=moments, day_ends=ends)
def test_an_entry_for_the_day_it_is_now_is_on_time(moment, day_ends):
    assert days_late(diary_day(moment, day_ends), moment, day_ends) == 0


@given(day=sensible_days, late=st.integers(0, 5000), day_ends=ends)
def test_lateness_counts_diary_days(day, late, day_ends):
    ends_at = datetime.combine(day + (late + 1) * ONE_DAY, day_ends, UTC)
    last_moment = ends_at - timedelta(microseconds=1)
    assert days_late(day, last_moment, day_ends) == late
    assert days_late(day, ends_at, day_ends) == late + 1


@given(day=st.dates(EARLIEST), today=st.dates())
def test_an_iso_date_is_that_date(day, today):
    assert parse_day(day.isoformat(), today) == day


@given(back=st.integers(0, 999_999), today=sensible_days)
def test_minus_a_number_is_that_many_days_ago_or_refused(back, today):
    if back <= (today - EARLIEST).days:
        assert parse_day(f"-{back}", today) == today - timedelta(days=back)
    else:
        with pytest.raises(InvalidInputError, match="before"):
            parse_day(f"-{back}", today)


@given(today=sensible_days, weekday=st.integers(0, 6))
def test_a_weekday_is_the_last_one_before_today(today, weekday):
    name = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")[weekday]
    day = parse_day(name, today)
    assert day.weekday() == weekday
    assert 1 <= (today - day).days <= 7


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", SUNDAY),
        (" Today ", SUNDAY),
        ("yesterday", SUNDAY - ONE_DAY),
        ("YDAY", SUNDAY - ONE_DAY),
        ("-0", SUNDAY),
        ("-2", SUNDAY - 2 * ONE_DAY),
        ("sun", SUNDAY - 7 * ONE_DAY),
        ("sat", SUNDAY - ONE_DAY),
        ("mon", SUNDAY - 6 * ONE_DAY),
    ],
)
def test_the_words_for_days(text, day):
    assert parse_day(text, SUNDAY) == day


def test_tomorrow_is_read_so_that_it_can_be_said_to_be_in_the_future():
    assert parse_day("tomorrow", SUNDAY) == SUNDAY + timedelta(days=1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "2",
        "+2",
        "--2",
        "- 2",
        "-2.0",
        "-1234567",
        "the day after",
        "monday",
        "last mon",
        "22",
        "11-22",
        "22.11.2026",
        "03/04/2026",
        "2026/11/22",
        "2026-1-2",
        "20261122",
        "2026-W47-7",
        "2026-326",
        "2026-11-22T21:00",
        "-2026-11-22",
        "२०२६-११-२२",
        "-२",
        "2026-11-22\0",
    ],
)
def test_nothing_looser_is_a_date(text):
    with pytest.raises(InvalidInputError, match=r"Can't read the date .*. Use today"):
        parse_day(text, SUNDAY)


@given(text=st.text("0123456789-+ ./:TWytodayesrmnfiu", max_size=12))
def test_whatever_is_read_is_in_the_grammar(text):
    try:
        parse_day(text, SUNDAY)
    except InvalidInputError:
        return
    assert GRAMMAR.fullmatch(text.strip().casefold())


@pytest.mark.parametrize("text", ["2026-02-29", "2026-02-30", "2026-13-01", "2026-00-10"])
def test_a_date_that_the_calendar_lacks_is_refused_by_name(text):
    with pytest.raises(InvalidInputError, match=f"'{text}' isn't in the calendar"):
        parse_day(text, SUNDAY)


def test_the_future_is_refused_and_today_is_not():
    require_past(SUNDAY, SUNDAY)
    with pytest.raises(InvalidInputError, match="2026-11-23 is in the future"):
        require_past(SUNDAY + ONE_DAY, SUNDAY)


@given(first=sensible_days, span=st.integers(0, 800))
def test_days_between_counts_both_ends_and_leaves_none_out(first, span):
    days = list(days_between(first, first + timedelta(days=span)))
    assert days == [first + timedelta(days=offset) for offset in range(span + 1)]


def test_the_last_day_of_the_calendar_can_be_counted_up_to():
    assert list(days_between(date.max - ONE_DAY, date.max)) == [date.max - ONE_DAY, date.max]


def test_no_days_lie_between_a_day_and_one_before_it():
    assert list(days_between(SUNDAY, SUNDAY - ONE_DAY)) == []


def test_a_day_is_spoken_the_same_in_every_locale():
    assert format_day(SUNDAY) == "Sun 22 Nov 2026"
    assert format_day(date(2028, 2, 29)) == "Tue 29 Feb 2028"


@pytest.mark.parametrize(
    ("day", "label"),
    [
        (date(2026, 11, 22), "Sunday 22 November"),
        (date(2026, 1, 5), "Monday 5 January"),
        (date(2025, 12, 31), "Wednesday 31 December 2025"),
    ],
)
def test_a_heading_names_the_year_only_if_it_is_another(day, label):
    assert format_long_day(day, date(2026, 11, 22)) == label
