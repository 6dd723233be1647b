"""How many lines a text takes in print, before any browser has set it.

Measured in the widths of DejaVu Sans, which comes with matplotlib, taken down to those of Arial and
its likes. A guess: the page itself makes up for what it is off.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import category, east_asian_width

from prtcheck.formats.report.paper import MM_PER_POINT

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font

_ARIAL_TO_DEJAVU = 0.9
_WIDE_EM, _OTHER_EM = 1.0, 0.6
"""How wide a letter is that DejaVu Sans lacks."""
_MARKS = {"Mn", "Me", "Cf"}
_WORDS = re.compile(
    "[\u1100-\uffdc\U0001f000-\U0003ffff]|[^ \u1100-\uffdc\U0001f000-\U0003ffff]+ ?| "
)
"""What stays together on a line: words; of Chinese, Japanese, Korean and pictures each letter."""


def count_lines(text: str, millimetres: float, points: float) -> int:
    """Return how many lines a text takes in a column so wide, in letters so large; at least 1.

    A word wider than the column begins on a line of its own and is broken anywhere.
    """
    column = millimetres / (points * MM_PER_POINT)
    lines, taken = 1, 0.0
    for word in _WORDS.findall(text):
        width = sum(map(_em, word))
        if taken and taken + width > column:
            lines, taken = lines + 1, 0.0
        full = int(max(width - _em(" "), 0) // column)
        lines, taken = lines + full, taken + width - full * column
    return lines


@lru_cache(maxsize=4096)
def _em(character: str) -> float:
    """Return how wide a character is, by the size of its letters."""
    if category(character) in _MARKS:
        return 0.0
    font = _font()
    if not font.get_char_index(ord(character)):
        return _WIDE_EM if east_asian_width(character) in "WF" else _OTHER_EM
    from matplotlib.ft2font import LoadFlags

    glyph = font.load_char(ord(character), flags=LoadFlags.NO_SCALE)
    return float(glyph.horiAdvance) / font.units_per_EM * _ARIAL_TO_DEJAVU


@lru_cache(maxsize=1)
def _font() -> "FT2Font":
    import matplotlib as mpl
    from matplotlib.ft2font import FT2Font

    return FT2Font(f"{mpl.get_data_path()}/fonts/ttf/DejaVuSans.ttf")
