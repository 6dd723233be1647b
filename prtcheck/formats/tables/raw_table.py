"""Any file of rows as cells of text: CSV in any usual form, a JSON list, a sheet."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from prtcheck.errors import ImportRefusedError

MOST_COLUMNS = 1000
_MOST_CELLS = 20_000_000
"""A century of ten rows a day with fifty columns."""
_SEPARATORS = (",", ";", "\t", "|")
_LOOKED_AT_ROWS = 60
_DEEPEST = 8
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad\0"), None) | {
    ord(space): " " for space in "\u00a0\u202f\u2007\u2009"
}

Cells = tuple[int, list[str]]
"""A row that is not empty, with its number in a spreadsheet or its place in a list."""


class RawTable(NamedTuple):
    """The rows of a file before it is known which of them is the header."""

    rows: list[Cells]
    empty_rows: int = 0
    encoding: str = "utf-8"
    is_json: bool = False
    is_sheet: bool = False


def read_delimited(text: str, encoding: str = "utf-8", separator: str | None = None) -> RawTable:
    """Return the rows of a text whose cells are separated by a comma, semicolon, tab or bar.

    Raises:
        ImportRefusedError: the quotes do not match, or it has too many columns.
    """
    separator, skipped, text = _find_separator(text, separator)
    usual = csv.field_size_limit()
    csv.field_size_limit(max(usual, len(text)))
    try:
        return clean_rows(_parse(text, separator, skipped), encoding=encoding)
    finally:
        csv.field_size_limit(usual)


def _find_separator(text: str, separator: str | None) -> tuple[str, int, str]:
    """Return the separator, the lines before the table, and the table.

    A first line such as sep=; names it. Else it is the one by which most rows have the same number
    of cells.
    """
    first, _, after = text.partition("\n")
    if first.casefold().startswith("sep=") and len(first.strip()) == len("sep=;"):
        return separator or first[len("sep=")], 1, after
    return separator or max(_SEPARATORS, key=lambda one: _regularity(text, one)), 0, text


def _regularity(text: str, separator: str) -> int:
    lines = io.StringIO(text[:100_000], newline="")
    counts: list[int] = []
    try:
        for cells in csv.reader(lines, delimiter=separator, skipinitialspace=True):
            counts.append(len(cells))
            if len(counts) == _LOOKED_AT_ROWS:
                break
    except csv.Error:
        pass
    return max(((n - 1) * counts.count(n) for n in set(counts)), default=0)


def _parse(text: str, separator: str, skipped: int) -> Iterator[Cells]:
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=separator, strict=True, skipinitialspace=True)
    number = skipped
    try:
        for number, cells in enumerate(reader, start=1 + skipped):
            yield number, cells
    except csv.Error:
        raise ImportRefusedError(
            f"Row {number + 1}: its quotes don't match, or the file was cut off there. "
            "Nothing was imported."
        ) from None


def clean_rows(
    rows: Iterable[Cells], *, encoding: str = "utf-8", is_json: bool = False, is_sheet: bool = False
) -> RawTable:
    """Return rows without blanks around cells and without rows that are empty.

    Raises:
        ImportRefusedError: it has too many columns.
    """
    kept: list[Cells] = []
    empty = 0
    for number, cells in rows:
        if len(cells) > MOST_COLUMNS:
            raise ImportRefusedError(
                f"Row {number} has {len(cells):,} cells. A table can have up to {MOST_COLUMNS:,} "
                "columns. Nothing was imported."
            )
        cleaned = [_clean(cell) for cell in cells]
        if any(cleaned):
            kept.append((number, cleaned))
        else:
            empty += 1
    return RawTable(kept, empty, encoding, is_json, is_sheet)


def require_few_cells(rows: int, columns: int) -> None:
    """Refuse a table that would take more memory than any diary.

    Raises:
        ImportRefusedError: it has too many cells, empty ones too.
    """
    if rows * columns > _MOST_CELLS:
        raise ImportRefusedError(
            f"This table has {rows:,} rows and {columns:,} columns, too many to read. Split it. "
            "Nothing was imported."
        )


def _clean(cell: str) -> str:
    return (cell if cell.isascii() and "\0" not in cell else cell.translate(_INVISIBLE)).strip()


def parse_json(text: str) -> Any:  # noqa: ANN401 - whatever a JSON holds
    """Return what a JSON holds.

    Raises:
        ImportRefusedError: it is not well formed, or nested too deep.
    """
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise ImportRefusedError(
            "This JSON breaks off or is not well formed. Nothing was imported."
        ) from None


def read_records(whole: Any, path: str | None) -> RawTable:  # noqa: ANN401 - from parse_json
    """Return the objects of a JSON's list as rows; keys of inner objects are joined by dots.

    `path` is the way to the list, empty for the whole; without it, the longest list at the top.

    Raises:
        ImportRefusedError: there is no list of objects there, or it has too many keys.
    """
    records = [one for one in _find_list(whole, path) if isinstance(one, dict)]
    if not records:
        raise ImportRefusedError(
            "This JSON holds no list of entries where one was looked for. Nothing was imported."
        )
    require_few_cells(len(records), 1)
    flat = [dict(_flatten(record)) for record in records]
    header = list(dict.fromkeys(key for record in flat for key in record))
    require_few_cells(len(flat), min(len(header), MOST_COLUMNS))
    rows = ((n, [one.get(key, "") for key in header]) for n, one in enumerate(flat, start=1))
    return clean_rows([(0, header), *rows], is_json=True)


def _find_list(whole: Any, path: str | None) -> Sequence[Any]:  # noqa: ANN401 - as above
    for key in path.split(".") if path else ():
        whole = whole.get(key) if isinstance(whole, dict) else None
    if path is None and isinstance(whole, dict):
        lists = [value for value in whole.values() if isinstance(value, list)]
        whole = max(lists, key=len, default=None)
    return whole if isinstance(whole, list) else []


def _flatten(value: Any, path: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    """Yield each plain value of an object with the way to it; those of a list are joined."""
    if isinstance(value, dict) and depth < _DEEPEST:
        for key, inner in value.items():
            yield from _flatten(inner, f"{path}.{key}" if path else str(key), depth + 1)
    elif isinstance(value, list) and depth < _DEEPEST:
        joined: dict[str, list[str]] = {}
        for inner in value:
            for key, text in _flatten(inner, path, depth + 1):
                joined.setdefault(key, []).append(text)
        yield from ((key, "; ".join(filter(None, texts))) for key, texts in joined.items())
    else:
        yield path, _to_text(value)


def _to_text(value: Any) -> str:  # noqa: ANN401 - as above
    if value is None or isinstance(value, (dict, list)):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value if isinstance(value, str) else str(value)
