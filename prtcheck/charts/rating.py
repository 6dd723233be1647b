"""A rating over days: dots for days, a line for the 7-day mean, gaps where nothing is known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from math import isnan, nan

from prtcheck.charts.axis import MARGIN, Axis
from prtcheck.charts.canvas import BLUE, GREY, NARROWEST, NO_DAYS, TOO_SMALL, Canvas, Mark, headed
from prtcheck.charts.plot import LINES, LINES_BELOW, Layer, Places, plotted
from prtcheck.charts.spans import LONGER, WEEK, Span
from prtcheck.core.checkin import HIGHEST_RATING
from prtcheck.core.means import LEAST_DAYS_OF_WEEK
from prtcheck.core.trends import Point, RatingTrend, binned

DAYS_AS_DOTS = 120
"""Up to this many days each day has its dot; beyond, each week."""
DAYS_AS_WEEKS = 731
"""Up to this many days each week has its dot; beyond, each month or more, with its range."""
DENSEST = 2
"""Points a column holds at most."""

DOT = Mark("●", "*")
LATE = Mark("○", "o")
LINE = Mark("▀▄", "-", BLUE)
BLOCKS = Mark("hd", "-", BLUE)
"""The line as plotext calls it: blocks of a quarter of a cell, which every font has."""
RANGE = Mark("│", ":", GREY)


@dataclass(slots=True)
class Picture:
    """What is to be drawn, as columns and ratings."""

    span: Span | None
    """What a dot stands for; None is a day."""
    dots: Places = field(default_factory=list)
    late: Places = field(default_factory=list)
    line: Places = field(default_factory=list)
    ranges: list[tuple[int, int, int]] = field(default_factory=list)
    """Column, lowest and highest rating."""


def draw_rating(title: str, rating: RatingTrend, canvas: Canvas, *, weekly: bool = False) -> str:
    """Return the chart of a rating, 0-10 from bottom to top and its days from left to right.

    Up to 120 days each day has its dot, unless `weekly`; then each week, and from about two
    years on each month or more, with its range: never more than two points a column.
    """
    points = rating.points
    if all(point.value is None for point in points):
        return NO_DAYS
    if canvas.width < NARROWEST:
        return TOO_SMALL
    axis = Axis(points[0].day, points[-1].day, canvas.width - MARGIN)
    picture = picture_of(points, axis, weekly=weekly)
    head = headed(title, _legend(picture), canvas)
    room = canvas.height - len(head) - LINES_BELOW
    height = next((lines for lines in LINES if lines <= room), None)
    if height is None:
        return TOO_SMALL
    return "\n".join([*head, *plotted(_layers(picture, height), axis, height, canvas)])


def picture_of(points: Sequence[Point], axis: Axis, *, weekly: bool = False) -> Picture:
    """Return the marks of a rating's days, or of weeks and more where days are too many."""
    if not weekly and axis.days <= min(DAYS_AS_DOTS, DENSEST * axis.columns):
        return _by_days(points, axis)
    return _by_spans(points, axis, _fitting([point.day for point in points], axis))


def _fitting(days: Iterable[date], axis: Axis) -> Span:
    """Return the shortest span of which there are few enough.

    From months on each is made of whole shorter ones: the days are gone through once.
    """
    most = DENSEST * axis.columns
    if axis.days <= DAYS_AS_WEEKS and len({WEEK.start_of(day) for day in days}) <= most:
        return WEEK
    starts = days
    for span in LONGER:
        starts = {span.start_of(day) for day in starts}
        if len(starts) <= most:
            return span
    return LONGER[-1]


def _by_days(points: Sequence[Point], axis: Axis) -> Picture:
    picture = Picture(None)
    means = {axis.offset(point.day): point.mean7 for point in points}
    for offset in range(axis.days):
        picture.line.append((axis.column(offset), _or_gap(means.get(offset))))
    for point in points:
        if point.value is not None:
            marks = picture.late if point.is_late else picture.dots
            marks.append((axis.column(axis.offset(point.day)), point.value))
    return picture


def _or_gap(mean: float | None) -> float:
    return nan if mean is None else mean


def _by_spans(points: Sequence[Point], axis: Axis, span: Span) -> Picture:
    picture = Picture(span)
    timely = {piece.first: piece for piece in binned(points, span.start_of)}
    late = {piece.first: piece for piece in binned(_late_as_timely(points), span.start_of)}
    for first, column in _middles(points, axis, span).items():
        piece = timely.get(first)
        if piece is not None:
            picture.dots.append((column, piece.mean))
        elif first in late:
            picture.late.append((column, late[first].mean))
        if span is WEEK:
            enough = piece is not None and piece.days >= LEAST_DAYS_OF_WEEK
            picture.line.append((column, piece.mean if piece is not None and enough else nan))
        elif piece is not None:
            picture.ranges.append((column, piece.lowest, piece.highest))
    return picture


def _late_as_timely(points: Sequence[Point]) -> list[Point]:
    return [replace(point, days_late=0) for point in points if point.is_late]


def _middles(points: Sequence[Point], axis: Axis, span: Span) -> dict[date, int]:
    """Return the column of each span's middle day, of those days that lie in the chart."""
    offsets: dict[date, list[int]] = {}
    for point in points:
        offsets.setdefault(span.start_of(point.day), []).append(axis.offset(point.day))
    return {first: axis.column((inside[0] + inside[-1]) / 2) for first, inside in offsets.items()}


def _legend(picture: Picture) -> list[tuple[Mark, str]]:
    span = picture.span
    items = [
        (picture.dots, DOT, "day" if span is None else f"mean per {span.name}"),
        (picture.late, LATE, "2+ days late" if span is None else "only 2+ days late"),
        ([mean for _, mean in picture.line if not isnan(mean)], LINE, "7-day mean"),
        (picture.ranges, RANGE, "lowest to highest"),
    ]
    return [(mark, text) for found, mark, text in items if found]


def _layers(picture: Picture, height: int) -> list[Layer]:
    return [
        Layer(BLOCKS, picture.line, joined=True),
        Layer(RANGE, _upright(picture.ranges, height)),
        Layer(DOT, picture.dots),
        Layer(LATE, picture.late),
    ]


def _upright(ranges: Sequence[tuple[int, int, int]], height: int) -> Places:
    """Return a place on each line from the lowest to the highest rating."""
    step = HIGHEST_RATING / (height - 1)
    return [
        (column, line * step)
        for column, lowest, highest in ranges
        for line in range(int(lowest / step + 0.5), int(highest / step + 0.5) + 1)
    ]
