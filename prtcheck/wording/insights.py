"""Questions to the diary and their answers, in words that neither judge nor explain."""

from collections.abc import Sequence

from prtcheck.analysis.association import LEAST_DAYS_EACH_SIDE, TEST_FROM_DAYS
from prtcheck.analysis.findings import (
    OF_CALENDAR_DAYS,
    ActivityFigures,
    CausesFigures,
    Comparison,
    FearfulDaysFigures,
    Figures,
    Finding,
    HalfWayFigures,
    Question,
)
from prtcheck.analysis.inference import Change
from prtcheck.analysis.insights import FEARFUL_FROM
from prtcheck.analysis.series import LONGEST_TESTED
from prtcheck.core.days import format_day
from prtcheck.core.period import Period
from prtcheck.core.text import printable
from prtcheck.wording.check_in import format_change, format_means, format_p
from prtcheck.wording.trend import REGRESSION, USUAL_CARE, format_period

_NOT_A_CAUSE = "What goes together in one diary is not shown to lead to each other."
_QUESTIONS = {
    Question.PAIN_CHANGE: "Has pain changed?",
    Question.FEAR_CHANGE: "Has fear of movement changed?",
    Question.WHICH_FIRST: "Which moved first, pain or fear of movement?",
    Question.ACTIVITY: "What went together with {activity}?",
    Question.FEARFUL_DAYS: "What was done on days of higher fear of movement?",
    Question.CAUSES: "How were causes sorted in the first four weeks and in the last four?",
}
_NO_INTERVAL = "no interval can be worked out: too few days at one end, or all days the same"
_FEW_ON_ONE_SIDE = f"fewer than {LEAST_DAYS_EACH_SIDE} days with it or without it"


def format_insights(findings: Sequence[Finding], period: Period, *, is_cut: bool) -> list[str]:
    """Return the period, each question with its answer, and what to keep in mind.

    `is_cut` says that more days were asked for than may be tested.
    """
    lines = [format_period(period)]
    if is_cut:
        lines.append(f"Cut to the latest {LONGEST_TESTED} days: no more are tested.")
    lines += map(format_finding, findings)
    if any(isinstance(finding.figures, Change) for finding in findings):
        lines.append(f"{REGRESSION} {USUAL_CARE}")
    return [*lines, _NOT_A_CAUSE]


def format_finding(finding: Finding) -> str:
    """Return a question and its answer."""
    answer = format_answer(finding)
    return f"{format_question(finding)} {answer[:1].upper()}{answer[1:]}."


def format_question(finding: Finding) -> str:
    """Return what was asked."""
    return _QUESTIONS[finding.question].format(activity=printable(finding.activity))


def format_answer(finding: Finding) -> str:
    """Return the answer as a part of a sentence, or why there is none."""
    if finding.figures is not None:
        return _format_figures(finding.figures)
    if finding.is_too_early:
        kind = "calendar" if finding.question in OF_CALENDAR_DAYS else "answered"
        return f"not enough days yet: {finding.days_there} of {finding.days_needed} {kind} days"
    return _FEW_ON_ONE_SIDE if finding.question is Question.ACTIVITY else _NO_INTERVAL


def _format_figures(figures: Figures) -> str:
    match figures:
        case Change():
            return _format_change(figures)
        case HalfWayFigures():
            return _format_half_ways(figures)
        case ActivityFigures():
            return _format_activity(figures)
        case FearfulDaysFigures():
            return _format_fearful_days(figures)
        case CausesFigures():
            return _format_causes(figures)


def _format_change(change: Change) -> str:
    window = change.window_days
    first, last = format_means(change.first, change.last)
    return f"first {window} days {first}, last {window} days {last}: {format_change(change)}"


def _format_half_ways(figures: HalfWayFigures) -> str:
    if not figures.have_both_moved:
        return "not both have clearly moved, so there is no order to tell"
    days = ", ".join(
        f"{name} {format_day(day) if day else 'at no one day'}"
        for name, day in (("pain", figures.pain), ("fear of movement", figures.fear))
    )
    half_way = "half of the way between first and last means, by the 7-day mean"
    return f"{half_way}: {days} (told as it was, not tested)"


def _format_activity(figures: ActivityFigures) -> str:
    text = "; ".join(map(_format_comparison, figures.comparisons))
    if any(compared.stands_out is None for compared in figures.comparisons):
        text += f" (whether it could be chance is worked out from day {TEST_FROM_DAYS} on)"
    return text


def _format_comparison(compared: Comparison) -> str:
    found = compared.association
    means = (
        f"pain on {'the same' if found.lag == 0 else 'the next'} day {found.mean_with:.1f} with it "
        f"({found.days_with} days), {found.mean_without:.1f} without ({found.days_without} days)"
    )
    if compared.stands_out is None:
        return means
    return f"{means}: {_format_verdict(compared)} ({format_p(found.p)})"


def _format_verdict(compared: Comparison) -> str:
    if compared.stands_out:
        return "stands out"
    if compared.stands_out_alone:  # so it is the number of comparisons that forbids it
        return "not clear enough to say, for several things were looked at"
    return "could easily be chance"


def _format_fearful_days(figures: FearfulDaysFigures) -> str:
    higher, lower = f"{FEARFUL_FROM} to 10", f"0 to {FEARFUL_FROM - 1}"
    return (
        f"on {figures.higher_days} days of fear {higher} something was done on "
        f"{figures.higher_days_with_activities}, on {figures.lower_days} days of fear {lower} "
        f"something was done on {figures.lower_days_with_activities}"
    )


def _format_causes(figures: CausesFigures) -> str:
    first, last = figures.first_mind_brain, figures.last_mind_brain
    return (
        f"first four weeks: mind & brain {first} of {first + figures.first_body} sorted; "
        f"last four weeks: mind & brain {last} of {last + figures.last_body} sorted"
    )
