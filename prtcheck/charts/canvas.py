"""What a chart is drawn on: its size, its colours, and words that fit into it."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from prtcheck.core.text import cell_width, fit, printable

NO_DAYS = "Nothing to draw."
TOO_SMALL = "Too small to draw."

_BETWEEN = "   "

NARROWEST = 24
"""Cells a line needs before a chart says anything."""
ROOMY = 60
"""Cells a line needs before figures and labels are written out."""

BLUE = 32
"""A blue and an orange (256-colour palette) that colour-blind eyes tell apart, each with a
contrast of 3 or more on black and on white."""
ORANGE = 130
GREY = 244


@dataclass(frozen=True, slots=True)
class Canvas:
    """How much room a chart has, and what the terminal can show."""

    width: int
    """Cells of a line, at most."""
    height: int
    """Lines, at most; a chart takes fewer where fewer show its numbers more exactly."""
    colour: bool = True
    """Whether escape sequences for colour may be written."""
    ascii: bool = False
    """Whether nothing but ASCII can be shown."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands for one thing in a chart: a character, another in ASCII, and a colour."""

    unicode: str
    ascii: str
    colour: int | None = None
    """Of the 256-colour palette; None is the terminal's own."""

    def on(self, canvas: Canvas) -> str:
        """Return the character that the canvas can show."""
        return self.ascii if canvas.ascii else self.unicode


def paint(text: str, colour: int | None, canvas: Canvas) -> str:
    """Return the text in a colour, or as it is where colour is off or the terminal's own."""
    if not (text and canvas.colour and colour is not None):
        return text
    return f"\x1b[38;5;{colour}m{text}\x1b[0m"


def fit_to_canvas(text: str, cells: int, canvas: Canvas) -> str:
    """Return text of the diary, or a title, in at most so many cells (1 or more) of the canvas."""
    cut = fit(_as_ascii(printable(text)) if canvas.ascii else text, cells)
    return cut[:-1] + "." if canvas.ascii and not cut.isascii() else cut


def _as_ascii(text: str) -> str:
    bare = (c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return "".join(bare).encode("ascii", "replace").decode("ascii")


def heading_lines(title: str, legend: Sequence[tuple[Mark, str]], canvas: Canvas) -> list[str]:
    """Return the lines above a chart: its title, and what each mark stands for."""
    shown = fit_to_canvas(title, canvas.width, canvas)
    lines, used = [f"\x1b[1m{shown}\x1b[0m" if canvas.colour else shown], cell_width(shown)
    for mark, text in legend:
        drawn = mark.on(canvas)
        part, size = f"{paint(drawn, mark.colour, canvas)} {text}", len(f"{drawn} {text}")
        if used + len(_BETWEEN) + size > canvas.width:
            lines.append(part)
            used = size
        else:
            lines[-1] += _BETWEEN + part
            used += len(_BETWEEN) + size
    return lines
