"""The text of a file, in whichever of the usual encodings it is."""

from typing import NamedTuple

from prtcheck.errors import ImportRefusedError

_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_LOOKED_AT = 1000


class DecodedText(NamedTuple):
    """A file's text, without a byte-order mark and without NULs at its end."""

    text: str
    encoding: str
    """As Python names it: utf-8, utf-16 or cp1252."""


def decode_text(content: bytes, encoding: str | None = None) -> DecodedText:
    """Return the text of a file; what is neither UTF-8 nor UTF-16 is read as cp1252.

    Raises:
        ImportRefusedError: it is no text in the encoding, or that is not known.
    """
    chosen = encoding or _find_encoding(content)
    try:
        text = content.decode(chosen)
    except LookupError:
        raise ImportRefusedError(f"The encoding {chosen} is not known.") from None
    except UnicodeDecodeError:
        raise ImportRefusedError(
            "This is not a text file that can be read: it is not UTF-8, UTF-16 or cp1252. "
            "Nothing was imported."
        ) from None
    return DecodedText(text.removeprefix("\ufeff").rstrip("\0"), chosen)


def _find_encoding(content: bytes) -> str:
    if content.startswith(_UTF_16_MARKS):
        return "utf-16"
    start = content[:_LOOKED_AT]
    if start[1::2].count(0) > len(start) // 4:
        return "utf-16-le"
    if start[::2].count(0) > len(start) // 4:
        return "utf-16-be"
    try:
        content.decode()
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"
