"""A trend in tables: what the charts show, for screen readers, pipes and small screens."""

from collections.abc import Iterator, Sequence
from datetime import date

from prtcheck.analysis.counts import ActivityDays, CauseWeek
from prtcheck.analysis.overview import OVERVIEW_RATINGS, Overview, OverviewWeek
from prtcheck.analysis.rating_trend import RatingTrend, total_by_span
from prtcheck.analysis.trend import Trend
from prtcheck.core.columns import align_columns
from prtcheck.core.days import WEEK, days_between, monday_of
from prtcheck.core.metric import Metric
from prtcheck.core.period import Period
from prtcheck.core.text import printable
from prtcheck.wording.overview import DAYS_ACTIVE, MIND_BRAIN
from prtcheck.wording.trend import format_mean


def trend_tables(trend: Trend, metrics: Sequence[str], *, weekly: bool) -> Iterator[list[str]]:
    """Yield the tables of the metrics: ratings by day or week, causes by week, activities."""
    ratings = [metric for metric in metrics if metric in trend.ratings]
    if ratings:
        yield _weeks_of_ratings(trend, ratings) if weekly else _days_of_ratings(trend, ratings)
    if Metric.CAUSES in metrics and any(week.named for week in trend.causes):
        yield _weeks_of_causes(trend.causes)
    if Metric.ACTIVITIES in metrics and trend.activities:
        yield _days_of_activities(trend.activities, trend.period)


def overview_table(overview: Overview) -> list[str]:
    """Return the weeks of the overview as a table, the first and the last days below them."""
    own = [name for name in overview.weeks[0].ratings if name not in OVERVIEW_RATINGS]
    named = (*OVERVIEW_RATINGS, DAYS_ACTIVE, *map(printable, own))
    head = ["week of", MIND_BRAIN, "wordings", *named]
    rows = [[week.week.isoformat(), *_overview_cells(week)] for week in overview.weeks]
    for name, window in zip(("first", "last"), overview.windows or (), strict=False):
        rows.append([f"{name} {window.days} days", *_overview_cells(window)])
    return align_columns([head, *rows], right=range(1, len(head)))


def _overview_cells(week: OverviewWeek) -> list[str]:
    means = {rating: format_mean(week.mean_of(rating)) for rating in week.ratings}
    causes = [_of(week.mind_brain, week.sorted), str(week.wordings) if week.sorted else ""]
    fear, pain, *own = means.values()
    return [*causes, fear, pain, _of(week.days_active, week.days_answered), *own]


def _of(some: int, whole: int) -> str:
    return f"{some} of {whole}" if whole else ""


def _days_of_ratings(trend: Trend, ratings: Sequence[str]) -> list[str]:
    head = [
        "day",
        *(name for rating in ratings for name in (printable(rating), "7-day mean")),
        "days late",
    ]
    columns = [trend.ratings[rating].points for rating in ratings]
    rows = [
        [
            points[0].day.isoformat(),
            *(cell for point in points for cell in (_value(point.value), format_mean(point.mean7))),
            "left out" if points[0].is_of_attacks else str(points[0].days_late or ""),
        ]
        for points in zip(*columns, strict=True)
    ]
    return align_columns([head, *rows], right=range(1, len(head)))


def _value(value: int | None) -> str:
    return "" if value is None else str(value)


def _weeks_of_ratings(trend: Trend, ratings: Sequence[str]) -> list[str]:
    head = [
        "week of",
        *(name for rating in ratings for name in (f"{printable(rating)} mean", "days")),
    ]
    found = [_means_by_week(trend.ratings[rating]) for rating in ratings]
    weeks = days_between(monday_of(trend.period.since), trend.period.until, WEEK)
    rows = [
        [week.isoformat(), *(cell for means in found for cell in means.get(week, ("", "0")))]
        for week in weeks
    ]
    return align_columns([head, *rows], right=range(1, len(head)))


def _means_by_week(rating: RatingTrend) -> dict[date, tuple[str, str]]:
    weeks = total_by_span(rating.timely, monday_of)
    return {first: (format_mean(week.mean), str(week.days)) for first, week in weeks.items()}


def _weeks_of_causes(weeks: Sequence[CauseWeek]) -> list[str]:
    head = ["week of", "days", "causes", "mind & brain", "body", "share", "not sure", "not sorted"]
    rows = []
    for week in weeks:
        share = "" if week.share is None else f"{week.share:.0%}"
        sides = (week.days, week.named, week.mind_brain, week.body)
        apart = (week.unsure, week.uncoded)
        rows.append([week.week.isoformat(), *map(str, sides), share, *map(str, apart)])
    return align_columns([head, *rows], right=range(1, len(head)))


def _days_of_activities(activities: Sequence[ActivityDays], period: Period) -> list[str]:
    rows = [
        [printable(activity.name), str(activity.days), f"{activity.days / period.days * WEEK:.1f}"]
        for activity in activities
    ]
    return align_columns([["activity", "days", "days a week"], *rows], right=(1, 2))
