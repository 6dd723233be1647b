"""The report's ratings, day by day: a dot a day, hollow where late, and 7-day means."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from prtcheck.analysis.rating_trend import RatingTrend, total_by_span
from prtcheck.analysis.series import LEAST_DAYS_OF_WEEK, LONGEST_TESTED
from prtcheck.analysis.trend import Trend
from prtcheck.core.check_in import HIGHEST_RATING
from prtcheck.core.days import WEEK, monday_of
from prtcheck.core.metric import RATINGS, Metric
from prtcheck.formats.report.day_axis import PhaseMark, middle_of, set_days
from prtcheck.formats.report.svg import INK, Drawing, name_panel
from prtcheck.wording.ratings import rating_title
from prtcheck.wording.trend import format_mean, format_rating_figures

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LONGEST_BY_DAYS = LONGEST_TESTED
"""Days up to which each has a dot; beyond it the ratings are drawn by weeks."""
DOTS = {Metric.PAIN: "#6f9fc8", Metric.FEAR: "#d99a5b"}
LINES = {Metric.PAIN: "#0b3c6f", Metric.FEAR: "#6b3500"}
_POINTS_OF_A_DOT = ((40, 4.5), (130, 3.4), (200, 2.8), (LONGEST_BY_DAYS, 2.2))
"""Up to so many days, a dot is so wide."""
_BY_DAYS = "dot: a day (hollow: {}), line: mean of the 7 days up to it"
_BY_WEEKS = "dark line: mean of each week, pale line: from its lowest to its highest day"
_MARGIN = 0.6
_NAN = float("nan")


def day_drawing(trend: Trend, phases: Sequence[PhaseMark]) -> Drawing:
    """Return pain and fear of movement, each a panel, on one axis of days."""

    def draw(panels: Sequence["Axes"]) -> None:
        for axes, name in zip(panels, RATINGS, strict=True):
            _draw_rating(axes, name, trend.ratings[name])
        set_days(panels, trend.period, phases)

    figures = [
        format_rating_figures(rating_title(n), trend.ratings[n], trend.period) for n in RATINGS
    ]
    means = (f"{rating_title(n)}, 7-day means by week: {_means(trend.ratings[n])}" for n in RATINGS)
    above = 0.14 if phases else 0.06
    is_by_day = trend.period.days <= LONGEST_BY_DAYS
    hollow = "left out" if trend.sources_of_attacks else "entered 2 or more days late"
    explanation = _BY_DAYS.format(hollow) if is_by_day else _BY_WEEKS
    words = " ".join(figures), ". ".join(means)
    return Drawing("days", *words, len(RATINGS), above, explanation, draw)


def _means(rating: RatingTrend) -> str:
    weeks = rating.points[WEEK - 1 :: WEEK]
    return ", ".join(format_mean(point.mean7) or "too few days" for point in weeks) or "none"


def _draw_rating(axes: "Axes", name: Metric, rating: RatingTrend) -> None:
    if len(rating.points) <= LONGEST_BY_DAYS:
        _draw_days(axes, name, rating)
    else:
        _draw_weeks(axes, name, rating)
    axes.set_ylim(-_MARGIN, HIGHEST_RATING + _MARGIN)
    axes.set_yticks(range(0, HIGHEST_RATING + 1, 2))
    figures = rating.summary
    spread = (f"mean {format_mean(figures.mean)}", f"from {figures.lowest} to {figures.highest}")
    name_panel(axes, rating_title(name), *(spread if figures.days else ()))
    if not figures.days and not rating.hollow:
        words, middle = "not answered on these days", axes.transAxes
        axes.text(0.5, 0.5, words, ha="center", va="center", color=INK, transform=middle)


def _draw_days(axes: "Axes", name: Metric, rating: RatingTrend) -> None:
    size = next(points for days, points in _POINTS_OF_A_DOT if len(rating.points) <= days)
    timely = [(middle_of(p.day), float(p.timely_value or 0)) for p in rating.timely]
    _draw_dots(axes, timely, DOTS[name], size)
    hollow = [(middle_of(p.day), float(p.value or 0)) for p in rating.hollow]
    axes.plot(
        [x for x, _ in hollow],
        [y for _, y in hollow],
        "o",
        ms=size - 0.5,
        mfc="#ffffff",
        mec=LINES[name],
        mew=0.7,
        clip_on=False,
    )
    means = [_NAN if point.mean7 is None else point.mean7 for point in rating.points]
    axes.plot([middle_of(p.day) for p in rating.points], means, color=LINES[name], lw=1.4)


def _draw_dots(axes: "Axes", dots: Iterable[tuple[float, float]], colour: str, size: float) -> None:
    """Draw dots as one line with round ends and no length: a tenth of the time of markers."""
    xs = [x for at, _ in dots for x in (at, at, _NAN)]
    ys = [y for _, at in dots for y in (at, at, _NAN)]
    axes.plot(xs, ys, color=colour, lw=size, solid_capstyle="round", clip_on=False)


def _draw_weeks(axes: "Axes", name: Metric, rating: RatingTrend) -> None:
    """Draw each week's mean, and from its lowest to its highest day a pale line."""
    weeks = total_by_span(rating.timely, monday_of)
    middles = {week: middle_of(week) + WEEK // 2 for week in weeks}
    xs = [x for week in weeks for x in (middles[week], middles[week], _NAN)]
    ys = [y for total in weeks.values() for y in (total.lowest, total.highest, _NAN)]
    axes.plot(xs, ys, color=DOTS[name], lw=0.7, alpha=0.6)
    known = {week for week, total in weeks.items() if total.days >= LEAST_DAYS_OF_WEEK}
    mondays = sorted({monday_of(point.day) for point in rating.points})
    means = [weeks[monday].mean if monday in known else _NAN for monday in mondays]
    axes.plot([middle_of(m) + WEEK // 2 for m in mondays], means, color=LINES[name], lw=1)
