"""Rows of the diary's tables as records, whichever library fetched them.

A row is a plain sequence of the columns named here, in their order: by name, a diary of many years
takes twice as long to read.
"""

import zlib
from collections.abc import Sequence
from datetime import date, datetime
from itertools import chain, starmap
from typing import Any, NamedTuple

from prtcheck.core.check_in import Cause, CheckIn, CodedBy, OwnRating, Side
from prtcheck.storage.sqlite_errors import DamagedRowError

Row = Sequence[Any]

CHECK_IN_COLUMNS = (
    *("day", "pain", "fear", "note", "wording", "entered_at", "edited_at", "changed_at"),
    *("exception", "source"),
    "checksum",
)
CAUSE_COLUMNS = (
    *("rank", "text", "side", "coded_by", "coded_at", "list_version"),
    "carried_over",
)
ACTIVITY_COLUMNS = ("name",)
RATING_COLUMNS = ("name", "value", "wording")

_EXCEPTION, _SOURCE = -3, -2
"""The places of these columns; both are empty on most days."""

_SIDES: dict[str | None, Side | None] = {None: None, **{side.value: side for side in Side}}
_CODERS: dict[str | None, CodedBy | None] = {None: None, **{by.value: by for by in CodedBy}}


def checksum(*values: object) -> int:
    """Return the CRC-32 of texts, numbers and None, the same on every machine."""
    return zlib.crc32(ascii(values).encode())


class DayRows(NamedTuple):
    """A check-in's row and the rows that hang on it, in their order."""

    check_in: Row
    causes: Sequence[Row]
    activities: Sequence[Row]
    ratings: Sequence[Row]


def day_checksum(rows: DayRows) -> int:
    """Return the checksum of all that is kept of one day; SQLite itself keeps none.

    What not every day has is in it only where there is some: days of before it need no new one.
    """
    row, causes, activities, ratings = rows
    children = chain.from_iterable((*causes, *activities, *ratings))
    if ratings or row[_EXCEPTION] != "" or row[_SOURCE] is not None:
        return checksum(*row[:_EXCEPTION], *children, row[_EXCEPTION], row[_SOURCE])
    return checksum(*row[:_EXCEPTION], *children)


def check_in_from_rows(rows: DayRows) -> CheckIn:
    """Build one day's record from its rows.

    Raises:
        DamagedRowError: they are not what was written.
    """
    if rows.check_in[-1] != day_checksum(rows):
        raise DamagedRowError
    return unchecked_check_in(rows)


def unchecked_check_in(rows: DayRows) -> CheckIn:
    """Build one day's record from rows that need not be what was written.

    Raises:
        InvalidInputError, ValueError, TypeError or KeyError: they are no check-in.
    """
    row, causes, activities, ratings = rows
    day, pain, fear, note, wording, entered_at, edited_at, changed_at, exception, source, _ = row
    return CheckIn(
        day=date.fromisoformat(day),
        pain=pain,
        fear=fear,
        causes=tuple(map(cause_from_row, causes)),
        activities=tuple(chain.from_iterable(activities)),
        note=note,
        ratings=tuple(starmap(OwnRating, ratings)) if ratings else (),
        exception=exception,
        wording=wording,
        entered_at=datetime.fromisoformat(entered_at),
        edited_at=_moment(edited_at),
        source=source,
        stamp=None if changed_at == (edited_at or entered_at) else _moment(changed_at),
    )


def cause_from_row(row: Row) -> Cause:
    """Build one cause from its row."""
    _, text, side, coded_by, coded_at, list_version, carried_over = row
    at = None if coded_at is None else datetime.fromisoformat(coded_at)
    return Cause(text, _SIDES[side], _CODERS[coded_by], at, list_version, bool(carried_over))


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
