"""The help on the keys of a screen, and the help topics behind it."""

import pytest
from app_driver import entry, fill, painted, run, settled

from prtcheck.actions.help_topics import TOPICS, title_of
from prtcheck.core.check_in import Cause
from prtcheck.tui.app import PrtcheckApp
from prtcheck.tui.screens.home import HomeScreen


async def test_every_screen_has_its_keys_behind_a_question_mark(context):
    fill(context, entry(0, causes=(Cause("x"),)))
    for keys in ((), ("h",), ("t",), ("w",), ("c",)):
        lines = await run(context, *keys, "f1", then=painted)
        assert any("Esc  " in line or "Esc q" in line or "q Esc" in line for line in lines)


async def test_explanations_of_keys_stand_in_one_column(context):
    fill(context, entry(0))
    lines = await run(context, "h", "f1", size=(80, 30), then=painted)
    [edit] = [line for line in lines if "edit the day" in line]
    [undo_line] = [line for line in lines if "undo the latest" in line]
    assert edit.index("edit the day") == undo_line.index("undo the latest")
    assert any("esc close" in line for line in lines)


@pytest.mark.slow
async def test_every_topic_can_be_read_to_its_end_and_leads_back_to_the_list(context):
    fill(context, entry(0))
    app = PrtcheckApp(context)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("f1", "t")
        await settled(pilot)
        for topic in TOPICS:
            await pilot.press("enter")
            await settled(pilot)
            assert any(title_of(topic)[:30] in line for line in painted(app)), topic
            await pilot.press("end")
            await settled(pilot)
            (page,) = app.screen.query(".dialog")
            assert page.scroll_y == page.max_scroll_y
            await pilot.press("escape", "down")
        await pilot.press("escape", "escape")
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)


async def test_the_topics_are_a_click_away_from_the_keys_and_a_topic_from_its_name(context):
    fill(context, entry(0))
    app = PrtcheckApp(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f1")
        for text in ("t help topics", "reminders "):
            await settled(pilot)
            (at,) = [(line.index(text), y) for y, line in enumerate(painted(app)) if text in line]
            await pilot.click(offset=(at[0] + 2, at[1]))
        await settled(pilot)
        assert any("ends with 1 only" in line for line in painted(app))


async def test_the_form_leads_there_too_and_loses_nothing(context):
    keys = ("7", "f1", "t", "enter", "escape", "escape", "escape", "enter")
    lines = await run(context, *keys, then=painted)
    assert any("How afraid were you" in line for line in lines)
    assert context.drafts.latest().pain == 7
