"""Check-ins as CSV version 1: one row a logged day, for spreadsheets, R, pandas and people."""

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time

from prtcheck.core.check_in import MOST_CAUSES
from prtcheck.core.days import DAY_ENDS, days_late
from prtcheck.core.kept import Kept
from prtcheck.core.sharing import kept_without_notes

COLUMNS = (
    "date",
    "pain",
    "fear",
    "cause_1",
    "cause_1_side",
    "cause_2",
    "cause_2_side",
    "cause_3",
    "cause_3_side",
    "activities",
    "note",
    "entered_at",
    "days_late",
    "edited_at",
)
"""The header, in its order; a contract with users."""

_NOTHING = [""] * (len(COLUMNS) - 1)

BYTE_ORDER_MARK = "\ufeff"
"""In front of the header it tells Excel that the file is UTF-8."""

BETWEEN_ACTIVITIES = "; "

_FORMULA_LIKE = re.compile(r"'*[=+\-@\t\r]")
_BEGINNINGS = tuple("'=+-@\t\r")
"""What it begins with; looking for one is several times as fast as matching."""


class _Line:
    """What the csv module writes to: it hands each line back instead of keeping it."""

    def write(self, line: str, /) -> str:
        """Return the line."""
        return line


def write_csv(
    check_ins: Iterable[Kept],
    day_ends: time = DAY_ENDS,
    *,
    notes: bool = True,
    days: Iterable[date] = (),
) -> Iterator[str]:
    """Yield the lines of the CSV, header first, each with its CRLF.

    Without notes their column stays and is empty, and a day of nothing but a note has no row.
    Of `days`, oldest first, each that has no check-in gets a row with nothing but its date.
    """
    writer = csv.writer(_Line(), lineterminator="\r\n")
    yield writer.writerow(COLUMNS)
    told = check_ins if notes else kept_without_notes(check_ins)
    for row in _with_missing(told, days):
        yield writer.writerow([row, *_NOTHING] if isinstance(row, str) else _cells(row, day_ends))


def _with_missing(check_ins: Iterable[Kept], days: Iterable[date]) -> Iterator[Kept | str]:
    """Yield the check-ins and, at their places, the days that have none."""
    left = map(date.isoformat, days)
    day = next(left, None)
    for check_in in check_ins:
        while day is not None and day <= check_in.day:
            if day < check_in.day:
                yield day
            day = next(left, None)
        yield check_in
    if day is not None:
        yield from (day, *left)


def _cells(check_in: Kept, day_ends: time) -> list[str | int | None]:
    day, entered_at = date.fromisoformat(check_in.day), datetime.fromisoformat(check_in.entered_at)
    return [
        check_in.day,
        check_in.pain,
        check_in.fear,
        *_cause_cells(check_in.causes),
        guard_cell(BETWEEN_ACTIVITIES.join(check_in.activities)),
        guard_cell(check_in.note),
        check_in.entered_at,
        days_late(day, entered_at, day_ends),
        check_in.edited_at,
    ]


def _cause_cells(causes: Iterable[tuple[str, str | None]]) -> list[str]:
    cells = [cell for text, side in causes for cell in (guard_cell(text), side or "")]
    return cells + [""] * (2 * MOST_CAUSES - len(cells))


def guard_cell(text: str) -> str:
    """Return the text with one `'` in front if a spreadsheet might take it for a formula."""
    return f"'{text}" if text.startswith(_BEGINNINGS) and _FORMULA_LIKE.match(text) else text


def unguard_cell(cell: str) -> str:
    """Return the text that a cell was made of: the one `'` that guarded it is taken off."""
    return cell[1:] if cell.startswith("'") and _FORMULA_LIKE.match(cell) else cell
