"""Looking at a period of the diary: its trend, and the few questions that it answers."""

from datetime import date
from typing import TYPE_CHECKING

from prtcheck.context import Context
from prtcheck.core.days import WEEK
from prtcheck.core.period import Period, Range, resolve_period
from prtcheck.core.phase import Phase

if TYPE_CHECKING:
    from prtcheck.analysis.findings import Finding
    from prtcheck.analysis.trend import Trend


def find_period(context: Context, asked: Range) -> Period:
    """Return the days that a range names, from the first check-in on."""
    if asked.days is None and asked.since is None:  # a lost day may have been the first or last
        context.logged_days.logged_days(date.min, asked.until or date.max)
    return resolve_period(asked, context.diary.first_and_last_day(), context.today)


def find_trend(context: Context, period: Period) -> "Trend":
    """Return the trend over a period; the six days before count in its first means."""
    from prtcheck.analysis.trend import compute_trend

    phases = _find_phases(context, period)
    since = min([period.back(WEEK - 1), *map(_compared_from, phases)])
    return compute_trend(
        context.diary.check_ins(since, period.until),
        period,
        context.settings.day_ends,
        scales=context.diary.rating_scales(),
        phases=phases,
    )


def _find_phases(context: Context, period: Period) -> list[Phase]:
    """Return the phases that have a day in a period."""
    return [
        phase
        for phase in context.diary.phases()
        if phase.since <= period.until and (phase.until is None or phase.until >= period.since)
    ]


def _compared_from(phase: Phase) -> date:
    """Return the first of the days before a phase that it is compared with."""
    from prtcheck.analysis.series import LONGEST_TESTED

    return Period(phase.since, phase.since).back(LONGEST_TESTED)


def find_insights(context: Context, period: Period) -> "list[Finding]":
    """Return the answers over a period of at most 366 days."""
    from prtcheck.analysis.insights import compute_insights

    check_ins = context.diary.check_ins(period.since, period.until)
    return compute_insights(check_ins, period, context.settings.day_ends)
