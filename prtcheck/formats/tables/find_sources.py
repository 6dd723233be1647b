"""What a mapping leaves to be found in a table's cells: separators, and columns of numbers."""

from collections.abc import Iterator
from fnmatch import fnmatch

from prtcheck.formats.tables.column_names import Scale
from prtcheck.formats.tables.mapping import Source, TableMapping
from prtcheck.formats.tables.row_source import RowSource
from prtcheck.formats.tables.table import Table

_SPLITS = ("|||", "|", ";", ",")


def find_rest(table: Table, mapping: TableMapping, scale: Scale) -> Iterator[RowSource]:
    """Yield the columns that are not named and hold nothing but whole numbers of a scale."""
    named = {table.place(name) for name in (*mapping.columns, *mapping.header)}
    without = mapping.rest_without
    named |= {
        place
        for place, name in enumerate(table.header)
        if any(fnmatch(name.casefold(), pattern.casefold()) for pattern in without)
    }
    fitting = {str(number) for number in range(scale[0], scale[1] + 1)}
    for place, name in enumerate(table.header):
        cells = {cells[place] for _, cells in table.rows} - {""}
        if place not in named and name and cells and cells <= fitting:
            source = RowSource.of(table, Source(column=name, scale=scale))
            if source is not None:
                yield source


def find_split(table: Table, one: RowSource, *, at_commas: bool) -> str:
    """Return what stands between several in a column; nothing where none is found."""
    if one.source.split is not None:
        return one.source.split
    texts = [one.text(cells) for _, cells in table.rows]
    marks = _SPLITS if at_commas else _SPLITS[:-1]
    return next((mark for mark in marks if any(mark in text for text in texts)), "")


def count_unsplit(table: Table, one: RowSource, mark: str) -> int:
    """Return how many cells seem to hold several, but not with what stands between them."""
    others = [other for other in _SPLITS if other not in (mark, *mark)]
    texts = [one.text(cells) for _, cells in table.rows]
    return sum(
        mark not in text and any(other in text for other in others) for text in texts if mark
    )
