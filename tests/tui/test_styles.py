import pytest
from app_driver import context_in, entry, fill, settled

from prtcheck.tui.app import PrtcheckApp
from prtcheck.tui.screens.home import WAYS


@pytest.mark.parametrize("key", [way.key for way in WAYS])
async def test_no_screen_has_all_styles_parsed_anew(tmp_path, monkeypatch, key):
    context = context_in(tmp_path)
    fill(context, entry(0))
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await settled(pilot)
        parsed = []
        monkeypatch.setattr(app.stylesheet, "reparse", lambda: parsed.append(key))
        await pilot.press(key)
        await settled(pilot)
        assert len(app.screen_stack) > 2
        assert parsed == []
