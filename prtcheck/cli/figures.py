"""A trend in words and in a table: what the charts show, for ears, pipes and small screens."""

from collections.abc import Iterator, Sequence
from datetime import date

from prtcheck.cli.columns import aligned
from prtcheck.cli.options import Metric
from prtcheck.cli.wording import counted
from prtcheck.core.checkin import CheckIn
from prtcheck.core.days import LATE_FROM, spoken
from prtcheck.core.means import WEEK
from prtcheck.core.sentences import cause_in_words
from prtcheck.core.text import printable
from prtcheck.core.trends import (
    ActivityDays,
    CauseWeek,
    Level,
    Period,
    Point,
    RatingTrend,
    Trend,
    binned,
    monday_of,
)

TITLES = {Metric.PAIN: "Pain", Metric.FEAR: "Fear of movement"}
_COMPARED_FROM = WEEK + 1
"""Days of a period from which its first and last 7 days are not the same."""


def heading(period: Period) -> str:
    """Return the days that are looked at, in words."""
    days = counted(period.days, "day")
    return f"{spoken(period.since)} to {spoken(period.until)}, {days}"


def in_words(trend: Trend, metric: Metric) -> str:
    """Return a metric's figures as a sentence."""
    if metric is Metric.CAUSES:
        return causes_in_words(trend.causes, trend.period)
    if metric is Metric.ACTIVITIES:
        return activities_in_words(trend.activities, trend.period)
    return rating_in_figures(TITLES[metric], rating_of(trend, metric), trend.period)


def rating_of(trend: Trend, metric: Metric) -> RatingTrend:
    """Return the rating that a metric is."""
    return trend.pain if metric is Metric.PAIN else trend.fear


def rating_in_figures(title: str, rating: RatingTrend, period: Period) -> str:
    """Return a rating's figures over a period, late entries left out."""
    figures = rating.summary
    parts = [f"{title}: {figures.days} of {counted(period.days, 'day')} answered"]
    if figures.days:
        parts.append(
            f"mean {_mean(figures.mean)}, lowest {figures.lowest}, highest {figures.highest}"
        )
        parts.append(f"days at 0 or 1: {figures.days_at_0_or_1}")
    if figures.days and period.days >= _COMPARED_FROM:
        overlap = ", overlapping" if period.days < 2 * WEEK else ""
        ends = f"first 7 days {_level(figures.first)}, last 7 days {_level(figures.last)}"
        parts.append(ends + overlap)
    return "; ".join(parts)


def _level(level: Level) -> str:
    return f"{_mean(level.mean)} ({counted(level.days, 'day')})" if level.days else "not answered"


def _mean(mean: float | None) -> str:
    return "" if mean is None else f"{mean:.1f}"


def causes_in_words(weeks: Sequence[CauseWeek], period: Period) -> str:
    """Return on how many days causes were named, and how they were sorted."""
    named = sum(week.named for week in weeks)
    days = sum(week.days for week in weeks)
    sentence = f"Causes: named on {days} of {counted(period.days, 'day')}"
    if not named:
        return sentence
    mind_brain = sum(week.mind_brain for week in weeks)
    coded = sum(week.coded for week in weeks)
    share = f" ({mind_brain / coded:.0%})" if coded else ""
    return (
        f"{sentence}; {named} in all: mind & brain {mind_brain} of the {coded} sorted to body or "
        f"mind & brain{share}; both / not sure {sum(week.unsure for week in weeks)}, "
        f"not sorted {sum(week.uncoded for week in weeks)}"
    )


def words_in_words(words: tuple[CheckIn, CheckIn] | None) -> list[str]:
    """Return the first words for causes beside the latest, a line each."""
    if words is None:
        return []
    first, latest = words
    return [
        f"{name} ({spoken(day.day)}): {', '.join(map(cause_in_words, day.causes))}"
        for name, day in (("First words", first), ("Latest words", latest))
    ]


def activities_in_words(activities: Sequence[ActivityDays], period: Period) -> str:
    """Return on how many days each activity was done."""
    if not activities:
        return f"Activities: none named in {counted(period.days, 'day')}"
    each = ", ".join(f"{printable(activity.name)} {activity.days}" for activity in activities)
    return f"Activities, days of {period.days}: {each}"


def late_in_words(trend: Trend, shown: str = "") -> list[str]:
    """Return the sentence about entries of two or more days late, if there are any.

    `shown` says how they are told from the others.
    """
    late = trend.days_late_left_out
    if not late:
        return []
    entries, are = ("1 entry", "is") if late == 1 else (f"{late} entries", "are")
    marked = f"{shown} and " if shown else ""
    return [f"{entries} of {LATE_FROM} or more days late {are} {marked}left out of the figures."]


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
            *(cell for point in points for cell in (_value(point.value), _mean(point.mean7))),
            str(points[0].days_late or ""),
        ]
        for points in zip(*columns, strict=True)
    ]
    return aligned([head, *rows], right=range(1, len(head)))


def _value(value: int | None) -> str:
    return "" if value is None else str(value)


def _weeks_of_ratings(trend: Trend, ratings: Sequence[Metric]) -> list[str]:
    head = ["week of", *(name for rating in ratings for name in (f"{rating} mean", "days"))]
    found = [_means_by_week(rating_of(trend, rating).points) for rating in ratings]
    weeks = dict.fromkeys(monday_of(point.day) for point in trend.pain.points)
    rows = [
        [week.isoformat(), *(cell for means in found for cell in means.get(week, ("", "0")))]
        for week in weeks
    ]
    return aligned([head, *rows], right=range(1, len(head)))


def _means_by_week(points: Sequence[Point]) -> dict[date, tuple[str, str]]:
    return {week.first: (_mean(week.mean), str(week.days)) for week in binned(points, monday_of)}


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
