"""A window that changes its size while several screens lie above each other."""

from app_driver import settled

from prtcheck.tui.app import PrtcheckApp

SMALL, LARGE = (40, 12), (120, 36)


async def test_every_open_screen_is_laid_out_for_the_present_window(context):
    app = PrtcheckApp(context)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        await pilot.press("s", "down", "down", "enter")
        await settled(pilot)
        await pilot.resize_terminal(*LARGE)
        await settled(pilot)
        assert len(app.screen_stack) > len(("default", "home", "settings"))
        assert all(screen.has_class("-wide") for screen in app.screen_stack)
