"""Laws of the rating charts: right days, honest gaps, marks that need no colour."""

import re
import time
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from chart_diaries import FIRST, PLAIN, drawn_rating, golden, rating_of, slow_wave
from hypothesis import given
from hypothesis import strategies as st

from prtcheck.analysis.rating_trend import Point, summarize_points
from prtcheck.charts.axis import MARGIN, Axis, label_line, ticks
from prtcheck.charts.canvas import Canvas
from prtcheck.charts.rating import chart_marks
from prtcheck.core.days import format_short_day


def place_of(mark, chart):
    """Return the line and the cell of the only such mark below the legend."""
    found = [
        (row, column)
        for row, line in enumerate(chart.splitlines()[1:], start=1)
        for column, character in enumerate(line)
        if character == mark
    ]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("size", PLAIN)
@pytest.mark.parametrize(("name", "days"), [("200-days", 200), ("3-years", 1096)])
def test_many_days_are_drawn_as_their_golden_file(name, days, size):
    late = dict.fromkeys(range(35, 49), 4)
    drawn = drawn_rating("Pain, 0-10", rating_of(slow_wave(days), late), PLAIN[size])
    assert drawn == golden(f"{name}-{size}", drawn)


def test_each_rating_stands_on_its_own_line_and_each_day_in_its_own_column():
    for value in range(11):
        for nth in (0, 7, 29):
            values = [None] * 30
            values[nth] = value
            chart = drawn_rating("Pain", rating_of(values), Canvas(MARGIN + 59, 15, colour=False))
            assert place_of("●", chart) == (11 - value, MARGIN + 2 * nth)


def test_a_day_is_named_below_its_dot():
    axis = Axis(FIRST, FIRST + timedelta(days=41), 80 - MARGIN)
    for tick in ticks(axis):
        nth = next(n for n in range(42) if axis.column(n) == tick.column)
        values = [4 if n == nth else None for n in range(42)]
        chart = drawn_rating("Pain", rating_of(values), Canvas(80, 15, colour=False))
        _, column = place_of("●", chart)
        *_, axis_line, labels = chart.splitlines()
        day = FIRST + timedelta(days=nth)
        assert axis_line[column] == "┬"
        assert f"{day.day} {day:%b}" in labels[max(0, column - 6) : column + 6]


@pytest.mark.parametrize("width", [24, 40, 80, 120, 200])
@pytest.mark.parametrize("days", [2, 7, 18, 30, 200, 400, 36_500])
def test_the_first_label_is_the_first_day_and_the_last_label_the_last(days, width):
    last = date(2026, 11, 22)
    first = last - timedelta(days=days - 1)
    labels = label_line(ticks(Axis(first, last, width - MARGIN)))
    year = " %Y" if days > 300 else ""
    label = r"\d+ [A-Z][a-z]{2}(?: \d{4})?"
    assert re.fullmatch(rf" *{label}( +{label})*", labels)
    found = re.findall(label, labels)
    assert found[0] == first.strftime(f"%d %b{year}").lstrip("0")
    if width >= 40:
        assert found[-1] == last.strftime(f"%d %b{year}").lstrip("0")
    assert len(labels) <= width


@pytest.fixture(params=["America/New_York", "Pacific/Auckland", "UTC"])
def elsewhere(request, monkeypatch):
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@given(days=st.integers(2, 49), width=st.integers(34, 200))
def test_on_a_short_axis_the_named_days_lie_equally_far_apart(days, width):
    axis = Axis(FIRST, FIRST + timedelta(days=days - 1), width - MARGIN)
    labels = [format_short_day(FIRST + timedelta(days=nth), year=False) for nth in range(days)]
    named = [labels.index(tick.label) for tick in ticks(axis)]
    steps = {later - earlier for earlier, later in pairwise(named)}
    assert max(steps) - min(steps) <= (min(steps) >= 7)


def test_labels_are_the_same_in_new_york_and_auckland(elsewhere):
    chart = drawn_rating("Pain", rating_of([4] * 30), Canvas(40, 15, colour=False))
    assert chart.splitlines()[-1] == "12 Oct           26 Oct           10 Nov"


def test_days_without_a_mean_are_a_gap_in_the_line():
    canvas = Canvas(MARGIN + 59, 15, colour=False)
    gap = {10, 11, 12}
    points = tuple(
        Point(FIRST + timedelta(days=nth), 0 if nth == 0 else None, 0, None if nth in gap else 5.0)
        for nth in range(30)
    )
    line = drawn_rating("Pain", summarize_points(points), canvas).splitlines()[6]
    drawn = {nth for nth, mark in enumerate(line[MARGIN:]) if mark != " "}
    assert drawn == set(range(19)) | set(range(26, 59))


def test_days_that_are_not_there_at_all_are_a_gap_as_well():
    points = rating_of([5] * 40).points
    some = summarize_points(points[:12] + points[25:])
    line = drawn_rating("Pain", some, Canvas(82, 15, colour=False)).splitlines()[6]
    assert line[MARGIN + 22] == "●"
    assert line[MARGIN + 23 : MARGIN + 50].strip() == ""
    assert line[MARGIN + 50] == "●"


def test_a_late_day_is_hollow_and_an_early_one_is_not():
    values = [None, 4, None, 4, None, 4, None]
    chart = drawn_rating("Pain", rating_of(values, {1: 1, 3: 2}), Canvas(40, 15, colour=False))
    head, *drawn = chart.splitlines()
    assert "○ 2+ days late" in head
    assert [line.replace(" ", "") for line in drawn if "●" in line] == ["4┤●○●"]


def test_only_late_days_are_drawn_hollow_without_a_line():
    late = dict.fromkeys(range(400), 2)
    for days in (30, 200, 400):
        chart = drawn_rating("Pain", rating_of([4] * days, late), Canvas(80, 15, colour=False))
        assert "○" in chart
        assert "●" not in chart
        assert not set(chart) & set("▀▄▘▝▖▗")


def test_the_legend_names_only_what_is_there():
    assert drawn_rating("Pain", rating_of([4]), PLAIN["80x20"]).splitlines()[0] == "Pain   ● day"


@pytest.mark.parametrize("values", [[4], [4] * 30, [0] * 30, [10] * 30, [None, 3, None]])
@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_every_day_that_was_answered_has_its_dot(values, width):
    chart = drawn_rating("Pain", rating_of(values), Canvas(width, 20, colour=False))
    below = "".join(chart.splitlines()[1:])
    assert below.count("●") == sum(value is not None for value in values)


def columns_of(days, width):
    """How many points each column of a chart holds."""
    rating = rating_of([4] * days, first=date(1926, 12, 18))
    axis = Axis(rating.points[0].day, rating.points[-1].day, width - MARGIN)
    marks = chart_marks(rating, axis)
    return Counter(column for column, _ in [*marks.dots, *marks.hollow])


@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("days", [30, 74, 75, 120, 121, 365, 800, 3_650, 20_000])
def test_a_column_never_holds_more_than_two_points_within_fifty_years(days, width):
    columns = columns_of(days, width)
    assert max(columns.values()) <= 2
    assert len(columns) > 5


@pytest.mark.parametrize("width", [24, 40])
def test_of_more_years_than_there_is_room_for_each_still_has_its_point(width):
    columns = columns_of(36_500, width)
    assert columns.total() == len(range(1926, 2027))
    assert len(columns) == width - MARGIN


def test_weeks_take_over_from_days_beyond_120_and_months_with_range_beyond_two_years():
    heads = {
        days: drawn_rating("Pain", rating_of(slow_wave(days)), PLAIN["80x20"]).splitlines()[0]
        for days in (120, 121, 731, 732)
    }
    assert "● day" in heads[120]
    assert "● mean per week" in heads[121]
    assert "● mean per week" in heads[731]
    assert "● mean per month   │ lowest to highest" in heads[732]


def test_weeks_are_drawn_for_few_days_too_when_asked_for():
    chart = drawn_rating("Pain", rating_of([4] * 28), Canvas(80, 15, colour=False), weekly=True)
    assert chart.count("●") == 1 + 4


def test_a_month_shows_its_mean_within_its_lowest_and_highest():
    values = [(2, 4, 9)[nth % 3] for nth in range(900)]
    chart = drawn_rating("Pain", rating_of(values), Canvas(80, 15, colour=False))
    lines = [line.ljust(80) for line in chart.splitlines()]
    column = lines[6].index("●")
    assert "".join(line[column] for line in lines[1:12]) == " ││││●│││  "
