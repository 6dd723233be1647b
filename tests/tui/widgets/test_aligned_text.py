"""Names and texts in two columns, wrapped again at every width."""

from hypothesis import given
from hypothesis import strategies as st
from textual.css.styles import RulesMap
from textual.style import Style
from textual.visual import RenderOptions

from prtcheck.core.text import printable
from prtcheck.tui.widgets.aligned_text import AlignedText

texts = st.text(st.sampled_from("ab c,-腰é😀")).map(printable)
rows = st.lists(st.tuples(st.sampled_from(["pain", "note", ""]), st.lists(texts, min_size=1)))
OPTIONS = RenderOptions(lambda _: Style(), RulesMap())


def painted(text, width):
    return [strip.text for strip in text.render_strips(width, None, Style(), OPTIONS)]


@given(rows.filter(bool), st.integers(12, 60))
def test_every_word_is_shown_in_every_width_and_the_height_is_that_of_its_lines(rows, width):
    text = AlignedText(rows)
    for cells in (width, 80, width):
        lines = painted(text, cells)
        assert text.get_height(RulesMap(), cells) == len(lines)
        words = "".join(name + "".join(texts) for name, texts in rows)
        assert "".join("".join(lines).split()) == "".join(words.split())


def test_texts_stand_in_one_column_where_there_is_room():
    rows = [("pain", ["4 of 10"]), ("fear of movement", ["3 of 10"]), ("did", ["walk", "swim"])]
    lines = painted(AlignedText(rows), 60)
    assert {
        line.index(word) for line, word in zip(lines, ["4", "3", "walk", "swim"], strict=True)
    } == {len("fear of movement") + 2}


def test_long_texts_stand_below_their_name_where_there_is_none():
    rows = [("fear of movement", ["3 of 10"]), ("note", ["a long walk by the river"])]
    lines = [line.rstrip() for line in painted(AlignedText(rows), 30)]
    assert lines == ["fear of movement  3 of 10", "note", "  a long walk by the river"]
