"""A table with its header found: a shipped mapping's, one's own, or one of common names."""

from collections.abc import Iterable
from typing import NamedTuple, NoReturn

from prtcheck.core.text import shorten
from prtcheck.errors import ImportRefusedError
from prtcheck.formats.tables.column_names import (
    find_column,
    fold_name,
    is_called,
    scale_in_name,
)
from prtcheck.formats.tables.mapping import FIELDS, RATINGS, Source, TableMapping
from prtcheck.formats.tables.mapping_file import shipped_mappings
from prtcheck.formats.tables.raw_table import Cells, RawTable, require_few_cells

_HEADER_WITHIN = 50
_MOST_NAMED = 30
_LONGEST_NAME = 40


class Table(NamedTuple):
    """The columns and rows of a file."""

    header: tuple[str, ...]
    rows: list[Cells]
    raw: RawTable
    rows_above: int = 0
    totals: int = 0
    """Rows at the end that are sums or averages, and are left out."""

    def place(self, column: str) -> int | None:
        """Return where a column stands; its exact name comes before one that is like it."""
        if column in self.header:
            return self.header.index(column)
        folded = fold_name(column)
        alike = (n for n, name in enumerate(self.header) if name and fold_name(name) == folded)
        return next(alike, None)

    def cells(self, column: str) -> list[str]:
        """Return the cells of a column, row by row."""
        place = self.place(column)
        return [] if place is None else [row[place] for _, row in self.rows]

    def names(self) -> str:
        """Return the names of its columns for a sentence."""
        named = [shorten(name, _LONGEST_NAME) for name in self.header if name]
        more = f" and {len(named) - _MOST_NAMED} more" if len(named) > _MOST_NAMED else ""
        return ", ".join(named[:_MOST_NAMED]) + more


class OpenedTable(NamedTuple):
    """A table with what is known of its meaning."""

    table: Table
    mapping: TableMapping
    recognised: bool = False
    """Whether a shipped mapping was found by the header."""


def open_table(raw: RawTable, mapping: TableMapping | None, name: str) -> OpenedTable:
    """Find the header of a table, and its mapping where none is given.

    `name` is what the table is called where no mapping names it.

    Raises:
        ImportRefusedError: there is no header, or not the one that the mapping needs.
    """
    if mapping is not None:
        place = _find_header(raw, mapping)
        if place is None:
            _refuse_header(raw, mapping)
        return OpenedTable(_table(raw, place), mapping)
    for shipped in sorted(shipped_mappings().values(), key=lambda one: -len(one.needed)):
        place = _find_header(raw, shipped)
        if place is not None:
            return OpenedTable(_table(raw, place), shipped, recognised=True)
    table = _table(raw, _guess_header(raw))
    return OpenedTable(table, guess_mapping(table.header, name))


def _find_header(raw: RawTable, mapping: TableMapping) -> int | None:
    """Return the first row that has all the columns which a mapping needs."""
    needed = {fold_name(name) for name in mapping.needed}
    if mapping.date is None and not needed:
        return _guess_header(raw)
    for place, (_, cells) in enumerate(raw.rows[:_HEADER_WITHIN]):
        names = {fold_name(cell) for cell in cells if cell}
        if needed <= names and (not mapping.only or names == needed):
            return place
    return None


def _guess_header(raw: RawTable) -> int:
    """Return the first row with a column of dates by its name, else with two names."""
    rows = [cells for _, cells in raw.rows[:_HEADER_WITHIN]]
    several = [n for n, cells in enumerate(rows) if len(list(filter(None, cells))) > 1]
    dated = (n for n in several if find_column("date", filter(None, rows[n])) is not None)
    place = next(dated, next(iter(several), None))
    if place is None:
        raise ImportRefusedError(
            "There is no column named date, and no row that names several columns: this is no "
            "table. Nothing was imported."
        )
    return place


def _refuse_header(raw: RawTable, mapping: TableMapping) -> NoReturn:
    table = _table(raw, _guess_header(raw))
    lacking = [name for name in mapping.needed if table.place(name) is None]
    raise ImportRefusedError(
        f"The mapping {mapping.name} needs columns that this file doesn't have: "
        f"{', '.join(lacking) or 'no others'}. It has: {table.names()}. Nothing was imported."
    )


def _table(raw: RawTable, place: int) -> Table:
    _, header = raw.rows[place]
    width = len(header)
    require_few_cells(len(raw.rows) - place, width)
    rows = [(n, _pad(n, cells, width)) for n, cells in raw.rows[place + 1 :]]
    end = len(rows)
    while end and is_called("total", next(filter(None, rows[end - 1][1]))):
        end -= 1
    return Table(tuple(_distinct(header)), rows[:end], raw, place, len(rows) - end)


def _pad(number: int, cells: list[str], width: int) -> list[str]:
    """Return a row as long as the header.

    Raises:
        ImportRefusedError: it holds more than the header names.
    """
    if any(cells[width:]):
        raise ImportRefusedError(
            f"Row {number} has more cells than the header names: a comma inside a text "
            "may lack its quotes. Nothing was imported."
        )
    return cells if len(cells) == width else [*cells, *[""] * (width - len(cells))][:width]


def _distinct(header: Iterable[str]) -> Iterable[str]:
    """Yield names, a repeated one with its number."""
    seen: dict[str, int] = {}
    for name in header:
        seen[name] = seen.get(name, 0) + 1
        yield name if not name or seen[name] == 1 else f"{name} ({seen[name]})"


def guess_mapping(header: tuple[str, ...], name: str) -> TableMapping:
    """Return the mapping of a table by the usual names of its columns."""
    columns = {field: find_column(field, filter(None, header)) for field in FIELDS}
    return TableMapping(
        name=name,
        date=find_column("date", filter(None, header)),
        time=find_column("time", filter(None, header)),
        fields={
            field: (Source(column=column, scale=_scale_of(field, column)),)
            for field, column in columns.items()
            if column is not None
        },
    )


def _scale_of(field: str, column: str) -> tuple[int, int] | None:
    return scale_in_name(column) if field in RATINGS else None
