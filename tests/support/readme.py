"""The README's code blocks, as a reader would copy them."""

import re
from pathlib import Path

README = Path(__file__).parent.parent.parent / "README.md"
_BLOCK = re.compile(r"^```(?P<language>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(language):
    """Return the blocks of a language, in their order."""
    found = _BLOCK.finditer(README.read_text("utf-8"))
    return [block["text"] for block in found if block["language"] == language]


def block(language, about=""):
    """Return the one block of a language that has some words in it."""
    (only,) = [text for text in blocks(language) if about in text]
    return only
