"""The looks: text can be read in every theme, and no meaning is in colour alone."""

import itertools
import os
import re
from pathlib import Path

import pytest
from scenes import DIALOGS, FIRST_RUN, MAIN, PALETTE, SCENES, app_at, play
from textual.color import Color

import prtcheck.tui
from prtcheck.tui.themes import THEMES

LOOKED_AT = list(SCENES) if os.environ.get("PRTCHECK_HARM") == "long" else MAIN[::2]
"""The scenes whose paint is examined; all take minutes."""
STYLES = Path(prtcheck.tui.__file__).with_name("app.tcss").read_text()


async def shown(folder, screen, look="dark", size=(80, 24)):
    """Return what is painted at a scene in a look, as lines of segments."""
    app = app_at(folder, screen, look)
    async with app.run_test(size=size) as pilot:
        await play(pilot, screen)
        strips = app.screen._compositor.render_strips(app.size)  # noqa: SLF001 - what is painted
        return [list(strip) for strip in strips]


TEXT_ON_GROUND = [
    *itertools.product(("foreground", "accent"), ("background", "surface", "panel")),
    *itertools.product(("side-mind-brain", "side-body"), ("background", "surface", "panel")),
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("background", "border"),
    ("footer-key-foreground", "footer-background"),
    ("footer-description-foreground", "footer-background"),
    ("input-cursor-foreground", "input-cursor-background"),
    ("input-selection-foreground", "input-selection-background"),
]
"""Textual's names of the colours that the app paints text with, and on."""
PLACEHOLDER_ALPHA = 0.75
"""The opacity of the words offered in a line, as in `app.tcss`."""


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_the_colours_of_text_and_its_ground_differ_enough_in_each_theme(look, text, ground):
    colours = colours_of(look)
    base = Color.parse(colours["background"])
    assert contrast(Color.parse(colours[text]), base + Color.parse(colours[ground])) >= least(look)


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("line", ["border", "border-blurred", "primary", "foreground 60%"])
def test_the_frames_and_bars_of_each_theme_stand_out_from_its_ground(look, line):
    colours = colours_of(look)
    name, _, share = line.partition(" ")
    behind = Color.parse(colours["background"])
    drawn = Color.parse(colours[name]).with_alpha(float(share.strip("%") or 100) / 100)
    assert contrast(behind + drawn, behind) >= LINES


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("ground", ["background", "surface"])
def test_the_words_offered_can_be_read_in_each_theme(look, ground):
    assert f"$foreground {PLACEHOLDER_ALPHA:.0%}" in STYLES
    colours = colours_of(look)
    behind = Color.parse(colours[ground])
    offered = behind + Color.parse(colours["foreground"]).with_alpha(PLACEHOLDER_ALPHA)
    assert contrast(offered, behind) >= least(look)


def least(look):
    """The least contrast of text in a look."""
    return HIGH if look == "high-contrast" else TEXT


def colours_of(look):
    theme = THEMES[look]
    return {**theme.to_color_system().generate(), **theme.variables}


def contrast(text, ground):
    """The contrast ratio of WCAG 2, 1 to 21."""
    lighter, darker = sorted((_luminance(text), _luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color):
    channels = [channel / 255 for channel in color.rgb]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


MARKS = set("▁▂▃▄▅▆▇█▊▎▔▕╭╮╰╯─│▌▐▖▗▘▝▞▚▀▏·┌┬┐└┴┘━■▒░●○┊")
"""Lines and blocks."""
TEXT, LINES, HIGH = 4.5, 3, 7
"""The least contrast ratios of WCAG 2.2 (1.4.3, 1.4.11 and 1.4.6)."""


@pytest.mark.parametrize(
    ("screen", "look"),
    [(name, look) for name in LOOKED_AT for look in THEMES if look != "dark" or name == "pain"],
)
async def test_all_painted_text_stands_out_from_its_ground(tmp_path, screen, look):
    for line in await shown(tmp_path / "it", screen, look):
        for text, style, _ in line:
            letters = set(text) - {" "}
            if letters and style and style.color and style.bgcolor:
                assert painted_contrast(style) >= (LINES if letters <= MARKS else least(look)), text


def painted_contrast(style):
    colours = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
    return contrast(*(reversed(colours) if style.reverse else colours))


@pytest.mark.parametrize("screen", [name for name in LOOKED_AT if name not in PALETTE])
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


@pytest.mark.parametrize("screen", [n for n in LOOKED_AT if n not in (*DIALOGS, *PALETTE)])
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
