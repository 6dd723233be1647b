"""Questions to the diary and their answers, in words that neither judge nor explain."""

from collections.abc import Sequence
from typing import NamedTuple

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
    SameActivityFigures,
)
from prtcheck.analysis.inference import Change
from prtcheck.analysis.insights import FEARFUL_FROM
from prtcheck.analysis.same_activity import ActivityRange
from prtcheck.core.days import WEEK, format_day
from prtcheck.core.text import pluralize, printable
from prtcheck.wording.check_in import format_difference, format_interval, format_means, format_p
from prtcheck.wording.intervals import (
    COARSE,
    DRIFT,
    REGRESSION,
    TOO_FEW_OR_SAME,
    USUAL_CARE,
    format_many_looks,
)
from prtcheck.wording.sources import format_asked_elsewhere

SAME_ACTIVITY = "The same activity went with these levels of pain."

NOT_A_CAUSE = "Two things that go together in a diary need not cause one another."
"""Said once below all answers."""

_QUESTIONS = {
    Question.PAIN_CHANGE: "Has pain changed?",
    Question.FEAR_CHANGE: "Has fear of movement changed?",
    Question.WHICH_FIRST: "Which moved first, pain or fear of movement?",
    Question.ACTIVITY: "What went together with {activity}?",
    Question.SAME_ACTIVITY: "How different was pain with the same activity?",
    Question.FEARFUL_DAYS: "What was done on days of higher fear of movement?",
    Question.CAUSES: "How were causes sorted in the first four weeks and in the last four?",
}
_NO_INTERVAL = f"No interval: {TOO_FEW_OR_SAME}."
_FEW_ON_ONE_SIDE = f"There are fewer than {LEAST_DAYS_EACH_SIDE} days with it or without it."
_NO_ORDER = "Pain and fear of movement have not both clearly moved, so no order can be given."

_Sentences = tuple[str, ...]


class FindingText(NamedTuple):
    """One question with its answer, in whole sentences."""

    question: str
    answer: _Sentences
    """At least one."""
    uncertainty: _Sentences
    """How sure the answer is, and what else may explain it; none where there is no answer."""
    enough: bool
    """Whether there were enough days for an answer."""
    missing: str
    """Such as "not enough days yet: 9 of 28"; empty where no days are missing."""


def format_finding(finding: Finding) -> FindingText:
    """Return a question with its answer, or with why there is none."""
    question = format_question(finding)
    if finding.figures is not None:
        answer, uncertainty = _format_figures(finding.figures)
        if isinstance(finding.figures, Change):
            which = f"first {finding.figures.window_days} days"
            uncertainty += tuple(format_asked_elsewhere(finding.asked_elsewhere, which))
        if finding.question is Question.PAIN_CHANGE:
            uncertainty += (USUAL_CARE,)
        return FindingText(question, answer, uncertainty, enough=True, missing="")
    if not finding.is_too_early:
        reason = _FEW_ON_ONE_SIDE if finding.question is Question.ACTIVITY else _NO_INTERVAL
        return FindingText(question, (reason,), (), enough=False, missing="")
    missing = f"not enough days yet: {finding.days_there} of {finding.days_needed}"
    kind = "calendar" if finding.question in OF_CALENDAR_DAYS else "answered"
    reason = f"{missing.capitalize()} {kind} days."
    return FindingText(question, (reason,), (), enough=False, missing=missing)


def format_question(finding: Finding) -> str:
    """Return what was asked."""
    return _QUESTIONS[finding.question].format(activity=printable(finding.activity))


def format_answer(finding: Finding) -> str:
    """Return the answer with its uncertainty as one paragraph, without its last full stop."""
    words = format_finding(finding)
    return " ".join((*words.answer, *words.uncertainty)).removesuffix(".")


def _format_figures(figures: Figures) -> tuple[_Sentences, _Sentences]:
    """Return the answer, and its uncertainty."""
    match figures:
        case Change():
            return _format_change(figures)
        case HalfWayFigures():
            return _format_half_ways(figures)
        case ActivityFigures(comparisons=comparisons):
            return tuple(map(_format_means, comparisons)), _format_verdicts(comparisons)
        case SameActivityFigures(activities=activities):
            return (SAME_ACTIVITY, *map(_format_range, activities)), ()
        case FearfulDaysFigures():
            return _format_fearful_days(figures), ("Counted, not tested.",)
        case CausesFigures():
            same = "Counted, not tested: the same words come back on many days."
            return _format_causes(figures), (same,)


def _format_change(change: Change) -> tuple[_Sentences, _Sentences]:
    window = change.window_days
    first, last = format_means(change.first, change.last)
    answer = f"{first} in the first {window} days, {last} in the last {window}"
    coarse = (COARSE,) if window == WEEK else ()
    interval = f"{format_interval(change)}."
    return (f"{answer}: {format_difference(change)}.",), (interval, *coarse, REGRESSION)


def _format_half_ways(figures: HalfWayFigures) -> tuple[_Sentences, _Sentences]:
    if not figures.have_both_moved:
        return (_NO_ORDER,), ()
    pain, fear = (
        f"by {format_day(day)}" if day else "on no single day"
        for day in (figures.pain, figures.fear)
    )
    answer = f"Pain had made half of its change {pain}, fear of movement {fear}."
    return (answer,), ("Described, not tested.",)


def _format_range(activity: ActivityRange) -> str:
    pain = activity.pain
    spread = format_from_to(pain.lowest, pain.highest, "from ")
    middle = format_from_to(pain.lower_quartile, pain.upper_quartile, "from ")
    half = "" if pain.lowest == pain.highest else f", on half of them {middle}"
    return f"{printable(activity.name)}: on {pain.days} days pain was {spread}{half}."


def format_from_to(low: float, high: float, before: str = "") -> str:
    """Return a range of ratings, a single one alone."""
    return f"{low:g}" if low == high else f"{before}{low:g} to {high:g}"


def format_insight_cautions(findings: Sequence[Finding]) -> list[str]:
    """Return what holds for all answers, each once: of intervals and of what goes together."""
    changes = [finding for finding in findings if isinstance(finding.figures, Change)]
    return [*([DRIFT] if changes else []), *format_many_looks(len(changes)), NOT_A_CAUSE]


def _format_means(compared: Comparison) -> str:
    found = compared.association
    return (
        f"On the {_day(compared)} day pain was {found.mean_with:.1f} with it "
        f"({found.days_with} days), {found.mean_without:.1f} without ({found.days_without} days)."
    )


def _day(compared: Comparison) -> str:
    return "same" if compared.association.lag == 0 else "next"


def _format_verdicts(comparisons: tuple[Comparison, ...]) -> _Sentences:
    if any(compared.stands_out is None for compared in comparisons):
        return (f"From day {TEST_FROM_DAYS} on, it is tested whether this could be chance.",)
    return tuple(
        f"{_day(compared).capitalize()} day: {_format_verdict(compared)} "
        f"({format_p(compared.association.p)})."
        for compared in comparisons
    )


def _format_verdict(compared: Comparison) -> str:
    if compared.stands_out:
        return "stands out"
    if compared.stands_out_alone:  # so it is the number of comparisons that forbids it
        return "may be chance, as several things were compared"
    return "could easily be chance"


def _format_fearful_days(figures: FearfulDaysFigures) -> _Sentences:
    higher = f"{figures.higher_days_with_activities} of {pluralize(figures.higher_days, 'day')}"
    lower = f"{figures.lower_days_with_activities} of {pluralize(figures.lower_days, 'day')}"
    return (
        f"Fear {FEARFUL_FROM} to 10: something was done on {higher}.",
        f"Fear 0 to {FEARFUL_FROM - 1}: something was done on {lower}.",
    )


def _format_causes(figures: CausesFigures) -> _Sentences:
    first, last = figures.first_mind_brain, figures.last_mind_brain
    return (
        f"First four weeks: mind & brain {first} of {first + figures.first_body} sorted.",
        f"Last four weeks: mind & brain {last} of {last + figures.last_body} sorted.",
    )
