"""What is said since a phase began: differences, how sure they are, and never why."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from prtcheck.analysis.series import PHASE_COMPARED_FROM, PHASE_WINDOWS, Level
from prtcheck.analysis.trend import Trend
from prtcheck.core.days import format_day, format_short_day
from prtcheck.core.metric import Metric
from prtcheck.core.phase import Phase
from prtcheck.core.text import pluralize, printable
from prtcheck.wording.check_in import format_change, format_means, format_p
from prtcheck.wording.intervals import USUAL_CARE
from prtcheck.wording.ratings import rating_noun, rating_title
from prtcheck.wording.sources import format_asked_elsewhere

if TYPE_CHECKING:
    from prtcheck.analysis.inference import Slope
    from prtcheck.analysis.phase_trend import PhaseTrend
    from prtcheck.analysis.phases import Earlier, Expected, PhaseFigures

TOO_LITTLE_BEFORE = (
    "There are too few days before the start to say whether this was already under way."
)
NEEDS_BOTH_SIDES = f"it needs {PHASE_COMPARED_FROM} days on each side"
"""Why there is no interval of a short phase."""
_TOO_SHORT = f"fewer than {min(PHASE_WINDOWS)} days before it or since"
_DECIMALS_OF_SLOPE = 2


def phase_label(phase: Phase) -> str:
    """Return what marks the start of a phase in a chart."""
    return f"{printable(phase.name)} started {format_short_day(phase.since)}"


def format_phases(trend: Trend, metrics: Sequence[str]) -> list[str]:
    """Return what changed since each phase of a period began, a sentence or two a line."""
    names = [name for name in trend.ratings if name in metrics]
    if not names:
        return []
    lines = [line for phase in trend.phases for line in format_phase(phase, names)]
    is_told = Metric.PAIN in names and trend.ratings[Metric.PAIN].summary.change is not None
    compared = (phase.ratings[Metric.PAIN] for phase in trend.phases)
    is_pain_compared = Metric.PAIN in names and any(found and found.change for found in compared)
    return [*lines, USUAL_CARE] if is_pain_compared and not is_told else lines


def format_phase(phase: "PhaseTrend", names: Iterable[str]) -> list[str]:
    """Return what changed since one phase began."""
    found = {name: phase.ratings[name] for name in names}
    compared = {name: figures for name, figures in found.items() if figures}
    if not compared:
        return [f"{format_start(phase)}: {_TOO_SHORT}, so nothing is compared yet."]
    is_any_expected = any(figures.expected for figures in compared.values())
    lines = [f"{format_start(phase)}:"]
    for name, figures in found.items():
        lines += _format_rating(name, figures, is_any_expected=is_any_expected)
    lines += [] if is_any_expected else [TOO_LITTLE_BEFORE]
    return [*lines, *format_before_elsewhere(phase)]


def format_start(phase: "PhaseTrend") -> str:
    """Return since when a phase is or was, as the start of a sentence."""
    until = f" (until {format_day(phase.last)})" if phase.phase.until == phase.last else ""
    return f"Since {printable(phase.phase.name)} began on {format_day(phase.phase.since)}{until}"


def _format_rating(
    name: str, figures: "PhaseFigures | None", *, is_any_expected: bool
) -> list[str]:
    if figures is None:
        return [f"{rating_title(name)}: {_TOO_SHORT}."]
    window = figures.window_days
    against = f"{rating_title(name)}, latest {window} days against the {window} before it began"
    difference = f"{against}: {_format_difference(figures)}."
    return [difference, *format_before(name, figures, is_any_expected=is_any_expected)]


def _format_difference(figures: "PhaseFigures") -> str:
    """Return the difference with its interval, or both means and why there is none."""
    if figures.change is not None:
        return format_change(figures.change)
    before, after = figures.before, figures.after
    means = format_means(before.mean, after.mean)
    first, last = (_level(*each) for each in zip((before, after), means, strict=True))
    is_short = figures.window_days < PHASE_COMPARED_FROM
    why = NEEDS_BOTH_SIDES if is_short else "too few days or the same answer every day"
    return f"{last} against {first}. No interval: {why}"


def _level(level: Level, mean: str) -> str:
    return f"{mean} ({pluralize(level.days, 'day')})" if level.days else "not answered"


def format_before(name: str, figures: "PhaseFigures", *, is_any_expected: bool) -> list[str]:
    """Return whether it was under way before, and how often as large a difference came up."""
    lines = [_format_slope(name, figures.slope_before)] if figures.slope_before else []
    if figures.expected:
        lines.append(_format_expected(figures.expected, figures.window_days))
    elif is_any_expected:
        lines.append(TOO_LITTLE_BEFORE)
    if figures.earlier:
        lines.append(_format_earlier(figures.earlier, figures.window_days))
    return lines


def _format_slope(name: str, slope: "Slope") -> str:
    before = f"In the {slope.weeks} weeks before"
    steepness = round(slope.per_week, _DECIMALS_OF_SLOPE)
    if not steepness:
        return f"{before}: no change a week ({format_p(slope.p)})."
    direction = "lower" if steepness < 0 else "higher"
    moved = f"{rating_noun(name)} already moved by {abs(steepness):.{_DECIMALS_OF_SLOPE}f} a week"
    return f"{before}, {moved} ({direction}, {format_p(slope.p)})."


def _format_expected(expected: "Expected", window: int) -> str:
    return (
        f"If the line of the {expected.days_before} days before had gone on, the latest {window} "
        f"days would be at {expected.level:.1f}. They were at {expected.seen:.1f}."
    )


def _format_earlier(earlier: "Earlier", window: int) -> str:
    return (
        f"Before it began, two adjoining runs of {window} days differed as much, or more, at "
        f"{earlier.as_far} of {earlier.places} places. The runs overlap: about "
        f"{pluralize(earlier.side_by_side, 'such place')} would fit side by side."
    )


def format_before_elsewhere(phase: "PhaseTrend") -> list[str]:
    """Return that days before a phase came from another program, if they did."""
    return format_asked_elsewhere(phase.before_asked_elsewhere, "days before it")
