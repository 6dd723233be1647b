"""Own words: how they compare, and what of them may reach a terminal."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import texts

from prtcheck.core.text import fold, printable, require_text, shorten
from prtcheck.errors import InvalidInputError

JOINERS = "\u200c\u200d"
TWO_JOINED = "می\u200cخواهم"  # noqa: RUF001 - Persian, with a joiner inside the word

ascii_words = st.lists(
    st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1), min_size=1, max_size=5
)


@given(text=texts() | st.text())
def test_nothing_that_a_terminal_obeys_is_printable(text):
    shown = printable(text)
    kinds = {unicodedata.category(character) for character in shown if character not in JOINERS}
    assert kinds.isdisjoint({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})


@given(text=texts() | st.text())
def test_printable_text_stays_as_it_is(text):
    shown = printable(text)
    assert printable(shown) == shown
    assert shown == " ".join(shown.split())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "[31mred [0m"),
        ("\x9b2J", "2J"),
        ("two\r\nlines", "two lines"),
        ("abc\u202edef", "abc def"),
        ("[bold]", "[bold]"),
        (TWO_JOINED, TWO_JOINED),
        ("👩\u200d🦽", "👩\u200d🦽"),
        ("\0", ""),
    ],
)
def test_words_stay_and_commands_go(text, shown):
    assert printable(text) == shown


@given(text=texts(), longest=st.integers(1, 50))
def test_shortened_text_fits_and_says_that_it_was_cut(text, longest):
    shown = shorten(text, longest)
    assert len(shown) <= longest
    whole = printable(text)
    assert shown == whole if len(whole) <= longest else shown == whole[: longest - 1] + "…"


@given(names=ascii_words)
def test_case_spaces_and_punctuation_do_not_tell_texts_apart(names):
    plain = " ".join(names)
    assert fold(f"  {'-'.join(names).upper()}!") == fold(plain) == plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("café", "cafe\u0301"),
        ("STRASSE", "straße"),
        ("ｓｔｒｅｓｓ", "stress"),  # noqa: RUF001 - full width, as Japanese keyboards type it
        ("old_injury", "Old injury."),
        ("walk ❤\ufe0f", "walk ❤"),
        (TWO_JOINED, TWO_JOINED.replace("\u200c", " ")),
    ],
)
def test_spellings_of_one_text_fold_together(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("disc", "disk"),
        ("दिन", "दान"),  # vowel signs alone tell these two apart
        ("มี", "มา"),
        ("!", "?"),
        ("😀", "🚲"),
    ],
)
def test_different_texts_stay_apart(one, other):
    assert fold(one) != fold(other)


@given(text=texts())
def test_a_text_folds_to_nothing_only_when_there_is_nothing(text):
    assert bool(fold(text)) == bool(text.strip())


def test_text_is_taken_up_to_its_longest():
    require_text("é" * 5, "A cause", 5)
    with pytest.raises(InvalidInputError, match=r"^A cause has 1,001 characters\. Shorten it"):
        require_text("e" * 1001, "A cause", 1000)


def test_empty_text_is_taken_only_where_it_may_be_empty():
    require_text("", "The note", 5, empty=True)
    with pytest.raises(InvalidInputError, match=r"^A cause needs"):
        require_text(" ", "A cause", 5)
