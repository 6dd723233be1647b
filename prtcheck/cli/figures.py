"""A trend in tables: what the charts show, for ears, pipes and small screens."""

from collections.abc import Iterator, Sequence
from datetime import date

from prtcheck.cli.columns import aligned
from prtcheck.core.counts import ActivityDays, CauseWeek
from prtcheck.core.days import days_between, monday_of
from prtcheck.core.figures import TITLES, mean_in_words, rating_of
from prtcheck.core.means import WEEK
from prtcheck.core.metrics import Metric
from prtcheck.core.periods import Period
from prtcheck.core.ratings import Bin, binned
from prtcheck.core.text import printable
from prtcheck.core.trends import Trend


def tables(trend: Trend, metrics: Sequence[Metric], *, weekly: bool) -> Iterator[list[str]]:
    """Yield the tables of the metrics: ratings by day or week, causes by week, activities."""
    ratings = [metric for metric in metrics if metric in TITLES]
    if ratings:
        yield _weeks_of_ratings(trend, ratings) if weekly else _days_of_ratings(trend, ratings)
    if Metric.CAUSES in metrics and any(week.named for week in trend.causes):
        yield _weeks_of_causes(trend.causes)
    if Metric.ACTIVITIES in metrics and trend.activities:
        yield _days_of_activities(trend.activities, trend.period)


def _days_of_ratings(trend: Trend, ratings: Sequence[Metric]) -> list[str]:
    head = ["day", *(name for rating in ratings for name in (rating, "7-day mean")), "days late"]
    columns = [rating_of(trend, rating).points for rating in ratings]
    rows = [
        [
            points[0].day.isoformat(),
            *(
                cell
                for point in points
                for cell in (_value(point.value), mean_in_words(point.mean7))
            ),
            str(points[0].days_late or ""),
        ]
        for points in zip(*columns, strict=True)
    ]
    return aligned([head, *rows], right=range(1, len(head)))


def _value(value: int | None) -> str:
    return "" if value is None else str(value)


def _weeks_of_ratings(trend: Trend, ratings: Sequence[Metric]) -> list[str]:
    head = ["week of", *(name for rating in ratings for name in (f"{rating} mean", "days"))]
    found = [_means_by_week(rating_of(trend, rating).bins) for rating in ratings]
    weeks = days_between(monday_of(trend.period.since), trend.period.until, WEEK)
    rows = [
        [week.isoformat(), *(cell for means in found for cell in means.get(week, ("", "0")))]
        for week in weeks
    ]
    return aligned([head, *rows], right=range(1, len(head)))


def _means_by_week(bins: Sequence[Bin]) -> dict[date, tuple[str, str]]:
    return {
        week.first: (mean_in_words(week.mean), str(week.days)) for week in binned(bins, monday_of)
    }


def _weeks_of_causes(weeks: Sequence[CauseWeek]) -> list[str]:
    head = ["week of", "days", "causes", "mind & brain", "body", "share", "not sure", "not sorted"]
    rows = []
    for week in weeks:
        share = "" if week.share is None else f"{week.share:.0%}"
        sides = (week.days, week.named, week.mind_brain, week.body)
        apart = (week.unsure, week.uncoded)
        rows.append([week.week.isoformat(), *map(str, sides), share, *map(str, apart)])
    return aligned([head, *rows], right=range(1, len(head)))


def _days_of_activities(activities: Sequence[ActivityDays], period: Period) -> list[str]:
    rows = [
        [printable(activity.name), str(activity.days), f"{activity.days / period.days * WEEK:.1f}"]
        for activity in activities
    ]
    return aligned([["activity", "days", "days a week"], *rows], right=(1, 2))
