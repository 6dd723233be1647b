"""The calendar of the last weeks: its marks, its title and the day under the pointer."""

from datetime import date, timedelta

import pytest
from textual.app import App

from prtcheck.core.days import WEEK, days_between, monday_of
from prtcheck.tui.widgets.week_calendar import LATE, LOGGED, NONE, WeekCalendar

WEDNESDAY = date(2026, 11, 25)
SIZES = [(28, 21), (40, 9), (56, 4), (38, 2)]
"""Of the widget: beside the list, and under it, with its legend below or at its right."""


class Host(App):
    """An app with nothing but the calendar."""

    def __init__(self, marks, first=date.min):
        super().__init__()
        self.marks = marks
        self.first = first
        self.clicked = []

    def compose(self):
        yield WeekCalendar(classes="")

    def on_mount(self):
        self.query_one(WeekCalendar).show_days(self.first, WEDNESDAY, self.marks)

    def on_week_calendar_day_clicked(self, event):
        self.clicked.append((event.day, event.is_logged))


def drawn(app):
    return app.query_one(WeekCalendar).render().plain.splitlines()


@pytest.mark.parametrize("size", SIZES)
async def test_a_click_on_each_mark_names_each_day_up_to_today_in_order(size):
    marks = {WEDNESDAY - timedelta(days=n): LOGGED for n in range(0, 200, 3)}
    app = Host(marks)
    async with app.run_test(size=size) as pilot:
        legend = {f"{LOGGED} logged", f"{LATE} late", f"{NONE} none"}
        for y, line in enumerate(drawn(app)):
            for x, mark in enumerate(line):
                is_legend = any(line[x:].startswith(name) for name in legend)
                if mark in (LOGGED, NONE) and not is_legend:
                    await pilot.click(WeekCalendar, offset=(x, y))
                    assert app.clicked[-1][1] == (mark == LOGGED)
        weeks = len(app.clicked) // WEEK + 1
        first = monday_of(WEDNESDAY) - timedelta(days=WEEK * (weeks - 1))
        assert [day for day, _ in app.clicked] == list(days_between(first, WEDNESDAY))
        title = app.query_one(WeekCalendar).border_title
        assert title.split()[1] in (str(weeks), "week", "two", "three", "four")


@pytest.mark.parametrize("size", SIZES)
async def test_a_click_elsewhere_names_no_day(size):
    app = Host({})
    async with app.run_test(size=size) as pilot:
        await pilot.click(WeekCalendar, offset=(1, 0))
        blanks = drawn(app)[-1].rstrip()
        await pilot.click(WeekCalendar, offset=(min(len(blanks), size[0] - 1), size[1] - 1))
        assert app.clicked == []


async def test_days_to_come_are_blank_and_today_is_in_brackets():
    late = WEDNESDAY - timedelta(days=1)
    app = Host({late: LATE, WEDNESDAY: LOGGED})
    async with app.run_test(size=(28, 21)):
        [line] = [line for line in drawn(app) if "23 Nov" in line]
    assert line.split("Nov")[1].rstrip() == "  ·  ◇ [■]"


async def test_days_before_the_first_check_in_are_blank_and_a_click_on_them_names_no_day():
    yesterday = WEDNESDAY - timedelta(days=1)
    app = Host({yesterday: LOGGED}, first=yesterday)
    async with app.run_test(size=(28, 21)) as pilot:
        lines = drawn(app)
        [at] = [at for at, line in enumerate(lines) if "23 Nov" in line]
        assert lines[at].split("Nov")[1].rstrip() == "     ■ [·]"
        monday = lines[at].index("Nov") + len("Nov") + 2
        await pilot.click(WeekCalendar, offset=(monday, at))
        assert app.clicked == []


@pytest.mark.parametrize(
    ("size", "weeks"), [((28, 19), "four"), ((54, 31), "12"), ((56, 4), "three")]
)
async def test_a_higher_window_shows_more_weeks_and_the_title_says_so(size, weeks):
    app = Host({})
    async with app.run_test(size=size):
        assert app.query_one(WeekCalendar).border_title == f"Last {weeks} weeks"


@pytest.mark.parametrize("size", [*SIZES[:-1], (38, 7), (60, 33), (120, 60)])
async def test_the_legend_is_whole_and_all_fits(size):
    app = Host({})
    async with app.run_test(size=size):
        lines = drawn(app)
    assert all(name in "\n".join(lines) for name in ("■ logged", "◇ late", "· none"))
    assert len(lines) <= size[1]
    assert max(map(len, lines)) <= size[0]
