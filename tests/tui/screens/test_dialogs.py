"""Questions on top of a screen, and the help on its keys."""

from app_driver import TODAY, entry, fill, painted, run, settled

from prtcheck.actions.undo import undo
from prtcheck.core.check_in import Cause
from prtcheck.tui.app import PrtcheckApp


async def test_every_screen_has_its_keys_behind_a_question_mark(context):
    fill(context, entry(0, causes=(Cause("x"),)))
    for keys in ((), ("h",), ("t",), ("w",), ("c",)):
        lines = await run(context, *keys, "f1", then=painted)
        assert any("Esc  " in line or "Esc q" in line or "q Esc" in line for line in lines)


async def test_a_choice_is_made_by_its_key_by_enter_and_by_a_click_on_any_of_its_lines(context):
    fill(context, entry(0))
    for line in ("yes", "above", "below"):
        app = PrtcheckApp(context)
        async with app.run_test() as pilot:
            await pilot.press("h", "d")
            await settled(pilot)
            [row] = [y for y, text in enumerate(painted(app)) if " y  yes" in text]
            await pilot.click(offset=(20, row + {"yes": 0, "above": -1, "below": 1}[line]))
            await settled(pilot)
        assert context.diary.check_in(TODAY) is None
        undo(context)


async def test_explanations_of_keys_stand_in_one_column(context):
    fill(context, entry(0))
    lines = await run(context, "h", "f1", size=(80, 30), then=painted)
    [edit] = [line for line in lines if "edit the day" in line]
    [undo_line] = [line for line in lines if "undo the latest" in line]
    assert edit.index("edit the day") == undo_line.index("undo the latest")
    assert any("esc close" in line for line in lines)
