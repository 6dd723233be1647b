"""Pictures of the screens, compared by machine after they were looked at by eye."""

import pytest
from test_look import NOW, SCREENS, world  # noqa: F401 - the same diary and the same keys

from prtcheck.core.checkin import CheckIn
from prtcheck.core.history import ChangeKind
from prtcheck.tui.app import PrtcheckApp
from prtcheck.tui.world import World

LOOKS = [
    ((80, 24), "dark"),
    ((60, 16), "dark"),
    ((40, 12), "dark"),
    ((80, 24), "light"),
    ((80, 24), "high-contrast"),
]
SHOWN = ("pain", "causes", "sides", "activities", "home", "history", "trends")


@pytest.fixture(autouse=True)
def still(monkeypatch):
    """Keep the cursor from blinking and the name of the diary's folder out of the picture."""
    monkeypatch.setattr("textual.widgets.Input.cursor_blink", False)


def app_at(world, screen, look):  # noqa: F811 - the fixture's value
    _, is_due = SCREENS[screen]
    if not is_due:
        today = NOW.date()
        world.diary.change_days(
            ChangeKind.LOG, NOW, {today: CheckIn(day=today, entered_at=NOW, pain=4)}
        )
    from dataclasses import replace

    settings = replace(world.settings, theme=look)
    return PrtcheckApp(World(world.diary, world.drafts, settings, world.clock))


@pytest.mark.parametrize(("size", "look"), LOOKS)
@pytest.mark.parametrize("screen", SHOWN)
def test_a_screen_looks_as_it_did(snap_compare, world, screen, size, look):  # noqa: F811
    keys, _ = SCREENS[screen]
    app = app_at(world, screen, look)

    async def type_keys(pilot):
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=type_keys)


@pytest.mark.parametrize("screen", SHOWN)
def test_a_screen_without_colour_looks_as_it_did(snap_compare, world, screen, monkeypatch):  # noqa: F811
    monkeypatch.setenv("NO_COLOR", "1")
    keys, _ = SCREENS[screen]
    app = app_at(world, screen, "dark")

    async def type_keys(pilot):
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await pilot.pause()

    assert snap_compare(app, terminal_size=(80, 24), run_before=type_keys)
