"""The step for the note."""

import pytest
from app_driver import NOW, TODAY, entry, finished

from prtcheck.tui.app import PrtcheckApp
from prtcheck.tui.steps.note import NoteArea, NoteStep


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_a_note_opens_at_its_end_so_that_what_is_added_comes_last(context, size):
    long = "\n".join(f"line {n}" for n in range(40))
    context.diary.save(entry(0, note=long), NOW, based_on=None)
    app = PrtcheckApp(context, TODAY)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*["enter"] * 4)
        await finished(pilot)
        assert isinstance(app.focused, NoteArea)
        assert app.focused.cursor_location == app.focused.document.end
        await pilot.press("n", "escape", "enter")
        await finished(pilot)
        assert app.focused.text == f"{long}n"
        assert app.focused.cursor_location == app.focused.document.end
        assert app.focused.scroll_y > 0


async def test_the_help_of_the_note_promises_only_the_key_that_every_terminal_sends(context):
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.press("4", *["enter"] * 4, "a", "ctrl+j", "b")
        assert app.focused.text == "a\nb"
    assert "Ctrl+J" in NoteStep.KEYS
    assert "Alt" not in NoteStep.KEYS


async def test_an_exception_is_kept_apart_from_the_note(context):
    settings = context.settings._replace(questions=("pain", "exception", "note"))
    app = PrtcheckApp(context._replace(settings=settings))
    async with app.run_test() as pilot:
        await pilot.press("4", "enter", "a", "enter", "b", "enter")
        await finished(pilot)
    saved = context.diary.check_in(TODAY)
    assert (saved.exception, saved.note) == ("a", "b")
