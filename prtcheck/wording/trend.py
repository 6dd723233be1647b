"""A trend in words: what the charts show, for ears, pipes and small screens."""

from collections.abc import Sequence

from prtcheck.analysis.counts import ActivityDays, CauseWeek
from prtcheck.analysis.rating_trend import RatingTrend, Summary
from prtcheck.analysis.series import Level
from prtcheck.analysis.trend import Trend
from prtcheck.core.check_in import HIGHEST_RATING, CheckIn
from prtcheck.core.days import LATE_FROM, WEEK, format_day
from prtcheck.core.metric import Metric
from prtcheck.core.period import Period
from prtcheck.core.text import pluralize, printable
from prtcheck.wording.check_in import format_cause, format_change, format_means, format_slope
from prtcheck.wording.intervals import COARSE, REGRESSION, USUAL_CARE, format_cautions
from prtcheck.wording.phases import format_phases
from prtcheck.wording.ratings import rating_title
from prtcheck.wording.sources import (
    WITH_PAIN_ONLY,
    format_asked_elsewhere,
    format_days_of_attacks,
    format_sources,
)

_COMPARED_FROM = WEEK + 1
"""Days of a period from which its first and last 7 days are not the same."""


def format_trend(trend: Trend, metrics: Sequence[str], *, are_days_listed: bool) -> list[str]:
    """Return the figures as sentences; `are_days_listed` says that a table of days follows."""
    lines = [sentence for metric in metrics for sentence in format_metric(trend, metric)]
    lines += [*format_phases(trend, metrics), *format_cautions(trend, metrics)]
    ratings = [metric for metric in metrics if metric in trend.ratings]
    is_marked = are_days_listed and bool(ratings)
    if is_marked or len(ratings) < len(metrics):  # each rating tells its own number of late days
        lines += format_left_out_days(trend, "marked in the last column" if is_marked else "")
    return lines


def format_metric(trend: Trend, metric: str) -> list[str]:
    """Return a metric's figures as sentences."""
    if metric == Metric.CAUSES:
        return [
            format_cause_counts(trend.causes, trend.period),
            *format_first_and_latest_words(trend.words),
        ]
    if metric == Metric.ACTIVITIES:
        return [format_activity_days(trend.activities, trend.period)]
    figures = format_rating_figures(rating_title(metric), trend.ratings[metric], trend.period)
    return [figures, *format_anchors(trend, metric), *format_changes(trend, metric)]


def format_anchors(trend: Trend, metric: str) -> list[str]:
    """Return in a sentence what 0 and 10 mean in an own rating, where that is known."""
    lowest, highest = map(printable, trend.ratings[metric].anchors)
    return [f"0 = {lowest}, {HIGHEST_RATING} = {highest}."] if lowest else []


def format_period(period: Period) -> str:
    """Return the days that are looked at, in words."""
    days = pluralize(period.days, "day")
    return f"{format_day(period.since)} to {format_day(period.until)}, {days}"


def format_answered(trend: Trend) -> str:
    """Return on how many days there is a check-in, and how many of these came from elsewhere."""
    return f"{trend.days_answered} with a check-in{format_sources(trend)}"


def format_rating_figures(title: str, rating: RatingTrend, period: Period) -> str:
    """Return a rating's figures over a period, hollow days left out."""
    figures = rating.summary
    answered = f"{figures.days} of {pluralize(period.days, 'day')} answered"
    parts = [f"{title}: {answered}{_left_out(rating)}"]
    if figures.days:
        mean = format_mean(figures.mean)
        parts.append(f"Mean {mean}, lowest {figures.lowest}, highest {figures.highest}")
        parts.append(f"Days at 0 or 1: {figures.days_at_0_or_1}")
    if figures.days and period.days >= _COMPARED_FROM:
        overlap = ", overlapping" if period.days < 2 * WEEK else ""
        first, last = _levels(figures)
        ends = f"First 7 days {first}, last 7 days {last}"
        parts.append(ends + overlap)
    return f"{'. '.join(parts)}."


def rating_figures(trend: Trend, metric: str) -> list[tuple[str, str]]:
    """Return a rating's figures as rows of a label and a value, hollow days left out."""
    rating, period = trend.ratings[metric], trend.period
    figures = rating.summary
    rows = [("answered", f"{figures.days} of {pluralize(period.days, 'day')}")]
    if rating.late:
        rows.append((f"{LATE_FROM}+ days late", f"{len(rating.late)}, left out"))
    if rating.of_attacks:
        rows.append(("days with pain only", f"{len(rating.of_attacks)}, left out"))
    if rating.former:
        rows.append(("earlier question", f"{len(rating.former)}, left out"))
    if figures.days:
        rows.append(("mean", format_mean(figures.mean)))
        rows.append(("lowest, highest", f"{figures.lowest}, {figures.highest}"))
        rows.append(("days at 0 or 1", str(figures.days_at_0_or_1)))
    if figures.days and trend.overview.windows:
        first, last = trend.overview.windows
        levels = first.ratings[metric], last.ratings[metric]
        shown = format_means(*(level.mean for level in levels))
        names = f"first {first.days} days", f"last {last.days} days"
        rows += zip(names, map(_level, levels, shown), strict=True)
    return rows


def _left_out(rating: RatingTrend) -> str:
    late, of_attacks, former = map(len, (rating.late, rating.of_attacks, rating.former))
    left_out = [
        *([f"{late} more entered {LATE_FROM} or more days late"] if late else []),
        *([f"{of_attacks} more {WITH_PAIN_ONLY}"] if of_attacks else []),
        *([f"{former} more to an earlier question"] if former else []),
    ]
    return f" ({', '.join(left_out)}, left out)" if left_out else ""


def format_changes(trend: Trend, metric: str) -> list[str]:
    """Return a rating's change and slope in sentences, and what to compare a change of pain with.

    There are none before 28 days are answered.
    """
    rating = trend.ratings[metric]
    is_compared = metric == Metric.PAIN and rating.summary.change is not None
    return [*format_rating_changes(rating), *([USUAL_CARE] if is_compared else [])]


def format_rating_changes(rating: RatingTrend) -> list[str]:
    """Return the change and the slope over a period, each with its uncertainty, if there are any.

    There is none before 28 days are answered; a week against a week shows only large changes.
    """
    found, slope = rating.summary.change, rating.summary.slope
    lines = []
    if found is not None:
        window = found.window_days
        coarse = f" {COARSE}" if window == WEEK else ""
        ends = f"Last {window} days against the first {window}: {format_change(found)}."
        lines.append(f"{ends}{coarse} {REGRESSION}")
        lines += format_asked_elsewhere(rating.first_asked_elsewhere, f"first {window} days")
    if slope is not None:
        lines.append(format_slope(slope))
    return lines


def _levels(figures: Summary) -> list[str]:
    levels = figures.first, figures.last
    means = [level.mean for level in levels]
    is_compared = figures.change is not None and figures.change.window_days == WEEK
    shown = format_means(*means) if is_compared else map(format_mean, means)
    return list(map(_level, levels, shown))


def _level(level: Level, mean: str) -> str:
    return f"{mean} ({pluralize(level.days, 'day')})" if level.days else "not answered"


def format_mean(mean: float | None) -> str:
    """Return a mean to one decimal, or nothing."""
    return "" if mean is None else f"{mean:.1f}"


def format_cause_counts(weeks: Sequence[CauseWeek], period: Period) -> str:
    """Return on how many days causes were named, and how they were sorted."""
    named = sum(week.named for week in weeks)
    days = sum(week.days for week in weeks)
    sentence = f"Causes: named on {days} of {pluralize(period.days, 'day')}"
    if not named:
        return f"{sentence}."
    mind_brain = sum(week.mind_brain for week in weeks)
    coded = sum(week.coded for week in weeks)
    share = (
        f" Mind & brain: {mind_brain} of the {coded} sorted as body or mind & brain "
        f"({100 * mind_brain / coded:.0f} %)."
        if coded
        else ""
    )
    unsure = sum(week.unsure for week in weeks)
    uncoded = sum(week.uncoded for week in weeks)
    others = f"Both / not sure: {unsure}, not sorted: {uncoded}."
    return f"{sentence}, {named} in all.{share} {others}"


def format_first_and_latest_words(words: tuple[CheckIn, CheckIn] | None) -> list[str]:
    """Return the first words for causes beside the latest, a line each."""
    if words is None:
        return []
    first, latest = words
    return [
        f"{name} ({format_day(day.day)}): {', '.join(map(format_cause, day.causes))}"
        for name, day in (("First words in this period", first), ("Latest words", latest))
    ]


def format_activity_days(activities: Sequence[ActivityDays], period: Period) -> str:
    """Return on how many days each activity was done."""
    if not activities:
        return f"Activities: none named in {pluralize(period.days, 'day')}."
    each = ", ".join(f"{printable(activity.name)} {activity.days}" for activity in activities)
    return f"Activities, days out of {period.days}: {each}."


def format_left_out_days(trend: Trend, shown: str = "") -> list[str]:
    """Return which days no figure counts, if there are any: late, or with pain only.

    `shown` says how late ones are told from the others where ratings are shown; these tell their
    number.
    """
    return [*_format_late_entries(trend, shown), *format_days_of_attacks(trend)]


def _format_late_entries(trend: Trend, shown: str) -> list[str]:
    late = trend.days_late_left_out
    if not late:
        return []
    if shown:
        entered = f"Check-ins entered {LATE_FROM} or more days late"
        return [f"{entered} are {shown}. No figure counts them."]
    are = "is" if late == 1 else "are"
    entered = f"{pluralize(late, 'check-in')} entered {LATE_FROM} or more days late"
    return [f"{entered} {are} left out of the figures."]
