"""The documented JSON shapes of the commands; keys may be added, never renamed."""

from collections.abc import Iterable, Sequence
from typing import Any

from prtcheck.analysis.counts import ActivityDays, CauseWeek
from prtcheck.analysis.trend import Level, Point, Summary, Trend
from prtcheck.core.check_in import CheckIn
from prtcheck.core.history import Revision
from prtcheck.core.metric import Metric
from prtcheck.core.record_json import cause_to_dict, check_in_to_dict, revision_to_dict

_DECIMALS = 4


def day_to_dict(check_in: CheckIn, revisions: Iterable[Revision]) -> dict[str, Any]:
    """Return a check-in with its former states."""
    return {**check_in_to_dict(check_in), "revisions": [revision_to_dict(r) for r in revisions]}


def trend_to_dict(trend: Trend, metrics: Sequence[Metric]) -> dict[str, Any]:
    """Return the series and figures of the metrics; without any day asked, its ends are null."""
    asked = trend.period.days > 0
    series: dict[Metric, list[dict[str, Any]]] = {
        **{metric: list(map(_point, rating.points)) for metric, rating in trend.ratings.items()},
        Metric.CAUSES: [_week(week) for week in trend.causes],
        Metric.ACTIVITIES: [_activity(activity) for activity in trend.activities],
    }
    return {
        "since": trend.period.since.isoformat() if asked else None,
        "until": trend.period.until.isoformat() if asked else None,
        "days_asked": trend.period.days,
        "days_answered": trend.days_answered,
        "days_late_left_out": trend.days_late_left_out,
        "series": {metric.value: series[metric] for metric in metrics},
        "words": _words(trend) if Metric.CAUSES in metrics else None,
        "summary": {
            metric.value: _summary(trend.ratings[metric].summary)
            for metric in metrics
            if metric in trend.ratings
        },
    }


def _words(trend: Trend) -> dict[str, Any] | None:
    if trend.words is None:
        return None
    first, latest = trend.words
    return {
        name: {
            "day": day.day.isoformat(),
            "causes": [cause_to_dict(rank, cause) for rank, cause in enumerate(day.causes, 1)],
        }
        for name, day in (("first", first), ("latest", latest))
    }


def _point(point: Point) -> dict[str, Any]:
    return {
        "day": point.day.isoformat(),
        "value": point.value,
        "days_late": point.days_late,
        "mean7": _rounded(point.mean7),
    }


def _week(week: CauseWeek) -> dict[str, Any]:
    return {
        "week": week.week.isoformat(),
        "mind_brain": week.mind_brain,
        "body": week.body,
        "unsure": week.unsure,
        "uncoded": week.uncoded,
    }


def _activity(activity: ActivityDays) -> dict[str, Any]:
    return {"name": activity.name, "days": activity.days}


def _summary(summary: Summary) -> dict[str, Any]:
    return {
        "mean": _rounded(summary.mean),
        "lowest": summary.lowest,
        "highest": summary.highest,
        "days_at_0_or_1": summary.days_at_0_or_1,
        "first": _level(summary.first),
        "last": _level(summary.last),
        "change": _change(summary),
        "slope": _slope(summary),
    }


def _change(summary: Summary) -> dict[str, Any] | None:
    found = summary.change
    if found is None:
        return None
    return {
        "difference": _rounded(found.difference),
        "low": _rounded(found.low),
        "high": _rounded(found.high),
        "window_days": found.window_days,
    }


def _slope(summary: Summary) -> dict[str, Any] | None:
    found = summary.slope
    if found is None:
        return None
    return {"per_week": _rounded(found.per_week), "p": _rounded(found.p)}


def _level(level: Level) -> dict[str, Any]:
    return {"mean": _rounded(level.mean), "days": level.days}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _DECIMALS)
