"""What was read from another program's table, and what was met on the way."""

from dataclasses import dataclass
from datetime import date

from prtcheck.core.check_in import CheckIn
from prtcheck.formats.tables.column_dates import Order
from prtcheck.formats.tables.column_names import Scale
from prtcheck.formats.tables.day_rows import DayRows
from prtcheck.formats.tables.mapping import TableMapping
from prtcheck.formats.tables.table import Table

PAIN_SCALES: tuple[Scale, ...] = ((0, 10), (1, 10), (0, 100))
"""Scales whose values become a rating; 0-100 is divided by ten."""


@dataclass(slots=True)
class Counts:
    """What was met on the way through a table."""

    rows: int = 0
    without_answer: int = 0
    moved: int = 0
    """Rows from before the day ends, which belong to the evening before."""
    without_zone: int = 0
    several: int = 0
    """Days with several ratings of one kind."""
    single: int = 0
    """Days whose rating is that of one time of day."""
    rounded: int = 0
    """Values that were no whole number."""
    elsewhere: int = 0
    """Values on other scales."""
    nothing: int = 0
    """Cells of own words that hold only a word for nothing."""
    unsplit: int = 0
    """Cells that seem to hold several, but not with what stands between them elsewhere."""


@dataclass(frozen=True, slots=True)
class TableReading:
    """The days of a table, and how it was understood."""

    table: Table
    mapping: TableMapping
    order: Order
    check_ins: list[CheckIn]
    days: dict[date, DayRows]
    counts: Counts
    without_moment: set[date]
    """Days whose moment of entry is not known."""
    not_used: list[str]
    """Columns that are left out."""

    @property
    def has_times(self) -> bool:
        """Whether any row has a time of day."""
        return any(rows.moments for rows in self.days.values())
