"""How the screens look: legible in every theme, and no meaning in colour alone."""

import re

import pytest
from scenes import DIALOGS, FIRST_RUN, PALETTE, SCENES, app_at, play
from textual.color import Color

from prtcheck.settings import LOOKS


async def shown(folder, screen, look="dark", size=(80, 24)):
    """Return what is painted at a scene in a look, as lines of segments."""
    app = app_at(folder, screen, look)
    async with app.run_test(size=size) as pilot:
        await play(pilot, screen)
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
@pytest.mark.parametrize("screen", SCENES)
async def test_all_text_stands_out_from_its_ground(tmp_path, look, screen):
    for line in await shown(tmp_path / "it", screen, look):
        for text, style, _ in line:
            letters = set(text) - {" "}
            if letters and style and style.color and style.bgcolor:
                least = 3 if letters <= MARKS else 4.5
                assert contrast(style) >= least, (text, style)


@pytest.mark.parametrize("screen", [name for name in SCENES if name not in PALETTE])
async def test_without_its_colours_a_screen_says_the_same(tmp_path, screen, monkeypatch):
    coloured = await shown(tmp_path / "coloured", screen)
    monkeypatch.setenv("NO_COLOR", "1")
    plain = await shown(tmp_path / "plain", screen)
    assert texts(coloured) == texts(plain)
    colours = {str(style.color) for line in plain for _, style, _ in line if style and style.color}
    assert all("default" in colour for colour in colours)


def texts(lines):
    return ["".join(text for text, _, _ in line).rstrip() for line in lines]


async def test_the_terminals_own_colours_are_used_if_asked(tmp_path):
    styles = {
        str(style.bgcolor)
        for line in await shown(tmp_path / "it", "pain", "ansi")
        for _, style, _ in line
        if style
    }
    assert not any("triplet" in style for style in styles)


@pytest.mark.parametrize("screen", [n for n in SCENES if n not in (*DIALOGS, *PALETTE)])
async def test_the_way_back_and_to_the_help_are_named_whole_in_the_smallest_window(
    tmp_path, screen
):
    *_, last = texts(await shown(tmp_path / "it", screen, size=(40, 12)))
    assert re.search(r"\b(esc Back|q Quit)\b", last)
    assert ("F1 Help" in last) == (screen not in FIRST_RUN)
    assert not re.search(r" \S$", last), "a key without its word"


@pytest.mark.parametrize("screen", DIALOGS)
async def test_a_dialog_and_its_answers_fit_into_the_smallest_window(tmp_path, screen):
    app = app_at(tmp_path / "it", screen)
    async with app.run_test(size=(40, 12)) as pilot:
        await play(pilot, screen)
        assert app.screen.region.contains_region(app.screen.query_one(".dialog").region)
        for answers in app.screen.query("OptionList, Input"):
            assert app.screen.region.contains_region(answers.region)


@pytest.mark.parametrize("screen", ["causes", "words-offered", "go-to", "palette", "note"])
async def test_without_colours_the_place_one_types_at_is_seen(tmp_path, screen, monkeypatch):
    monkeypatch.setattr("textual.widgets.Input.cursor_blink", False)
    monkeypatch.setattr("textual.widgets.TextArea.cursor_blink", False)
    monkeypatch.setenv("NO_COLOR", "1")
    lines = await shown(tmp_path / "it", screen)
    reversed_ones = [text for line in lines for text, style, _ in line if style and style.reverse]
    assert [len(text) for text in reversed_ones] == [1]
