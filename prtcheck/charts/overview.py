"""Causes, ratings and activities under each other on one axis, a column a week."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from prtcheck.analysis.overview import OVERVIEW_RATINGS, Overview, OverviewWeek
from prtcheck.charts.canvas import (
    BLUE,
    GREY,
    NARROWEST,
    NO_DAYS,
    TOO_SMALL,
    Canvas,
    fit_to_canvas,
    paint,
)
from prtcheck.charts.marks import DayMark, name_marks, places_of
from prtcheck.charts.overview_strip import Strip, fit_strip, label_strip
from prtcheck.core.check_in import HIGHEST_RATING
from prtcheck.core.text import cell_width
from prtcheck.wording.overview import DAYS_ACTIVE, MIND_BRAIN

_BLOCKS = " ▁▂▃▄▅▆▇█"
_STEPS = len(_BLOCKS) - 1
"""Heights within a cell; the blank is a gap."""
_TENTHS = 10
_BETWEEN = "  "
_LONGEST_NAME = 14
"""Cells of a row's name."""
_NO_FIGURE = "-"
"""Stands in place of a figure that too few days give."""


class _Row(NamedTuple):
    """What the heights and the figures of one row say."""

    name: str
    share: Callable[[OverviewWeek], float | None]
    """The height of a column, 0-1; None is a gap."""
    figure: Callable[[OverviewWeek], str]
    """The figure of the first days or the last; nothing where there is none."""
    colour: int = GREY


def draw_overview(
    overview: Overview, canvas: Canvas, *, rows: int = 1, marks: Sequence[DayMark] = ()
) -> list[str]:
    """Return the weeks as lines of heights, 0 to 10, none to all causes and none to all days.

    A row takes one line or two (`rows`) of eight steps each, in ASCII one line of tenths, 9 the
    highest. Weeks that do not fit are added up by months, quarters or years; of more years than
    that, the latest are drawn. The first and the last days stand at the right, else below, and
    on less than 32 cells nowhere. `marks` are named below the months.
    """
    if not any(week.days_answered for week in overview.weeks):
        return [NO_DAYS]
    if canvas.width < NARROWEST:
        return [TOO_SMALL]
    shown = _rows(overview.weeks[0].ratings)
    figures = _figures(overview, shown)
    names = [fit_to_canvas(row.name, _LONGEST_NAME, canvas) for row in shown]
    side = max(map(cell_width, names)) + len(_BETWEEN)
    labels = [name + " " * (side - cell_width(name)) for name in names]
    strip = fit_strip(overview.weeks, canvas.width - side, len(figures[0]))
    beside = figures if strip.has_windows else [""] * len(figures)
    lines = [f"{f'by {strip.span.name}':{side}}{label_strip(strip)}{beside[0]}"]
    lines += _mark_columns(strip, side, marks, canvas)
    for row, label, figure in zip(shown, labels, beside[1:], strict=True):
        *upper, lowest = _heights(row, strip, canvas, rows)
        lines += [f"{'':{side}}{cells}" for cells in upper]
        lines.append(f"{label}{lowest}{figure}")
    labels = [" " * side, *labels]
    below = [f"{label}{figure}" for label, figure in zip(labels, figures, strict=True)]
    if overview.windows and not strip.has_windows and len(below[0]) <= canvas.width:
        lines += ["", *below]
    return [line.rstrip() for line in lines]


def _mark_columns(strip: Strip, side: int, marks: Sequence[DayMark], canvas: Canvas) -> list[str]:
    places = places_of(marks, [column.week for column in strip.columns])
    return name_marks(((side + strip.pitch * nth, text) for nth, text in places), canvas)


def _rows(ratings: Iterable[str]) -> list[_Row]:
    """Return the rows in the order of the study's chain, own ratings last."""
    own = [rating for rating in ratings if rating not in OVERVIEW_RATINGS]
    return [
        _Row(
            MIND_BRAIN,
            lambda week: week.share,
            lambda week: f"{week.mind_brain}/{week.sorted}" if week.sorted else "",
            BLUE,
        ),
        *map(_rating_row, OVERVIEW_RATINGS),
        _Row(
            DAYS_ACTIVE,
            lambda week: week.share_active,
            lambda week: f"{week.days_active}/{week.days_answered}" if week.days_answered else "",
        ),
        *map(_rating_row, own),
    ]


def _rating_row(rating: str) -> _Row:
    def share(week: OverviewWeek) -> float | None:
        mean = week.mean_of(rating)
        return None if mean is None else mean / HIGHEST_RATING

    def figure(week: OverviewWeek) -> str:
        mean = week.mean_of(rating)
        return "" if mean is None else f"{mean:.1f}"

    return _Row(rating, share, figure)


def _figures(overview: Overview, rows: Sequence[_Row]) -> list[str]:
    """Return the first and the last days as two columns: their heading, then each row."""
    if overview.windows is None:
        return [""] * (len(rows) + 1)
    columns = [
        [f"{name} {window.days}", *(row.figure(window) or _NO_FIGURE for row in rows)]
        for name, window in zip(("first", "last"), overview.windows, strict=True)
    ]
    widths = [max(map(len, column)) for column in columns]
    return [
        f"{_BETWEEN}{first:>{widths[0]}} {last:>{widths[1]}}"
        for first, last in zip(*columns, strict=True)
    ]


def _heights(row: _Row, strip: Strip, canvas: Canvas, rows: int) -> list[str]:
    """Return a row's columns as lines, the upper first."""
    shares = [row.share(column) for column in strip.columns]
    if canvas.ascii:
        lines = [[_digit(share) for share in shares]]
    else:
        lines = [
            [_block(share, below, rows) * strip.filled for share in shares]
            for below in reversed(range(rows))
        ]
    return [paint(strip.join(marks), row.colour, canvas) for marks in lines]


def _digit(share: float | None) -> str:
    return " " if share is None else str(min(_TENTHS - 1, int(share * _TENTHS + 0.5)))


def _block(share: float | None, below: int, rows: int) -> str:
    """Return a column's mark in the line that has so many lines below it."""
    step = 0 if share is None else max(1, int(share * rows * _STEPS + 0.5))
    return _BLOCKS[min(_STEPS, max(0, step - below * _STEPS))]
