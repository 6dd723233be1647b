"""A rating over days: dots for days, a line for the 7-day mean, gaps where nothing is known."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from math import isnan, nan

from prtcheck.analysis.rating_trend import Point, RatingTrend, total_by_span
from prtcheck.analysis.series import LEAST_DAYS_OF_WEEK
from prtcheck.charts.axis import MARGIN, Axis
from prtcheck.charts.canvas import (
    BLUE,
    GREY,
    NARROWEST,
    NO_DAYS,
    TOO_SMALL,
    Canvas,
    Mark,
    heading_lines,
)
from prtcheck.charts.marks import UPRIGHT, DayMark, name_marks
from prtcheck.charts.plot import LINES, LINES_BELOW, Layer, Places, plotted
from prtcheck.charts.spans import LONGER, WEEK, Span
from prtcheck.core.check_in import HIGHEST_RATING
from prtcheck.core.days import days_between
from prtcheck.core.period import Period

DAYS_AS_DOTS = 120
"""Up to this many days each day has its dot; beyond, each week."""
DAYS_AS_WEEKS = 731
"""Up to this many days each week has its dot; beyond, each month or more, with its range."""
DENSEST = 2
"""Points a column holds at most, as long as a year is long enough for it."""

DOT = Mark("●", "*")
HOLLOW = Mark("○", "o")
LINE = Mark("▀▄", "-", BLUE)
BLOCKS = Mark("hd", "-", BLUE)
"""The line as plotext calls it: blocks of a quarter of a cell, which every font has."""
RANGE = Mark("│", ":", GREY)
NEW_WORDING = "asked in other words"
"""Names the day from which on the question had another wording."""


@dataclass(slots=True)
class ChartMarks:
    """What is to be drawn, as columns and ratings."""

    span: Span | None
    """What a dot stands for; None is a day."""
    dots: Places = field(default_factory=list)
    hollow: Places = field(default_factory=list)
    line: Places = field(default_factory=list)
    ranges: list[tuple[int, int, int]] = field(default_factory=list)
    """Column, lowest and highest rating."""
    days: list[int] = field(default_factory=list)
    """Columns of days that are marked."""


def draw_rating(  # noqa: PLR0913 - each is a part of the chart
    title: str,
    rating: RatingTrend,
    period: Period,
    canvas: Canvas,
    *,
    weekly: bool = False,
    marks: Sequence[DayMark] = (),
) -> str:
    """Return the chart of a rating, 0-10 from bottom to top and its days from left to right.

    Up to 120 days each day has its dot, unless `weekly`; then each week, and from about two
    years on each month, quarter or year, with its range: the shortest of which no more than two
    share a column. `marks` are days with an upright line, as are those of a new wording.
    """
    if all(point.value is None for point in rating.points):
        return NO_DAYS
    if canvas.width < NARROWEST:
        return TOO_SMALL
    axis = Axis(period.since, period.until, canvas.width - MARGIN)
    drawn = chart_marks(rating, axis, weekly=weekly)
    marked = [*marks, *(DayMark(day, NEW_WORDING) for day in rating.breaks)]
    columns = [(axis.column(axis.offset(mark.day)), mark.text) for mark in marked]
    drawn.days = [column for column, _ in columns]
    head = heading_lines(title, _legend(drawn, rating), canvas)
    names = name_marks(((MARGIN + column, text) for column, text in columns), canvas)
    for above in ([*head, *names], head):
        room = canvas.height - len(above) - LINES_BELOW
        height = next((lines for lines in LINES if lines <= room), None)
        if height is not None:
            return "\n".join([*above, *plotted(_layers(drawn, height), axis, height, canvas)])
    return TOO_SMALL


def chart_marks(rating: RatingTrend, axis: Axis, *, weekly: bool = False) -> ChartMarks:
    """Return the marks of a rating's days, or of weeks and more where days are too many."""
    if not weekly and axis.days <= min(DAYS_AS_DOTS, DENSEST * axis.columns):
        return _by_days(rating.points, axis)
    return _by_spans(rating, axis, _fitting(axis))


def _fitting(axis: Axis) -> Span:
    """Return the shortest span of which there are few enough, else years."""
    spans = (WEEK, *LONGER) if axis.days <= DAYS_AS_WEEKS else LONGER
    few = (span for span in spans if len(_starts(axis, span)) <= DENSEST * axis.columns)
    return next(few, LONGER[-1])


def _starts(axis: Axis, span: Span) -> list[date]:
    """Return the first day of each span that has a day on the axis."""
    return list(dict.fromkeys(map(span.start_of, days_between(axis.first, axis.last))))


def _by_days(points: Sequence[Point], axis: Axis) -> ChartMarks:
    marks = ChartMarks(None)
    by_offset = {axis.offset(point.day): point for point in points}
    for offset in range(axis.days):
        column, point = axis.column(offset), by_offset.get(offset)
        mean = None if point is None else point.mean7
        marks.line.append((column, nan if mean is None else mean))
        if point is not None and point.value is not None:
            (marks.hollow if point.is_hollow else marks.dots).append((column, point.value))
    return marks


def _by_spans(rating: RatingTrend, axis: Axis, span: Span) -> ChartMarks:
    marks = ChartMarks(span)
    former = total_by_span(rating.former, span.start_of)
    counted = former | total_by_span(rating.timely, span.start_of)
    breaks = set(map(span.start_of, rating.breaks))
    hollow = total_by_span(rating.hollow, span.start_of)
    for first, column in _middles(axis, span).items():
        piece = counted.get(first)
        if piece is not None:
            marks.dots.append((column, piece.mean))
        elif first in hollow:
            marks.hollow.append((column, hollow[first].mean))
        if first in breaks:
            marks.line.append((column, nan))
        if span is WEEK:
            enough = piece is not None and piece.days >= LEAST_DAYS_OF_WEEK
            marks.line.append((column, piece.mean if piece is not None and enough else nan))
        elif piece is not None:
            marks.ranges.append((column, piece.lowest, piece.highest))
    return marks


def _middles(axis: Axis, span: Span) -> dict[date, int]:
    """Return the column of each span's middle day, of those days that lie in the chart."""
    starts = _starts(axis, span)
    begins = [max(0, axis.offset(first)) for first in starts]
    ends = [*(begin - 1 for begin in begins[1:]), axis.days - 1]
    return {
        first: axis.column((begin + end) / 2)
        for first, begin, end in zip(starts, begins, ends, strict=True)
    }


def _legend(marks: ChartMarks, rating: RatingTrend) -> list[tuple[Mark, str]]:
    span = marks.span
    left_out = "left out" if rating.of_attacks else "2+ days late"
    items = [
        (marks.dots, DOT, "day" if span is None else f"mean per {span.name}"),
        (marks.hollow, HOLLOW, left_out if span is None else f"only {left_out}"),
        ([mean for _, mean in marks.line if not isnan(mean)], LINE, "7-day mean"),
        (marks.ranges, RANGE, "lowest to highest"),
    ]
    return [(mark, text) for found, mark, text in items if found]


def _layers(marks: ChartMarks, height: int) -> list[Layer]:
    bottom_to_top = [(column, 0, HIGHEST_RATING) for column in marks.days]
    return [
        Layer(UPRIGHT, _upright(bottom_to_top, height)),
        Layer(BLOCKS, marks.line, joined=True),
        Layer(RANGE, _upright(marks.ranges, height)),
        Layer(DOT, marks.dots),
        Layer(HOLLOW, marks.hollow),
    ]


def _upright(ranges: Sequence[tuple[int, int, int]], height: int) -> Places:
    """Return a place on each line from the lowest to the highest rating."""
    step = HIGHEST_RATING / (height - 1)
    return [
        (column, line * step)
        for column, lowest, highest in ranges
        for line in range(int(lowest / step + 0.5), int(highest / step + 0.5) + 1)
    ]
