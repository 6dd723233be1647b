"""The home screen: today, the last weeks, and the ways on."""

from dataclasses import replace
from datetime import timedelta

import pytest
from app_driver import TODAY, day_before, entry, fill, painted, run, settled, shown

from prtcheck.actions.delete import delete
from prtcheck.tui.app import PrtcheckApp
from prtcheck.tui.screens.check_in import CheckInScreen
from prtcheck.tui.screens.day import DayScreen
from prtcheck.tui.screens.home import WAYS

SIZES = [(120, 36), (40, 12)]


def state(app):
    return shown(app, "#state")


def calendar(app):
    return app.screen.calendar


async def test_the_calendar_shows_logged_late_and_missing_days(context):
    late = entry(2)
    late = replace(late, entered_at=late.entered_at + timedelta(days=2))
    fill(context, entry(0), late, entry(3))
    text = await run(context, then=lambda app: calendar(app).render().plain)
    [week] = [line for line in text.splitlines() if "16 Nov" in line]
    assert week.split()[2:] == ["■", "◇", "·", "[■]"]


async def test_a_demo_is_said_to_be_made_up_and_no_other_diary_is(context):
    fill(context, entry(0))
    assert "made up" not in await run(context, then=state)
    context.paths.made_up.touch()
    assert "made up" in await run(context, then=state)


@pytest.mark.parametrize("size", SIZES)
async def test_home_names_the_day_its_state_and_every_way_with_its_key(context, size):
    fill(context, entry(0))
    text = "\n".join(await run(context, size=size, then=painted))
    assert "Sunday 22 November" in text
    assert "Today's check-in is done." in text
    rows = {tuple(line.strip("│ ").rsplit(maxsplit=1)) for line in text.splitlines()}
    rows |= {
        tuple(line.split("││")[0].strip("│ ").rsplit(maxsplit=1)) for line in text.splitlines()
    }
    wanted = {("Edit today", "c"), ("Help", "?"), *((way.label, way.key) for way in WAYS)}
    assert {tuple(part.strip() for part in row) for row in rows} >= wanted


@pytest.mark.parametrize("size", SIZES)
async def test_the_last_row_is_in_sight_when_it_is_chosen_below_a_message(context, size):
    fill(context, entry(0))
    keys = ["e", "6", *["enter"] * 5, "end"]
    lines = await run(context, *keys, size=size, then=painted)
    assert any(line.strip("│ ").startswith("Help ") for line in lines)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.key)
async def test_each_way_opens_its_screen_by_key_and_by_its_row(context, way):
    fill(context, entry(0))
    down = ["down"] * (WAYS.index(way) + 1)
    by_key = await run(context, way.key, then=lambda app: type(app.screen).__name__)
    by_row = await run(context, *down, "enter", then=lambda app: type(app.screen).__name__)
    assert by_key == by_row == way.screen.split(".")[1]


@pytest.mark.parametrize("size", SIZES)
async def test_no_rating_is_shown_at_home(context, tmp_path, size):
    fill(context, entry(0, pain=9, fear=8), entry(1, pain=9))
    before = await run(context, size=size, then=painted)
    context.diary.path.unlink()
    fill(context, entry(0, pain=1), entry(1, pain=2, fear=3))
    assert await run(context, size=size, then=painted) == before


@pytest.mark.parametrize(
    ("size", "is_beside"), [((70, 24), True), ((69, 24), False), ((69, 16), False)]
)
async def test_below_70_columns_the_calendar_is_under_the_list(context, size, is_beside):
    fill(context, entry(0))
    x, y = await run(context, size=size, then=lambda app: calendar(app).region.offset)
    assert (x > 0, y == 0) == (is_beside, is_beside)


@pytest.mark.parametrize(("rows", "is_shown"), [(15, False), (16, True)])
@pytest.mark.parametrize("columns", [60, 80])
async def test_below_16_rows_there_is_no_calendar(context, columns, rows, is_shown):
    fill(context, entry(5), entry(0))
    size = (columns, rows)
    assert await run(context, size=size, then=lambda app: calendar(app).display) == is_shown


@pytest.mark.parametrize(("back", "screen"), [(0, DayScreen), (1, CheckInScreen)])
async def test_a_click_on_a_day_opens_it_or_fills_it_in(context, back, screen):
    fill(context, entry(5), entry(0))
    app = PrtcheckApp(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        lines = painted(app)
        y = next(n for n, line in enumerate(lines) if "16 Nov" in line)
        x = lines[y].index("[■]") + 1 - 3 * back
        await pilot.click(offset=(x, y))
        await settled(pilot)
        assert isinstance(app.screen, screen)
        opened = app.screen.draft.day if back else app.screen.selected_day
    assert opened == day_before(back)


@pytest.mark.parametrize("other", [way.key for way in WAYS])
async def test_news_are_not_told_again_after_something_else_was_done(context, other):
    fill(context, entry(0))
    keys = ["e", "6", *["enter"] * 5, other, "escape"]
    assert await run(context, *keys, then=lambda app: shown(app, "#news")) == ""


async def test_an_edit_from_home_is_told_there(context):
    fill(context, entry(0))
    news = await run(context, "e", "6", *["enter"] * 5, then=lambda app: shown(app, "#news"))
    assert news.startswith("Saved")
    assert context.diary.check_in(TODAY).pain == 6


async def test_what_is_begun_today_can_be_continued(context):
    fill(context, entry(1))
    lines = await run(context, "4", "escape", then=painted)
    assert any("Today's check-in is unfinished." in line for line in lines)
    assert any("Continue today" in line for line in lines)


async def test_a_weekly_check_in_is_due_only_after_a_week(context):
    context = context._replace(settings=context.settings._replace(weekly=True))
    fill(context, entry(6))
    assert not await run(context, then=lambda app: isinstance(app.screen, CheckInScreen))
    delete(context, entry(6))
    fill(context, entry(7))
    assert await run(context, then=lambda app: isinstance(app.screen, CheckInScreen))


async def test_a_weekly_check_in_of_this_week_is_done_and_today_can_still_be_filled_in(context):
    context = context._replace(settings=context.settings._replace(weekly=True))
    fill(context, entry(6))
    lines = await run(context, then=painted)
    assert any("This week's check-in is done." in line for line in lines)
    assert any("Check in " in line for line in lines)
