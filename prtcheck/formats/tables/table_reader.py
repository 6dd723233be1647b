"""Reading any table by its mapping: rows become days, and what was done on the way is counted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from fractions import Fraction
from html import unescape

from prtcheck.core.check_in import CheckIn
from prtcheck.formats.tables.column_dates import Order, parse_clock, split_date, to_date
from prtcheck.formats.tables.day_options import Entered
from prtcheck.formats.tables.day_rows import DayRows, Value, last_moment_of
from prtcheck.formats.tables.find_sources import count_unsplit, find_rest, find_split
from prtcheck.formats.tables.mapping import FIELDS, RATINGS, TableMapping
from prtcheck.formats.tables.refuse_cell import quote_cell, refuse_cell
from prtcheck.formats.tables.row_day import RowDays
from prtcheck.formats.tables.row_source import RowSource, is_nothing, parse_number
from prtcheck.formats.tables.table import Table
from prtcheck.formats.tables.table_reading import PAIN_SCALES, Counts, TableReading

_TAG = re.compile(r"</?[a-z][^<>]{0,200}>", re.IGNORECASE)
_LINE_END = re.compile(r"<(?:br|/p|/div|/li)\s*/?>", re.IGNORECASE)


def read_table(
    table: Table, mapping: TableMapping, order: Order, *, now: datetime, day_ends: time
) -> TableReading:
    """Return the days of a table whose mapping leaves nothing open.

    Raises:
        ImportRefusedError: a cell cannot be taken; names its row and column.
    """
    place_of_time = None if mapping.time is None else table.place(mapping.time)
    days_of_rows = RowDays(mapping.date or "", place_of_time, order, now, day_ends)
    reader = _Reader(table, mapping, now, days_of_rows)
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
    now: datetime
    row_days: RowDays
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
            self.rest = list(find_rest(self.table, self.mapping, self.mapping.rest))
        for name in ("cause", "activities"):
            for one in self.sources[name]:
                is_did = name == "activities"
                mark = find_split(self.table, one, at_commas=is_did)
                self.splits[one.source.column] = mark
                if is_did and one.source.split is None:
                    self.counts.unsplit += count_unsplit(self.table, one, mark)

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
            day, moment = self.row_days.find_day(number, cells, cells[place_of_date])
            rows = days.get(day) or DayRows()
            if self._read_row(number, cells, moment, rows):
                days[day] = rows
            else:
                self.counts.without_answer += 1
        self.counts.moved = self.row_days.moved
        self.counts.without_zone = self.row_days.without_zone
        return days

    def _require_nothing(self, number: int, cells: list[str]) -> None:
        """Refuse a row that says something, but not of which day."""
        sources = [one for sources in self.sources.values() for one in sources]
        if any(one.text(cells) for one in (*sources, *self.rest)):
            refuse_cell(number, self.mapping.date or "", "the date is missing (merged cells?)")

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
            refuse_cell(number, one.source.column, f"{quote_cell(text)} isn't a number")
        value /= one.source.divide
        if not scale[0] <= value <= scale[1]:
            told = f"{quote_cell(text)} is outside {scale[0]}-{scale[1]}, the scale of this column"
            refuse_cell(number, one.source.column, told)
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
