"""Drawings as SVG to stand inside a page, said in words, under matplotlib's own defaults."""

import io
import re
import warnings
from collections.abc import Callable, Sequence
from html import escape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INK, PALE = "#333333", "#d9d9d9"
POINTS_OF_TEXT, POINTS_OF_SMALL_TEXT = 7.5, 6.5
_FONTS = "Helvetica Neue, Helvetica, Arial, Liberation Sans, Noto Sans, DejaVu Sans, sans-serif"
_INCHES_LEFT, _INCHES_RIGHT = 1.15, 0.1
"""Room for names and scales, the same in every drawing: days stand under their weeks."""
_INCHES_BELOW, _INCHES_BETWEEN = 0.2, 0.09
_BLANKS = dict.fromkeys(("Date", "Creator", "Format", "Type"))
"""Nothing is written about when and by what a drawing was made."""


class Drawing(NamedTuple):
    """Panels on one axis of days, what they show in words, and how they are drawn."""

    name: str
    title: str
    """In short."""
    in_words: str
    """In full."""
    panels: int
    inches_above: float
    """Room above the first panel, for what is written there."""
    explanation: str
    """What its marks are, for the eye."""
    draw: Callable[[Sequence["Axes"]], None]


def draw_svg(drawing: Drawing, inches: tuple[float, float]) -> str:
    """Return a drawing so wide and so high."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rc("svg", fonttype="none", hashsalt=drawing.name)
        mpl.rc("font", size=POINTS_OF_TEXT)
        mpl.rc("path", simplify=False)
        figure = Figure(inches)
        panels = list(figure.subplots(drawing.panels, sharex=True, squeeze=False)[:, 0])
        _lay_out(figure, inches, drawing)
        for axes in panels:
            _make_quiet(axes)
        drawing.draw(panels)
        drawn = io.StringIO()
        with warnings.catch_warnings():  # of own words: they are drawn in the page's fonts
            warnings.filterwarnings("ignore", message="Glyph .* missing from font")
            figure.savefig(drawn, format="svg", metadata=_BLANKS, transparent=True)
    return _inside_a_page(drawn.getvalue(), drawing)


def _lay_out(figure: "Figure", inches: tuple[float, float], drawing: Drawing) -> None:
    wide, high = inches
    panels = high - drawing.inches_above - _INCHES_BELOW
    gaps = (drawing.panels - 1) * _INCHES_BETWEEN
    figure.subplots_adjust(
        left=_INCHES_LEFT / wide,
        right=1 - _INCHES_RIGHT / wide,
        bottom=_INCHES_BELOW / high,
        top=1 - drawing.inches_above / high,
        hspace=_INCHES_BETWEEN * drawing.panels / max(panels - gaps, _INCHES_BETWEEN),
    )


def _make_quiet(axes: "Axes") -> None:
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set(color=INK, lw=0.6)
    axes.tick_params(length=2, width=0.6, color=INK, labelcolor=INK, pad=2)
    axes.tick_params(axis="y", labelsize=POINTS_OF_SMALL_TEXT)
    axes.grid(axis="y", color=PALE, lw=0.5)
    axes.set_axisbelow(True)


def name_panel(axes: "Axes", name: str, *small: str) -> None:
    """Write at the left what a panel shows, and small below it more of it."""
    lines = (name, *small)
    for nth, line in enumerate(lines):
        axes.annotate(
            line,
            xy=(0, 0.5),
            xytext=(1, (len(lines) / 2 - nth) * 8.5 - 1),
            va="top",
            color=INK,
            weight="normal" if nth else "bold",
            size=POINTS_OF_SMALL_TEXT if nth else POINTS_OF_TEXT,
            xycoords=("figure fraction", "axes fraction"),
            textcoords="offset points",
        )


def _inside_a_page(drawn: str, drawing: Drawing) -> str:
    """Return a drawing as a part of a page: the page's fonts, no names twice, said in words."""
    inner = drawn[drawn.index(">", drawn.index("<svg")) + 1 : drawn.rindex("</svg>")]
    inner = re.sub(r"<style.*?</style>", "", inner, flags=re.DOTALL)
    inner = re.sub(r'<g id="[^"]*"', "<g", inner)
    inner = re.sub(r" font-family: [^;]*;", "", inner)
    box = re.search(r'viewBox="[^"]*"', drawn)
    name = drawing.name
    labels = f'role="img" aria-labelledby="{name}-title {name}-words" font-family="{_FONTS}"'
    return (
        f'<svg {box[0] if box else ""} preserveAspectRatio="none" {labels}>'
        f'<title id="{name}-title">{escape(drawing.title)}</title>'
        f'<desc id="{name}-words">{escape(drawing.in_words)}</desc>{inner}</svg>'
    )
