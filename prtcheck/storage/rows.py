"""Rows of the diary's tables as records, whichever library fetched them."""

import zlib
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Protocol

from prtcheck.core.checkin import Cause, CheckIn, CodedBy, Side


class Row(Protocol):
    """A row whose columns can be asked by name."""

    def __getitem__(self, column: str, /) -> Any:  # noqa: ANN401 - a column's type is its table's
        """Return a column's value."""


class DamagedRowError(Exception):
    """A row does not hold what was written."""


CHECK_IN_COLUMNS = ("day", "pain", "fear", "note", "wording", "entered_at", "edited_at")
CAUSE_COLUMNS = (
    *("rank", "text", "side", "coded_by", "coded_at", "list_version"),
    "carried_over",
)


def checksum(*values: object) -> int:
    """Return the CRC-32 of texts, numbers and None, the same on every machine."""
    return zlib.crc32(ascii(values).encode())


def day_checksum(row: Row, causes: Sequence[Row], activities: Sequence[Row]) -> int:
    """Return the checksum of all that is kept of one day; SQLite itself keeps none."""
    return checksum(
        *(row[column] for column in CHECK_IN_COLUMNS),
        *(cause[column] for cause in causes for column in CAUSE_COLUMNS),
        *(activity["name"] for activity in activities),
    )


def check_in_from_rows(row: Row, causes: Sequence[Row], activities: Sequence[Row]) -> CheckIn:
    """Build one day's record from its row and its children, which come in their order.

    Raises:
        DamagedRowError: they are not what was written.
    """
    if row["checksum"] != day_checksum(row, causes, activities):
        raise DamagedRowError
    return CheckIn(
        day=date.fromisoformat(row["day"]),
        pain=row["pain"],
        fear=row["fear"],
        causes=tuple(cause_from_row(cause) for cause in causes),
        activities=tuple(activity["name"] for activity in activities),
        note=row["note"],
        wording=row["wording"],
        entered_at=datetime.fromisoformat(row["entered_at"]),
        edited_at=_moment(row["edited_at"]),
    )


def cause_from_row(row: Row) -> Cause:
    """Build one cause from its row."""
    return Cause(
        text=row["text"],
        side=None if row["side"] is None else Side(row["side"]),
        coded_by=None if row["coded_by"] is None else CodedBy(row["coded_by"]),
        coded_at=_moment(row["coded_at"]),
        list_version=row["list_version"],
        carried_over=bool(row["carried_over"]),
    )


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
