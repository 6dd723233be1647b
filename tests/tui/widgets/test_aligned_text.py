"""Text with hanging lines: each row is wrapped on its own, again at every width."""

from hypothesis import given
from hypothesis import strategies as st
from prtcheck.tui.widgets.wrapped_list import IndentedText
from textual.css.styles import RulesMap

from prtcheck.core.text import printable, wrap

texts = st.text(st.sampled_from("ab c,-腰é😀")).map(printable)


@given(st.lists(st.tuples(texts, st.integers(0, 8)), min_size=1), st.integers(12, 60))
def test_rows_are_as_high_as_their_wrapped_lines(rows, width):
    text = IndentedText(*rows)
    for cells in (width, 80, width):
        lines = [line for row, by in rows for line in wrap(row, cells, by, cut_words=True)]
        assert text.get_height(RulesMap(), cells) == len(lines)
