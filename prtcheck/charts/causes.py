"""Causes by week: one bar each, its parts the sides that the person sorted them to."""

from collections.abc import Sequence
from itertools import groupby

from prtcheck.analysis.counts import CauseWeek, add_cause_weeks
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
from prtcheck.charts.marks import DayMark, name_marks, places_of
from prtcheck.charts.spans import LONG, LONGER, WEEK, WEEK_OF_YEAR, Span
from prtcheck.core.days import WEEK as DAYS_OF_WEEK
from prtcheck.core.text import pluralize

WIDEST_CAUSE = 2
"""Cells a single cause takes at most."""

FEWEST_LINES = 2
"""A bar and the number of those left out."""

NOT_SORTED = Mark("·", ".", GREY)
NAMED = Mark("■", "#", GREY)
"""Stands for every cause while none is sorted."""

_Kinds = Sequence[tuple[Mark, str]]
_KINDS: _Kinds = (
    (Mark("█", "#", BLUE), "mind & brain"),
    (Mark("▒", "=", ORANGE), "body"),
    (Mark("░", "-"), "both"),
    (NOT_SORTED, "not sorted"),
)


def draw_causes(weeks: Sequence[CauseWeek], canvas: Canvas, marks: Sequence[DayMark] = ()) -> str:
    """Return one bar a week of the causes named, by kind, the latest week last.

    More weeks than the canvas has lines for are added up by months, quarters or years; of more
    years than that, the latest are drawn. `marks` stand above their bars where there is room.
    """
    counts = [sum(of_kind) for of_kind in zip(*map(_by_kind, weeks), strict=True)]
    if not any(counts):
        return NO_DAYS
    if canvas.width < NARROWEST:
        return TOO_SMALL
    occurring = [kind for kind, count in zip(_KINDS, counts, strict=True) if count]
    legend = occurring if any(counts[:-1]) else []
    return _draw_shortest_span(weeks, legend, canvas, marks)


def _draw_shortest_span(
    weeks: Sequence[CauseWeek], legend: _Kinds, canvas: Canvas, days: Sequence[DayMark]
) -> str:
    """Return a bar for each of the shortest spans that fit, else for the latest years."""
    marks = [mark if legend else NAMED for mark, _ in _KINDS]
    for span in (WEEK_OF_YEAR if DAYS_OF_WEEK * len(weeks) > LONG else WEEK, *LONGER):
        head = heading_lines(f"Causes named per {span.name}", legend, canvas)
        room = canvas.height - len(head)
        bars = _add_by_span(weeks, span)
        if len(bars) <= room:
            lines = _lines(bars, span, marks, canvas)
            named = days if len(bars) + len(days) <= room else ()
            return "\n".join([*head, *_name_days(lines, bars, named, canvas)])
    if room < FEWEST_LINES:
        return TOO_SMALL
    shown = bars[1 - room :]
    earlier = f"and {len(bars) - len(shown)} earlier years"
    return "\n".join([*head, *_lines(shown, span, marks, canvas), earlier])


def _name_days(
    lines: Sequence[str], bars: Sequence[CauseWeek], days: Sequence[DayMark], canvas: Canvas
) -> list[str]:
    """Return the lines, above the bar that a marked day lies in a line with its name."""
    above: dict[int, list[str]] = {}
    for nth, text in places_of(days, [bar.week for bar in bars]):
        above.setdefault(nth, []).extend(name_marks([(0, text)], canvas))
    return [each for nth, line in enumerate(lines) for each in (*above.get(nth, ()), line)]


def _by_kind(week: CauseWeek) -> tuple[int, ...]:
    return (week.mind_brain, week.body, week.unsure, week.uncoded)


def _add_by_span(weeks: Sequence[CauseWeek], span: Span) -> list[CauseWeek]:
    groups = groupby(weeks, lambda week: span.start_of(week.week))
    return [add_cause_weeks(first, group) for first, group in groups]


def _lines(
    bars: Sequence[CauseWeek], span: Span, marks: Sequence[Mark], canvas: Canvas
) -> list[str]:
    prefix = "week of " if span.name == WEEK.name and canvas.width >= ROOMY else ""
    labels = [prefix + span.label(bar.week) for bar in bars]
    side = max(map(len, labels)) + 2
    figures = [_figures(bar, canvas) for bar in bars]
    room = max(len(marks), canvas.width - side - max(map(len, figures)))
    most = max(1, *(bar.named for bar in bars))
    scale = min(WIDEST_CAUSE, room // most or room / most)
    lines = []
    for label, bar, figure in zip(labels, bars, figures, strict=True):
        drawn = _bar(_cells(_by_kind(bar), scale, room), marks, canvas)
        lines.append(f"{label:{side}}" + (f"{drawn}{figure}" if bar.named else "none"))
    return lines


def _figures(bar: CauseWeek, canvas: Canvas) -> str:
    """Return how many were named; where there is room also on how many days, and the share."""
    if canvas.width < ROOMY:
        return f" {bar.named}"
    share = f", mind & brain {bar.mind_brain} of {bar.coded}" if bar.coded else ""
    return f" {bar.named} in {pluralize(bar.days, 'day')}{share}"


def _cells(counts: Sequence[int], scale: float, room: int) -> list[int]:
    """Return how long each kind's part of a bar is: at least one cell where there is any."""
    cells = [max(1, int(count * scale + 0.5)) if count else 0 for count in counts]
    while sum(cells) > room:
        cells[cells.index(max(cells))] -= 1
    return cells


def _bar(cells: Sequence[int], marks: Sequence[Mark], canvas: Canvas) -> str:
    parts = zip(marks, cells, strict=True)
    return "".join(paint(mark.on(canvas) * size, mark.colour, canvas) for mark, size in parts)
