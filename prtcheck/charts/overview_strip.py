"""The columns of the overview: weeks or longer spans, as wide as fits, with their labels."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from prtcheck.analysis.overview import OverviewWeek, add_overview_weeks
from prtcheck.charts.spans import LONGER, WEEK, Span
from prtcheck.core.days import MONTHS

_PITCHES = (4, 3, 2, 1)
"""Cells from one column to the next, the widest first."""
_APART_FROM = 3
"""From so many cells on, the last of a column is a blank."""


class Strip(NamedTuple):
    """The same columns for every row."""

    span: Span
    columns: Sequence[OverviewWeek]
    pitch: int
    has_windows: bool
    """Whether the first and the last days stand at its right."""

    @property
    def filled(self) -> int:
        """Cells of a column that are drawn."""
        return self.pitch - (self.pitch >= _APART_FROM)

    @property
    def width(self) -> int:
        """Cells of all columns."""
        return self.pitch * (len(self.columns) - 1) + self.filled

    def join(self, marks: Sequence[str]) -> str:
        """Return one mark a column as text of the strip's width."""
        between = " " * (self.pitch - self.filled)
        return between.join(mark.ljust(self.filled) for mark in marks)


def fit_strip(weeks: Sequence[OverviewWeek], room: int, beside: int) -> Strip:
    """Return the shortest spans that fit in so many cells, else the latest years.

    `beside` is how many cells the first and the last days take; where they do not fit, the strip
    takes all the room.
    """
    for span in (WEEK, *LONGER):
        columns = weeks if span is WEEK else add_overview_weeks(weeks, span.start_of)
        for free in (room - beside, room):
            if len(columns) <= free:
                return Strip(span, columns, _pitch(len(columns), free), free < room)
    return Strip(span, columns[-room:], 1, has_windows=False)


def _pitch(columns: int, room: int) -> int:
    fitting = (p for p in _PITCHES if columns * p - (p >= _APART_FROM) <= room)
    return next(fitting)


def label_strip(strip: Strip) -> str:
    """Return the names of months over weeks, or of years over longer spans, where they fit."""
    cells, end = [" "] * strip.width, strip.width
    for column, label in reversed(list(_labels(strip))):
        start = strip.pitch * column
        if start + len(label) <= end:
            cells[start : start + len(label)] = label
            end = start - 1
    return "".join(cells)


def _labels(strip: Strip) -> Iterator[tuple[int, str]]:
    """Yield each column in which a month or a year begins, with its name."""
    before = ""
    for nth, column in enumerate(strip.columns):
        label = _name(column.week, strip.span)
        if label != before:
            yield nth, label
        before = label


def _name(day: date, span: Span) -> str:
    return MONTHS[day.month - 1] if span is WEEK else str(day.year)
