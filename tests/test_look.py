"""How the screens look: legible in every theme, and no meaning in colour alone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from textual.color import Color

from prtcheck.core.checkin import Cause, CheckIn
from prtcheck.core.history import ChangeKind
from prtcheck.home import LOOKS, Settings
from prtcheck.storage.diary import Diary
from prtcheck.storage.drafts import Drafts
from prtcheck.tui.app import PrtcheckApp
from prtcheck.tui.world import World

NOW = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)
SCREENS = {
    "pain": ((), True),
    "causes": (("4", "enter", "3", "enter", "up"), True),
    "sides": (("4", "enter", "3", "enter", "z", "enter", "enter"), True),
    "activities": (("4", *["enter"] * 3, "space", "down"), True),
    "note": (("4", *["enter"] * 4, "h", "i"), True),
    "help": (("f1",), True),
    "home": ((), False),
    "history": (("h",), False),
    "delete": (("h", "d"), False),
    "trends": (("t",), False),
    "own-words": (("w",), False),
}
"""Keys that lead to each screen, and whether today's check-in is due there."""


@pytest.fixture
def world(tmp_path):
    (tmp_path / "welcomed").touch()
    diary = Diary(tmp_path / "diary.db")
    made = {}
    for back in range(1, 20):
        day = NOW.date() - timedelta(days=back)
        made[day] = CheckIn(
            day=day,
            entered_at=datetime(day.year, day.month, day.day, 21, tzinfo=UTC),
            pain=back % 8,
            fear=3,
            causes=(Cause("old disc"), Cause("stress at work")),
            activities=("walk", "swim") if back % 2 else ("reading outside",),
        )
    diary.change_days(ChangeKind.IMPORT, NOW, made)
    return World(diary, Drafts(tmp_path / "drafts"), Settings(), lambda: NOW)


async def shown(world, screen, look="dark", size=(80, 24)):
    """Return the app's screen as lines of segments, and the app, at a screen in a look."""
    keys, is_due = SCREENS[screen]
    if not is_due:
        today = NOW.date()
        world.diary.change_days(
            ChangeKind.LOG, NOW, {today: CheckIn(day=today, entered_at=NOW, pain=4)}
        )
    settings = replace(world.settings, theme=look)
    app = PrtcheckApp(replace(world, settings=settings))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        strips = app.screen._compositor.render_strips(app.size)  # noqa: SLF001 - what is painted
        return [list(strip) for strip in strips]


def contrast(style):
    text, ground = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
    if style.reverse:
        text, ground = ground, text
    lighter, darker = sorted((_luminance(text), _luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color):
    channels = [channel / 255 for channel in color.rgb]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


MARKS = set("▁▂▃▄▅▆▇█▊▎▔▕╭╮╰╯─│▌▐▖▗▘▝▞▚▀▏·")
"""Lines and blocks, for which 3:1 is enough."""


@pytest.mark.parametrize("look", [look for look in LOOKS if look != "ansi"])
@pytest.mark.parametrize("screen", SCREENS)
async def test_all_text_stands_out_from_its_ground(world, look, screen):
    for line in await shown(world, screen, look):
        for text, style, _ in line:
            letters = set(text) - {" "}
            if letters and style and style.color and style.bgcolor:
                least = 3 if letters <= MARKS else 4.5
                assert contrast(style) >= least, (text, style)


@pytest.mark.parametrize("screen", SCREENS)
async def test_without_its_colours_a_screen_says_the_same(world, screen, tmp_path, monkeypatch):
    coloured = await shown(world, screen)
    monkeypatch.setenv("NO_COLOR", "1")
    for draft in (tmp_path / "drafts").glob("*"):
        draft.unlink()
    plain = await shown(world, screen)
    assert texts(coloured) == texts(plain)
    colours = {str(style.color) for line in plain for _, style, _ in line if style and style.color}
    assert all("default" in colour for colour in colours)


def texts(lines):
    return ["".join(text for text, _, _ in line).rstrip() for line in lines]


async def test_the_terminals_own_colours_are_used_if_asked(world):
    styles = {
        str(style.bgcolor)
        for line in await shown(world, "pain", "ansi")
        for _, style, _ in line
        if style
    }
    assert not any("triplet" in style for style in styles)
