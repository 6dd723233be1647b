"""The documented JSON shapes of the commands; keys may be added, never renamed."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from prtcheck.analysis.overview import OVERVIEW_RATINGS, Overview, OverviewWeek
from prtcheck.analysis.rating_trend import RatingTrend, Summary
from prtcheck.analysis.trend import Trend
from prtcheck.core.causes import OwnCause
from prtcheck.core.check_in import CheckIn
from prtcheck.core.history import Revision
from prtcheck.core.metric import RATINGS, Metric
from prtcheck.core.period import Period
from prtcheck.core.record_json import cause_to_dict, check_in_to_dict, revision_to_dict

if TYPE_CHECKING:
    from prtcheck.analysis.findings import Comparison, Finding
    from prtcheck.analysis.inference import Change, Slope
    from prtcheck.analysis.phase_trend import PhaseTrend
    from prtcheck.analysis.phases import PhaseFigures

_DECIMALS = 4
_SIDES = ("mind_brain", "body", "unsure", "uncoded")


def day_to_dict(check_in: CheckIn, revisions: Iterable[Revision]) -> dict[str, Any]:
    """Return a check-in with its former states."""
    return {**check_in_to_dict(check_in), "revisions": [revision_to_dict(r) for r in revisions]}


def own_cause_to_dict(own: OwnCause) -> dict[str, Any]:
    """Return one of the person's own texts with its days and sides."""
    return {
        **asdict(own),
        "first": own.first.isoformat(),
        "last": own.last.isoformat(),
        "sides": {side or "uncoded": days for side, days in own.sides.items()},
    }


def trend_to_dict(trend: Trend, metrics: Sequence[str]) -> dict[str, Any]:
    """Return the series and figures of the metrics; without any day asked, its ends are null."""
    series: dict[str, list[dict[str, Any]]] = {
        name: _points(rating, is_own=name not in RATINGS) for name, rating in trend.ratings.items()
    }
    series[Metric.CAUSES] = [
        {"week": week.week.isoformat(), **{side: getattr(week, side) for side in _SIDES}}
        for week in trend.causes
    ]
    series[Metric.ACTIVITIES] = [activity._asdict() for activity in trend.activities]
    ratings = [metric for metric in metrics if metric in trend.ratings]
    return {
        **_period(trend.period),
        "days_asked": trend.period.days,
        "days_answered": trend.days_answered,
        "days_late_left_out": trend.days_late_left_out,
        "series": {str(metric): series[metric] for metric in metrics},
        "overview": overview_to_list(trend.overview) if metrics == trend.metrics else None,
        "words": _words(trend) if Metric.CAUSES in metrics else None,
        "summary": {str(name): _summary(trend.ratings[name].summary) for name in ratings},
        "phases": [_phase(phase, ratings) for phase in trend.phases],
        **_sources(trend),
    }


def _sources(trend: Trend) -> dict[str, Any]:
    """Return where days came from; nothing where prtcheck asked on all days."""
    if not trend.sources:
        return {}
    of_attacks = sum(trend.sources_of_attacks.values())
    return {"sources": dict(trend.sources), "days_of_attacks_left_out": of_attacks}


def _points(rating: RatingTrend, *, is_own: bool) -> list[dict[str, Any]]:
    """Return the days of a rating; of an own one, also whether a former question was answered."""
    points: list[dict[str, Any]] = [
        {
            "day": point.day.isoformat(),
            "value": point.value,
            "days_late": point.days_late,
            "mean7": None if point.mean7 is None else round(point.mean7, _DECIMALS),
        }
        for point in rating.points
    ]
    names = [*(["is_former"] if is_own else []), *(["is_of_attacks"] if rating.of_attacks else [])]
    for name in names:
        for found, point in zip(points, rating.points, strict=True):
            found[name] = getattr(point, name)
    return points


def _phase(phase: "PhaseTrend", names: Sequence[str]) -> dict[str, Any]:
    """Return a phase with the figures of some ratings; its own keys stand before their names."""
    own = {
        "name": phase.phase.name,
        "since": phase.phase.since.isoformat(),
        "until": _isoformat(phase.phase.until),
    }
    return {**own, **{str(name): _phase_figures(phase.ratings[name]) for name in names}, **own}


def _phase_figures(found: "PhaseFigures | None") -> dict[str, Any]:
    """Return the figures since a phase began; with too few days on a side, none."""
    if found is None:
        none = {"mean": None, "days": 0}
        keys = ("change", "slope_before", "expected", "earlier")
        return {"before": none, "after": none, **dict.fromkeys(keys)}
    return _rounded(
        {
            "before": asdict(found.before),
            "after": asdict(found.after),
            "change": found.change and _change(found.change),
            "slope_before": found.slope_before and _slope(found.slope_before),
            "expected": found.expected and asdict(found.expected),
            "earlier": found.earlier and asdict(found.earlier),
        }
    )


def _period(period: Period) -> dict[str, str | None]:
    asked = period.days > 0
    return {
        "since": period.since.isoformat() if asked else None,
        "until": period.until.isoformat() if asked else None,
    }


def overview_to_list(overview: Overview) -> list[dict[str, Any]]:
    """Return the weeks; a mean or share that too few days or causes give is null."""
    return [_rounded(_week(week)) for week in overview.weeks]


def _week(week: OverviewWeek) -> dict[str, Any]:
    return {
        "week": week.week.isoformat(),
        "mind_brain": None if week.share is None else week.mind_brain,
        "sorted": week.sorted,
        "wordings": week.wordings,
        **{rating.value: week.mean_of(rating) for rating in OVERVIEW_RATINGS},
        "days_active": week.days_active,
        "days_answered": week.days_answered,
        **{str(name): week.mean_of(name) for name in week.ratings},
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


def _summary(summary: Summary) -> dict[str, Any]:
    change, slope = summary.change, summary.slope
    figures = {
        **asdict(summary),
        "change": change and _change(change),
        "slope": slope and _slope(slope),
    }
    del figures["days"]
    return _rounded(figures)


def _slope(slope: "Slope") -> dict[str, Any]:
    return {"per_week": slope.per_week, "p": slope.p}


def _change(change: "Change") -> dict[str, Any]:
    names = ("difference", "low", "high", "window_days")
    return {name: getattr(change, name) for name in names}


def _rounded(figures: dict[str, Any]) -> dict[str, Any]:
    """Return figures with their fractions, also in dictionaries among them, to four decimals.

    A p keeps four digits instead where four decimals would make it 0.
    """
    rounded = figures.copy()
    for name, value in figures.items():
        if isinstance(value, dict):
            rounded[name] = _rounded(value)
        elif isinstance(value, float):
            rounded[name] = round(value, _DECIMALS)
            if name == "p" and not rounded[name]:
                rounded[name] = float(f"{value:.{_DECIMALS}g}")
    return rounded


def insights_to_dict(period: Period, findings: "Iterable[Finding]") -> dict[str, Any]:
    """Return answers with their figures; without any day asked, the period's ends are null."""
    return {**_period(period), "findings": [_finding(finding) for finding in findings]}


def _finding(finding: "Finding") -> dict[str, Any]:
    from prtcheck.wording.insights import format_answer, format_question

    return {
        "question": format_question(finding),
        "enough": finding.is_answered,
        "days_needed": finding.days_needed,
        "days_there": finding.days_there,
        "text": format_answer(finding),
        **_figures(finding),
    }


def _figures(finding: "Finding") -> dict[str, Any]:
    from prtcheck.analysis import findings
    from prtcheck.analysis.inference import Change

    match finding.figures:
        case Change() as change:
            return _change(change)
        case findings.HalfWayFigures(have_both_moved=True, pain=pain, fear=fear):
            return {"pain_half_way": _isoformat(pain), "fear_half_way": _isoformat(fear)}
        case findings.ActivityFigures(comparisons=compared):
            return {"activity": finding.activity, "looks": list(map(_comparison, compared))}
        case findings.SameActivityFigures(activities=ranges):
            return {"same_activity": [{"name": r.name, **r.pain._asdict()} for r in ranges]}
        case findings.FearfulDaysFigures() | findings.CausesFigures() as counts:
            return asdict(counts)
        case _:
            return {}


def _comparison(compared: "Comparison") -> dict[str, Any]:
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
