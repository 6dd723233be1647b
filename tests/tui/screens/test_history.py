"""The table of days: opened, edited, deleted, undone and searched."""

import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

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
    typed,
    until,
)
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import Static

from prtcheck.actions.delete import delete
from prtcheck.actions.ratings import add_rating
from prtcheck.actions.undo import next_redo, undo
from prtcheck.core.check_in import Cause, OwnRating
from prtcheck.core.rating_scale import ScaleTexts
from prtcheck.tui.app import PrtcheckApp
from prtcheck.tui.screens import undo as undo_screen
from prtcheck.tui.screens.check_in import CheckInScreen
from prtcheck.tui.screens.day import DayScreen
from prtcheck.tui.screens.history import PAGE, HistoryScreen, list_days
from prtcheck.tui.widgets.row_list import RowList


def screen_of(app):
    return type(app.screen)


def chosen(app):
    return app.screen.selected_day


def days_of(app):
    """The days of the table from the top."""
    return [line for line in app.screen._rows.lines if isinstance(line, date)]  # noqa: SLF001 - what is drawn


def title(app):
    return app.screen.query_one(RowList).border_title


def row_of(app, day):
    """The row of a day as it is painted."""
    [row] = [line for line in painted(app) if f"{day:%a} {day.day:>2} {day:%b} " in line[:20]]
    return row


days = st.dates(TODAY - timedelta(days=60), TODAY)


@given(st.sets(days, min_size=1), days)
def test_every_day_since_the_first_check_in_is_there_once_and_newest_first(logged, today):
    listed = list_days(sorted(logged), today)
    assert listed[-1] == min(logged)
    assert all(newer - older == timedelta(days=1) for newer, older in pairwise(listed))
    assert logged <= set(listed)
    assert listed[0] == max(logged) or (listed[0] == today and (today - max(logged)).days <= 7)


def test_a_diary_that_was_left_alone_for_long_begins_with_its_last_day():
    assert list_days([day_before(40), day_before(30)], TODAY)[0] == day_before(30)
    assert list_days([], TODAY) == []


async def test_a_day_without_a_check_in_is_a_row_that_opens_its_form(context):
    fill(context, entry(0), entry(2))
    assert await run(context, "h", then=days_of) == [TODAY, day_before(1), day_before(2)]
    assert await run(context, "h", "down", "enter", then=screen_of) is CheckInScreen
    await run(context, "h", "down", "enter", "7", *["enter"] * 5)
    assert context.diary.check_in(day_before(1)).pain == 7


async def test_a_row_tells_what_is_answered_and_what_is_not(context):
    late = replace(entry(2, pain=0), entered_at=NOW)
    fill(context, entry(0, pain=3, fear=10, activities=("walk",)), entry(1, note="rain"), late)

    def rows(app):
        return [row_of(app, day_before(back)).replace("▸", "").split()[4:] for back in range(3)]

    today, noted, entered_late = await run(context, "h", then=rows)
    assert today[:5] == ["3", "▆" * 3, "10", "▆" * 10, "1"]
    assert noted[:4] == ["–", "–", "–", "n"]  # noqa: RUF001 - as the table shows it
    assert entered_late[:2] == ["◇", "0"]


async def test_an_edited_day_is_marked(context):
    fill(context, replace(entry(0), edited_at=NOW), entry(1))
    assert "✎" in await run(context, "h", then=lambda app: row_of(app, TODAY))
    assert "✎" not in await run(context, "h", then=lambda app: row_of(app, day_before(1)))


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
    assert news == "Undone: delete, Sat 21 Nov 2026. Z redoes it."
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
    assert news == "Undone: log, Sun 22 Nov 2026. Z redoes it."
    assert context.diary.check_in(TODAY) is None
    news = await run(context, "escape", "h", "Z", then=lambda app: shown(app, "#news"))
    assert news == "Redone: log, Sun 22 Nov 2026. z undoes it."
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


async def test_after_a_deletion_the_cursor_stays_on_its_day_while_that_is_a_row(context):
    fill(context, entry(0), entry(1), entry(2))
    assert await run(context, "h", "down", "d", "y", then=chosen) == day_before(1)
    assert await run(context, "h", "end", "d", "y", then=chosen) == TODAY


async def test_back_in_the_list_the_cursor_is_on_the_day_looked_at_last(context):
    fill(context, *(entry(n) for n in range(PAGE + 20)))
    keys = ["h", "enter", *["p"] * 3, "escape"]
    assert await run(context, *keys, then=chosen) == day_before(3)


@pytest.mark.parametrize("word", ["rain", "SWIM", "old disc", "walk", "no such word"])
async def test_a_filter_shows_exactly_the_days_with_the_word(context, word):
    told = [
        {"note": "Rainy"},
        {"activities": ("Swim", "walk")},
        {"causes": (Cause("Old  disc"),)},
        {"pain": 4},
        {"note": "no swim, rain"},
    ]
    check_ins = [entry(3 * back, **answers) for back, answers in enumerate(told)]
    fill(context, *check_ins)
    expected = [
        check_in.day
        for check_in, answers in zip(check_ins, told, strict=True)
        if word.casefold() in str(answers).casefold().replace("  ", " ")
    ]
    keys = ("h", "/", *("space" if letter == " " else letter for letter in word), "enter")
    assert await run(context, *keys, then=days_of) == expected
    number = f"{len(expected)} day{'' if len(expected) == 1 else 's'}"
    assert (await run(context, *keys, then=title)).startswith(f"History ── {number} with “")


async def test_esc_leads_from_some_days_to_all_of_them_and_then_back(context):
    fill(context, entry(1, note="rain"), entry(0))
    filtered = ("h", "/", *"rain", "enter")
    assert await run(context, *filtered, then=days_of) == [day_before(1)]
    assert await run(context, *filtered, "escape", then=days_of) == [TODAY, day_before(1)]
    assert await run(context, *filtered, "escape", then=chosen) == day_before(1)
    assert await run(context, *filtered, "escape", "escape", then=screen_of) is not HistoryScreen


@pytest.mark.parametrize(("asked", "day"), [("-5", 5), ("-300", 250), ("today", 0)])
async def test_going_to_a_date_puts_the_cursor_on_it_or_on_the_nearest_day(context, asked, day):
    fill(context, *(entry(n) for n in range(0, 251, 2)))
    assert await run(context, "h", "g", *asked, "enter", then=chosen) == day_before(day)
    assert len(await run(context, "h", "g", *asked, "enter", then=days_of)) == 251


async def test_what_is_no_date_is_asked_for_again_as_it_was_typed(context):
    fill(context, entry(0), entry(1), entry(2))
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.press("h", "g", *"-2.", "enter")
        await settled(pilot)
        assert "Can't read the date '-2.'" in str(app.screen.query_one(Static).content)
        await pilot.press("backspace", "enter")
        await settled(pilot)
        assert app.screen.selected_day == day_before(2)


async def test_days_long_ago_are_shown_as_well(context):
    fill(context, *(entry(n, pain=n % 11) for n in range(5 * PAGE)))
    oldest = day_before(5 * PAGE - 1)
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.press("h", "end")
        await until(pilot, lambda: "▆" in row_of(app, oldest))
        await pilot.press("9", "d", "y")
        await settled(pilot)
    assert context.diary.check_in(oldest) is None


async def test_the_first_day_of_the_calendar_ends_the_list(context):
    fill(context, entry(0), replace(entry(0), day=date.min, entered_at=NOW))
    assert await run(context, "h", "end", then=chosen) == date.min


async def test_a_day_takes_one_line_at_every_width(context):
    causes = (Cause("old disc from moving house"), Cause("stress at work"))
    fill(context, *(entry(n, pain=4, causes=causes, activities=("walk",)) for n in range(3)))
    app = PrtcheckApp(context)
    async with app.run_test(size=(40, 24)) as pilot:
        await pilot.press("h")
        await settled(pilot)
        for width in (40, 60, 80, 120, 240, 40):
            await pilot.resize_terminal(width, 24)
            await settled(pilot)
            rows = [row_of(app, day_before(back)) for back in range(3)]
            [header] = [line for line in painted(app) if " day   " in line]
            assert ("▆" in rows[0]) == (width >= 60)
            for row in rows[1:]:
                assert row.index("4", 12) == header.index("pain") + 1
                assert row.index("1", row.index("4", 12)) == header.index("did") + 2


async def test_beside_the_table_of_a_wide_window_stands_the_day_under_the_cursor(context):
    fill(context, entry(0), entry(1, pain=3, causes=(Cause("old disc"),), note="rain"))

    def lines(app):
        return "\n".join(painted(app))

    assert "3 of 10" in await run(context, "h", "down", size=(100, 24), then=lines)
    assert "old disc" in await run(context, "h", "down", size=(100, 24), then=lines)
    assert "3 of 10" not in await run(context, "h", size=(100, 24), then=lines)
    assert "3 of 10" not in await run(context, "h", "down", size=(99, 24), then=lines)


async def test_a_diary_without_days_has_none_to_choose(context):
    assert await run(context, "escape", "h", "down", "enter", "d", then=chosen) is None
    assert await run(context, "escape", "h", then=title) == "History ── 0 days"


async def test_a_click_chooses_a_day_and_a_second_one_opens_it(context):
    fill(context, entry(0), entry(1), entry(2))
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.press("h")
        await settled(pilot)
        below = next(y for y, line in enumerate(painted(app)) if "20 Nov" in line)
        await pilot.click(offset=(20, below))
        await settled(pilot)
        assert chosen(app) == day_before(2)
        await pilot.click(offset=(20, below))
        await settled(pilot)
        assert screen_of(app) is DayScreen


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
        assert "changed since you opened it" in shown(app, "#news")
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
        assert shown(app, "#news") == "The diary was changed since it was shown. Nothing was done."
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
        assert shown(app, "#news") == "The diary was changed since it was shown. Nothing was done."
    assert context.diary.check_ins() == [entry(1), entry(0)]


async def test_below_a_page_of_days_that_cannot_be_shown_the_older_ones_are(context):
    fill(context, *(entry(n) for n in range(PAGE + 5)))
    with closing(sqlite3.connect(context.diary.path)) as other, other:
        bad = (str(day_before(PAGE + 2)),)
        other.execute("UPDATE check_in SET pain = 9 WHERE day > ?", bad)
    lines = await run(context, "h", "end", then=painted)
    oldest = day_before(PAGE + 4)
    assert any(f"{oldest:%a} {oldest.day:2} {oldest:%b}" in line for line in lines)


async def test_a_day_that_another_program_took_away_is_named(context):
    fill(context, entry(0), entry(30), entry(31))
    with closing(sqlite3.connect(context.diary.path)) as other, other:
        other.execute("DROP TRIGGER check_in_removed")
        other.execute("DELETE FROM check_in WHERE day = ?", (str(day_before(30)),))
    news = await run(context, "h", then=lambda app: shown(app, "#news"))
    assert str(day_before(30)) in news


SLEEP = (OwnRating("sleep", 7),)


@pytest.mark.parametrize(("width", "is_shown"), [(120, True), (80, True), (60, False), (40, False)])
async def test_an_own_rating_has_a_column_where_the_bars_leave_room(context, width, is_shown):
    fill(context, entry(0, pain=4, ratings=SLEEP), entry(1, pain=5))
    add_rating(context, "sleep", ScaleTexts())
    head, _, newest, before, *_ = await run(context, "h", size=(width, 24), then=painted_rows)
    assert ("sleep" in head.split()) == is_shown
    assert ("7" in newest.split()) == is_shown
    assert "7" not in before.split()


@pytest.mark.parametrize("keys", [("h",), ("h", "enter")])
async def test_the_whole_day_has_the_own_ratings_and_the_exception(context, keys):
    fill(context, entry(0, pain=4, ratings=SLEEP, exception="gone for an hour"))
    text = "\n".join(await run(context, *keys, size=(120, 36), then=painted))
    assert re.search(r"sleep +7 of 10", text)
    assert "gone for an hour" in text


async def test_the_filter_finds_exceptions(context):
    fill(context, entry(0, pain=4, exception="gone for an hour"), entry(1, pain=5))
    keys = ("h", "slash", *typed("gone"), "enter")
    title = await run(
        context, *keys, then=lambda app: app.screen.query(".pane").first().border_title
    )
    assert "1 day with" in title


def painted_rows(app):
    """The header and the rows of the table."""
    return [line.split("││")[0].strip("│ ") for line in painted(app)[1:]]
