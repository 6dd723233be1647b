"""A year of days as a grid."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as some

from prtcheck.charts.calendar import draw_calendar
from prtcheck.charts.canvas import Canvas
from prtcheck.core.check_in import CheckIn
from prtcheck.core.period import Period

WIDE, NARROW = Canvas(80, 24, colour=False), Canvas(40, 12, colour=False)
YEAR = Period(date(2024, 1, 1), date(2024, 12, 31))


def entry(day, late=0, **answers):
    entered = datetime.combine(day + timedelta(days=late), time(21), UTC)
    return CheckIn(day=day, entered_at=entered, **(answers or {"pain": 4}))


def cells(canvas, *check_ins, period=YEAR):
    """Return the cells of each month."""
    drawn = draw_calendar({c.day: c for c in check_ins}, period, canvas)
    label = len("Jan 2024  " if canvas is WIDE else "Jan 2024 ")
    return [line[label:] for line in drawn.splitlines()[1 : drawn.splitlines().index("")]]


def test_each_day_has_its_cell_and_29_february_too():
    months = cells(NARROW, entry(date(2024, 2, 29), pain=7))
    assert months[1] == "." * 28 + "7"
    assert [len(month) for month in months] == [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


def test_marks_tell_ten_no_pain_and_late_apart():
    days = [date(2024, 3, n) for n in range(1, 5)]
    entries = [
        entry(days[0], pain=10),
        entry(days[1], fear=3),
        entry(days[2], late=2, pain=0),
        entry(days[3], late=1, pain=0),
    ]
    assert cells(WIDE, *entries)[2].startswith("X + 0'0 . ")
    assert cells(NARROW, *entries)[2].startswith("X+~0.")


def test_days_outside_of_the_period_are_blank():
    some_days = Period(date(2024, 5, 30), date(2024, 6, 2))
    assert cells(NARROW, period=some_days) == [" " * 29 + "..", ".."]


@given(
    some.dates(date(1999, 1, 1), date(2030, 1, 1)), some.integers(1, 800), some.integers(40, 120)
)
def test_every_day_of_the_period_has_one_mark_and_no_line_is_too_wide(since, days, width):
    period = Period(since, since + timedelta(days=days - 1))
    drawn = draw_calendar({}, period, Canvas(width, 24, colour=False)).splitlines()
    grid = drawn[1 : drawn.index("")]
    assert sum(line.count(".") for line in grid) == days
    assert all(len(line) <= width for line in drawn)
