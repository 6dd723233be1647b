from app_driver import context_in, entry, fill, painted, run, settled

from prtcheck.tui.app import PrtcheckApp
from prtcheck.tui.screens.check_in import CheckInScreen


def home(tmp_path):
    context = context_in(tmp_path)
    fill(context, entry(0))
    return context


async def test_the_last_line_names_the_keys_and_at_its_end_the_palette(tmp_path):
    line = await run(home(tmp_path), then=lambda app: painted(app)[-1])
    assert line.startswith(" c Today  h History  q Quit  F1 Help")
    assert line.endswith("^p All actions")


async def test_where_the_palette_does_not_fit_no_key_is_cut(tmp_path):
    line = await run(home(tmp_path), size=(40, 12), then=lambda app: painted(app)[-1])
    assert line == "c Today  h History  q Quit  F1 Help"


async def test_a_click_on_a_key_presses_it(tmp_path):
    app = PrtcheckApp(home(tmp_path))
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.click("KeyBar", offset=(3, 0))
        await settled(pilot)
        assert isinstance(app.screen, CheckInScreen)


async def test_the_keys_follow_the_focus(tmp_path):
    rating = await run(context_in(tmp_path), then=lambda app: painted(app)[-1])
    causes = await run(context_in(tmp_path), "enter", "enter", then=lambda app: painted(app)[-1])
    assert "Clear" in rating
    assert "Clear" not in causes
