"""Text with hanging lines: nothing is lost, and nothing is wider than there is room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from prtcheck.core.text import printable
from prtcheck.tui.widgets.wrapped_list import indent_wrapped

texts = st.text(st.sampled_from("ab c,-腰é😀")).map(printable)


@given(texts, st.integers(12, 60), st.integers(0, 8))
def test_every_character_is_kept_and_no_line_is_too_wide(text, width, indent):
    lines = indent_wrapped(text, width, indent).split("\n")
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in lines)


@given(texts, st.integers(12, 60), st.integers(1, 8))
def test_only_the_first_line_begins_at_the_edge(text, width, indent):
    first, *others = indent_wrapped(text, width, indent).split("\n")
    assert not first.startswith(" ")
    assert all(line[:indent].isspace() and line[indent] != " " for line in others)


@pytest.mark.parametrize("text", ["", "short", "pain              4 of 10"])
def test_a_text_that_fits_is_as_it_was(text):
    assert indent_wrapped(text, 40, 2) == text
