"""Texts set in columns and in lines, by the cells that a terminal gives each character."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from prtcheck.core.text import printable, shorten

_BETWEEN = "  "
_NO_CELL = {"Mn", "Me", "Cf"}


def cell_width(text: str) -> int:
    """Return how many cells of a terminal a printable text takes."""
    if text.isascii():
        return len(text)
    return sum(_cells_of(character) for character in text)


def _cells_of(character: str) -> int:
    if unicodedata.category(character) in _NO_CELL:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def fit_cells(text: str, room: int) -> str:
    """Return the printable text in at most so many cells, with … where something is left out."""
    shown = printable(text)
    longest = min(len(shown), room)
    cut = shorten(shown, longest) if len(shown) > room else shown
    while cell_width(cut) > room:
        longest -= 1
        cut = shorten(shown, longest)
    return cut


def wrap_cells(line: str, room: int, hang: int) -> list[str]:
    """Return a line as lines of at most so many cells, cut between words.

    All but the first begin with `hang` blanks. A longer word, such as a path, is left whole.
    """
    lines = [""]
    for word in re.findall(" *[^ ]+", line):
        if lines[-1].strip() and cell_width(lines[-1] + word) > room:
            lines.append(" " * hang + word.lstrip())
        else:
            lines[-1] += word
    return lines


def align_columns(rows: Sequence[Sequence[str]], right: Iterable[int] = ()) -> list[str]:
    """Return rows as lines of columns; the columns named in `right` hold figures."""
    widths = [max(map(cell_width, column)) for column in zip(*rows, strict=True)]
    to_the_right = set(right)
    return [
        _BETWEEN.join(
            _padded(cell, widths[place], before=place in to_the_right)
            for place, cell in enumerate(row)
        ).rstrip()
        for row in rows
    ]


def _padded(cell: str, width: int, *, before: bool) -> str:
    blanks = " " * (width - cell_width(cell))
    return blanks + cell if before else cell + blanks
