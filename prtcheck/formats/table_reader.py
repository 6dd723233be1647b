"""Reading any table by its mapping: rows become days, and what was done on the way is counted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from fnmatch import fnmatch
from fractions import Fraction
from html import unescape
from typing import NoReturn

from prtcheck.core.check_in import CheckIn
from prtcheck.core.days import diary_day
from prtcheck.errors import ImportRefusedError
from prtcheck.formats.column_dates import Order, from_epoch, parse_clock, split_date, to_date
from prtcheck.formats.column_names import Scale
from prtcheck.formats.day_rows import DayRows, Value, last_moment_of
from prtcheck.formats.mapping import FIELDS, RATINGS, Entered, Source, TableMapping
from prtcheck.formats.row_source import RowSource, is_nothing, parse_number
from prtcheck.formats.table import Table

PAIN_SCALES: tuple[Scale, ...] = ((0, 10), (1, 10), (0, 100))
"""Scales whose values become a rating; 0-100 is divided by ten."""
_SPLITS = ("|||", "|", ";", ",")
_QUOTABLE = re.compile(r"[0-9.,:/+TZ -]{1,40}")
_TAG = re.compile(r"</?[a-z][^<>]{0,200}>", re.IGNORECASE)
_LINE_END = re.compile(r"<(?:br|/p|/div|/li)\s*/?>", re.IGNORECASE)


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


def read_table(
    table: Table, mapping: TableMapping, order: Order, *, now: datetime, day_ends: time
) -> TableReading:
    """Return the days of a table whose mapping leaves nothing open.

    Raises:
        ImportRefusedError: a cell cannot be taken; names its row and column.
    """
    reader = _Reader(table, mapping, order, now, day_ends)
    days = reader.read()
    check_ins = list(reader.check_ins(days))
    return TableReading(
        table,
        mapping,
        order,
        check_ins,
        days,
        reader.counts,
        reader.without_moment,
        reader.not_used(),
    )


@dataclass(slots=True)
class _Reader:
    table: Table
    mapping: TableMapping
    order: Order
    now: datetime
    day_ends: time
    counts: Counts = field(default_factory=Counts)
    sources: dict[str, list[RowSource]] = field(default_factory=dict)
    splits: dict[str, str] = field(default_factory=dict)
    rest: list[RowSource] = field(default_factory=list)
    without_moment: set[date] = field(default_factory=set)

    def __post_init__(self) -> None:
        for name in FIELDS:
            given = [s for s in self.mapping.fields.get(name, ()) if not s.needs_choice]
            found = [RowSource.of(self.table, source) for source in given]
            self.sources[name] = [one for one in found if one is not None]
        if self.mapping.rest is not None:
            self.rest = list(self._find_rest(self.mapping.rest))
        for name in ("cause", "activities"):
            for one in self.sources[name]:
                self.splits[one.source.column] = self._find_split(name, one)

    def _find_rest(self, scale: Scale) -> Iterator[RowSource]:
        """Yield the columns that are not named and hold nothing but whole numbers of a scale."""
        named = {self.table.place(name) for name in (*self.mapping.columns, *self.mapping.header)}
        without = self.mapping.rest_without
        named |= {
            place
            for place, name in enumerate(self.table.header)
            if any(fnmatch(name.casefold(), pattern.casefold()) for pattern in without)
        }
        fitting = {str(number) for number in range(scale[0], scale[1] + 1)}
        for place, name in enumerate(self.table.header):
            cells = {cells[place] for _, cells in self.table.rows} - {""}
            if place not in named and name and cells and cells <= fitting:
                source = RowSource.of(self.table, Source(column=name, scale=scale))
                if source is not None:
                    yield source

    def _find_split(self, name: str, one: RowSource) -> str:
        """Return what stands between several in a column; nothing where none is found."""
        if one.source.split is not None:
            return one.source.split
        texts = [one.text(cells) for _, cells in self.table.rows]
        marks = _SPLITS if name == "activities" else _SPLITS[:-1]
        found = next((mark for mark in marks if any(mark in text for text in texts)), "")
        others = [mark for mark in _SPLITS if mark not in (found, *found)]
        if found and name == "activities":
            self.counts.unsplit += sum(
                found not in text and any(mark in text for mark in others) for text in texts
            )
        return found

    def read(self) -> dict[date, DayRows]:
        """Return what the rows say, by day."""
        days: dict[date, DayRows] = {}
        place_of_date = self.table.place(self.mapping.date or "")
        for number, cells in self.table.rows:
            self.counts.rows += 1
            if place_of_date is None or not cells[place_of_date]:
                self._require_nothing(number, cells)
                self.counts.without_answer += 1
                continue
            day, moment = self._when(number, cells, cells[place_of_date])
            rows = days.get(day) or DayRows()
            if self._read_row(number, cells, moment, rows):
                days[day] = rows
            else:
                self.counts.without_answer += 1
        return days

    def _require_nothing(self, number: int, cells: list[str]) -> None:
        """Refuse a row that says something, but not of which day."""
        sources = [one for sources in self.sources.values() for one in sources]
        if any(one.text(cells) for one in (*sources, *self.rest)):
            _refuse(number, self.mapping.date or "", "the date is missing (merged cells?)")

    def _when(self, number: int, cells: list[str], text: str) -> tuple[date, datetime | None]:
        """Return a row's diary day, and the moment that stands in it."""
        cell = split_date(text)
        day = None if cell is None else to_date(cell, self.order)
        if cell is None or day is None:
            _refuse(number, self.mapping.date or "", f"{quote_cell(text)} isn't a date")
        if self.order is Order.EPOCH:
            moment: datetime | None = from_epoch(cell.numbers[0])
        else:
            moment = self._moment(number, cells, day, cell.rest)
        if moment is not None:
            belongs = diary_day(moment, self.day_ends)
            self.counts.moved += belongs != moment.date()
            day = belongs
        if day > self.now.date():
            _refuse(number, self.mapping.date or "", f"{day} is in the future")
        return day, moment

    def _moment(self, number: int, cells: list[str], day: date, rest: str) -> datetime | None:
        clock = parse_clock(rest) if rest else None
        if rest and clock is None:
            _refuse(number, self.mapping.date or "", f"{quote_cell(rest)} isn't a time")
        place = self.table.place(self.mapping.time) if self.mapping.time else None
        if (clock is None or rest == "00:00:00") and place is not None and cells[place]:
            clock = parse_clock(cells[place]) or clock
        if clock is None:
            return None
        if clock.zone is None:
            self.counts.without_zone += 1
            return datetime.combine(day, clock.time).astimezone()
        moment = datetime.combine(day, clock.time, clock.zone)
        return moment.astimezone() if clock.zone.utcoffset(None) == timedelta() else moment

    def _read_row(
        self, number: int, cells: list[str], moment: datetime | None, day: DayRows
    ) -> bool:
        """Add a row to its day; return whether it says anything."""
        said = False
        for name in RATINGS:
            for one in self.sources[name]:
                said |= self._read_rating(number, name, one, cells, moment, day)
        for one in self.rest:
            said |= self._read_rating(number, "", one, cells, moment, day)
        for name, taken in (("cause", day.causes), ("activities", day.activities)):
            for one in self.sources[name]:
                texts = self._split(self._own_words(one, cells), one)
                taken.extend(texts)
                said |= bool(texts)
        for one in self.sources["note"]:
            if text := self._own_words(one, cells):
                day.notes.append((moment, _from_html(text) if self.mapping.html else text))
                said = True
        if said:
            self._add_moments(cells, moment, day)
        return said

    def _read_rating(  # noqa: PLR0913, PLR0917 - all of them are of one cell
        self,
        number: int,
        name: str,
        one: RowSource,
        cells: list[str],
        moment: datetime | None,
        day: DayRows,
    ) -> bool:
        text = one.text(cells)
        scale = one.source.scale
        if not text or scale is None or is_nothing(text) or text.casefold() in self.mapping.blank:
            return False
        value = parse_number(text, scale[1])
        if value is None:
            _refuse(number, one.source.column, f"{quote_cell(text)} isn't a number")
        value /= one.source.divide
        if not scale[0] <= value <= scale[1]:
            told = f"{quote_cell(text)} is outside {scale[0]}-{scale[1]}, the scale of this column"
            _refuse(number, one.source.column, told)
        if not name or scale not in PAIN_SCALES:
            self.counts.elsewhere += 1
            written = f"{_plain(value)} of {scale[1]}"
            day.elsewhere.setdefault(one.name(cells), []).append(written)
            return True
        on_ten = value / 10 if scale[1] > 10 else value  # noqa: PLR2004 - our own scale ends there
        self.counts.rounded += on_ten.denominator != 1
        written = _plain(value) if scale[1] == 10 else f"{_plain(value)} of {scale[1]}"  # noqa: PLR2004
        day.values.setdefault(name, []).append(Value(on_ten, written, moment))
        return True

    def _own_words(self, one: RowSource, cells: list[str]) -> str:
        text = one.text(cells)
        if text and is_nothing(text):
            self.counts.nothing += 1
            return ""
        return "" if text.casefold() in self.mapping.blank else text

    def _split(self, text: str, one: RowSource) -> list[str]:
        mark = self.splits[one.source.column]
        parts = text.split(mark) if mark else [text]
        cleaned = (" ".join(part.replace(";", ",").split()) for part in parts)
        return [part for part in cleaned if part and not is_nothing(part)]

    def _add_moments(self, cells: list[str], moment: datetime | None, day: DayRows) -> None:
        if moment is not None:
            day.moments.append(moment)
        place = self.table.place(self.mapping.entered_at) if self.mapping.entered_at else None
        cell = split_date(cells[place]) if place is not None else None
        entered = None if cell is None else to_date(cell, Order.YMD)
        clock = parse_clock(cell.rest) if cell is not None else None
        if entered is not None and clock is not None:
            zone = clock.zone
            moment = datetime.combine(entered, clock.time, zone)
            day.entered.append(moment.astimezone() if zone in (None, UTC) else moment)

    def check_ins(self, days: dict[date, DayRows]) -> Iterator[CheckIn]:
        """Yield the check-in of each day, oldest first, and count the kinds of days."""
        for day, rows in sorted(days.items()):
            entered = self._entered(day, rows)
            if entered is None:
                self.without_moment.add(day)
            for values in rows.values.values():
                self.counts.several += len(values) > 1
                self.counts.single += len(values) == 1 and values[0].at is not None
            check_in = rows.to_check_in(day, self.mapping, entered or self.now)
            if check_in is not None:
                yield check_in

    def _entered(self, day: date, rows: DayRows) -> datetime | None:
        """Return the moment at which a day was entered; None where it is not known."""
        if self.mapping.attacks:
            return None
        moment = max(rows.entered, default=None)
        known = self.mapping.entered
        if moment is None and known is not Entered.UNKNOWN:
            moment = max(rows.moments, default=None)
            if moment is None and known is Entered.SAME_DAY:
                moment = last_moment_of(day)
        if moment is None or moment.date() < day:
            return None
        return min(moment.replace(microsecond=0), self.now)

    def not_used(self) -> list[str]:
        """Return the columns that nothing was taken from."""
        used = {self.mapping.date, self.mapping.time, self.mapping.entered_at}
        for one in [*self.rest, *(one for found in self.sources.values() for one in found)]:
            source = one.source
            label = source.label.column if source.label else None
            used |= {source.column, source.by, label, *source.where}
        places = {self.table.place(name) for name in used if name}
        unnamed = {p for _, cells in self.table.rows for p, cell in enumerate(cells) if cell}
        return [
            name or f"column {place + 1} (without a name)"
            for place, name in enumerate(self.table.header)
            if place not in places and (name or place in unnamed)
        ]


def _plain(number: Fraction) -> str:
    return str(number) if number.denominator == 1 else f"{float(number):g}"


def _from_html(text: str) -> str:
    """Return text without tags, with its line breaks."""
    lines = unescape(_TAG.sub("", _LINE_END.sub("\n", text))).split("\n")
    return "\n".join(line.strip() for line in lines).strip()


def quote_cell(text: str) -> str:
    """Return a cell to quote it, unless it might be own words that strayed into the column."""
    return text if _QUOTABLE.fullmatch(text) else "this"


def _refuse(number: int, column: str, cause: str) -> NoReturn:
    raise ImportRefusedError(f"Row {number}, {column}: {cause}. Nothing was imported.")
