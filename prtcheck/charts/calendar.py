"""A year of days as a grid: pain as its digit, so that it reads without colour."""

from collections.abc import Mapping
from datetime import date, time
from itertools import groupby

from prtcheck.charts.canvas import Canvas
from prtcheck.core.check_in import HIGHEST_RATING, CheckIn
from prtcheck.core.days import DAY_ENDS, LATE_FROM, MONTHS, days_between, days_late
from prtcheck.core.period import Period

MISSING = "."
WITHOUT_PAIN = "+"
TEN = "X"
LATE = "'"
LATE_ALONE = "~"
"""Stands for a late day where there is no room for its digit and the mark."""

_LABEL, _NARROW_LABEL = len("Jan 2026  "), len("Jan 2026 ")
_CELL, _NARROW_CELL = 2, 1
_LONGEST_MONTH = 31


def draw_calendar(
    check_ins: Mapping[date, CheckIn],
    period: Period,
    canvas: Canvas,
    day_ends: time = DAY_ENDS,
) -> str:
    """Return one line a month, one cell a day; days outside of the period stay blank."""
    wide = canvas.width >= _LABEL + _CELL * _LONGEST_MONTH
    lines = [_head(wide=wide)]
    days = days_between(period.since.replace(day=1), period.until)
    for first, of_month in groupby(days, lambda day: day.replace(day=1)):
        cells = [_cell(day, check_ins, period, day_ends, wide=wide) for day in of_month]
        label = f"{MONTHS[first.month - 1]} {first.year}"
        lines.append(f"{label:{_LABEL if wide else _NARROW_LABEL}}{''.join(cells)}".rstrip())
    return "\n".join([*lines, *_legend(wide=wide)])


def _head(*, wide: bool) -> str:
    label, cell = (_LABEL, _CELL) if wide else (_NARROW_LABEL, _NARROW_CELL)
    line = ""
    for day in (1, 5, 10, 15, 20, 25, 30):
        line = line.ljust(label + cell * (day - 1)) + str(day)
    return line


def _cell(
    day: date, check_ins: Mapping[date, CheckIn], period: Period, day_ends: time, *, wide: bool
) -> str:
    if day < period.since:
        return "  " if wide else " "
    check_in = check_ins.get(day)
    if check_in is None:
        return f"{MISSING} " if wide else MISSING
    late = days_late(day, check_in.entered_at, day_ends) >= LATE_FROM
    if wide:
        return f"{_pain(check_in)}{LATE if late else ' '}"
    return LATE_ALONE if late else _pain(check_in)


def _pain(check_in: CheckIn) -> str:
    if check_in.pain is None:
        return WITHOUT_PAIN
    return TEN if check_in.pain == HIGHEST_RATING else str(check_in.pain)


def _legend(*, wide: bool) -> list[str]:
    late = f"{LATE} after it: entered 2 or more days late" if wide else f"{LATE_ALONE} 2+ days late"
    return [
        "",
        f"0-9 pain, {TEN} pain 10, {WITHOUT_PAIN} without a number,",
        f"{MISSING} no check-in, {late}",
    ]
