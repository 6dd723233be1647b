"""The report's pain and fear of movement: what is drawn, a table of figures, and the change."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prtcheck.analysis.inference import Change
from prtcheck.analysis.series import FEWEST_TESTED, present, weekly_means
from prtcheck.analysis.trend import Point, RatingTrend, Summary, Trend
from prtcheck.core.days import WEEK, format_day
from prtcheck.core.metric import RATINGS, Metric
from prtcheck.core.period import Period
from prtcheck.core.questions import QUESTIONS
from prtcheck.core.text import pluralize
from prtcheck.wording.check_in import format_change, format_means, format_slope
from prtcheck.wording.trend import (
    REGRESSION,
    TITLES,
    USUAL_CARE,
    format_mean,
    format_rating_figures,
)

HIGH_FROM = 7
"""A rating from this on counts among the "days at 7 or more"."""

_LEAST_BASELINE = 2
"""From a first mean under this a change is told in points only (science: section 2)."""

_REFERENCE = (
    "Seen in groups in trials, for pain: a fall of 10-20 % is minimal, 30 % or more moderate, 50 % "
    "or more substantial; about 2 points is of the same order. A reference, not a verdict on one "
    "person."
)
_COARSE = "One week against one week can only show changes of about 2 points or more."


@dataclass(frozen=True, slots=True)
class RatingChart:
    """One rating as it is drawn, with what it shows in words."""

    name: str
    title: str
    question: str
    """The wording that was asked."""
    anchors: tuple[str, str]
    """What 0 and 10 mean."""
    points: tuple[Point, ...]
    weeks: tuple[float | None, ...]
    """Means of each seven days from the first; None with fewer than 4 of them."""
    in_words: str
    """The text alternative."""


def rating_chart(trend: Trend, metric: Metric) -> RatingChart:
    """Return a rating's chart over the trend's period."""
    question = next(q for q in QUESTIONS if q.name == metric)
    rating = trend.ratings[metric]
    weeks = tuple(weekly_means(rating.values))
    figures = format_rating_figures(TITLES[metric], rating, trend.period)
    return RatingChart(
        name=metric.value,
        title=TITLES[metric],
        question=question.wording,
        anchors=question.anchors,
        points=rating.points,
        weeks=weeks,
        in_words=f"{figures}. {_weeks_in_words(weeks, trend.period)}",
    )


def _weeks_in_words(weeks: Sequence[float | None], period: Period) -> str:
    if not any(week is not None for week in weeks):
        return "No week has enough days for a mean."
    means = ", ".join(format_mean(week) or "too few days" for week in weeks)
    return f"Means of each 7 days from {format_day(period.since)}: {means}."


def figure_rows(trend: Trend) -> tuple[tuple[str, ...], ...]:
    """Return the table of figures: name, pain, fear of movement; late entries left out."""
    columns = (_cells(trend, metric) for metric in RATINGS)
    return tuple(zip(_names(trend.period), *columns, strict=True))


def _names(period: Period) -> list[str]:
    names = [
        "days counted",
        "mean",
        "lowest",
        "highest",
        f"days at {HIGH_FROM} or more",
        "days at 0 or 1",
    ]
    if period.days > WEEK:
        overlap = " overlap" if period.days < 2 * WEEK else ""
        names += [f"first {WEEK} days (n)", f"last {WEEK} days (n){overlap}"]
    return names


def _cells(trend: Trend, metric: Metric) -> Iterator[str]:
    rating = trend.ratings[metric]
    figures = rating.summary
    yield f"{figures.days} of {trend.period.days}"
    yield format_mean(figures.mean) or "-"
    yield str("-" if figures.lowest is None else figures.lowest)
    yield str("-" if figures.highest is None else figures.highest)
    yield str(sum(value >= HIGH_FROM for value in present(rating.values)))
    yield str(figures.days_at_0_or_1)
    if trend.period.days > WEEK:
        for level in (figures.first, figures.last):
            yield f"{level.mean:.1f} ({level.days})" if level.mean is not None else "- (0)"


def change_rows(trend: Trend) -> tuple[tuple[str, str], ...]:
    """Return for each rating its name and how it changed, with the interval, or why not."""
    return tuple((TITLES[metric], _change_in_words(trend.ratings[metric])) for metric in RATINGS)


def _change_in_words(rating: RatingTrend) -> str:
    figures, values = rating.summary, rating.values
    if figures.change is None:
        return _why_none(figures)
    window = figures.change.window_days
    first, last = format_means(figures.change.first, figures.change.last)
    days = [len(present(end)) for end in (values[:window], values[-window:])]
    ends = (
        f"first {window} days {first} ({pluralize(days[0], 'day')}), "
        f"last {window} days {last} ({pluralize(days[1], 'day')})"
    )
    slope = f" {format_slope(figures.slope)}" if figures.slope else ""
    return f"{ends}: {format_change(figures.change)}{_share_in_words(figures.change)}.{slope}"


def _why_none(figures: Summary) -> str:
    if figures.days < FEWEST_TESTED:
        there = f"{figures.days} of {FEWEST_TESTED} answered days"
        return f"not enough days yet for an interval: {there}."
    return "no interval: too few days at one end, or all days the same."


def _share_in_words(change: Change) -> str:
    if change.first < _LEAST_BASELINE:
        return ""
    direction = "lower" if change.difference < 0 else "higher"
    return f"; {abs(change.difference) / change.first:.0%} {direction} than the first mean"


def reference_sentences(trend: Trend) -> tuple[str, ...]:
    """Return the sentences that stand under every change; none where there is no change."""
    found = [c for m in RATINGS if (c := trend.ratings[m].summary.change) is not None]
    if not found:
        return ()
    coarse = (_COARSE,) if found[0].window_days == WEEK else ()
    return (*coarse, _REFERENCE, USUAL_CARE, REGRESSION)
