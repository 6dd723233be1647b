"""The row of a cause."""

import pytest

from prtcheck.attribution.suggest import suggest_side
from prtcheck.tui.widgets.cause_row import underline


@pytest.mark.parametrize(
    ("text", "underlined"),
    [
        ("Work STRESS, again", ["Work STRESS"]),
        ("my slipped-disc", ["slipped-disc"]),
        ("muscle tension from anxiety", ["muscle tension", "anxiety"]),
        ("zzz", []),
        ("[stress]", ["stress"]),
    ],
)
def test_the_words_that_decided_are_underlined_in_the_own_words(text, underlined):
    content = underline(text, suggest_side(text).decided_by)
    assert content.plain == text
    assert [text[span.start : span.end] for span in content.spans] == underlined


def test_a_listed_word_within_a_longer_one_is_not_underlined():
    assert not underline("stressful", "stress").spans
