"""Own words: what is kept, how two texts compare, and what may reach a terminal."""

import re
from functools import lru_cache

from prtcheck.errors import InvalidInputError

_HALF_CHARACTER = "[\ud800-\udfff]"
_UNPRINTABLE = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
_JOINERS = "\u200c\u200d"  # inside words of Persian, Hindi and in joined emoji
_EMOJI_STYLES = "\ufe0e\ufe0f"  # marks to Unicode, but of a picture, not of a word


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
        raise InvalidInputError(
            f"{what} is {len(text):,} characters long: up to {longest:,} are kept. Shorten it."
        )
    if "\0" in text:
        raise InvalidInputError(f"{what} holds a NUL character, which cannot be kept: remove it.")
    if re.search(_HALF_CHARACTER, text):
        raise InvalidInputError(f"{what} holds half a character (not valid UTF-8): type it again.")


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
    return " ".join((text if text.isprintable() else _without_commands(text)).split())


def _without_commands(text: str) -> str:
    from unicodedata import category

    return "".join(c if c in _JOINERS or category(c) not in _UNPRINTABLE else " " for c in text)


def shorten(text: str, longest: int) -> str:
    """Return printable text of at most `longest` characters, with … where something is left out."""
    shown = printable(text)
    return shown if len(shown) <= longest else shown[: longest - 1] + "…"


def pluralize(number: int, name: str) -> str:
    """Return a number with its noun: 1 day, 2 days."""
    return f"{number} {name}" if number == 1 else f"{number} {name}s"
