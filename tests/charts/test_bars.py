"""Laws of the bars: their lengths, their order, and what stands beside them."""

import re
from datetime import date, timedelta

import pytest
from chart_diaries import FIRST, PLAIN
from rich.cells import cell_len

from prtcheck.analysis.counts import ActivityDays, CauseWeek
from prtcheck.charts.activities import draw_activities
from prtcheck.charts.canvas import Canvas
from prtcheck.charts.causes import draw_causes


def test_causes_take_as_many_cells_as_they_were_named_on_the_same_scale_in_every_week():
    weeks = [CauseWeek(FIRST, 7, 4, 3, 2, 1), CauseWeek(FIRST + timedelta(days=7), 1, 1, 0, 0, 0)]
    _, first, second = draw_causes(weeks, PLAIN["80x20"]).splitlines()
    assert first == ("week of 12 Oct  ████████▒▒▒▒▒▒░░░░·· 10 in 7 days, mind & brain 4 of 7")
    assert second == "week of 19 Oct  ██ 1 in 1 day, mind & brain 1 of 1"


def test_a_kind_of_cause_that_occurs_once_among_thousands_is_still_seen():
    bar = draw_causes([CauseWeek(FIRST, 7, 5000, 1, 1, 1)], PLAIN["40x15"]).splitlines()[-1]
    assert {"█", "▒", "░", "·"} <= set(bar)


def test_while_no_cause_is_sorted_the_chart_is_just_causes_named_per_week():
    chart = draw_causes([CauseWeek(FIRST, 3, 0, 0, 0, 4)], PLAIN["80x20"])
    assert chart == "Causes named per week\nweek of 12 Oct  ■■■■■■■■ 4 in 3 days"


def test_a_week_without_causes_says_so():
    weeks = [CauseWeek(FIRST, 0, 0, 0, 0, 0), CauseWeek(FIRST + timedelta(days=7), 1, 0, 1, 0, 0)]
    assert draw_causes(weeks, PLAIN["80x20"]).splitlines()[1] == "week of 12 Oct  none"


def weeks_of(years):
    return [
        CauseWeek(date(1926, 1, 4) + timedelta(days=7 * nth), 3, 1, 2, nth % 2, 0)
        for nth in range(52 * years)
    ]


def named_in(lines):
    """How many causes the bars tell of."""
    return sum(int(re.search(r" (\d+) in \d+ day", line)[1]) for line in lines)


@pytest.mark.parametrize("years", [1, 3, 10, 50])
@pytest.mark.parametrize("height", [11, 15, 20, 60])
def test_many_weeks_share_bars_until_they_fit_and_no_cause_is_lost(years, height):
    weeks = weeks_of(years)
    lines = draw_causes(weeks, Canvas(80, height, colour=False)).splitlines()
    assert 3 <= len(lines) <= height
    if not lines[-1].endswith("earlier years"):
        assert named_in(lines[1:]) == sum(week.named for week in weeks)


@pytest.mark.parametrize("years", [1, 3, 10])
def test_ten_years_of_causes_fit_on_any_chart(years):
    lines = draw_causes(weeks_of(years), Canvas(80, 11, colour=False)).splitlines()
    assert not lines[-1].startswith("and")


def test_of_more_years_than_fit_the_latest_are_drawn_and_the_others_counted():
    weeks = weeks_of(30)
    head, *bars, more = draw_causes(weeks, Canvas(80, 11, colour=False)).splitlines()
    assert head.startswith("Causes named per year")
    assert [int(bar[:4]) for bar in bars] == list(range(1947, 1956))
    assert more == "and 21 earlier years"
    assert named_in(bars) == sum(week.named for week in weeks if week.week.year >= 1947)


def test_an_activity_of_every_day_fills_the_room_and_others_their_share():
    activities = [ActivityDays("walk", 28), ActivityDays("swim", 14), ActivityDays("read", 1)]
    _, walk, swim, read = draw_activities(activities, 28, PLAIN["80x20"]).splitlines()
    assert cell_len(walk) == 80
    assert walk.endswith(" 7.0 days a week (28 days)")
    assert swim.count("█") == pytest.approx(walk.count("█") / 2, abs=1)
    assert read.split() == ["read", "██", "0.2", "days", "a", "week", "(1", "day)"]


def test_activities_beyond_ten_are_counted():
    activities = [ActivityDays(f"activity {nth}", 20 - nth) for nth in range(15)]
    lines = draw_activities(activities, 30, PLAIN["80x20"]).splitlines()
    assert lines[-1] == "and 5 more"
    assert len(lines) == 12
    assert len(draw_activities(activities, 30, Canvas(80, 8, colour=False)).splitlines()) == 8


def test_an_activity_done_once_in_a_year_is_not_called_zero():
    assert "under 0.1 days a week (1 day)" in draw_activities(
        [ActivityDays("ski", 1)], 365, PLAIN["80x20"]
    )


def test_bars_begin_at_the_same_cell_whatever_the_script():
    names = ["walk", "散歩と水泳と体操と料理をすること", "yoga für Anfänger", "👋 seeing friends"]
    lines = draw_activities([ActivityDays(name, 9) for name in names], 30, PLAIN["40x15"])
    starts = {cell_len(line[: line.index("█")]) for line in lines.splitlines()[2:]}
    assert len(starts) == 1


def test_nothing_in_a_name_reaches_the_terminal_as_a_command():
    chart = draw_activities([ActivityDays("\x1b[31mred\x07\nx", 9)], 30, PLAIN["80x20"])
    assert len(chart.splitlines()) == 2
    assert "\x1b" not in chart
    assert "\x07" not in chart
