"""What changed since a phase began, in a paragraph of the report."""

from collections.abc import Iterator

from prtcheck.analysis.phase_trend import PhaseTrend
from prtcheck.analysis.phases import PhaseFigures
from prtcheck.analysis.series import PHASE_COMPARED_FROM
from prtcheck.analysis.trend import Trend
from prtcheck.core.metric import RATINGS, Metric
from prtcheck.core.text import pluralize
from prtcheck.formats.report.in_short import format_bounds, format_points
from prtcheck.wording.phases import (
    NEEDS_BOTH_SIDES,
    format_before,
    format_before_elsewhere,
    format_phase,
    format_start,
)
from prtcheck.wording.ratings import rating_noun

_MOST_PHASES = 2
"""Phases that get a paragraph."""


def phase_lines(trend: Trend) -> list[str]:
    """Return what changed since the latest phases began, a paragraph each; others are counted."""
    shown, more = trend.phases[-_MOST_PHASES:], len(trend.phases) - _MOST_PHASES
    lines = [" ".join(_sentences(phase)) for phase in shown]
    return [*lines, f"Before that, {pluralize(more, 'more phase')}."] if more > 0 else lines


def _sentences(phase: PhaseTrend) -> Iterator[str]:
    """Yield the changes of pain and fear in one sentence, then what was before, of pain."""
    compared = {name: found for name in RATINGS if (found := phase.ratings[name])}
    if not compared:
        yield from format_phase(phase, RATINGS)
        return
    window = max(found.window_days for found in compared.values())
    differences = ", ".join(
        f"{rating_noun(name)} {_difference(found)}" for name, found in compared.items()
    )
    against = f"latest {window} days against the {window} before it"
    yield f"{format_start(phase)}, {against}: {differences}."
    if pain := compared.get(Metric.PAIN):
        yield from format_before(Metric.PAIN, pain, is_any_expected=True)
    yield from format_before_elsewhere(phase)


def _difference(found: PhaseFigures) -> str:
    if found.change is not None:
        return f"{format_points(found.change.difference, 1)} ({format_bounds(found.change)})"
    before, after = found.before.mean, found.after.mean
    if before is None or after is None:
        return "not answered on both sides"
    why = f"no interval: {NEEDS_BOTH_SIDES}"
    if found.window_days >= PHASE_COMPARED_FROM:
        why = "no interval: too few days, or all the same"
    return f"{format_points(after - before, 1)} ({why})"
