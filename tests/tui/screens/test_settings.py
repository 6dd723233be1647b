"""The settings screen: each row changes its setting, in the file and in the app at once."""

from datetime import date, datetime, time
from pathlib import Path

import pytest
from app_driver import (
    TODAY,
    choose_in_palette,
    day_before,
    entry,
    fill,
    finished,
    painted,
    run,
    settled,
    shown,
    typed,
)

from prtcheck.actions.status import find_pause, pause
from prtcheck.settings import LOOKS, load_settings
from prtcheck.tui.app import PrtcheckApp
from prtcheck.tui.themes import theme_name

FORMER = "# mine\nother = 1  # kept\n"


@pytest.fixture
def at_home(context):
    """A diary whose check-in is done, so that the app opens at home."""
    fill(context, entry(0))
    context.paths.settings.write_text(FORMER)
    return context


def row(number):
    """The keys to the settings and down to one of the rows that can be chosen."""
    return ("s", *["down"] * number)


DAY_END, WEEKLY, LOOK, REMINDERS, FILES = (row(n) for n in range(5))
PAIN, FEAR, CAUSES, EXCEPTION = (row(n) for n in range(7, 11))


def news(app):
    return shown(app, "#news")


def settings(app):
    return app.context.settings


async def changed(context, *keys):
    """The settings that the app has and those that the file has after some keys."""
    now = await run(context, *keys, then=settings)
    text = context.paths.settings.read_text()
    assert text.startswith(FORMER)
    return now, load_settings(context.paths.settings)._replace(problems=())


@pytest.mark.parametrize(("text", "ends"), [("03:30", time(3, 30)), ("5:00", time(5))])
async def test_the_end_of_the_day_is_changed(at_home, text, ends):
    now, written = await changed(at_home, *DAY_END, "enter", *typed(text), "enter")
    assert now.day_ends == written.day_ends == ends


@pytest.mark.parametrize("text", ["12:01", "noon", "4", "25:00"])
async def test_a_wrong_end_of_the_day_is_one_sentence_and_changes_nothing(at_home, text):
    said = await run(at_home, *DAY_END, "enter", *typed(text), "enter", then=news)
    assert said == f"The day must end between 00:00 and 12:00. You typed {text}."
    assert at_home.paths.settings.read_text() == FORMER


async def test_another_end_of_the_day_is_used_at_once(at_home):
    early = datetime.combine(TODAY, time(3), at_home.now.tzinfo)
    context = at_home._replace(clock=lambda: early)
    fill(context, entry(1))
    keys = (*DAY_END, "enter", *typed("02:00"), "enter")
    assert "Saturday 21 November" in (await run(context, then=painted))[0]
    assert "Sunday 22 November" in (await run(context, *keys, "escape", then=painted))[0]


async def test_check_ins_become_weekly_and_daily_again(at_home):
    now, written = await changed(at_home, *WEEKLY, "enter")
    assert now.weekly is written.weekly is True
    now, written = await changed(at_home, *WEEKLY, "enter", "enter")
    assert now.weekly is written.weekly is False


async def test_home_speaks_of_the_week_once_check_ins_are_weekly(at_home):
    lines = await run(at_home, *WEEKLY, "enter", "escape", then=painted)
    assert any("This week's check-in is done." in line for line in lines)


@pytest.mark.parametrize("look", LOOKS)
async def test_the_choice_of_a_look_begins_at_the_present_one(at_home, look):
    keys = (*LOOK, "enter", look[0], "enter", "enter")
    assert (await run(at_home, *keys, then=lambda app: app.theme)) == theme_name(look)


@pytest.mark.parametrize("look", LOOKS)
async def test_a_look_is_used_at_once_and_kept(at_home, look):
    theme = await run(at_home, *LOOK, "enter", look[0], then=lambda app: app.theme)
    assert theme == theme_name(look)
    assert load_settings(at_home.paths.settings).theme == look


async def test_a_look_chosen_in_the_palette_is_shown_in_the_settings(at_home):
    app = PrtcheckApp(at_home)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("s")
        await settled(pilot)
        await choose_in_palette(pilot, "Look: light")
        await finished(pilot)
        assert any("Look         light" in line for line in painted(app))


async def test_a_question_is_asked_no_longer_and_again(at_home):
    now, written = await changed(at_home, *FEAR, "enter")
    assert now.questions == written.questions == ("pain", "causes", "sides", "activities", "note")
    now, written = await changed(at_home, *CAUSES, "enter", "e")
    assert now.questions == written.questions
    assert set(now.questions) >= {"causes", "sides"}


async def test_exceptions_are_asked_only_once_they_are_switched_on(at_home):
    assert "exception" not in at_home.settings.questions
    now, written = await changed(at_home, *EXCEPTION, "enter")
    assert now.questions == written.questions
    assert "exception" in now.questions


async def test_the_check_in_asks_what_was_chosen_at_once(at_home):
    keys = (*PAIN, "enter", "escape", "c")
    step = await run(at_home, *keys, then=lambda app: app.screen.draft.step)
    assert step == "fear"


async def test_the_last_question_stays(at_home):
    at_home = at_home._replace(settings=at_home.settings._replace(questions=("pain",)))
    assert await run(at_home, *PAIN, "enter", then=news) == "At least one question must be asked."
    assert at_home.paths.settings.read_text() == FORMER


@pytest.mark.parametrize(("text", "last"), [("2026-12-24", date(2026, 12, 24)), ("", date.max)])
async def test_reminders_are_paused_until_a_day_or_until_resumed(at_home, text, last):
    await run(at_home, *REMINDERS, "enter", *typed(text), "enter")
    assert find_pause(at_home) == last


async def test_a_pause_is_shown_and_ended(at_home):
    pause(at_home, date(2026, 12, 24))
    lines = await run(at_home, "s", then=painted)
    assert any("paused until Thu 24 Dec 2026" in line for line in lines)
    await run(at_home, *REMINDERS, "enter")
    assert find_pause(at_home) is None


async def test_a_pause_that_is_over_is_refused(at_home):
    keys = (*REMINDERS, "enter", *typed(str(day_before(1))), "enter")
    assert "2026-11-21 is over" in await run(at_home, *keys, then=news)
    assert find_pause(at_home) is None


async def test_the_files_are_named(at_home):
    lines = await run(at_home, *FILES, "enter", then=painted)
    text = "".join(line.strip("│ ") for line in lines)
    for path in (at_home.paths.diary, at_home.paths.settings, at_home.paths.backups):
        assert path.name in text


@pytest.mark.parametrize("text", ["theme = \n", "day_ends = 99\n"])
async def test_what_is_wrong_in_the_file_is_said_when_the_screen_opens(at_home, text):
    at_home.paths.settings.write_text(text)
    assert str(Path(at_home.paths.settings).name) in await run(at_home, "s", then=news)


async def test_a_file_that_is_no_toml_is_left_and_it_is_said(at_home):
    at_home.paths.settings.write_text("theme = \n")
    said, now = await run(
        at_home, *WEEKLY, "enter", then=lambda app: (news(app), app.context.settings)
    )
    assert "isn't valid TOML" in said
    assert not now.weekly
    assert at_home.paths.settings.read_text() == "theme = \n"


async def test_a_click_on_a_row_changes_it(at_home):
    app = PrtcheckApp(at_home)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("s")
        await settled(pilot)
        y = next(n for n, line in enumerate(painted(app)) if "every day" in line)
        await pilot.click(offset=(20, y))
        await settled(pilot)
        assert app.context.settings.weekly
