"""How many lines a text takes in print, before any browser has set it.

Measured in the widths of DejaVu Sans, which comes with matplotlib, taken down to those of Arial and
its likes; letters that it lacks count as wide as the widest. A guess: the page itself makes up for
what it is off.
"""

from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import category

from prtcheck.formats.report.paper import MM_PER_POINT

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font

_ARIAL_TO_DEJAVU = 0.9
_UNKNOWN_EM = 1.3
_MARKS = {"Mn", "Me", "Cf"}
_LEFT_BY_WORDS = 0.93
"""What words that go to the next line whole leave of a line."""


def count_lines(text: str, millimetres: float, points: float) -> int:
    """Return how many lines a text takes in a column so wide, in letters so large; at least 1."""
    width = sum(map(_em, text)) * points * MM_PER_POINT
    usable = millimetres * (_LEFT_BY_WORDS if " " in text else 1)
    return max(1, -int(-width // usable))


@lru_cache(maxsize=4096)
def _em(character: str) -> float:
    """Return how wide a character is, by the size of its letters."""
    if category(character) in _MARKS:
        return 0.0
    font = _font()
    if not font.get_char_index(ord(character)):
        return _UNKNOWN_EM
    from matplotlib.ft2font import LoadFlags

    glyph = font.load_char(ord(character), flags=LoadFlags.NO_SCALE)
    return float(glyph.horiAdvance) / font.units_per_EM * _ARIAL_TO_DEJAVU


@lru_cache(maxsize=1)
def _font() -> "FT2Font":
    import matplotlib as mpl
    from matplotlib.ft2font import FT2Font

    return FT2Font(f"{mpl.get_data_path()}/fonts/ttf/DejaVuSans.ttf")
