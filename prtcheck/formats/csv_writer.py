"""Check-ins as CSV version 1: one row a logged day, for spreadsheets, R, pandas and people."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, time
from functools import partial
from heapq import merge
from itertools import groupby

from prtcheck.core.check_in import MOST_CAUSES, Cause, CheckIn
from prtcheck.core.days import DAY_ENDS, days_late
from prtcheck.core.phase import Phase, find_phase
from prtcheck.core.text import fold
from prtcheck.formats.csv_columns import (
    BETWEEN_ACTIVITIES,
    COLUMNS,
    EXCEPTION,
    PHASE,
    RATING_PREFIX,
    guard_cell,
)

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
    phases: Sequence[Phase] = (),
) -> Iterator[str]:
    """Yield the lines of the CSV, header first, each with its CRLF.

    Without notes their column stays and is empty, exceptions have none, and a day of nothing but
    these has no row. Of `days`, oldest first, each that has no check-in gets a row with nothing but
    its date. Own ratings, `phases` and exceptions have columns only where there are any.
    """
    shared = list(check_ins) if notes else _without_notes(check_ins)
    further = dict(_further_columns(shared, phases))
    writer = csv.writer(_Line(), lineterminator="\r\n")
    yield writer.writerow([*COLUMNS, *further])
    for row in _with_missing(shared, days) if days else shared:
        yield writer.writerow(
            [row.isoformat(), *_NOTHING, *("" for _ in further)]
            if isinstance(row, date)
            else [*_cells(row, day_ends), *(cell(row) for cell in further.values())]
        )


def _without_notes(check_ins: Iterable[CheckIn]) -> list[CheckIn]:
    return list(filter(None, (check_in.without_note() for check_in in check_ins)))


def _further_columns(
    check_ins: Sequence[CheckIn], phases: Sequence[Phase]
) -> Iterator[tuple[str, Callable[[CheckIn], object]]]:
    """Yield the columns that not every export has, each with what its cells hold.

    An own rating is named as it was spelt last; they come by name.
    """
    names = {fold(rating.name): rating.name for c in check_ins for rating in c.ratings}
    for key, name in sorted(names.items()):
        yield f"{RATING_PREFIX}{name}", partial(_rating_cell, key)
    if any(find_phase(phases, check_in.day) for check_in in check_ins):
        yield PHASE, partial(_phase_cell, phases)
    if any(check_in.exception for check_in in check_ins):
        yield EXCEPTION, lambda check_in: guard_cell(check_in.exception)


def _rating_cell(key: str, check_in: CheckIn) -> int | None:
    return next((r.value for r in check_in.ratings if fold(r.name) == key), None)


def _phase_cell(phases: Sequence[Phase], check_in: CheckIn) -> str:
    phase = find_phase(phases, check_in.day)
    return guard_cell(phase.name) if phase else ""


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
