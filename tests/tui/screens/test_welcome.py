"""The pages of the first run."""

from app_driver import painted, run, settled

from prtcheck.actions.first_run import welcome_mark
from prtcheck.tui.app import PrtcheckApp
from prtcheck.tui.screens.check_in import CheckInScreen
from prtcheck.tui.screens.welcome import WelcomeScreen


async def test_the_first_run_shows_three_pages_once(context):
    welcome_mark(context.diary.path).unlink()
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await settled(pilot)
        seen = []
        while isinstance(app.screen, WelcomeScreen):
            seen.append(str(app.screen.query_one(".pane").border_title))
            await pilot.press("enter")
            await settled(pilot)
        assert [title[-8:] for title in seen] == ["(1 of 3)", "(2 of 3)", "(3 of 3)"]
        assert isinstance(app.screen, CheckInScreen)
        await pilot.press("escape")
    assert await run(context, then=lambda app: isinstance(app.screen, CheckInScreen))


async def test_escape_is_named_for_what_it_does_on_each_page(context):
    welcome_mark(context.diary.path).unlink()
    first = await run(context, then=painted)
    second = await run(context, "enter", then=painted)
    again = await run(context, "enter", "enter", "escape", then=painted)
    assert [page[-1].split()[2:4] for page in (first, second, again)] == [
        ["esc", "Leave"],
        ["esc", "Back"],
        ["esc", "Back"],
    ]


async def test_leaving_the_first_run_shows_it_again(context):
    welcome_mark(context.diary.path).unlink()
    await run(context, "escape")
    assert await run(context, then=lambda app: isinstance(app.screen, WelcomeScreen))
