"""The list of days: opened, edited, deleted, undone and searched."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from app_driver import (
    NOW,
    TODAY,
    day_before,
    entry,
    fill,
    painted,
    run,
    settled,
    shown,
)
from textual.widgets import OptionList

from prtcheck.actions.delete import delete
from prtcheck.actions.undo import next_redo, undo
from prtcheck.core.check_in import Cause
from prtcheck.tui.app import PrtcheckApp
from prtcheck.tui.screens import undo as undo_screen
from prtcheck.tui.screens.check_in import CheckInScreen
from prtcheck.tui.screens.day import DayScreen
from prtcheck.tui.screens.history import PAGE, HistoryScreen


def screen_of(app):
    return type(app.screen)


def highlighted(app):
    rows = app.screen.query_one(OptionList)
    return app.screen._shown[rows.highlighted].day  # noqa: SLF001 - the day of the row


async def test_enter_opens_a_day_to_look_at_and_e_opens_it_to_edit(context):
    fill(context, entry(0), entry(1, pain=3))
    assert await run(context, "h", "down", "enter", then=screen_of) is DayScreen
    assert await run(context, "h", "down", "e", then=screen_of) is CheckInScreen


async def test_in_the_list_a_day_is_edited_deleted_and_brought_back(context):
    fill(context, entry(0), entry(1, pain=3), entry(2))
    day = day_before(1)
    await run(context, "h", "down", "e", "9", *["enter"] * 5)
    assert context.diary.check_in(day).pain == 9
    await run(context, "h", "down", "d", "y")
    assert context.diary.check_in(day) is None
    news = await run(context, "h", "z", then=lambda app: shown(app, "#news"))
    assert news == "Took back: delete, Sat 21 Nov 2026. Z makes it again."
    assert context.diary.check_in(day).pain == 9


async def test_a_deletion_is_asked_about(context):
    fill(context, entry(0))
    await run(context, "h", "d", "n")
    await run(context, "h", "d", "enter")
    await run(context, "h", "d", "escape")
    assert context.diary.check_in(TODAY) is not None


async def test_undo_removes_a_check_in_only_after_a_question_and_redo_brings_it_back(context):
    context.diary.save(entry(0), NOW, based_on=None)
    for answer in ("n", "enter", "escape"):
        await run(context, "h", "z", answer)
        assert context.diary.check_in(TODAY) is not None
    news = await run(context, "h", "z", "y", then=lambda app: shown(app, "#news"))
    assert news == "Took back: log, Sun 22 Nov 2026. Z makes it again."
    assert context.diary.check_in(TODAY) is None
    news = await run(context, "escape", "h", "Z", then=lambda app: shown(app, "#news"))
    assert news == "Made again: log, Sun 22 Nov 2026. z undoes it."
    assert context.diary.check_in(TODAY) == entry(0)


async def test_redo_too_removes_a_check_in_only_after_a_question(context):
    fill(context, entry(0), entry(1))
    delete(context, entry(0))
    undo(context)
    await run(context, "h", "Z", "n")
    assert context.diary.check_in(TODAY) is not None
    await run(context, "h", "Z", "y")
    assert context.diary.check_in(TODAY) is None


async def test_what_another_terminal_undoes_just_after_the_look_is_not_redone(context, monkeypatch):
    fill(context, entry(0))

    def look_and_undo(context):
        try:
            return next_redo(context)
        finally:
            context.diary.save(entry(0, pain=9), NOW, based_on=entry(0))
            undo(context)

    monkeypatch.setattr(undo_screen, "REDO", undo_screen.REDO._replace(find_next=look_and_undo))
    news = await run(context, "h", "Z", then=lambda app: shown(app, "#news"))
    assert news == "There is nothing to redo."
    assert context.diary.check_in(TODAY) == entry(0)


async def test_an_undo_that_removes_nothing_asks_nothing(context):
    fill(context, entry(0))
    context.diary.save(entry(0, pain=9), NOW, based_on=entry(0))
    await run(context, "h", "z")
    assert context.diary.check_in(TODAY) == entry(0)


async def test_after_a_deletion_the_cursor_is_on_the_day_before(context):
    fill(context, entry(0), entry(1), entry(2))
    assert await run(context, "h", "down", "d", "y", then=highlighted) == day_before(2)
    assert await run(context, "h", "down", "d", "y", then=highlighted) == TODAY


async def test_back_in_the_list_the_cursor_is_on_the_day_looked_at_last(context):
    fill(context, *(entry(n) for n in range(PAGE + 20)))
    keys = ["h", "enter", *["p"] * 3, "escape"]
    assert await run(context, *keys, then=highlighted) == day_before(3)


async def test_a_filter_and_a_date_narrow_the_list_and_none_is_said(context):
    fill(context, entry(0), entry(1, note="Rainy"), entry(20, activities=("Swim",)))

    def days(app):
        return len(app.screen._shown), app.screen.query_one(OptionList).option_count  # noqa: SLF001

    assert await run(context, "h", "/", *"rain", "enter", then=days) == (1, 1)
    assert await run(context, "h", "/", *"swim", "enter", then=days) == (1, 1)
    assert await run(context, "h", "g", *"-5", "enter", then=days) == (1, 1)
    assert await run(context, "h", then=days) == (3, 3)
    heading = await run(context, "h", "/", *"no", "enter", then=lambda app: shown(app, "#heading"))
    assert heading == "Days with “no”, newest first: none"


async def test_esc_leads_from_some_days_to_all_of_them_and_then_back(context):
    fill(context, entry(1, note="rain"), entry(0))
    filtered = ("h", "/", *"rain", "enter")
    assert await run(context, *filtered, then=lambda app: len(app.screen._shown)) == 1  # noqa: SLF001
    again = (*filtered, "escape")
    assert await run(context, *again, then=lambda app: len(app.screen._shown)) == 2  # noqa: SLF001
    assert await run(context, *again, "escape", then=screen_of) is not HistoryScreen


async def test_the_question_for_a_date_says_how_all_days_come_back(context):
    fill(context, entry(0), entry(9))
    lines = await run(context, "h", "g", then=painted)
    assert any("Empty: all days" in line for line in lines)
    rows = await run(
        context,
        *("h", "g", *"-5", "enter", "g", "enter"),
        then=lambda app: app.screen.query_one(OptionList).option_count,
    )
    assert rows == 2


async def test_what_is_no_date_is_said_and_the_list_stays(context):
    fill(context, entry(0))
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.press("h", "g", *"soon", "enter")
        await settled(pilot)
        assert "soon" in shown(app, "#news")
        assert app.screen.query_one(OptionList).option_count == 1


async def test_history_fetches_as_much_as_is_scrolled_to(context):
    fill(context, *(entry(n) for n in range(5 * PAGE)))
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.press("h")
        await settled(pilot)
        rows = app.screen.query_one(OptionList)
        assert rows.option_count <= 2 * PAGE
        await pilot.press("end")
        await settled(pilot)
        assert 2 * PAGE < rows.option_count + PAGE <= 5 * PAGE


async def test_the_first_day_of_the_calendar_ends_the_list(context):
    first = replace(entry(0), day=date.min, entered_at=NOW)
    fill(context, entry(0), first)
    count = await run(context, "h", then=lambda app: app.screen.query_one(OptionList).option_count)
    assert count == 2


async def test_a_day_that_takes_several_lines_is_told_from_the_next_at_every_width(context):
    causes = (Cause("old disc from moving house"), Cause("stress at work"))
    fill(context, *(entry(n, pain=4, causes=causes, activities=("walk",)) for n in range(3)))
    app = PrtcheckApp(context)
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


@pytest.mark.parametrize("keys", [("h",), ("h", "enter")])
async def test_a_deletion_confirmed_after_the_day_was_changed_elsewhere_deletes_nothing(
    context, keys
):
    fill(context, entry(0, pain=5))
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.press(*keys, "d")
        await settled(pilot)
        context.diary.save(entry(0, pain=8), NOW, based_on=entry(0, pain=5))
        await pilot.press("y")
        await settled(pilot)
        assert "changed meanwhile" in shown(app, "#news")
        assert any("8" in line for line in painted(app)[2:-1])
        assert context.diary.check_in(TODAY) == entry(0, pain=8)
        await pilot.press("d", "y")
        await settled(pilot)
    assert context.diary.check_in(TODAY) is None


@pytest.mark.parametrize("keys", [("h",), ("h", "enter")])
async def test_an_undo_confirmed_after_another_change_undoes_nothing(context, keys):
    context.diary.save(entry(0), NOW, based_on=None)
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.press(*keys, "z")
        await settled(pilot)
        context.diary.save(entry(1), NOW, based_on=None)
        await pilot.press("y")
        await settled(pilot)
        assert shown(app, "#news") == "The diary was changed meanwhile: nothing was done."
    assert context.diary.check_ins() == [entry(1), entry(0)]


async def test_a_redo_confirmed_after_another_change_redoes_nothing(context):
    fill(context, entry(0))
    delete(context, entry(0))
    undo(context)
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.press("h", "Z")
        await settled(pilot)
        context.diary.save(entry(1), NOW, based_on=None)
        await pilot.press("y")
        await settled(pilot)
        assert shown(app, "#news") == "The diary was changed meanwhile: nothing was done."
    assert context.diary.check_ins() == [entry(1), entry(0)]
