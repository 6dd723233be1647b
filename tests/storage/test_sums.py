"""A trend by the sums that are kept beside the days is the trend by the days."""

import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import WINTER, check_ins, logged

from prtcheck.analysis.ratings import LONGEST_TESTED, total_by_span
from prtcheck.analysis.trend import compute_trend
from prtcheck.core.check_in import Cause, CodedBy, Side
from prtcheck.core.days import days_between, monday_of
from prtcheck.core.history import ChangeKind
from prtcheck.core.period import Period
from prtcheck.core.stretches import days_of_stretch, start_of_stretch, stretch_of
from prtcheck.errors import DiaryError
from prtcheck.storage.diary import Diary
from prtcheck.storage.integrity import check_diary
from prtcheck.storage.sums import stretch_from_row, sums_row

FIRST = date(2023, 1, 4)
DAYS = 800
NOW = datetime(2026, 1, 1, 12, tzinfo=WINTER)
SIDES = [Cause("rain"), *(Cause(f"it is {s}", s, CodedBy.PERSON, NOW) for s in Side)]
DONE = ("walk", "Walk", "swim", "Gehen")


def a_day(day, chance):
    """A day of someone who forgets some, is late at times, and spells as it comes."""
    late = chance.choices((0, 1, 2, 3, 9), (80, 8, 5, 4, 3))[0]
    entered = datetime.combine(day + timedelta(late), time(chance.randrange(24), 30), WINTER)
    return logged(
        day,
        entered_at=max(entered, datetime.combine(day, time(1), WINTER)),
        pain=chance.choice((None, *range(11))),
        fear=chance.choice((None, *range(11))),
        causes=tuple(chance.sample(SIDES, chance.randrange(4))),
        activities=tuple(chance.sample(DONE, chance.randrange(4))),
        note="a day",
    )


def some_days(chance):
    days = [FIRST + timedelta(nth) for nth in range(DAYS) if chance.random() < 0.9]
    return [a_day(day, chance) for day in days]


def diary_of(folder, *held):
    diary = Diary(folder / "diary.db")
    diary.change_days(ChangeKind.IMPORT, NOW, {c.day: c for c in held})
    return diary


def in_spans(rating):
    return [
        [tuple(piece) for piece in total_by_span(bins, start_of)]
        for bins in (rating.bins, rating.late)
        for start_of in (monday_of, lambda day: day.replace(day=1))
    ]


@pytest.mark.parametrize("seed", range(12))
def test_a_trend_by_sums_is_the_trend_by_days(tmp_path, seed):
    chance = random.Random(seed)
    held = some_days(chance)
    diary = diary_of(tmp_path, *held)
    since = FIRST + timedelta(chance.randrange(-10, 60))
    period = Period(since, since + timedelta(LONGEST_TESTED + chance.randrange(400)))
    day_ends = chance.choice((time(0), time(4), time(12)))
    by_sums, by_days = diary.trend(period, day_ends), compute_trend(held, period, day_ends)
    assert by_sums.pain.points == ()
    for rating, known in ((by_sums.pain, by_days.pain), (by_sums.fear, by_days.fear)):
        assert in_spans(rating) == in_spans(known)
        assert rating.summary == known.summary
    assert replace(by_sums, pain=None, fear=None) == replace(by_days, pain=None, fear=None)
    assert diary.trend(period, day_ends, each_day=True) == by_days


def test_a_diary_of_nothing_but_late_entries_has_a_trend(tmp_path):
    late = [logged(FIRST + timedelta(nth), entered_at=NOW, pain=3) for nth in range(400)]
    period = Period(FIRST, FIRST + timedelta(399))
    shown = diary_of(tmp_path, *late).trend(period, time(4))
    assert (shown.days_answered, shown.days_late_left_out) == (400, 400)
    assert (shown.pain.summary.days, len(shown.pain.late)) == (0, 400)


@given(day=st.dates())
def test_each_day_belongs_to_one_stretch_of_one_week_and_one_month(day):
    first = start_of_stretch(day)
    days = days_of_stretch(first)
    assert day in days
    assert {start_of_stretch(each) for each in days} == {first}
    assert len({(monday_of(each), each.month, each.year) for each in days}) == 1


@given(held=check_ins())
def test_a_sum_is_read_as_it_was_written(held):
    stretch = stretch_of(start_of_stretch(held.day), [held])
    assert stretch_from_row(sums_row(stretch)) == stretch


def test_sums_follow_every_change(tmp_path):
    monday, tuesday = (logged(date(2025, 6, 2) + timedelta(n), pain=4 + n) for n in range(2))
    diary = diary_of(tmp_path, monday)
    diary.add(tuesday, NOW)
    diary.save(replace(tuesday, pain=9, edited_at=NOW), NOW, based_on=tuesday)
    assert sums_in(tmp_path) == [(2, 13)]
    diary.delete(monday.day, NOW)
    assert sums_in(tmp_path) == [(1, 9)]
    diary.delete(tuesday.day, NOW)
    assert sums_in(tmp_path) == []
    for expected in ([(1, 9)], [(2, 13)], [(2, 9)], [(1, 4)]):
        diary.undo(NOW)
        assert sums_in(tmp_path) == expected


def sums_in(folder):
    """How many check-ins each sum holds, and their pain added up."""
    with closing(sqlite3.connect(folder / "diary.db")) as connection:
        rows = connection.execute("SELECT first, sums, checksum FROM stretch").fetchall()
    stretches = map(stretch_from_row, rows)
    return [(stretch.check_ins, stretch.pain.total) for stretch in stretches]


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE stretch SET sums = replace(sums, '7', '6')",
        "UPDATE stretch SET first = date(first, '+1 day') WHERE first = '2023-06-05'",
        "DELETE FROM stretch WHERE first = '2023-06-05'",
        "DELETE FROM check_in WHERE day = '2023-06-06'",
        "UPDATE check_in SET entered_at = '2023-06-16T21:00:00+01:00' WHERE day = '2023-06-06'",
        "DROP TABLE stretch",
    ],
)
def test_a_trend_by_sums_notices_what_was_not_written_so(tmp_path, harm):
    period = Period(FIRST, FIRST + timedelta(DAYS))
    whole = diary_of(tmp_path, *(logged(day, pain=7) for day in days_between(FIRST, period.until)))
    assert whole.trend(period, time(4)).pain.summary.mean == 7
    with closing(sqlite3.connect(tmp_path / "diary.db")) as connection:
        connection.execute(harm)
        connection.commit()
    with pytest.raises(DiaryError):
        whole.trend(period, time(4))
    with pytest.raises(DiaryError):
        check_diary(tmp_path / "diary.db")
