"""Rows of texts as columns."""

from collections.abc import Iterable, Sequence

from prtcheck.core.text import cell_width

_BETWEEN = "  "


def align_columns(rows: Sequence[Sequence[str]], right: Iterable[int] = ()) -> list[str]:
    """Return rows as lines of columns; the columns named in `right` hold figures."""
    widths = [max(map(cell_width, column)) for column in zip(*rows, strict=True)]
    to_the_right = set(right)
    return [
        _BETWEEN.join(
            _pad(cell, widths[place], before=place in to_the_right)
            for place, cell in enumerate(row)
        ).rstrip()
        for row in rows
    ]


def _pad(cell: str, width: int, *, before: bool) -> str:
    blanks = " " * (width - cell_width(cell))
    return blanks + cell if before else cell + blanks
