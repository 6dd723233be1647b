"""Leaving while the form is still being mounted keeps the answers as at any other time."""

import asyncio

import pytest
from app_driver import NOW, context_in

from prtcheck.storage.diary import Diary
from prtcheck.tui.app import PrtcheckApp
from prtcheck.tui.screens import check_in
from prtcheck.tui.widgets.answered import Answered


@pytest.fixture(autouse=True)
def mounted_at_once(monkeypatch):
    """Mount the rest of the form while its first question still opens."""
    monkeypatch.setattr(check_in, "FIRST_PAINT_SECONDS", 0.001)


@pytest.mark.parametrize("rounds", range(0, 40, 4))
async def test_the_app_ends_without_a_crash_however_early_it_is_left(tmp_path, rounds):
    app = PrtcheckApp(context_in(tmp_path))
    async with app.run_test():
        for _ in range(rounds):
            await asyncio.sleep(0)
        app.leave(None, 0)
    assert app.crash is None


@pytest.mark.parametrize("rounds", range(0, 60, 12))
async def test_an_answer_on_its_way_is_not_lost_by_leaving(tmp_path, rounds):
    context = context_in(tmp_path)
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.press("7")
        app.screen.query_one(f"#{app.screen.draft.step}").post_message(Answered())
        for _ in range(rounds):
            await asyncio.sleep(0)
        app.action_interrupt()
    assert app.crash is None
    assert context.drafts.latest().pain == 7
    assert Diary(tmp_path / "diary.db").check_in(NOW.date()) is None
