"""Every action by name, and the look, chosen and remembered."""

import tomllib

import pytest
from driving import TODAY, choose_by_name, entry, fill, run, world_in

from prtcheck.home import LOOKS, read_settings
from prtcheck.tui.app import PrtcheckApp
from prtcheck.tui.themes import THEMES

SETTINGS = """\
# what I changed
day_ends = "03:00"  # I go to bed late
theme = "high-contrast"  # easier in the evening

activities = [  # in this order
    "walk",
    "swim",
]
"""


@pytest.fixture
def world(tmp_path):
    return world_in(tmp_path)


def offered(app):
    return {command.title for command in app.get_system_commands(app.screen)}


def theme(app):
    return app.theme


def next_start(world):
    """What the next start wears."""
    return PrtcheckApp(
        type(world)(world.diary, world.drafts, read_settings(world.settings_file), world.clock)
    ).theme


@pytest.mark.parametrize(
    ("keys", "actions"),
    [
        ((), {"Today", "Missed day", "History", "Trend", "Causes", "Quit"}),
        (("h",), {"Edit", "Delete", "Undo", "Redo", "Go to", "Filter", "Back"}),
        (("h", "enter"), {"Edit", "Delete", "Undo", "Redo", "Before", "After", "Back"}),
        (
            ("t",),
            {"30", "90", "365", "all", "Pain", "Fear", "Causes", "Activities", "All four", "Back"},
        ),
        (("w",), {"Body", "Mind & brain", "Both", "Undo", "Redo", "Back"}),
        (("c",), {"Next", "Clear", "Back"}),
    ],
)
async def test_the_palette_names_every_action_of_the_screen(world, keys, actions):
    fill(world, entry(0), entry(1))
    names = await run(world, *keys, then=offered)
    looks = {f"Look: {look}" for look in LOOKS}
    assert names == actions | looks | {"Help", "Leave"}


async def test_an_action_chosen_by_name_is_done(world):
    fill(world, entry(0), entry(1))
    await run(world, "h", "down", "by name: Delete", "y")
    assert [c.day for c in world.diary.check_ins()] == [TODAY]
    day = await run(world, "h", "by name: Edit", then=lambda app: app.screen.draft.day)
    assert day == TODAY


async def test_a_scale_is_cleared_by_name(world):
    value = await run(world, "7", "by name: Clear", then=lambda app: app.focused.value)
    assert value is None


@pytest.mark.parametrize("look", [look for look in LOOKS if look != "dark"])
async def test_a_look_chosen_by_name_is_worn_at_once_and_at_the_next_start(world, look):
    fill(world, entry(0))
    now = await run(world, f"by name: Look: {look}", then=theme)
    assert now == next_start(world) != THEMES["dark"].name
    assert read_settings(world.settings_file).theme == look


async def test_the_rest_of_the_settings_stays_as_it_was_written(world):
    fill(world, entry(0))
    world.settings_file.write_text(SETTINGS)
    await run(world, "by name: Look: light")
    text = world.settings_file.read_text()
    assert text == SETTINGS.replace('"high-contrast"', '"light"')
    assert tomllib.loads(text)["activities"] == ["walk", "swim"]


async def test_settings_kept_elsewhere_stay_a_link(world, tmp_path):
    fill(world, entry(0))
    kept = tmp_path / "dotfiles" / "prtcheck.toml"
    kept.parent.mkdir()
    kept.write_text(SETTINGS)
    world.settings_file.symlink_to(kept)
    await run(world, "by name: Look: light")
    assert world.settings_file.is_symlink()
    assert read_settings(kept).theme == "light"


@pytest.mark.parametrize("unusable", ["not text", "a folder"])
async def test_settings_that_cannot_be_written_are_left_and_it_is_said_at_the_end(
    world, unusable, capsys
):
    fill(world, entry(0))
    if unusable == "a folder":
        world.settings_file.mkdir()
    else:
        world.settings_file.write_bytes(b"\xff\xfe")
    app = PrtcheckApp(world)
    async with app.run_test() as pilot:
        await choose_by_name(pilot, "Look: light")
        await pilot.press("q")
    assert app.theme == THEMES["light"].name
    assert "this time only" in capsys.readouterr().err
    assert world.settings_file.is_dir() or world.settings_file.read_bytes() == b"\xff\xfe"


async def test_from_the_terminals_own_colours_to_a_look_and_back(world):
    fill(world, entry(0))
    app = PrtcheckApp(world)
    async with app.run_test() as pilot:
        for look, own in (("ansi", True), ("light", False), ("ansi", True)):
            await choose_by_name(pilot, f"Look: {look}")
            styles = {str(s.bgcolor) for s in _styles(app) if s.bgcolor}
            assert any("triplet" not in style for style in styles) == own


def _styles(app):
    strips = app.screen._compositor.render_strips(app.size)  # noqa: SLF001 - what is painted
    return [style for strip in strips for _, style, _ in strip if style]


async def test_no_look_is_offered_where_no_colour_is_wanted(world, monkeypatch):
    fill(world, entry(0))
    monkeypatch.setenv("NO_COLOR", "1")
    assert not any(name.startswith("Look") for name in await run(world, then=offered))
