"""Rows of the diary's tables as records, whichever library fetched them.

A row is a plain sequence of the columns named here, in their order: by name, a diary of many years
takes twice as long to read.
"""

import zlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import chain
from typing import Any

from prtcheck.core.check_in import Cause, CheckIn, CodedBy, Side
from prtcheck.storage.sqlite_errors import DamagedRowError

Row = Sequence[Any]

CHECK_IN_COLUMNS = (
    *("day", "pain", "fear", "note", "wording", "entered_at", "edited_at", "changed_at"),
    "checksum",
)
CAUSE_COLUMNS = (
    *("rank", "text", "side", "coded_by", "coded_at", "list_version"),
    "carried_over",
)
ACTIVITY_COLUMNS = ("name",)

_SIDES: dict[str | None, Side | None] = {None: None, **{side.value: side for side in Side}}
_CODERS: dict[str | None, CodedBy | None] = {None: None, **{by.value: by for by in CodedBy}}


def checksum(*values: object) -> int:
    """Return the CRC-32 of texts, numbers and None, the same on every machine."""
    return _checksum(values)


def _checksum(values: tuple[object, ...]) -> int:
    return zlib.crc32(ascii(values).encode())


def day_checksum(answers: Row, causes: Iterable[Row], names: Iterable[str]) -> int:
    """Return the checksum of all that is kept of one day; SQLite itself keeps none."""
    return _checksum((*answers, *chain.from_iterable(causes), *names))


def check_in_from_rows(row: Row, causes: Sequence[Row], activities: Sequence[Row]) -> CheckIn:
    """Build one day's record from its row and its children, which come in their order.

    Raises:
        DamagedRowError: they are not what was written.
    """
    names = tuple(chain.from_iterable(activities))
    if row[-1] != day_checksum(row[:-1], causes, names):
        raise DamagedRowError
    return unchecked_check_in(row, causes, names)


def unchecked_check_in(row: Row, causes: Sequence[Row], names: Iterable[str]) -> CheckIn:
    """Build one day's record from rows that need not be what was written.

    Raises:
        InvalidInputError, ValueError, TypeError or KeyError: they are no check-in.
    """
    day, pain, fear, note, wording, entered_at, edited_at, changed_at, _ = row
    return CheckIn(
        day=date.fromisoformat(day),
        pain=pain,
        fear=fear,
        causes=tuple(map(cause_from_row, causes)),
        activities=tuple(names),
        note=note,
        wording=wording,
        entered_at=datetime.fromisoformat(entered_at),
        edited_at=_moment(edited_at),
        stamp=None if changed_at == (edited_at or entered_at) else _moment(changed_at),
    )


def cause_from_row(row: Row) -> Cause:
    """Build one cause from its row."""
    _, text, side, coded_by, coded_at, list_version, carried_over = row
    coder, at = _CODERS[coded_by], _moment(coded_at)
    return Cause(text, _SIDES[side], coder, at, list_version, bool(carried_over))


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
