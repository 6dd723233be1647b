"""The axis of days that all drawings of the report share: its ends, its labels, marks of phases."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from prtcheck.core.days import MONTHS, WEEK, days_between, format_short_day, monday_of
from prtcheck.core.period import Period
from prtcheck.core.text import fit
from prtcheck.formats.report.svg import INK, POINTS_OF_SMALL_TEXT

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_MOST_TICKS = 14
_LONGEST_BY_WEEKS = 100
"""Up to so many days the labels are days, beyond it months."""
_CELLS_OF_A_PHASE = 36
_RIGHT_HALF = 0.6


class PhaseMark(NamedTuple):
    """Where something began, in the person's own words."""

    since: date
    name: str


def set_days(panels: Sequence["Axes"], period: Period, phases: Sequence[PhaseMark]) -> None:
    """Let panels span the weeks of a period, label their days and mark where phases began."""
    first = monday_of(period.since).toordinal()
    last = max(period.until, period.since).toordinal()
    end = last - (last - first) % WEEK + WEEK
    for axes in panels:
        axes.set_xlim(first, end)
        axes.tick_params(axis="x", length=0, labelbottom=False)
        axes.spines["bottom"].set_visible(False)
    lowest = panels[-1]
    ticks = list(_ticks(Period(date.fromordinal(first), date.fromordinal(last))))
    lowest.set_xticks([day.toordinal() for day, _ in ticks], [label for _, label in ticks])
    lowest.tick_params(axis="x", length=2, labelbottom=True)
    lowest.spines["bottom"].set_visible(True)
    for label in lowest.get_xticklabels():
        label.set_horizontalalignment("left")
    for phase in phases:
        if period.since <= phase.since <= period.until:
            _mark(panels, phase, (phase.since.toordinal() - first) / (end - first))


def _ticks(period: Period) -> Iterator[tuple[date, str]]:
    if period.days <= _LONGEST_BY_WEEKS:
        step = 1 if period.days <= WEEK else WEEK * -(-period.days // (WEEK * _MOST_TICKS))
        yield from ((day, format_short_day(day)) for day in days_between(*period, step))
        return
    months = [day for day in days_between(*period) if day.day == 1]
    step = next(s for s in (1, 2, 3, 6, 12, 24, 60, 120) if len(months) <= s * _MOST_TICKS)
    shown = [day for day in months if (day.year * 12 + day.month - 1) % step == 0]
    year = None
    for day in shown:
        name = MONTHS[day.month - 1]
        yield day, name if day.year == year else f"{name} {day.year}"
        year = day.year


def _mark(panels: Sequence["Axes"], phase: PhaseMark, share: float) -> None:
    """Draw a line through all panels and write its name above them."""
    for axes in panels:
        top = 1.0 if axes is panels[0] else 1.3
        day = phase.since.toordinal()
        axes.axvline(day, ymax=top, color=INK, lw=0.9, ls=(0, (3, 2)), clip_on=False, zorder=5)
    is_right = share > _RIGHT_HALF
    panels[0].annotate(
        f"{fit(phase.name, _CELLS_OF_A_PHASE)}, {format_short_day(phase.since)}",
        xy=(phase.since.toordinal(), 1),
        xycoords=("data", "axes fraction"),
        xytext=(-3 if is_right else 3, 1.5),
        textcoords="offset points",
        ha="right" if is_right else "left",
        size=POINTS_OF_SMALL_TEXT,
        color=INK,
    )


def middle_of(day: date) -> float:
    """Return where a day's dot stands: in the middle of the day."""
    return day.toordinal() + 0.5
