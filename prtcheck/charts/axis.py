"""The days from left to right: which column a day has, and which days are named below."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from prtcheck.charts.spans import LONG
from prtcheck.core.days import format_short_day

MARGIN = 3
"""Cells left of the first column: two digits of a rating and the upright line."""
_STEP_THAT_MAY_VARY = 7


@dataclass(frozen=True, slots=True)
class Axis:
    """Consecutive days laid over so many columns, the first and the last at the ends."""

    first: date
    last: date
    columns: int

    @property
    def days(self) -> int:
        """How many days there are, both ends included."""
        return (self.last - self.first).days + 1

    def offset(self, day: date) -> int:
        """Return how many days a day lies after the first."""
        return (day - self.first).days

    def column(self, offset: float) -> int:
        """Return the column of what lies so many days after the first; one day is centred."""
        if self.days == 1:
            return (self.columns - 1) // 2
        return int(offset * (self.columns - 1) / (self.days - 1) + 0.5)


@dataclass(frozen=True, slots=True)
class Tick:
    """A day that is named below the chart."""

    column: int
    label: str
    start: int
    """The cell its label begins at, from the left edge of the line."""


def ticks(axis: Axis) -> list[Tick]:
    """Return as many evenly spaced days as have room: the first, the last and some between."""
    size = len(format_short_day(axis.last, year=axis.days > LONG))
    most = max(2, (axis.columns + size) // (2 * size))
    numbers = range(min(most, axis.days), 0, -1)
    tries = (_evenly(axis, number) for number in numbers if _even(axis, number))
    return next(found for found in tries if _apart(found))


def _even(axis: Axis, number: int) -> bool:
    """Whether so many days lie apart alike; in steps of a week, a day more goes unnoticed."""
    steps = max(1, number - 1)
    return (axis.days - 1) % steps == 0 or (axis.days - 1) // steps >= _STEP_THAT_MAY_VARY


def _evenly(axis: Axis, number: int) -> list[Tick]:
    return [_tick(axis, round(nth * (axis.days - 1) / max(1, number - 1))) for nth in range(number)]


def _tick(axis: Axis, offset: int) -> Tick:
    label = format_short_day(axis.first + timedelta(days=offset), year=axis.days > LONG)
    column = axis.column(offset)
    centred = MARGIN + column - len(label) // 2
    return Tick(column, label, max(0, min(centred, MARGIN + axis.columns - len(label))))


def _apart(found: Sequence[Tick]) -> bool:
    return all(left.start + len(left.label) < right.start for left, right in pairwise(found))


def label_line(found: Sequence[Tick]) -> str:
    """Return the line that names the days, each below its column."""
    line = ""
    for tick in found:
        line = line.ljust(tick.start) + tick.label
    return line
