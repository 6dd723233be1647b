"""Check-ins as CSV version 1: one row a logged day, for spreadsheets, R, pandas and people."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date, time
from heapq import merge
from itertools import groupby

from prtcheck.core.check_in import MOST_CAUSES, Cause, CheckIn
from prtcheck.core.days import DAY_ENDS, days_late
from prtcheck.formats.csv_columns import BETWEEN_ACTIVITIES, COLUMNS, guard_cell

_NOTHING = [""] * (len(COLUMNS) - 1)


class _Line:
    """What the csv module writes to: it hands each line back instead of keeping it."""

    def write(self, line: str, /) -> str:
        """Return the line."""
        return line


def write_csv(
    check_ins: Iterable[CheckIn],
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
    shared = check_ins if notes else filter(None, (c.without_note() for c in check_ins))
    for row in _with_missing(shared, days) if days else shared:
        yield writer.writerow(
            [row.isoformat(), *_NOTHING] if isinstance(row, date) else _cells(row, day_ends)
        )


def _with_missing(check_ins: Iterable[CheckIn], days: Iterable[date]) -> Iterator[CheckIn | date]:
    """Yield the check-ins and, at their places, the days that have none."""
    in_order: Iterable[CheckIn | date] = merge(
        check_ins, days, key=_day_of
    )  # of the same day, the check-in comes first
    return (next(rows) for _, rows in groupby(in_order, key=_day_of))


def _day_of(row: CheckIn | date) -> date:
    return row if isinstance(row, date) else row.day


def _cells(check_in: CheckIn, day_ends: time) -> list[str | int | None]:
    edited_at = check_in.edited_at
    return [
        check_in.day.isoformat(),
        check_in.pain,
        check_in.fear,
        *_cause_cells(check_in.causes),
        guard_cell(BETWEEN_ACTIVITIES.join(check_in.activities)),
        guard_cell(check_in.note),
        check_in.entered_at.isoformat(),
        days_late(check_in.day, check_in.entered_at, day_ends),
        None if edited_at is None else edited_at.isoformat(),
    ]


def _cause_cells(causes: Iterable[Cause]) -> list[str]:
    cells = [cell for cause in causes for cell in (guard_cell(cause.text), cause.side or "")]
    return cells + [""] * (2 * MOST_CAUSES - len(cells))
