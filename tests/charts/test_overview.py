"""Laws of the overview: its rows share their columns, a gap is a blank, and it fits."""

from itertools import pairwise

import pytest
from chart_diaries import a_trend, golden
from hypothesis import given
from hypothesis import strategies as st
from overview_days import before, diaries, diaries_of_spans, overview_of
from rich.cells import cell_len
from rich.text import Text
from strategies import logged

from prtcheck.charts.canvas import NO_DAYS, TOO_SMALL, Canvas
from prtcheck.charts.overview import draw_overview
from prtcheck.core.check_in import HIGHEST_RATING
from prtcheck.formats.command_json import overview_to_list

WIDE = Canvas(120, 20, colour=False)
PLAIN = Canvas(80, 20, colour=False)
BLOCKS = " ▁▂▃▄▅▆▇█"
SIDE, PITCH = 14, 4
"""Cells of the names, and of a column where there is room for the widest."""

canvases = st.builds(
    Canvas,
    width=st.integers(24, 120),
    height=st.just(20),
    colour=st.booleans(),
    ascii=st.booleans(),
)


@pytest.mark.parametrize("rows", [1, 2])
@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("ascii_", [False, True])
def test_an_overview_is_drawn_as_its_golden_file(width, rows, ascii_):
    canvas = Canvas(width, 20, colour=False, ascii=ascii_)
    drawn = "\n".join(draw_overview(a_trend().overview, canvas, rows=rows))
    name = f"overview-{width}" + ("-ascii" if ascii_ else f"-{rows}-rows")
    assert drawn == golden(name, drawn)


@given(diaries_of_spans, canvases, st.integers(1, 2))
def test_any_diary_fits_any_canvas(drawn, canvas, rows):
    lines = draw_overview(overview_of(*drawn), canvas, rows=rows)
    plain = [Text.from_ansi(line).plain for line in lines]
    assert all(cell_len(line) <= canvas.width for line in plain)
    assert canvas.colour or not any("\x1b" in line for line in lines)
    assert not canvas.ascii or all(line.isascii() for line in plain)


@given(diaries_of_spans, canvases, st.integers(1, 2))
def test_colour_changes_nothing_but_colour(drawn, canvas, rows):
    plain = Canvas(canvas.width, 20, colour=False, ascii=canvas.ascii)
    coloured = draw_overview(overview_of(*drawn), canvas, rows=rows)
    assert [Text.from_ansi(line).plain.rstrip() for line in coloured] == draw_overview(
        overview_of(*drawn), plain, rows=rows
    )


def heights(lines, name, weeks, rows=1):
    """Return the height of each column of a row, in steps of its lines; 0 is a blank."""
    at = next(nth for nth, line in enumerate(lines) if line.startswith(name))
    padded = [line.ljust(SIDE + PITCH * weeks) for line in lines[at + 1 - rows : at + 1]]
    columns = range(SIDE, SIDE + PITCH * weeks, PITCH)
    return [sum(BLOCKS.index(line[column]) for line in padded) for column in columns]


def expected(value, whole, rows):
    """Return the height of a value of the JSON."""
    return 0 if value is None else max(1, int(value / whole * 8 * rows + 0.5))


@given(diaries(140).filter(bool), st.integers(1, 2))
def test_each_column_is_as_high_as_the_json_says_and_blank_where_it_is_null(diary, rows):
    overview = overview_of(diary, 140)
    lines, weeks = draw_overview(overview, WIDE, rows=rows), overview_to_list(overview)
    for name in ("fear", "pain"):
        assert heights(lines, name, len(weeks), rows) == [
            expected(week[name], HIGHEST_RATING, rows) for week in weeks
        ]
    assert heights(lines, "mind & brain", len(weeks), rows) == [
        expected(week["mind_brain"], week["sorted"], rows) for week in weeks
    ]
    assert heights(lines, "days active", len(weeks), rows) == [
        expected(week["days_active"], week["days_answered"], rows)
        if week["days_answered"] >= 4
        else 0
        for week in weeks
    ]


def test_zero_is_the_lowest_block_and_too_few_days_a_blank():
    zero = [logged(before(nth), pain=0, fear=10) for nth in range(7)]
    three = [logged(before(nth), pain=9) for nth in range(7, 10)]
    overview = overview_of([*reversed([*zero, *three])], 14)
    lines = draw_overview(overview, WIDE)
    assert heights(lines, "pain", 2) == [0, 1]
    assert heights(lines, "fear", 2) == [0, 8]


def test_in_ascii_a_height_is_one_digit():
    diary = [logged(before(nth), pain=10, fear=0) for nth in range(7)]
    overview = overview_of(diary[::-1], 7)
    lines = draw_overview(overview, Canvas(80, 20, colour=False, ascii=True), rows=2)
    assert [line.split() for line in lines[2:4]] == [["fear", "0"], ["pain", "9"]]


@pytest.mark.parametrize(
    ("days", "span"), [(7, "week"), (300, "week"), (500, "month"), (3_650, "quarter")]
)
def test_weeks_that_do_not_fit_are_added_up(days, span):
    diary = [logged(before(nth), pain=5) for nth in range(days)][::-1]
    header, *_ = draw_overview(overview_of(diary, days), PLAIN)
    assert header.startswith(f"by {span} ")


def test_of_more_years_than_fit_the_latest_are_drawn():
    days = 365 * 30
    diary = [logged(before(days - 1), pain=1), *(logged(before(n), pain=9) for n in (3, 2, 1, 0))]
    header, _, _, pain, _ = draw_overview(overview_of(diary, days), Canvas(24, 20, colour=False))
    assert header == "by year        2018 2023"
    assert pain == "pain"


def test_the_first_and_the_last_days_go_below_where_the_weeks_need_the_room():
    diary = [logged(before(nth), pain=5) for nth in range(120)][::-1]
    overview = overview_of(diary, 120)
    assert draw_overview(overview, PLAIN)[0].endswith("  first 28 last 28")
    below = draw_overview(overview, Canvas(40, 20, colour=False))
    assert below[5:7] == ["", "                first 28 last 28"]
    assert below[-2].split() == ["pain", "5.0", "5.0"]


def test_a_share_of_the_first_and_the_last_days_is_never_a_percentage():
    shares = draw_overview(a_trend().overview, PLAIN)[1]
    first, last = a_trend().overview.windows
    assert shares.split()[-2:] == [f"{w.mind_brain}/{w.sorted}" for w in (first, last)]


def test_each_month_is_named_over_the_first_week_that_begins_in_it():
    diary = [logged(before(nth), pain=5) for nth in range(84)][::-1]
    overview = overview_of(diary, 84)
    header, *_ = draw_overview(overview, WIDE)
    for earlier, later in pairwise(overview.weeks):
        place = SIDE + PITCH * overview.weeks.index(later)
        begins = earlier.week.month != later.week.month
        assert (header[place] != " ") == begins


def test_nothing_to_draw_is_one_sentence():
    assert draw_overview(overview_of([], 30), PLAIN) == [NO_DAYS]
    assert draw_overview(overview_of([logged()], 30), Canvas(23, 20)) == [TOO_SMALL]
