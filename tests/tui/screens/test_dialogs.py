"""Questions on top of a screen."""

from app_driver import TODAY, entry, fill, painted, settled

from prtcheck.actions.undo import undo
from prtcheck.tui.app import PrtcheckApp


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
