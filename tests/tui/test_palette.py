"""The command palette: every action by name, and the looks."""

import tomllib

import pytest
from app_driver import TODAY, choose_in_palette, entry, fill, run

from prtcheck.settings import LOOKS, load_settings
from prtcheck.tui.app import PrtcheckApp
from prtcheck.tui.screens.home import WAYS
from prtcheck.tui.screens.what_changed import TABS
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


def offered(app):
    return {command.title for command in app.get_system_commands(app.screen)}


def theme(app):
    return app.theme


def theme_at_next_start(context):
    return PrtcheckApp(context._replace(settings=load_settings(context.paths.settings))).theme


@pytest.mark.parametrize(
    ("keys", "actions"),
    [
        ((), {"Today", "Quit", *(way.label for way in WAYS)}),
        (("h",), {"Edit", "Delete", "Undo", "Redo", "Go to", "Filter", "Back"}),
        (
            ("h", "enter"),
            {"Edit", "Delete", "Undo", "Redo", "Before", "After", "Move to another day", "Back"},
        ),
        (
            ("t",),
            {*TABS, "Tabs", "Phases", "Range", "Longer range", "Shorter range", "Back"},
        ),
        (("x",), {"Make it", "Bring in", "File", "Your name", "Back"}),
        (("x", "b"), {"Read", "Complete", "Back"}),
        (("m",), {"Fill in", "Back"}),
        (("a",), {"New", "Hide/show", "Rename", "Back"}),
        (("s",), {"Change", "Back"}),
        (("t", "p"), {"New", "End", "Rename", "Delete", "Undo", "Redo", "Back"}),
        (("s", *["down"] * 6, "enter"), {"Ask", "New", "Edit", "Undo", "Redo", "Back"}),
        (("w",), {"Body", "Mind & brain", "Both", "Rename", "Undo", "Redo", "Back"}),
        (("c",), {"Next", "Clear", "Back"}),
    ],
)
async def test_the_palette_names_every_action_of_the_screen(context, keys, actions):
    fill(context, entry(0), entry(1))
    names = await run(context, *keys, then=offered)
    looks = {f"Look: {look}" for look in LOOKS}
    assert names == actions | looks | {"Help", "Leave"}


async def test_an_action_chosen_by_name_is_done(context):
    fill(context, entry(0), entry(1))
    await run(context, "h", "down", "by name: Delete", "y")
    assert [c.day for c in context.diary.check_ins()] == [TODAY]
    day = await run(context, "h", "by name: Edit", then=lambda app: app.screen.draft.day)
    assert day == TODAY


async def test_a_scale_is_cleared_by_name(context):
    value = await run(context, "7", "by name: Clear", then=lambda app: app.focused.value)
    assert value is None


@pytest.mark.parametrize("look", [look for look in LOOKS if look != "dark"])
async def test_a_look_chosen_by_name_is_used_at_once_and_at_the_next_start(context, look):
    fill(context, entry(0))
    now = await run(context, f"by name: Look: {look}", then=theme)
    assert now == theme_at_next_start(context) != THEMES["dark"].name
    assert load_settings(context.paths.settings).theme == look


async def test_the_rest_of_the_settings_stays_as_it_was_written(context):
    fill(context, entry(0))
    context.paths.settings.write_text(SETTINGS)
    await run(context, "by name: Look: light")
    text = context.paths.settings.read_text()
    assert text == SETTINGS.replace('"high-contrast"', '"light"')
    assert tomllib.loads(text)["activities"] == ["walk", "swim"]


async def test_settings_kept_elsewhere_stay_a_link(context, tmp_path):
    fill(context, entry(0))
    kept = tmp_path / "dotfiles" / "prtcheck.toml"
    kept.parent.mkdir()
    kept.write_text(SETTINGS)
    context.paths.settings.symlink_to(kept)
    await run(context, "by name: Look: light")
    assert context.paths.settings.is_symlink()
    assert load_settings(kept).theme == "light"


@pytest.mark.parametrize("unusable", ["not text", "a folder"])
async def test_settings_that_cannot_be_written_are_left_and_it_is_said_at_the_end(
    context, unusable, capsys
):
    fill(context, entry(0))
    if unusable == "a folder":
        context.paths.settings.mkdir()
    else:
        context.paths.settings.write_bytes(b"\xff\xfe")
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await choose_in_palette(pilot, "Look: light")
        await pilot.press("q")
    assert app.theme == THEMES["light"].name
    assert "The look was not saved." in capsys.readouterr().err
    assert context.paths.settings.is_dir() or context.paths.settings.read_bytes() == b"\xff\xfe"


async def test_from_the_terminals_own_colours_to_a_look_and_back(context):
    fill(context, entry(0))
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        for look, own in (("ansi", True), ("light", False), ("ansi", True)):
            await choose_in_palette(pilot, f"Look: {look}")
            styles = {str(s.bgcolor) for s in _styles(app) if s.bgcolor}
            assert any("triplet" not in style for style in styles) == own


def _styles(app):
    strips = app.screen._compositor.render_strips(app.size)  # noqa: SLF001 - what is painted
    return [style for strip in strips for _, style, _ in strip if style]


async def test_no_look_is_offered_where_no_colour_is_wanted(context, monkeypatch):
    fill(context, entry(0))
    monkeypatch.setenv("NO_COLOR", "1")
    assert not any(name.startswith("Look") for name in await run(context, then=offered))
