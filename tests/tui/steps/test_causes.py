"""The step for causes."""

import pytest
from app_driver import NOW, entry, finished, is_in_sight, painted, typed
from textual import events

from prtcheck.core.check_in import Cause
from prtcheck.tui.app import PrtcheckApp
from prtcheck.tui.steps.causes import CauseInput

LONG = "a long cause that does not fit into the line of a small window, nor twice"


@pytest.mark.parametrize("back", [(), ("up",), ("up", "up")])
async def test_the_line_one_types_in_is_in_sight_in_the_smallest_window(context, back):
    causes = (Cause(LONG), Cause(LONG.upper()), Cause(LONG.title()))
    context.diary.save(entry(2, causes=causes), NOW, based_on=None)
    app = PrtcheckApp(context)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("4", "enter", "3", "enter")
        for line in range(3):
            await finished(pilot)
            assert is_in_sight(app.focused)
            await pilot.press("d", *(["enter"] if line < 2 else []))
        await pilot.press(*back)
        await finished(pilot)
        assert is_in_sight(app.focused)
        await pilot.resize_terminal(40, 20)
        await pilot.resize_terminal(40, 12)
        await finished(pilot)
        assert is_in_sight(app.focused)


async def test_a_long_cause_is_shown_from_its_start_when_its_line_is_left(context):
    app = PrtcheckApp(context)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("4", "enter", "3", "enter", *typed(LONG))
        await finished(pilot)
        assert LONG[-20:] in "".join(painted(app))
        await pilot.press("enter")
        await finished(pilot)
        assert f"1 {LONG[:20]}" in "".join(painted(app))
        await pilot.press("up")
        await finished(pilot)
        assert LONG[-20:] in "".join(painted(app))


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_last_times_causes_are_offered_only_where_the_key_takes_them(context, size):
    context.diary.save(entry(2, causes=(Cause("stress"),)), NOW, based_on=None)

    def is_offered():
        return any("same as last time" in line for line in painted(app))

    app = PrtcheckApp(context)
    async with app.run_test(size=size) as pilot:
        await pilot.press("4", "enter", "3", "enter")
        for key, offered in [
            ("tab", False),
            ("up", True),
            ("d", False),
            ("backspace", True),
            ("up", False),
        ]:
            await pilot.press(key)
            await finished(pilot)
            assert is_offered() == offered, key


async def test_ghost_text_offers_ones_own_earlier_words(context):
    context.diary.save(entry(2, causes=(Cause("Stress at work"),)), NOW, based_on=None)
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.press("enter", "enter", *typed("stre"))
        await pilot.pause()
        await pilot.press("right")
        assert app.focused.value == "Stress at work"


async def test_a_pasted_text_of_several_lines_is_joined_and_not_cut(context):
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.press("enter", "enter")
        app.post_message(events.Paste("first\nsecond " + "x" * 2000))
        await pilot.pause()
        await pilot.press("enter")
        assert app.screen.query(CauseInput).first().value == "first second " + "x" * 2000
