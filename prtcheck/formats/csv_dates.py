"""The dates of prtcheck's own CSV as a spreadsheet saves them again: in its country's order."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from prtcheck.formats.csv_cells import Row
from prtcheck.formats.tables.column_dates import Span, find_orders, split_date

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def to_iso_dates(rows: Sequence[Row], today: date) -> Sequence[Row]:
    """Return rows with ISO dates where one order alone fits all of them and their moments of entry.

    Else, and without moments, the rows come back as they are.
    """
    texts = [row.cells["date"].strip() for row in rows]
    if all(_ISO.fullmatch(text) for text in texts):
        return rows
    cells = [cell for cell in map(split_date, texts) if cell is not None and not cell.rest]
    entered = [row.cells["entered_at"].strip() for row in rows]
    if len(cells) < len(rows) or not any(entered):
        return rows
    fitting = [span for span in find_orders(cells, today) if _fits(span, rows)]
    if len(fitting) != 1:
        return rows
    days = zip(rows, fitting[0].days, strict=True)
    return [replace(row, cells={**row.cells, "date": day.isoformat()}) for row, day in days]


def _fits(span: Span, rows: Sequence[Row]) -> bool:
    """Whether each day lies before its moment of entry by as many days as its row says."""
    return all(_is_late_as_said(day, row) for day, row in zip(span.days, rows, strict=True))


def _is_late_as_said(day: date, row: Row) -> bool:
    try:
        entered = datetime.fromisoformat(row.cells["entered_at"].strip()).date()
    except ValueError:
        return True
    late = row.cells["days_late"].strip()
    days = (entered - day).days
    return days - int(late) in (0, 1) if late.isdecimal() else days >= 0
