"""The documented JSON shapes of the commands; keys may be added, never renamed."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from prtcheck.analysis.counts import ActivityDays, CauseWeek
from prtcheck.analysis.findings import (
    ActivityFigures,
    CausesFigures,
    ChangeFigures,
    Comparison,
    FearfulDaysFigures,
    Finding,
    HalfWayFigures,
)
from prtcheck.analysis.trend import Level, Point, Summary, Trend
from prtcheck.core.causes import OwnCause
from prtcheck.core.check_in import CheckIn
from prtcheck.core.history import Revision
from prtcheck.core.metric import Metric
from prtcheck.core.period import Period
from prtcheck.core.record_json import cause_to_dict, check_in_to_dict, revision_to_dict

_DECIMALS = 4


def day_to_dict(check_in: CheckIn, revisions: Iterable[Revision]) -> dict[str, Any]:
    """Return a check-in with its former states."""
    return {**check_in_to_dict(check_in), "revisions": [revision_to_dict(r) for r in revisions]}


def own_cause_to_dict(own: OwnCause) -> dict[str, Any]:
    """Return one of the person's own texts with its days and sides."""
    return {
        "text": own.text,
        "days": own.days,
        "first": own.first.isoformat(),
        "last": own.last.isoformat(),
        "side": own.side,
        "coded_by": own.coded_by,
        "sides": {side or "uncoded": days for side, days in own.sides.items()},
    }


def trend_to_dict(trend: Trend, metrics: Sequence[Metric]) -> dict[str, Any]:
    """Return the series and figures of the metrics; without any day asked, its ends are null."""
    series: dict[Metric, list[dict[str, Any]]] = {
        **{metric: list(map(_point, rating.points)) for metric, rating in trend.ratings.items()},
        Metric.CAUSES: [_week(week) for week in trend.causes],
        Metric.ACTIVITIES: [_activity(activity) for activity in trend.activities],
    }
    return {
        **_period(trend.period),
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


def _period(period: Period) -> dict[str, str | None]:
    asked = period.days > 0
    return {
        "since": period.since.isoformat() if asked else None,
        "until": period.until.isoformat() if asked else None,
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


def insights_to_dict(period: Period, findings: Iterable[Finding]) -> dict[str, Any]:
    """Return answers with their figures; without any day asked, the period's ends are null."""
    from prtcheck.wording.insights import format_answer, format_question

    return {
        **_period(period),
        "findings": [
            {
                "question": format_question(finding),
                "enough": finding.is_answered,
                "days_needed": finding.days_needed,
                "days_there": finding.days_there,
                "text": format_answer(finding),
                **_figures(finding),
            }
            for finding in findings
        ],
    }


def _figures(finding: Finding) -> dict[str, Any]:
    match finding.figures:
        case ChangeFigures(change=found):
            return {
                "difference": found.difference,
                "low": found.low,
                "high": found.high,
                "window_days": found.window_days,
            }
        case HalfWayFigures(have_both_moved=True) as half_way:
            return {
                "pain_half_way": _isoformat(half_way.pain),
                "fear_half_way": _isoformat(half_way.fear),
            }
        case ActivityFigures(comparisons=compared):
            return {"activity": finding.activity, "looks": list(map(_comparison, compared))}
        case FearfulDaysFigures(higher=higher, lower=lower):
            return {
                "higher_days": higher.days,
                "higher_days_with_activities": higher.with_activities,
                "lower_days": lower.days,
                "lower_days_with_activities": lower.with_activities,
            }
        case CausesFigures(first=first, last=last):
            return {
                "first_mind_brain": first.mind_brain,
                "first_body": first.body,
                "last_mind_brain": last.mind_brain,
                "last_body": last.body,
            }
        case _:
            return {}


def _comparison(compared: Comparison) -> dict[str, Any]:
    found = compared.association
    return {
        "lag": found.lag,
        "mean_with": found.mean_with,
        "mean_without": found.mean_without,
        "days_with": found.days_with,
        "days_without": found.days_without,
        "p": None if compared.stands_out is None else found.p,
        "stands_out": compared.stands_out,
    }


def _isoformat(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
