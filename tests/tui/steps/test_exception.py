"""The step that asks for an exception: only where the settings name it."""

import pytest
from app_driver import TODAY, day_before, entry, fill, painted, press, run, typed

from prtcheck.tui.steps.switcher import StepSwitcher


@pytest.fixture
def asking(context):
    """A diary whose settings ask for exceptions."""
    questions = ("pain", "fear", "causes", "sides", "exception", "activities", "note")
    return context._replace(settings=context.settings._replace(questions=questions))


def names(app):
    return app.screen.query_one(StepSwitcher).names


async def test_it_is_not_asked_unless_it_is_switched_on(context):
    assert "exception" not in await run(context, then=names)


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_it_is_asked_before_activities(asking, size):
    keys = ("4", "enter", "enter", "enter")
    text = " ".join(await run(asking, *keys, size=size, then=painted))
    assert "would not have expected?" in text


async def test_activities_come_after_it(asking):
    keys = ("4", "enter", "enter", "enter", "enter")
    assert await run(asking, *keys, then=lambda app: app.screen.draft.step) == "activities"


async def test_own_words_are_saved_and_an_empty_line_is_none(asking):
    keys = ("4", "enter", "enter", "enter")
    await press(asking, *keys, *typed(" gone for an hour "), *["enter"] * 3)
    assert asking.diary.check_in(TODAY).exception == "gone for an hour"
    await press(asking, *["enter"] * 3, *["backspace"] * 30, *["enter"] * 3, day=TODAY)
    assert asking.diary.check_in(TODAY).exception == ""


async def test_an_unchanged_one_stays_to_the_letter(asking):
    fill(asking, entry(1, pain=4, exception="in the other\nleg, \x1b[1mmoved"))
    await press(asking, "5", *["enter"] * 6, day=day_before(1))
    check_in = asking.diary.check_in(day_before(1))
    assert (check_in.pain, check_in.exception) == (5, "in the other\nleg, \x1b[1mmoved")


async def test_going_back_shows_it(asking):
    keys = (*["enter"] * 3, *typed("gone"), "enter", "escape")
    value = await run(asking, *keys, then=lambda app: app.focused.value)
    assert value == "gone"
