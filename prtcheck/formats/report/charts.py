"""The report's charts as SVG to stand inside a page: told apart without colour, and in words."""

import io
import re
from collections.abc import Callable, Sequence
from html import escape
from typing import TYPE_CHECKING

from prtcheck.analysis.counts import CauseWeek
from prtcheck.core.check_in import HIGHEST_RATING
from prtcheck.core.days import WEEK, format_short_day
from prtcheck.formats.report.own_words import CausesPart
from prtcheck.formats.report.ratings import RatingChart

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INK, PALE = "#333333", "#d9d9d9"
_DOTS = {"pain": "#4a86b8", "fear": "#c8762b"}
_LINES = {"pain": "#0b3c6f", "fear": "#7a3d00"}
_SIDES = (
    ("mind_brain", "mind & brain", "#1f5a8f"),
    ("body", "body", "#e3a15c"),
    ("unsure", "both / not sure", PALE),
    ("uncoded", "not sorted", "#ffffff"),
)
_INCHES_WIDE = 7.3
_CAUSES_INCHES = (3.3, 1.15)
_FONTS = "Helvetica Neue, Helvetica, Arial, Liberation Sans, Noto Sans, DejaVu Sans, sans-serif"
_POINTS_OF_TEXT, _POINTS_OF_SMALL_TEXT = 7, 6
_POINTS_OF_A_DOT = ((100, 3.2), (200, 2.4), (366, 1.9))
"""Up to so many days, a dot is so wide."""
_MOST_TICKS = 14
_MARGIN = 0.6
"""Room beyond the first and last value of an axis, in its own units."""
_LEAST_HEIGHT, _LEAST_BARS = 3, 5
"""A chart of fewer causes or bars is drawn as if there were so many."""
_BLANKS = dict.fromkeys(("Date", "Creator", "Format", "Type"))
"""Nothing is written about when and by what a chart was made."""


def rating_svg(chart: RatingChart, inches_high: float) -> str:
    """Return a rating's days as dots, hollow where left out, and weekly means as a line."""
    words, inches = (chart.title, chart.in_words), (_INCHES_WIDE, inches_high)
    return _svg(chart.name, words, inches, lambda axes: _draw_rating(axes, chart))


def _draw_rating(axes: "Axes", chart: RatingChart) -> None:
    days = len(chart.points)
    _draw_days(axes, chart)
    weeks = [float("nan") if mean is None else mean for mean in chart.weeks]
    axes.plot(_middles(chart), weeks, "s-", color=_LINES[chart.name], lw=1.3, ms=2.4)
    axes.set_ylim(-_MARGIN, HIGHEST_RATING + _MARGIN)
    axes.set_yticks(range(0, HIGHEST_RATING + 1, 2))
    axes.set_xlim(-_MARGIN, max(days, WEEK) - 1 + _MARGIN)
    ticks = range(0, days, _step(days))
    axes.set_xticks(ticks, [format_short_day(chart.points[tick].day) for tick in ticks])
    if all(point.value is None for point in chart.points):
        nothing, middle = "not answered in these days", axes.transAxes
        axes.text(0.5, 0.5, nothing, ha="center", va="center", color=INK, transform=middle)


def _draw_days(axes: "Axes", chart: RatingChart) -> None:
    colour = _DOTS[chart.name]
    size = next(points for days, points in _POINTS_OF_A_DOT if len(chart.points) <= days)
    for late, face in ((False, colour), (True, "#ffffff")):
        found = [
            (x, point.value)
            for x, point in enumerate(chart.points)
            if point.value is not None and point.is_late is late
        ]
        axes.plot(
            [x for x, _ in found],
            [value for _, value in found],
            "o",
            ms=size,
            mfc=face,
            mec=colour,
            mew=0.7,
            clip_on=False,
        )


def _middles(chart: RatingChart) -> list[float]:
    """Return where each week's middle lies; the last may be cut short."""
    ends = (min(first + WEEK, len(chart.points)) for first in range(0, len(chart.points), WEEK))
    return [(week * WEEK + end - 1) / 2 for week, end in enumerate(ends)]


def _step(days: int) -> int:
    """Return how many days lie between two labels: whole weeks, but for a few days."""
    if days <= _MOST_TICKS:
        return 1
    return WEEK * -(-days // (WEEK * _MOST_TICKS))


def causes_svg(part: CausesPart) -> str:
    """Return the causes named as bars of weeks, in parts by side, mind & brain lowest."""
    words = ("Causes, by how they were sorted", part.in_words)
    return _svg("causes", words, _CAUSES_INCHES, lambda axes: _draw_causes(axes, part))


def _draw_causes(axes: "Axes", part: CausesPart) -> None:
    from matplotlib.ticker import MaxNLocator

    tops = _draw_bars(axes, part.bars)
    _label_shares(axes, part.bars)
    axes.set_ylim(0, max([*tops, _LEAST_HEIGHT]) * 1.15)
    axes.yaxis.set_major_locator(MaxNLocator(4, integer=True))
    axes.set_xlim(-0.6, max(len(part.bars), _LEAST_BARS) - 0.4)
    ticks = range(0, len(part.bars), 1 if len(part.bars) <= _MOST_TICKS // 2 else 2)
    axes.set_xticks(ticks, [format_short_day(part.bars[tick].week) for tick in ticks])
    axes.legend(
        loc="lower center",
        bbox_to_anchor=(0.5, 0.99),
        ncols=len(_SIDES),
        frameon=False,
        handlelength=1,
        columnspacing=1,
        borderpad=0,
    )


def _draw_bars(axes: "Axes", bars: Sequence[CauseWeek]) -> list[int]:
    """Draw the parts of each bar on top of each other and return where they end."""
    tops = [0] * len(bars)
    for field, name, colour in _SIDES:
        heights = [getattr(bar, field) for bar in bars]
        places = range(len(bars))
        axes.bar(places, heights, bottom=tops, color=colour, ec=INK, lw=0.6, label=name)
        tops = [below + height for below, height in zip(tops, heights, strict=True)]
    return tops


def _label_shares(axes: "Axes", bars: Sequence[CauseWeek]) -> None:
    """Write over each bar how many are mind & brain of those sorted to either side."""
    for x, bar in enumerate(bars):
        if bar.coded:
            axes.annotate(
                f"{bar.mind_brain}/{bar.coded}",
                xy=(x, bar.named),
                xytext=(0, 1.5),
                textcoords="offset points",
                ha="center",
                size=_POINTS_OF_SMALL_TEXT,
            )


def _svg(
    name: str,
    words: tuple[str, str],
    inches: tuple[float, float],
    draw: Callable[["Axes"], None],
) -> str:
    """Return what is drawn, under matplotlib's own defaults whatever is set on this machine."""
    import matplotlib as mpl
    from matplotlib.figure import Figure
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rc("svg", fonttype="none", hashsalt=name)
        mpl.rc("font", size=_POINTS_OF_TEXT)
        figure = Figure(inches, layout=ConstrainedLayoutEngine(w_pad=0.01, h_pad=0.01))
        axes = figure.add_subplot()
        _make_quiet(axes)
        draw(axes)
        drawn = io.StringIO()
        figure.savefig(drawn, format="svg", metadata=_BLANKS, transparent=True)
    return _inside_a_page(drawn.getvalue(), name, *words)


def _make_quiet(axes: "Axes") -> None:
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set(color=INK, lw=0.6)
    axes.tick_params(length=2, width=0.6, color=INK, labelcolor=INK, pad=2)
    axes.grid(axis="y", color=PALE, lw=0.5)
    axes.set_axisbelow(True)


def _inside_a_page(drawn: str, name: str, title: str, in_words: str) -> str:
    """Return a drawing as a part of a page: the page's fonts, no names twice, said in words."""
    inner = drawn[drawn.index(">", drawn.index("<svg")) + 1 : drawn.rindex("</svg>")]
    inner = re.sub(r"<style.*?</style>", "", inner, flags=re.DOTALL)
    inner = re.sub(r'<g id="[^"]*"', "<g", inner)
    inner = re.sub(r" font-family: [^;]*;", "", inner)
    box = re.search(r'viewBox="[^"]*"', drawn)
    labels = f'role="img" aria-labelledby="{name}-title {name}-words" font-family="{_FONTS}"'
    return (
        f"<svg {box[0] if box else ''} {labels}>"
        f'<title id="{name}-title">{escape(title)}</title>'
        f'<desc id="{name}-words">{escape(in_words)}</desc>{inner}</svg>'
    )
