"""The report's weeks, one row under the other: causes, fear, pain, days active, own ratings."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from prtcheck.analysis.overview import (
    OVERVIEW_RATINGS,
    OverviewWeek,
    add_overview_weeks,
)
from prtcheck.analysis.trend import Trend
from prtcheck.core.check_in import HIGHEST_RATING
from prtcheck.core.days import WEEK, format_day
from prtcheck.core.metric import RATINGS, Metric
from prtcheck.formats.report.day_axis import PhaseMark, set_days
from prtcheck.formats.report.svg import Drawing, name_panel
from prtcheck.wording.overview import DAYS_ACTIVE, MIND_BRAIN
from prtcheck.wording.ratings import rating_title
from prtcheck.wording.trend import format_mean

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_WEEKS = 105
"""Weeks up to which each has a bar; more go together by months."""
COLOURS = {MIND_BRAIN: "#1f5a8f", Metric.FEAR: "#b5651d", Metric.PAIN: "#4a86b8"}
_OTHER = "#767676"
_MISSING = "-"


class Row(NamedTuple):
    """One row of bars."""

    name: str
    unit: str
    """What the heights mean."""
    colour: str
    highest: int
    value: Callable[[OverviewWeek], float | None]


def rows_of(trend: Trend, *, with_causes: bool) -> list[Row]:
    """Return the rows in the order of the study's chain (science: section 8)."""
    own = [name for name in trend.ratings if name not in RATINGS]
    rows = [
        Row(
            MIND_BRAIN.capitalize(),
            "of causes sorted",
            COLOURS[MIND_BRAIN],
            1,
            lambda week: week.share,
        ),
        *map(_rating_row, OVERVIEW_RATINGS),
        Row(
            DAYS_ACTIVE.capitalize(), "of days answered", _OTHER, 1, lambda week: week.share_active
        ),
        *map(_rating_row, own),
    ]
    return rows if with_causes else rows[1:]


def _rating_row(name: str) -> Row:
    colour = COLOURS.get(name, _OTHER)
    title = rating_title(name)
    return Row(title, "mean, 0-10", colour, HIGHEST_RATING, lambda week: week.mean_of(name))


def week_drawing(trend: Trend, phases: Sequence[PhaseMark], *, with_causes: bool) -> Drawing:
    """Return the rows as a drawing, a bar a week, or a month in a long diary."""
    spans, bar = _spans(trend)
    rows = rows_of(trend, with_causes=with_causes)

    def draw(panels: Sequence["Axes"]) -> None:
        for axes, row in zip(panels, rows, strict=True):
            _draw_row(axes, row, spans)
        set_days(panels, trend.period, phases)

    names = ", ".join(row.name for row in rows)
    title = f"{names}, one bar a {bar}. {'; '.join(_first_and_last(rows, spans))}"
    in_words = "; ".join(_span_in_words(span, rows, bar) for span in spans)
    above = 0.14 if phases else 0.04
    explanation = f"one bar a {bar}, blank where too few days were answered or causes sorted"
    return Drawing("weeks", title, in_words, len(rows), above, explanation, draw)


def _spans(trend: Trend) -> tuple[list[OverviewWeek], str]:
    weeks = trend.overview.weeks
    if len(weeks) <= MOST_WEEKS:
        return list(weeks), "week"
    return add_overview_weeks(weeks, lambda day: day.replace(day=1)), "month"


def _draw_row(axes: "Axes", row: Row, spans: Sequence[OverviewWeek]) -> None:
    bars = [(s.week.toordinal(), s.days, v) for s in spans if (v := row.value(s)) is not None]
    gap = 0.06 * WEEK if len(spans) <= MOST_WEEKS else 0
    axes.bar(
        [first + gap for first, _, _ in bars],
        [value for _, _, value in bars],
        width=[days - 2 * gap for _, days, _ in bars],
        align="edge",
        color=row.colour,
        ec=row.colour,
        lw=0.6,
    )
    axes.set_ylim(0, row.highest * 1.03)
    lowest, highest = ("0", "10") if row.highest == HIGHEST_RATING else ("none", "all")
    axes.set_yticks((0, row.highest / 2, row.highest), (lowest, "", highest))
    lowest_label, _, highest_label = axes.get_yticklabels()
    lowest_label.set_verticalalignment("bottom")
    highest_label.set_verticalalignment("top")
    name_panel(axes, row.name, row.unit)


def _first_and_last(rows: Sequence[Row], spans: Sequence[OverviewWeek]) -> Iterator[str]:
    for row in rows:
        known = [value for span in spans if (value := row.value(span)) is not None]
        if known:
            yield f"{row.name} from {_value(row, known[0])} to {_value(row, known[-1])}"


def _span_in_words(span: OverviewWeek, rows: Sequence[Row], bar: str) -> str:
    values = ", ".join(f"{row.name} {_value(row, row.value(span))}" for row in rows)
    return f"{bar} from {format_day(span.week)}: {values}"


def _value(row: Row, value: float | None) -> str:
    if value is None:
        return _MISSING
    return format_mean(value) if row.highest == HIGHEST_RATING else f"{100 * value:.0f} %"
