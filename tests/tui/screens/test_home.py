"""The home screen: today, the last two weeks, missed days."""

from dataclasses import replace
from datetime import timedelta

import pytest
from app_driver import TODAY, entry, fill, painted, run, shown

from prtcheck.actions.delete import delete
from prtcheck.tui.screens.check_in import CheckInScreen


async def test_the_strip_shows_logged_late_and_missing_days(context):
    late = entry(2)
    late = replace(late, entered_at=late.entered_at + timedelta(days=2))
    fill(context, entry(0), late, entry(3))
    strip = await run(context, then=lambda app: shown(app, "#strip"))
    assert strip.splitlines()[1] == ". . . . . . . . . . x ~ . x"


async def test_a_missed_day_is_offered_skipped_or_filled(context):
    fill(context, entry(0), entry(3))
    await run(context, "m", "s", "y", "7", *["enter"] * 5)
    found = {c.day: c.pain for c in context.diary.check_ins()}
    assert found[TODAY - timedelta(days=2)] == 7
    assert TODAY - timedelta(days=1) not in found


async def test_without_a_missed_day_that_is_said(context):
    fill(context, *(entry(n) for n in range(8)))
    news = await run(context, "m", then=lambda app: shown(app, "#news"))
    assert news == "No day without a check-in in the 7 before."


@pytest.mark.parametrize("other", ["h", "t", "w"])
async def test_news_are_not_told_again_after_something_else_was_done(context, other):
    fill(context, entry(0))
    keys = ["e", "6", *["enter"] * 5, other, "escape"]
    assert await run(context, *keys, then=lambda app: shown(app, "#news")) == ""


async def test_an_edit_from_home_is_told_there(context):
    fill(context, entry(0))
    news = await run(context, "e", "6", *["enter"] * 5, then=lambda app: shown(app, "#news"))
    assert "pain 6" in news
    assert context.diary.check_in(TODAY).pain == 6


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
    assert "is done" in lines[0]
    assert any(line.strip() == "Check in" for line in lines)
