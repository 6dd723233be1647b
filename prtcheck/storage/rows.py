"""Rows of the diary's tables as records, whichever library fetched them."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Protocol

from prtcheck.core.checkin import Cause, CheckIn, CodedBy, Side


class Row(Protocol):
    """A row whose columns can be asked by name."""

    def __getitem__(self, column: str, /) -> Any:  # noqa: ANN401 - a column's type is its table's
        """Return a column's value."""


def check_in_from_rows(row: Row, causes: Iterable[Row], activities: Iterable[Row]) -> CheckIn:
    """Build one day's record from its row and its children, which come in their order."""
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
