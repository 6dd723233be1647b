"""One page for a therapist: what goes on it, from the check-ins of a period to words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from prtcheck.analysis.findings import HalfWayFigures
from prtcheck.analysis.findings import Question as Asked
from prtcheck.analysis.insights import compute_insights
from prtcheck.analysis.series import LONGEST_TESTED, is_counted
from prtcheck.analysis.trend import Trend
from prtcheck.core.check_in import CheckIn
from prtcheck.core.days import DAY_ENDS, LATE_FROM, days_late, format_day
from prtcheck.core.period import Period
from prtcheck.core.questions import QUESTIONS, Question
from prtcheck.core.sources import is_of_attacks
from prtcheck.core.text import pluralize, printable
from prtcheck.errors import InvalidInputError
from prtcheck.formats.report.day_axis import PhaseMark
from prtcheck.formats.report.how_to_read import ReadingLine, context_sentences, reading_lines
from prtcheck.formats.report.in_short import ShortTable, short_table, spans_of
from prtcheck.formats.report.own_words import (
    WordsColumn,
    activities_column,
    causes_columns,
    exceptions_column,
    notes_column,
)
from prtcheck.formats.report.phase_lines import phase_lines
from prtcheck.wording.insights import format_answer
from prtcheck.wording.sources import WITH_PAIN_ONLY, format_sources
from prtcheck.wording.trend import format_period

LONGEST_REPORT = 3650
"""Days that a page can show."""


@dataclass(frozen=True, slots=True)
class Page:
    """All that stands on the page, in words, and what its charts are drawn from."""

    name: str
    """Whose page it is, only if it was typed in; it is in no title and no metadata."""
    period: str
    made_on: str
    answered: str
    entries: str
    """How many entries are late or edited: how far they can be trusted."""
    check_ins: int
    short: ShortTable
    sentences: tuple[str, ...]
    """What goes with the table: when half of the way was reached, and since a phase began."""
    context: tuple[str, ...]
    """What stands under every change."""
    trend: Trend
    phases: tuple[PhaseMark, ...]
    causes: tuple[WordsColumn, ...] | None
    """None when they were asked to be left out."""
    activities: WordsColumn
    notes: WordsColumn | None
    """None unless they were asked for."""
    exceptions: WordsColumn | None
    """None unless they were asked for."""
    reading: tuple[ReadingLine, ...]


def build_page(  # noqa: PLR0913 - each says what goes in
    check_ins: Sequence[CheckIn],
    trend: Trend,
    made_on: date,
    *,
    day_ends: time = DAY_ENDS,
    with_causes: bool = True,
    with_notes: bool = False,
    with_exceptions: bool = False,
    name: str = "",
    questions: Sequence[Question] = QUESTIONS,
) -> Page:
    """Return the page over a trend; `check_ins` are those of its days, oldest first.

    Raises:
        InvalidInputError: more days than one page can show.
    """
    period = trend.period
    if period.days > LONGEST_REPORT:
        raise InvalidInputError(
            f"A report covers up to {LONGEST_REPORT:,} days, and you asked for {period.days:,}. "
            "Try `--days 365`."
        )
    counted = [c for c in check_ins if is_counted(c, day_ends)]
    spans = spans_of(trend)
    return Page(
        name=printable(name),
        period=format_period(period) if period.days else "no days yet",
        made_on=format_day(made_on),
        answered=f"{len(check_ins)} of {pluralize(period.days, 'day')} answered"
        f"{format_sources(trend)}",
        entries=_describe_entries(check_ins, trend, day_ends),
        check_ins=len(check_ins),
        short=short_table(trend, with_causes=with_causes),
        sentences=(*_half_ways(check_ins, period, day_ends), *phase_lines(trend)),
        context=context_sentences(trend),
        trend=trend,
        phases=tuple(PhaseMark(p.phase.since, printable(p.phase.name)) for p in trend.phases),
        causes=causes_columns(counted, spans) if with_causes else None,
        activities=activities_column(counted),
        notes=notes_column(check_ins) if with_notes else None,
        exceptions=exceptions_column(check_ins) if with_exceptions else None,
        reading=reading_lines(trend, questions, with_causes=with_causes),
    )


def _describe_entries(check_ins: Sequence[CheckIn], trend: Trend, day_ends: time) -> str:
    daily = (c for c in check_ins if not is_of_attacks(c.source))
    one_day = sum(0 < days_late(c.day, c.entered_at, day_ends) < LATE_FROM for c in daily)
    edited = sum(check_in.edited_at is not None for check_in in check_ins)
    of_attacks = sum(trend.sources_of_attacks.values())
    with_pain_only = f", {of_attacks} {WITH_PAIN_ONLY} (hollow, left out)" if of_attacks else ""
    return (
        f"{one_day} entered 1 day late, {trend.days_late_left_out} entered {LATE_FROM} or more "
        f"days late (hollow, left out){with_pain_only}, {edited} edited afterwards"
    )


def _half_ways(check_ins: Sequence[CheckIn], period: Period, day_ends: time) -> tuple[str, ...]:
    """Return since when, in a sentence, where pain and fear have both changed."""
    if not 0 < period.days <= LONGEST_TESTED:
        return ()
    findings = compute_insights(check_ins, period, day_ends)
    found = next(each for each in findings if each.question is Asked.WHICH_FIRST)
    figures = found.figures
    is_told = isinstance(figures, HalfWayFigures) and figures.have_both_moved
    return (f"{format_answer(found)}.",) if is_told else ()


def preview_lines(page: Page) -> list[str]:
    """Return what goes in, a line each, to look at before a file is written."""
    own = page.trend.own_ratings
    causes = "no" if page.causes is None else "yes"
    exceptions = page.exceptions and (len(page.exceptions.rows) or "none")
    notes = "no" if page.notes is None else str(len(page.notes.rows) or "none")
    return [
        page.period,
        *([f"name: {page.name}"] if page.name else []),
        f"days answered: {page.answered.replace(' answered', '', 1)}",
        "pain and fear of movement: charts and figures",
        *([f"your own ratings: {', '.join(map(printable, own))}"] if own else []),
        *([f"phases: {', '.join(phase.name for phase in page.phases)}"] if page.phases else []),
        f"your own words for causes: {causes}",
        f"activities by name: {len(page.activities.rows) or 'none'}",
        f"notes: {notes}",
        *([f"exceptions: {exceptions}"] if exceptions else []),
    ]
