"""A locked or damaged diary is a line on the screen: the app lives on, and no answer is lost."""

import sqlite3
from contextlib import closing, contextmanager

import pytest
from app_driver import TODAY, entry, fill, finished, settled, shown, until

from prtcheck.storage import connection
from prtcheck.tui.app import PrtcheckApp


def title(app):
    return app.screen.query(".pane").first().border_title


@contextmanager
def locked(context):
    """Let another program hold the diary, so that nobody can even read it."""
    with closing(sqlite3.connect(context.diary.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    """Do not wait long for another program."""
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.01)


@pytest.fixture
def app(context):
    """The app at home, with some days."""
    fill(context, entry(0), entry(1), entry(3))
    return PrtcheckApp(context)


@pytest.mark.parametrize("key", ["h", "t", "w", "a", "c", "m"])
async def test_a_locked_diary_does_not_end_the_app_whatever_is_opened(app, key):
    async with app.run_test() as pilot:
        await settled(pilot)
        with locked(app.context):
            await pilot.press(key)
            await finished(pilot)
            assert "in use by another program" in shown(app, "#news")
        await pilot.press("escape" if key in "htwam" else "h")
        await pilot.press(*(["h"] if key in "htwam" else []))
        await finished(pilot)
        assert title(app) == "History ── 3 days"
    assert app.return_code in (None, 0)


async def test_answers_typed_before_the_steps_could_be_read_are_kept(app, context):
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("c")
        await until(pilot, lambda: app.screen.query("#pain"))
        with locked(context):
            await pilot.press("8", "enter")
            await until(pilot, lambda: context.drafts.find(TODAY))
    assert context.drafts.find(TODAY).pain == 8


async def test_a_day_that_is_left_out_is_named_until_it_is_mended(app, context):
    with closing(sqlite3.connect(context.diary.path)) as other, other:
        other.execute("UPDATE check_in SET pain = 9 WHERE day = ?", (str(entry(1).day),))
    async with app.run_test() as pilot:
        await settled(pilot)
        assert "1 day was damaged or changed" in shown(app, "#news")
        await pilot.press("h")
        await settled(pilot)
        assert str(entry(1).day) in shown(app, "#news")
        assert title(app) == "History ── 2 days"
