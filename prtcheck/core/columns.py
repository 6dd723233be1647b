"""Rows of texts as columns."""

from collections.abc import Container, Sequence

from prtcheck.core.text import cell_width


def align_columns(rows: Sequence[Sequence[str]], right: Container[int] = ()) -> list[str]:
    """Return rows as lines of columns; the columns named in `right` hold figures."""
    widths = [max(map(cell_width, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        gaps = [" " * (width - cell_width(cell)) for width, cell in zip(widths, row, strict=True)]
        cells = [
            gap + cell if place in right else cell + gap
            for place, (gap, cell) in enumerate(zip(gaps, row, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    return lines
