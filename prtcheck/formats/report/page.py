"""One page for a therapist: what goes on it, from the check-ins of a period to words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from prtcheck.analysis.findings import Finding, Question
from prtcheck.analysis.insights import compute_insights
from prtcheck.analysis.series import LONGEST_TESTED
from prtcheck.analysis.trend import compute_trend
from prtcheck.core.check_in import CheckIn
from prtcheck.core.days import DAY_ENDS, LATE_FROM, days_late, format_day
from prtcheck.core.metric import RATINGS
from prtcheck.core.period import Period
from prtcheck.core.text import fit, pluralize
from prtcheck.errors import InvalidInputError
from prtcheck.formats.report.own_words import (
    CausesPart,
    CutRows,
    activities_part,
    causes_part,
    notes_part,
)
from prtcheck.formats.report.ratings import (
    RatingChart,
    change_rows,
    figure_rows,
    rating_chart,
    reference_sentences,
)
from prtcheck.wording.insights import format_answer, format_question
from prtcheck.wording.safety import WHAT_IT_IS, paragraphs
from prtcheck.wording.trend import format_period

WHAT_THIS_IS_NOT = (
    (
        "These are a person's own notes, one answer to one question each: no test, no "
        "questionnaire's score, no diagnosis. Fear of movement is asked with one item of "
        "prtcheck's own."
    ),
    *paragraphs(WHAT_IT_IS)[1:],
)
"""The fixed lines at the foot of the page (science: section 5)."""

_LONGEST_QUESTION = 70
_ANSWERED_ELSEWHERE = {Question.PAIN_CHANGE, Question.FEAR_CHANGE}
"""Questions that the page answers under its charts."""


@dataclass(frozen=True, slots=True)
class Page:
    """All that stands on the page, in words, and what its charts are drawn from."""

    period: str
    made_on: str
    counts: tuple[tuple[str, str], ...]
    """Numbers, each with its name, that say how far the entries can be trusted."""
    check_ins: int
    charts: tuple[RatingChart, ...]
    figure_rows: tuple[tuple[str, ...], ...]
    """Name, pain, fear of movement."""
    change_rows: tuple[tuple[str, str], ...]
    reference_sentences: tuple[str, ...]
    causes: CausesPart | None
    """None when they were asked to be left out."""
    activities: CutRows
    findings: tuple[tuple[str, str], ...]
    """Questions with their answers, those that had enough days."""
    notes: CutRows | None
    """None unless they were asked for."""
    what_this_is_not: tuple[str, ...] = WHAT_THIS_IS_NOT


def build_page(  # noqa: PLR0913 - each says what goes in
    check_ins: Sequence[CheckIn],
    period: Period,
    made_on: date,
    *,
    day_ends: time = DAY_ENDS,
    with_causes: bool = True,
    with_notes: bool = False,
) -> Page:
    """Return the page over a period; `check_ins` are those of its days, oldest first.

    Raises:
        InvalidInputError: more days than one page can show.
    """
    if period.days > LONGEST_TESTED:
        raise InvalidInputError(
            f"A report shows up to {LONGEST_TESTED} days and these are {period.days:,}: "
            "ask for fewer, such as --days 365."
        )
    trend = compute_trend(check_ins, period, day_ends)
    findings = compute_insights(check_ins, period, day_ends) if period.days else []
    return Page(
        period=format_period(period) if period.days else "no days yet",
        made_on=format_day(made_on),
        counts=_counts(check_ins, period, day_ends),
        check_ins=len(check_ins),
        charts=tuple(rating_chart(trend, metric) for metric in RATINGS),
        figure_rows=figure_rows(trend),
        change_rows=change_rows(trend),
        reference_sentences=reference_sentences(trend),
        causes=causes_part(trend) if with_causes else None,
        activities=activities_part(trend.activities, period),
        findings=_shown(findings, with_causes=with_causes),
        notes=notes_part(check_ins) if with_notes else None,
    )


def _counts(
    check_ins: Sequence[CheckIn], period: Period, day_ends: time
) -> tuple[tuple[str, str], ...]:
    late = [days_late(c.day, c.entered_at, day_ends) for c in check_ins]
    edited = sum(check_in.edited_at is not None for check_in in check_ins)
    left_out = sum(days >= LATE_FROM for days in late)
    return (
        (f"{len(check_ins)} of {period.days}", "days answered"),
        (str(sum(0 < days < LATE_FROM for days in late)), "entered one day late"),
        (str(left_out), "two or more days late (hollow)"),
        (str(edited), "edited afterwards"),
    )


def _shown(findings: Sequence[Finding], *, with_causes: bool) -> tuple[tuple[str, str], ...]:
    left_out = _ANSWERED_ELSEWHERE if with_causes else {*_ANSWERED_ELSEWHERE, Question.CAUSES}
    return tuple(
        (fit(format_question(finding), _LONGEST_QUESTION), format_answer(finding))
        for finding in findings
        if finding.is_answered and finding.question not in left_out
    )


def preview_lines(page: Page) -> list[str]:
    """Return what goes in, a line each, to look at before a file is written."""
    (answered, _), *_ = page.counts
    return [
        page.period,
        f"days answered: {answered}",
        "pain and fear of movement: charts and figures",
        f"your own words for causes: {'yes' if page.causes else 'no'}",
        f"activities by name: {_shown_of(page.activities)}",
        f"insights: {pluralize(len(page.findings), 'answer')}",
        f"notes: {_shown_of(page.notes) if page.notes else 'no'}",
    ]


def _shown_of(part: CutRows) -> str:
    shown = len(part.rows)
    return f"{shown} of {shown + part.more}" if part.more else str(shown or "none")
