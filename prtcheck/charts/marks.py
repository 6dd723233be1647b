"""Days that are marked in every chart, such as the start of a phase: an upright line and a name."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from prtcheck.analysis.trend import Trend
from prtcheck.charts.canvas import GREY, Canvas, Mark, fit_to_canvas, paint
from prtcheck.core.text import cell_width
from prtcheck.wording.phases import phase_label

UPRIGHT = Mark("┊", "|", GREY)
_MOST_LINES = 3
"""Lines of names; where more would be needed, the latest are named."""
_BESIDE = 2
"""Cells that the upright line and a blank take."""


class DayMark(NamedTuple):
    """A day, and what it is named."""

    day: date
    text: str


def phase_marks(trend: Trend) -> list[DayMark]:
    """Return a mark for each phase that began in the period of a trend."""
    phases = (each.phase for each in trend.phases)
    return [DayMark(p.since, phase_label(p)) for p in phases if p.since >= trend.period.since]


def name_marks(cells: Iterable[tuple[int, str]], canvas: Canvas) -> list[str]:
    """Return lines with an upright mark at each cell and its name beside it, from the left."""
    lines: list[str] = []
    ends: list[int] = []
    for cell, text in sorted(cells):
        start, label = _place(cell, text, canvas)
        line = next((nth for nth, end in enumerate(ends) if end < start), len(lines))
        if line == len(lines):
            lines.append("")
            ends.append(0)
        lines[line] += " " * (start - ends[line]) + label
        ends[line] = start + cell_width(label)
    return [_paint(line, canvas) for line in lines[-_MOST_LINES:]]


def _place(cell: int, text: str, canvas: Canvas) -> tuple[int, str]:
    """Return where a name begins, right of its mark if it fits there or there is more room."""
    mark = UPRIGHT.on(canvas)
    right, left = canvas.width - cell - _BESIDE, cell - 1
    if cell_width(text) <= right or right >= left:
        return cell, f"{mark} {fit_to_canvas(text, max(1, right), canvas)}"
    name = fit_to_canvas(text, left, canvas)
    return cell - 1 - cell_width(name), f"{name} {mark}"


def _paint(line: str, canvas: Canvas) -> str:
    mark = UPRIGHT.on(canvas)
    return line.replace(mark, paint(mark, UPRIGHT.colour, canvas))


def places_of(marks: Sequence[DayMark], starts: Sequence[date]) -> list[tuple[int, str]]:
    """Return at which of the spans that begin on `starts` each mark lies, with its name."""
    found = ((sum(start <= mark.day for start in starts) - 1, mark.text) for mark in marks)
    return [(nth, text) for nth, text in found if nth >= 0]
