"""Causes by week: one bar each, its parts the sides that the person sorted them to."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from prtcheck.analysis.counts import CauseWeek
from prtcheck.charts.canvas import (
    BLUE,
    GREY,
    NARROWEST,
    NO_DAYS,
    ORANGE,
    ROOMY,
    TOO_SMALL,
    Canvas,
    Mark,
    heading_lines,
    paint,
)
from prtcheck.charts.spans import LONG, LONGER, WEEK, WEEK_OF_YEAR, Span
from prtcheck.core.days import WEEK as DAYS_OF_WEEK

WIDEST_CAUSE = 2
"""Cells a single cause takes at most."""

NOT_SORTED = Mark("·", ".", GREY)
NAMED = Mark("■", "#", GREY)
"""Stands for every cause while none is sorted."""

_Kinds = Sequence[tuple[Mark, str]]
_KINDS: _Kinds = (
    (Mark("█", "#", BLUE), "mind & brain"),
    (Mark("▒", "=", ORANGE), "body"),
    (Mark("░", "-"), "not sure"),
    (NOT_SORTED, "not sorted"),
)

_Pieces = list[tuple[date, tuple[int, ...], int]]
"""First days, each with how many causes of each kind, and on how many days any was named."""


def draw_causes(weeks: Sequence[CauseWeek], canvas: Canvas) -> str:
    """Return one bar a week of the causes named, by kind, the latest week last.

    More weeks than the canvas has lines for are added up by months, quarters, years and so on.
    """
    counts = [sum(of_kind) for of_kind in zip(*map(_by_kind, weeks), strict=True)]
    if not any(counts):
        return NO_DAYS
    if canvas.width < NARROWEST:
        return TOO_SMALL
    occurring = [kind for kind, count in zip(_KINDS, counts, strict=True) if count]
    legend = occurring if any(counts[:-1]) else []
    pieces = [(week.week, _by_kind(week), week.days) for week in weeks]
    for span in _spans(weeks):
        head = heading_lines(f"Causes named per {span.name}", legend, canvas)
        pieces = _added_up(pieces, span)
        if len(head) + len(pieces) <= canvas.height:
            marks = [mark if legend else NAMED for mark, _ in _KINDS]
            return "\n".join([*head, *_lines(pieces, _labels(pieces, span, canvas), marks, canvas)])
    return TOO_SMALL


def _by_kind(week: CauseWeek) -> tuple[int, ...]:
    return (week.mind_brain, week.body, week.unsure, week.uncoded)


def _spans(weeks: Sequence[CauseWeek]) -> tuple[Span, ...]:
    long = DAYS_OF_WEEK * len(weeks) > LONG
    return (WEEK_OF_YEAR if long else WEEK, *LONGER)


def _added_up(pieces: _Pieces, span: Span) -> _Pieces:
    """Return the pieces of a longer span; each is made of whole shorter ones."""
    groups = groupby(pieces, lambda piece: span.start_of(piece[0]))
    added = []
    for first, group in groups:
        _, counts, days = zip(*group, strict=True)
        added.append((first, tuple(map(sum, zip(*counts, strict=True))), sum(days)))
    return added


def _labels(pieces: _Pieces, span: Span, canvas: Canvas) -> list[str]:
    prefix = "week of " if span.name == WEEK.name and canvas.width >= ROOMY else ""
    return [prefix + span.label(first) for first, _, _ in pieces]


def _lines(
    pieces: _Pieces, labels: Sequence[str], marks: Sequence[Mark], canvas: Canvas
) -> list[str]:
    most = max(sum(counts) for _, counts, _ in pieces)
    side = max(map(len, labels)) + 2
    figures = [_figures(counts, days, canvas) for _, counts, days in pieces]
    room = max(len(marks), canvas.width - side - max(map(len, figures)))
    scale = min(WIDEST_CAUSE, room // most or room / most)
    lines = []
    for label, (_, counts, _), figure in zip(labels, pieces, figures, strict=True):
        bar = _bar(_cells(counts, scale, room), marks, canvas)
        lines.append(f"{label:{side}}" + (f"{bar}{figure}" if any(counts) else "none"))
    return lines


def _figures(counts: Sequence[int], days: int, canvas: Canvas) -> str:
    """Return how many were named; where there is room also on how many days, and the share."""
    total = f" {sum(counts)}"
    if canvas.width < ROOMY:
        return total
    mind_brain, body = counts[0], counts[1]
    on_days = " in 1 day" if days == 1 else f" in {days} days"
    share = f", mind & brain {mind_brain} of {mind_brain + body}" if mind_brain + body else ""
    return f"{total}{on_days}{share}"


def _cells(counts: Sequence[int], scale: float, room: int) -> list[int]:
    """Return how long each kind's part of a bar is: at least one cell where there is any."""
    cells = [max(1, int(count * scale + 0.5)) if count else 0 for count in counts]
    while sum(cells) > room:
        cells[cells.index(max(cells))] -= 1
    return cells


def _bar(cells: Sequence[int], marks: Sequence[Mark], canvas: Canvas) -> str:
    parts = zip(marks, cells, strict=True)
    return "".join(paint(mark.on(canvas) * size, mark.colour, canvas) for mark, size in parts)
