"""The diary day of a row, and the moment that stands in it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from prtcheck.core.days import diary_day
from prtcheck.formats.tables.column_dates import Order, from_epoch, parse_clock, split_date, to_date
from prtcheck.formats.tables.refuse_cell import quote_cell, refuse_cell


@dataclass(slots=True)
class RowDays:
    """Finds the day of each row of a table, and counts what was met."""

    column: str
    """The column of the date, to name it."""
    place_of_time: int | None
    order: Order
    now: datetime
    day_ends: time
    moved: int = 0
    """Rows from before the day ends, which belong to the evening before."""
    without_zone: int = 0
    """Times without an offset from UTC."""

    def find_day(self, number: int, cells: list[str], text: str) -> tuple[date, datetime | None]:
        """Return a row's diary day, and the moment that stands in it."""
        cell = split_date(text)
        day = None if cell is None else to_date(cell, self.order)
        if cell is None or day is None:
            refuse_cell(number, self.column, f"{quote_cell(text)} isn't a date")
        if self.order is Order.EPOCH:
            moment: datetime | None = from_epoch(cell.numbers[0])
        else:
            moment = self._moment(number, cells, day, cell.rest)
        if moment is not None:
            belongs = diary_day(moment, self.day_ends)
            self.moved += belongs != moment.date()
            day = belongs
        if day > self.now.date():
            refuse_cell(number, self.column, f"{day} is in the future")
        return day, moment

    def _moment(self, number: int, cells: list[str], day: date, rest: str) -> datetime | None:
        clock = parse_clock(rest) if rest else None
        if rest and clock is None:
            refuse_cell(number, self.column, f"{quote_cell(rest)} isn't a time")
        place = self.place_of_time
        if (clock is None or rest == "00:00:00") and place is not None and cells[place]:
            clock = parse_clock(cells[place]) or clock
        if clock is None:
            return None
        if clock.zone is None:
            self.without_zone += 1
            return datetime.combine(day, clock.time).astimezone()
        moment = datetime.combine(day, clock.time, clock.zone)
        return moment.astimezone() if clock.zone.utcoffset(None) == timedelta() else moment
