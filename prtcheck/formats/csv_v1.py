"""Check-ins as CSV version 1: one row a logged day, for spreadsheets, R, pandas and people."""

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import datetime, time

from prtcheck.core.checkin import MOST_CAUSES, Cause, CheckIn
from prtcheck.core.days import DAY_ENDS, days_late

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

BETWEEN_ACTIVITIES = "; "

_FORMULA_LIKE = re.compile(r"'*[=+\-@\t\r]")


class _Line:
    """What the csv module writes to: it hands each line back instead of keeping it."""

    def write(self, line: str, /) -> str:
        """Return the line."""
        return line


def write(
    check_ins: Iterable[CheckIn], day_ends: time = DAY_ENDS, *, notes: bool = True
) -> Iterator[str]:
    """Yield the lines of the CSV, header first, each with its CRLF.

    Without notes their column stays and is empty.
    """
    writer = csv.writer(_Line(), lineterminator="\r\n")
    yield writer.writerow(COLUMNS)
    for check_in in check_ins:
        yield writer.writerow(_cells(check_in, day_ends, notes=notes))


def _cells(check_in: CheckIn, day_ends: time, *, notes: bool) -> list[str | int | None]:
    return [
        check_in.day.isoformat(),
        check_in.pain,
        check_in.fear,
        *_cause_cells(check_in.causes),
        guarded(BETWEEN_ACTIVITIES.join(check_in.activities)),
        guarded(check_in.note) if notes else "",
        check_in.entered_at.isoformat(),
        days_late(check_in.day, check_in.entered_at, day_ends),
        _isoformat(check_in.edited_at),
    ]


def _cause_cells(causes: tuple[Cause, ...]) -> Iterator[str]:
    for cause in causes:
        yield guarded(cause.text)
        yield cause.side or ""
    for _ in range(MOST_CAUSES - len(causes)):
        yield from ("", "")


def _isoformat(moment: datetime | None) -> str:
    return "" if moment is None else moment.isoformat()


def guarded(text: str) -> str:
    """Return the text with one `'` in front if a spreadsheet might take it for a formula."""
    return f"'{text}" if _FORMULA_LIKE.match(text) else text


def unguarded(cell: str) -> str:
    """Return the text that a cell was made of: the one `'` that guarded it is taken off."""
    return cell[1:] if cell.startswith("'") and _FORMULA_LIKE.match(cell) else cell
