"""Own words: what is kept, how two texts compare, and how they fit on a terminal."""

import re
from collections.abc import Iterator
from functools import lru_cache

from prtcheck.errors import InvalidInputError

_HALF_CHARACTER = "[\ud800-\udfff]"
_UNPRINTABLE = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
_JOINERS = "\u200c\u200d"  # inside words of Persian, Hindi and in joined emoji
_EMOJI_STYLES = "\ufe0e\ufe0f"  # marks to Unicode, but of a picture, not of a word
_AS_EMOJI = "\ufe0f"
_NO_CELL = {"Mn", "Me", "Cf"}
_WIDE = 2
_WIDE_SINCE_UNICODE_16 = re.compile(
    "[\u2630-\u2637\u268a-\u268f\u4dc0-\u4dff\U0001d300-\U0001d376]"
)
"""Trigrams, hexagrams and counting rods; Python's tables may be older."""


def require_text(text: str, what: str, longest: int, *, empty: bool = False) -> None:
    """Refuse text that cannot be kept whole: empty, too long, or with NUL or half a character.

    Raises:
        InvalidInputError: with a sentence that begins with `what` and never quotes the text.
    """
    if text.isprintable() and len(text) <= longest and (empty or text.strip()):
        return  # what is printable holds no NUL and no half a character
    if not empty and not text.strip():
        raise InvalidInputError(f"{what} needs at least one character.")
    if len(text) > longest:
        raise InvalidInputError(f"{what} has {len(text):,} characters. Shorten it to {longest:,}.")
    if "\0" in text:
        raise InvalidInputError(f"{what} holds a NUL character, which can't be kept. Remove it.")
    if re.search(_HALF_CHARACTER, text):
        raise InvalidInputError(f"{what} holds half a character (not valid UTF-8). Type it again.")


def require_name(name: str, what: str, longest: int) -> None:
    """Refuse a name that is not plain text on one line.

    Raises:
        InvalidInputError: with a sentence that begins with `what` and never quotes the name.
    """
    require_text(name, what, longest)
    if name != printable(name):
        raise InvalidInputError(f"{what} must be plain text on one line, without spare spaces.")


@lru_cache(maxsize=4096)  # over the years the same few words come again and again
def fold(text: str) -> str:
    """Return the form in which two texts count as the same: case, spaces, punctuation folded."""
    from unicodedata import normalize

    folded = normalize("NFKC", text).casefold()
    words = "".join(c if _is_of_a_word(c) else " " for c in folded)
    return " ".join(words.split()) or " ".join(text.split())


def _is_of_a_word(character: str) -> bool:
    """Return whether it is a letter, a digit, or a vowel sign as Hindi and Thai write them."""
    from unicodedata import category

    mark = category(character) in {"Mn", "Mc"}
    return character.isalnum() or (mark and character not in _EMOJI_STYLES)


def printable(text: str) -> str:
    """Return the text on one line without anything a terminal would obey."""
    return " ".join(without_commands(text).split())


def without_commands(text: str) -> str:
    """Return the text with a blank for each character that a terminal would obey."""
    if text.isprintable():
        return text
    from unicodedata import category

    return "".join(c if c in _JOINERS or category(c) not in _UNPRINTABLE else " " for c in text)


def shorten(text: str, longest: int) -> str:
    """Return printable text of at most `longest` characters, with … where something is left out."""
    shown = printable(text)
    return shown if len(shown) <= longest else shown[: longest - 1] + "…"


def cell_width(text: str) -> int:
    """Return how many cells of a terminal a printable text takes, at most.

    Terminals differ on joined pictures, skin tones and some vowel signs: what one draws in fewer
    cells is counted as the one that draws it in more.
    """
    return len(text) if text.isascii() else sum(_widths(text))


def _widths(text: str) -> Iterator[int]:
    """Yield the cells of each character; one shown as an emoji takes two."""
    width = _WIDE
    for character in text:
        width = int(width < _WIDE) if character == _AS_EMOJI else _cells_of(character)
        yield width


@lru_cache(maxsize=4096)
def _cells_of(character: str) -> int:
    from unicodedata import category, east_asian_width

    if category(character) in _NO_CELL:
        return 0
    is_wide = east_asian_width(character) in "WF" or _WIDE_SINCE_UNICODE_16.match(character)
    return _WIDE if is_wide else 1


def fit(text: str, cells: int) -> str:
    """Return printable text in at most so many cells (1 or more), with … where it is cut."""
    shown = printable(text)
    taken, kept = 0, 0
    for end, width in enumerate(_widths(shown), start=1):
        taken += width
        if taken > cells:
            return shown[:kept] + "…"
        if taken < cells:
            kept = end
    return shown


_WORD = re.compile(" *(?:`[^`]+`[^ ]*|[^ ]+)")


def wrap(text: str, cells: int, hang: int = 0, *, cut_words: bool = False) -> list[str]:
    """Return a text as lines of at most so many cells, broken between words.

    All but the first begin with `hang` blanks. What is longer, such as a path or a command in
    backquotes, is left whole, unless `cut_words`.
    """
    lines = [""]
    for word in _WORD.findall(text):
        if lines[-1].strip() and cell_width(lines[-1] + word) > cells:
            lines.append(" " * hang + word.lstrip())
        else:
            lines[-1] += word
        if cut_words and cell_width(lines[-1]) > cells:
            lines[-1:] = _cut(lines[-1], cells, hang)
    return lines


def _cut(line: str, cells: int, hang: int) -> list[str]:
    """Return a line that is too long as lines that are full."""
    lines, taken = [""], 0
    for character, width in zip(line, _widths(line), strict=True):
        if taken + width > cells and lines[-1].strip():
            lines.append(" " * hang)
            taken = hang
        lines[-1] += character
        taken += width
    return lines


def end_sentence(text: str) -> str:
    """Return a text with a full stop, unless it ends with its own."""
    return text if text.endswith((".", "!", "?")) else f"{text}."


def pluralize(number: int, name: str) -> str:
    """Return a number with its noun: 1 day, 2 days."""
    return f"{number} {name}" if number == 1 else f"{number} {name}s"
