"""The list of days: opened, edited, deleted, undone, searched, and quick at any length."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from driving import (
    NOW,
    TODAY,
    day_before,
    entry,
    fill,
    painted,
    run,
    settled,
    shown,
    world_in,
)
from textual.widgets import OptionList

from prtcheck.core.checkin import Cause
from prtcheck.tui.app import PrtcheckApp
from prtcheck.tui.checkin import CheckInScreen
from prtcheck.tui.day import DayScreen
from prtcheck.tui.history import PAGE, HistoryScreen


@pytest.fixture
def world(tmp_path):
    return world_in(tmp_path)


def screen_of(app):
    return type(app.screen)


def highlighted(app):
    rows = app.screen.query_one(OptionList)
    return app.screen._shown[rows.highlighted]  # noqa: SLF001 - the day of the row


async def test_enter_opens_a_day_to_look_at_and_e_opens_it_to_edit(world):
    fill(world, entry(0), entry(1, pain=3))
    assert await run(world, "h", "down", "enter", then=screen_of) is DayScreen
    assert await run(world, "h", "down", "e", then=screen_of) is CheckInScreen


async def test_in_the_list_a_day_is_edited_deleted_and_brought_back(world):
    fill(world, entry(0), entry(1, pain=3), entry(2))
    day = day_before(1)
    await run(world, "h", "down", "e", "9", *["enter"] * 5)
    assert world.diary.check_in(day).pain == 9
    await run(world, "h", "down", "d", "y")
    assert world.diary.check_in(day) is None
    news = await run(world, "h", "z", then=lambda app: shown(app, "#news"))
    assert news == "Took back: delete, Sat 21 Nov 2026. Z makes it again."
    assert world.diary.check_in(day).pain == 9


async def test_a_deletion_is_asked_about(world):
    fill(world, entry(0))
    await run(world, "h", "d", "n")
    await run(world, "h", "d", "enter")
    await run(world, "h", "d", "escape")
    assert world.diary.check_in(TODAY) is not None


async def test_undo_removes_a_check_in_only_after_a_question_and_redo_brings_it_back(world):
    world.diary.add(entry(0), NOW)
    for answer in ("n", "enter", "escape"):
        await run(world, "h", "z", answer)
        assert world.diary.check_in(TODAY) is not None
    news = await run(world, "h", "z", "y", then=lambda app: shown(app, "#news"))
    assert news == "Took back: log, Sun 22 Nov 2026. Z makes it again."
    assert world.diary.check_in(TODAY) is None
    news = await run(world, "escape", "h", "Z", then=lambda app: shown(app, "#news"))
    assert news == "Made again: log, Sun 22 Nov 2026. z undoes it."
    assert world.diary.check_in(TODAY) == entry(0)


async def test_redo_too_removes_a_check_in_only_after_a_question(world):
    fill(world, entry(0), entry(1))
    world.diary.delete(TODAY, NOW)
    world.diary.undo(NOW)
    await run(world, "h", "Z", "n")
    assert world.diary.check_in(TODAY) is not None
    await run(world, "h", "Z", "y")
    assert world.diary.check_in(TODAY) is None


async def test_an_undo_that_removes_nothing_asks_nothing(world):
    fill(world, entry(0))
    world.diary.save(entry(0, pain=9), NOW, based_on=entry(0))
    await run(world, "h", "z")
    assert world.diary.check_in(TODAY) == entry(0)


async def test_after_a_deletion_the_cursor_is_on_the_day_before(world):
    fill(world, entry(0), entry(1), entry(2))
    assert await run(world, "h", "down", "d", "y", then=highlighted) == day_before(2)
    assert await run(world, "h", "down", "d", "y", then=highlighted) == TODAY


async def test_back_in_the_list_the_cursor_is_on_the_day_looked_at_last(world):
    fill(world, *(entry(n) for n in range(PAGE + 20)))
    keys = ["h", "enter", *["p"] * 3, "escape"]
    assert await run(world, *keys, then=highlighted) == day_before(3)


async def test_a_filter_and_a_date_narrow_the_list_and_none_is_said(world):
    fill(world, entry(0), entry(1, note="Rainy"), entry(20, activities=("Swim",)))

    def days(app):
        return len(app.screen._shown), app.screen.query_one(OptionList).option_count  # noqa: SLF001

    assert await run(world, "h", "/", *"rain", "enter", then=days) == (1, 1)
    assert await run(world, "h", "/", *"swim", "enter", then=days) == (1, 1)
    assert await run(world, "h", "g", *"-5", "enter", then=days) == (1, 1)
    assert await run(world, "h", then=days) == (3, 3)
    heading = await run(world, "h", "/", *"no", "enter", then=lambda app: shown(app, "#heading"))
    assert heading == "Days with “no”, newest first: none"


async def test_esc_leads_from_some_days_to_all_of_them_and_then_back(world):
    fill(world, entry(1, note="rain"), entry(0))
    filtered = ("h", "/", *"rain", "enter")
    assert await run(world, *filtered, then=lambda app: len(app.screen._shown)) == 1  # noqa: SLF001
    again = (*filtered, "escape")
    assert await run(world, *again, then=lambda app: len(app.screen._shown)) == 2  # noqa: SLF001
    assert await run(world, *again, "escape", then=screen_of) is not HistoryScreen


async def test_the_question_for_a_date_says_how_all_days_come_back(world):
    fill(world, entry(0), entry(9))
    lines = await run(world, "h", "g", then=painted)
    assert any("Empty: all days" in line for line in lines)
    rows = await run(
        world,
        *("h", "g", *"-5", "enter", "g", "enter"),
        then=lambda app: app.screen.query_one(OptionList).option_count,
    )
    assert rows == 2


async def test_what_is_no_date_is_said_and_the_list_stays(world):
    fill(world, entry(0))
    app = PrtcheckApp(world)
    async with app.run_test() as pilot:
        await pilot.press("h", "g", *"soon", "enter")
        await settled(pilot)
        assert "soon" in shown(app, "#news")
        assert app.screen.query_one(OptionList).option_count == 1


async def test_history_fetches_as_much_as_is_scrolled_to(world):
    fill(world, *(entry(n) for n in range(5 * PAGE)))
    app = PrtcheckApp(world)
    async with app.run_test() as pilot:
        await pilot.press("h")
        await settled(pilot)
        rows = app.screen.query_one(OptionList)
        assert rows.option_count <= 2 * PAGE
        await pilot.press("end")
        await settled(pilot)
        assert 2 * PAGE < rows.option_count + PAGE <= 5 * PAGE


async def test_the_first_day_of_the_calendar_ends_the_list(world):
    first = replace(entry(0), day=date.min, entered_at=NOW)
    fill(world, entry(0), first)
    count = await run(world, "h", then=lambda app: app.screen.query_one(OptionList).option_count)
    assert count == 2


async def test_a_day_that_takes_several_lines_is_told_from_the_next_at_every_width(world):
    causes = (Cause("old disc from moving house"), Cause("stress at work"))
    fill(world, *(entry(n, pain=4, causes=causes, activities=("walk",)) for n in range(3)))
    app = PrtcheckApp(world)
    async with app.run_test(size=(40, 24)) as pilot:
        await pilot.press("h")
        await settled(pilot)
        assert isinstance(app.screen, HistoryScreen)
        for width in (40, 60, 40):
            await pilot.resize_terminal(width, 24)
            await settled(pilot)
            starts = [line[1:] for line in painted(app)[2:-1] if line]
            days = [line for line in starts if not line.startswith("  ")]
            assert [line[:15] for line in days] == [
                f"{day:%a} {day.day} {day:%b} {day.year}"
                for day in (TODAY - timedelta(days=n) for n in range(3))
            ]
            assert len(starts) > len(days)
