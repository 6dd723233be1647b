"""Reading a CSV of check-ins: prtcheck's own, re-saved by a spreadsheet, or somebody else's."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from prtcheck.core.check_in import MOST_CAUSES, CheckIn, require_rating_name
from prtcheck.core.text import fold, shorten
from prtcheck.errors import ImportRefusedError, InvalidInputError
from prtcheck.formats.csv_cells import Row, check_in_from_row
from prtcheck.formats.csv_columns import (
    BYTE_ORDER_MARK,
    COLUMNS,
    EXCEPTION,
    PHASE,
    RATING_PREFIX,
)
from prtcheck.formats.csv_dates import to_iso_dates

_KNOWN = (*COLUMNS, PHASE, EXCEPTION)
_SEPARATORS = ",;\t"
_MOST_NAMED = 20

Rows = Iterator[tuple[int, list[str]]]
"""Rows that are not empty, each with its number in a spreadsheet."""


def read_rows(
    text: str, *, now: datetime, today: date, source: str | None = None
) -> list[CheckIn | None]:
    """Return what each row of a CSV holds; None is a day without an answer.

    Any of the columns may be there, in any order, beside `date`; separated by comma, semicolon
    or tab. An entry without its moment counts as entered `now`, and as asked elsewhere if `source`
    names where. Dates in another order are taken where the moments of entry tell it. The CSV does
    not carry who coded a cause, when, with which word list, whether it was carried over, nor the
    wordings and the source: a cause with a side comes back as coded by the person. So exactly those
    records round-trip whose causes are not coded, or coded by the person with nothing else kept. A
    cause named twice comes once; the phase is not read.

    Raises:
        ImportRefusedError: names the row, the column and the cause of the first bad cell.
    """
    usual = csv.field_size_limit()
    csv.field_size_limit(max(usual, len(text)))  # so that a long cell is named by its column
    try:
        rows = _rows(text.removeprefix(BYTE_ORDER_MARK))
        header = _header(*next(rows, (1, [])))
        read = [_row(number, header, cells) for number, cells in rows]
        return list(_check_ins(to_iso_dates(read, today), now, today, source))
    finally:
        csv.field_size_limit(usual)


def _check_ins(
    rows: Iterable[Row], now: datetime, today: date, source: str | None
) -> Iterator[CheckIn | None]:
    rows_by_day: dict[date, int] = {}
    for row in rows:
        check_in = check_in_from_row(row, now, today, source)
        if check_in is not None:
            former = rows_by_day.setdefault(check_in.day, row.number)
            if former != row.number:
                row.refuse("date", f"{check_in.day} stands in row {former} already")
        yield check_in


def find_own_columns(text: str) -> list[str]:
    """Return the columns of a table whose first row names only ours, with `date`; else none.

    One with `entered_at` is ours too, and may have a column that is to be refused.
    """
    text = text.removeprefix(BYTE_ORDER_MARK)
    skipped = _separator_line(text)
    table = text[skipped:]
    names = [name for name in _first_row(table, _separator(table)) if name]
    is_own = not _list_unknown(names) or "entered_at" in names
    return names if is_own and "date" in names else []


def _list_unknown(names: list[str]) -> list[str]:
    return [name for name in names if name not in _KNOWN and not name.startswith(RATING_PREFIX)]


def _separator_line(text: str) -> int:
    """Return the length of a first line such as sep=; that a spreadsheet writes."""
    found = re.match(r"sep=.\r?\n", text, re.IGNORECASE)
    return found.end() if found else 0


def _rows(text: str) -> Rows:
    skipped = _separator_line(text)
    table = text[skipped:]
    reader = csv.reader(io.StringIO(table, newline=""), delimiter=_separator(table), strict=True)
    before = int(skipped > 0)
    number = before
    try:
        for number, cells in enumerate(reader, start=before + 1):
            if any(cell.strip() for cell in cells):
                yield number, cells
    except csv.Error:
        raise ImportRefusedError(
            f"Row {number + 1}: its quotes don't match, or the file was cut off there. "
            "Nothing was imported."
        ) from None


def _separator(text: str) -> str:
    """Return the separator by which the header holds most of the known columns."""
    return max(_SEPARATORS, key=lambda separator: len({*_first_row(text, separator)} & {*COLUMNS}))


def _first_row(text: str, separator: str) -> list[str]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    return next((names for names in map(_column_names, rows) if any(names)), [])


def _column_names(cells: list[str]) -> list[str]:
    return [_column_name(cell.strip()) for cell in cells]


def _column_name(cell: str) -> str:
    """Return a column's name; what a rating is called keeps its spelling."""
    known = cell.casefold()
    if not known.startswith(RATING_PREFIX):
        return known
    return RATING_PREFIX + cell[len(RATING_PREFIX) :].strip()


def _header(number: int, cells: list[str]) -> list[str]:
    names = _column_names(cells)
    if "date" not in names:
        raise ImportRefusedError(
            f"Row {number}: there is no column named date. The first row must name the columns: "
            f"{', '.join(COLUMNS)}. Nothing was imported."
        )
    before: set[str] = set()
    for name in filter(None, names):
        if _fold_rating(name) in before:
            Row(number, {}).refuse(shorten(name, 40), "this column is there twice")
        before.add(_fold_rating(name))
        _require_rating(number, name)
    _require_known(number, _list_unknown(list(filter(None, names))))
    return names


def _fold_rating(name: str) -> str:
    """Return a column's name with the spellings of a rating folded together."""
    rating = name.removeprefix(RATING_PREFIX)
    return name if rating == name else RATING_PREFIX + fold(rating)


def _require_rating(number: int, name: str) -> None:
    if name.startswith(RATING_PREFIX):
        try:
            require_rating_name(name.removeprefix(RATING_PREFIX))
        except InvalidInputError as error:
            Row(number, {}).refuse(shorten(name, 40), str(error).removesuffix("."))


def _require_known(number: int, unknown: list[str]) -> None:
    """Refuse all columns at once that are not known."""
    named = ", ".join(shorten(name, 40) for name in unknown[:_MOST_NAMED])
    if len(unknown) == 1:
        Row(number, {}).refuse(named, _unknown(unknown[0]))
    elif unknown:
        Row(number, {}).refuse(named, "these columns are not known: rename or delete them")


def _unknown(name: str) -> str:
    if re.fullmatch(r"cause_[0-9]+(_side)?", name):
        return f"a day holds up to {MOST_CAUSES} causes"
    from difflib import get_close_matches

    close = get_close_matches(name, COLUMNS, n=1)
    hint = f"did you mean {close[0]}?" if close else f"known are {', '.join(COLUMNS)}"
    return f"this column is not known ({hint}): rename or delete it"


def _row(number: int, header: list[str], cells: list[str]) -> Row:
    """Return the row by columns; a spreadsheet may leave out empty cells at its end."""
    values = dict.fromkeys(_KNOWN, "")
    for place, cell in enumerate(cells):
        name = header[place] if place < len(header) else ""
        if name:
            values[name] = cell
        elif cell.strip():
            Row(number, {}).refuse(f"cell {place + 1}", "it stands under no column's name")
    return Row(number, values)
