"""Marks on a plotext figure, and the figure as lines of text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from prtcheck.charts.axis import Axis, label_line, ticks
from prtcheck.charts.canvas import Canvas, Mark
from prtcheck.core.check_in import HIGHEST_RATING

Places = list[tuple[int, float]]
"""Columns and ratings; a rating that is not a number (NaN) is a gap."""

LINES_BELOW = 2
"""The axis and its labels."""
LINES = (51, 41, 31, 21, 11, 9, 7, 5, 3)
"""Heights in which 0, 5 and 10 have a line of their own; from 11 on, every rating has."""
ALL_RATINGS = 11

_FRAME_AS_ASCII = str.maketrans("│┤├─┬┴┼└┘┌┐", "|++-+++++++")


@dataclass(frozen=True, slots=True)
class Layer:
    """Marks of one kind; later layers cover earlier ones."""

    mark: Mark
    places: Places
    joined: bool = False
    """Whether a line joins neighbours; it stops at a gap."""


def plotted(layers: Sequence[Layer], axis: Axis, height: int, canvas: Canvas) -> list[str]:
    """Return a chart of ratings over days, `height` lines and those below."""
    from plotext import uncolorize

    below = ticks(axis)
    figure = _empty_figure(axis, height, canvas)
    figure.xticks([tick.column for tick in below], " " * len(below))
    for layer in layers:
        if layer.places:
            _draw(figure, layer, canvas)
    text = figure.build() if canvas.colour else uncolorize(figure.build())
    lines = [line.rstrip() for line in text.splitlines()[: height + 1]]
    lines.append(label_line(below))
    return [line.translate(_FRAME_AS_ASCII) for line in lines] if canvas.ascii else lines


def _empty_figure(axis: Axis, height: int, canvas: Canvas) -> Any:  # noqa: ANN401 - plotext is untyped
    from plotext._figure import _figure_class

    # Its own figure, as plotext's usual one is shared by all charts, and columns instead of
    # dates, as plotext's date axis is a day off west of Greenwich. The labels are ours as well:
    # plotext puts them in an order that changes from run to run and drops those that collide.
    figure = _figure_class()
    figure._limit_size(width=False, height=False)  # noqa: SLF001 - an own figure has no other way
    figure.plot_size(canvas.width, height + LINES_BELOW)
    figure.theme("clear")
    figure.xaxes(lower=True, upper=False)
    figure.yaxes(left=True, right=False)
    figure.xlim(0, axis.columns - 1)
    figure.ylim(0, HIGHEST_RATING)
    figure.yticks(range(0, HIGHEST_RATING + 1, 2 if height >= ALL_RATINGS else 5))
    return figure


def _draw(figure: Any, layer: Layer, canvas: Canvas) -> None:  # noqa: ANN401 - plotext is untyped
    columns, ratings = zip(*layer.places, strict=True)
    draw = figure.plot if layer.joined else figure.scatter
    colour = "default" if layer.mark.colour is None else layer.mark.colour
    draw(columns, ratings, marker=layer.mark.on(canvas), color=colour)
