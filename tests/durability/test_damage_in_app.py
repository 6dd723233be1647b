"""A damaged diary in the app: a sentence, every sound day, and never a crash."""

import random
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from app_driver import context_in, settled, shown
from filled_diary import entry, filled
from process_killer import rounds
from random_damage import harm

from prtcheck.errors import DiaryError
from prtcheck.storage.diary import Diary
from prtcheck.tui.app import PrtcheckApp
from prtcheck.tui.screens.day import DayScreen
from prtcheck.tui.screens.home import HomeScreen

LAST = entry(45).day
EVENING = datetime(LAST.year, LAST.month, LAST.day, 21, tzinfo=UTC)
"""The last day is done: the app starts at home where that day can be read."""


@pytest.fixture
def context(tmp_path):
    """The app's surroundings on the evening of the last day."""
    filled(tmp_path, 46)
    return context_in(tmp_path)._replace(clock=lambda: EVENING)


def readable(context):
    """What can be read of the diary by itself; None: nothing."""
    with suppress(DiaryError):
        return Diary(context.paths.diary).check_ins()
    return None


async def look_around(context, written, when_open):
    """Go through the screens, and return the days of History.

    Whatever a screen shows is as it was written, and where something is not there it is said.
    """
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await settled(pilot)
        if not isinstance(app.screen, HomeScreen):  # today is bad, and so is asked
            await press(pilot, "escape")
        when_open()
        await press(pilot, "h")
        await app.workers.wait_for_complete()  # the years before the newest days come later
        shown_days = app.screen._check_ins  # noqa: SLF001 - the days of the list
        days = [shown_days[day] for day in sorted(shown_days, reverse=True)]
        assert all(day in written for day in days)
        assert shown(app, "#news") or days == written[::-1]
        await press(pilot, "end", "enter")
        for _ in days[:3]:
            assert app.screen.shown_check_in in [None, *written]
            assert app.screen.shown_check_in or shown(app, "#news")
            await press(pilot, "n")
            assert isinstance(app.screen, DayScreen)
        await go_home(pilot)
        for keys in (("t", "2", "r"), ("w",)):
            await press(pilot, *keys)
            assert shown(app, "#news") or readable(context) == written
            await go_home(pilot)
    return days


async def go_home(pilot):
    for _ in range(3):  # a day, the list, home
        if isinstance(pilot.app.screen, HomeScreen):
            return
        await press(pilot, "escape")
    assert isinstance(pilot.app.screen, HomeScreen)


async def press(pilot, *keys):
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


@pytest.mark.parametrize("seed", range(rounds(2, 100)))
async def test_the_app_opened_on_damage_shows_every_sound_day_or_ends_with_a_sentence(
    context, seed
):
    written = context.diary.check_ins()
    harm(context.paths.diary, random.Random(seed))
    sound = readable(context)
    try:
        days = await look_around(context, written, when_open=bool)
    except DiaryError:
        assert sound is None
    else:
        assert sound is None or days == sound[::-1]


@pytest.mark.parametrize("seed", range(rounds(2, 100)))
async def test_damage_while_the_app_is_open_is_a_sentence_on_its_screens(context, seed):
    written = context.diary.check_ins()
    chance = random.Random(100 + seed)
    days = await look_around(context, written, lambda: harm(context.paths.diary, chance))
    sound = readable(context)
    assert sound is None or days == sound[::-1]
