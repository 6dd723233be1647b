"""Texts in cells: never wider than rich and Textual draw them, cut and wrapped to their room."""

import unicodedata
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from strategies import texts

from prtcheck.core.text import cell_width, fit, printable, wrap

printed = (texts() | st.text()).map(printable)
DRAWN_IN_FEWER_CELLS = (
    "\u200d\ufe0f\u302e\u302f\u3164\uffa0"  # joins two pictures, makes an emoji, Hangul's fillers
    "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"  # skin tones
)


ASSIGNED = chain(range(0x34000), range(0xE0000, 0xE0200))
"""Where Unicode has characters; the planes between are empty, those above for private use."""


def is_drawn_alike(character):
    """Whether terminals agree on it: not on vowel signs, single Hangul vowels and later Unicode."""
    is_hangul_vowel = "\u1160" <= character <= "\u11ff" or "\ud7b0" <= character <= "\ud7ff"
    kind = unicodedata.category(character)
    return not (is_hangul_vowel or kind in {"Mc", "Cn"} or character in DRAWN_IN_FEWER_CELLS)


@given(text=printed)
def test_no_text_is_wider_than_its_width(text):
    assert cell_len(text) <= cell_width(text)


@pytest.mark.slow
def test_no_character_is_wider_than_its_width_and_those_drawn_alike_are_as_wide():
    for character in map(chr, ASSIGNED):
        if printable(character) == character:
            assert cell_len(character) <= cell_width(character), hex(ord(character))
            if is_drawn_alike(character):
                assert cell_len(character) == cell_width(character), hex(ord(character))


@given(text=printed)
def test_the_width_of_text_that_terminals_draw_alike_is_that_of_rich(text):
    alike = "".join(filter(is_drawn_alike, text))
    assert cell_len(alike) == cell_width(alike)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("walk", 4),
        ("散歩", 4),
        ("e\u0301", 1),
        ("❤", 1),
        ("❤\ufe0f", 2),
        ("😀\ufe0f", 2),
        ("👩\u200d🦽", 4),  # where the two are not joined
        ("", 0),
    ],
)
def test_a_character_takes_none_one_or_two_cells(text, cells):
    assert cell_width(text) == cells


@given(text=texts() | st.text(), cells=st.integers(1, 50))
def test_a_text_is_cut_to_its_cells_and_says_so(text, cells):
    shown, whole = fit(text, cells), printable(text)
    assert cell_width(shown) <= cells
    if cell_width(whole) <= cells:
        assert shown == whole
    else:
        assert shown.endswith("…")
        assert whole.startswith(shown[:-1])
        assert cell_width(whole[: len(shown)]) > cells - 1


@pytest.mark.parametrize(
    ("text", "cells", "shown"),
    [
        ("slipped disc", 12, "slipped disc"),
        ("slipped discs", 12, "slipped dis…"),
        ("散歩した桜", 10, "散歩した桜"),
        ("散歩した桜", 9, "散歩した…"),
        ("cafe\u0301s", 5, "cafe\u0301s"),
        ("cafe\u0301 bar", 5, "cafe\u0301…"),
        ("two\nlines\x1b[31m", 40, "two lines [31m"),
    ],
)
def test_a_long_text_is_cut_to_its_room_and_a_short_one_is_whole(text, cells, shown):
    assert fit(text, cells) == shown


lines_of_words = st.lists(st.text("aé散 ", min_size=1, max_size=12)).map(" ".join)


@given(line=lines_of_words, cells=st.integers(10, 60), hang=st.integers(0, 5))
def test_a_wrapped_line_holds_the_same_words_and_is_as_wide_as_its_room(line, cells, hang):
    first, *others = wrap(line, cells, hang)
    assert " ".join([first, *others]).split() == line.split()
    for one in (first, *others):
        assert cell_width(one) <= cells or len(one.split()) <= 1
    assert all(len(one) - len(one.lstrip()) == hang for one in others)


@given(
    line=printed | st.text("aé散 ", max_size=200), cells=st.integers(6, 40), hang=st.integers(0, 4)
)
def test_a_word_longer_than_its_room_is_cut_where_it_is_asked(line, cells, hang):
    lines = wrap(line, cells, hang, cut_words=True)
    assert "".join("".join(lines).split()) == "".join(line.split())
    assert all(cell_width(one) <= cells for one in lines)


def test_a_path_is_left_whole():
    assert wrap("see /a/very/long/path", 10, 2) == ["see", "  /a/very/long/path"]


def test_a_command_in_backquotes_is_never_broken_between_two_lines():
    command = "`python3 -m pip install 'prtcheck[report]'`"
    assert wrap(f"More libraries are needed: {command}.", 40)[1] == f"{command}."
