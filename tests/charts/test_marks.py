"""Days that are marked in charts: the line goes through, the name stays within, colour is free."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from chart_diaries import FIRST, PAIN, PLAIN, a_diary, rating_of
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text
from strategies import EVENING

from prtcheck.analysis.trend import compute_trend
from prtcheck.charts.canvas import Canvas
from prtcheck.charts.causes import draw_causes
from prtcheck.charts.marks import UPRIGHT, DayMark, name_marks, phase_marks
from prtcheck.charts.overview import draw_overview
from prtcheck.charts.rating import NEW_WORDING, draw_rating
from prtcheck.charts.trend import draw_trend
from prtcheck.core.metric import Metric
from prtcheck.core.period import Period
from prtcheck.core.phase import Phase
from prtcheck.core.text import printable

PERIOD = Period(FIRST, FIRST + timedelta(days=len(PAIN) - 1))
names = st.text(min_size=1, max_size=60).map(printable)
cells = st.lists(st.tuples(st.integers(0, 79), names), max_size=6)


def phase(nth, name="PRT"):
    return Phase(FIRST + timedelta(days=nth), name, None, EVENING)


def trend_with(*phases):
    return compute_trend(tuple(a_diary()), PERIOD, phases=phases)


def columns_of(lines, mark):
    return [line.index(mark) for line in lines if mark in line]


@given(cells, st.sampled_from([*PLAIN.values()]))
def test_names_stay_within_the_canvas_each_at_its_cell(marks, canvas):
    inside = [(cell, text) for cell, text in marks if cell < canvas.width]
    lines = name_marks(inside, canvas)
    assert len(lines) <= 3
    assert all(cell_len(line) <= canvas.width for line in lines)
    if len(inside) == 1 and UPRIGHT.on(canvas) not in inside[0][1]:
        assert cell_len(lines[0].split(UPRIGHT.on(canvas))[0]) == inside[0][0]


@pytest.mark.parametrize("size", PLAIN)
def test_a_start_goes_through_the_chart_of_a_rating_below_its_name(size):
    canvas, trend = PLAIN[size], trend_with(phase(20))
    mark = UPRIGHT.on(canvas)
    drawn = draw_rating(
        "Pain", trend.ratings[Metric.PAIN], PERIOD, canvas, marks=phase_marks(trend)
    )
    named = next(line for line in drawn.splitlines() if "PRT started 1 Nov" in line)
    at = named.index(mark)
    below = drawn.splitlines()[drawn.splitlines().index(named) + 1 :]
    assert sum(line[at : at + 1] == mark for line in below) >= 5
    assert len(drawn.splitlines()) <= canvas.height


def test_where_the_room_is_scant_the_names_go_and_the_lines_stay():
    canvas = Canvas(80, 6, colour=False)
    trend = trend_with(phase(20))
    drawn = draw_rating(
        "Pain", trend.ratings[Metric.PAIN], PERIOD, canvas, marks=phase_marks(trend)
    )
    assert "PRT" not in drawn
    assert drawn.count("┊") >= 2


@pytest.mark.parametrize("rows", [1, 2])
def test_the_overview_names_a_start_over_its_week(rows):
    trend = trend_with(phase(21))
    canvas = Canvas(80, 20, colour=False)
    plain = draw_overview(trend.overview, canvas, rows=rows)
    head, named, *lines = draw_overview(trend.overview, canvas, rows=rows, marks=phase_marks(trend))
    assert [head, *lines] == plain
    side = len("mind & brain  ")
    assert named == f"{'┊ PRT started 2 Nov':>{side + 4 * 3 + len('┊ PRT started 2 Nov')}}"


def test_causes_name_a_start_above_the_bar_it_lies_in():
    trend = trend_with(phase(22, "Kur in Łódź"))
    lines = draw_causes(trend.causes, Canvas(80, 20, colour=False), phase_marks(trend)).splitlines()
    at = lines.index("┊ Kur in Łódź started 3 Nov")
    assert lines[at + 1].startswith("week of 2 Nov")
    without = draw_causes(trend.causes, Canvas(80, 20, colour=False)).splitlines()
    assert [line for line in lines if "┊" not in line] == without


def test_a_phase_that_began_before_is_no_mark():
    assert phase_marks(trend_with(phase(-3))) == []
    assert phase_marks(trend_with(phase(0))) == [DayMark(FIRST, "PRT started 12 Oct")]


def test_marks_need_no_colour():
    trend = trend_with(phase(20), phase(30, "new job"))
    coloured = "\n".join(draw_trend(trend, trend.metrics, Canvas(80, 20)))
    plain = "\n".join(draw_trend(trend, trend.metrics, Canvas(80, 20, colour=False)))
    assert re.sub(r" +\n", "\n", Text.from_ansi(coloured).plain) == plain


def test_another_wording_is_a_break_of_the_line_with_a_mark():
    rating = replace(rating_of([5] * 40), breaks=(FIRST + timedelta(days=20),))
    drawn = draw_rating("Sleep", rating, Period(FIRST, FIRST + timedelta(days=39)), PLAIN["80x20"])
    assert f"┊ {NEW_WORDING}" in drawn
