"""How often the statistics speak over made-up diaries where the truth is known.

`python tests/support/simulation.py [--diaries N]` prints the tables, with `--no-change` only the
second one; test_simulation.py runs a short form.
"""

import argparse
import math
import random
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from prtcheck.analysis.association import (
    LEAST_DAYS_EACH_SIDE,
    TEST_FROM_DAYS,
    Association,
    Done,
    associate,
    stands_out,
)
from prtcheck.analysis.inference import change, slope
from prtcheck.analysis.phases import change_since
from prtcheck.analysis.series import PHASE_WINDOWS, Values
from prtcheck.core.days import WEEK

SEED = 20230926
LEVEL = 4.2
SD = 1.4
MISSING = 0.2
LENGTHS = (60, 90, 180)
PHIS = (0.0, 0.3, 0.6)
STEP = -1.5
STEP_DAYS = 90
PHASES = ((28, 28), (56, 56))
"""Days before a start, and days of the phase."""
WEEKS = (13, 26)
CORRELATED = (0.3, 0.6, 0.8)
WANDER_SD, WANDER_DAYS = 0.7, 50
"""How far pain wanders by itself, and over how many days it forgets where it was."""
SEASON_POINTS, YEAR = 0.7, 365.25
"""How far pain swings with the year, to either side."""
DRIFTS = ("none", "wanders", "season")
DRIFT_HEADING = "pain       phi  phase 28+28  phase 56+56  trend 13 weeks  trend 26 weeks"
HEADING = "days  phi   step  interval leaves out 0  trend p < .05  something stands out"


@dataclass(frozen=True, slots=True)
class Rates:
    """In what share of diaries each statistic spoke, of those where it could be worked out."""

    leaves_out_zero: float
    """Change intervals that leave out zero; with no step, 1 - coverage."""
    trend: float
    """Trends with p < .05."""
    stands_out: float | None
    """Diaries in which any activity stands out; None below the gate of 84 days."""


def simulate(
    days: int,
    phi: float,
    diaries: int,
    *,
    step: float = 0.0,
    unknown: bool | None = None,
) -> Rates:
    """Return how often each statistic speaks in diaries with lag-1 autocorrelation `phi`.

    `step` points are added to the second half; `unknown` is what an activity holds on days without
    a check-in. The same arguments always give the same rates.
    """
    source = random.Random(f"{SEED} {days} {phi} {step}")
    changes: list[bool | None] = []
    trends: list[bool | None] = []
    findings: list[bool | None] = []
    for _ in range(diaries):
        pain = made_up_pain(source, days, phi, step)
        changes.append(_leaves_out_zero(pain))
        trends.append(_trends(pain))
        if days >= TEST_FROM_DAYS and not step:
            activities = made_up_activities(source, pain, unknown=unknown)
            findings.append(_anything_stands_out(pain, activities))
    return Rates(_share(changes), _share(trends), _share(findings) if findings else None)


def simulate_phase(before: int, after: int, phi: float, diaries: int, drift: str = "none") -> float:
    """Return how often the interval since a start leaves out 0 though nothing was changed."""
    source = random.Random(f"{SEED} {before} {after} {phi} {drift}")
    window = max(days for days in PHASE_WINDOWS if days <= min(before, after))
    drawn = (made_up_drift(source, before + after, phi, drift) for _ in range(diaries))
    found = (change_since(pain, before, window) for pain in drawn)
    return _share(None if one is None else one.low > 0 or one.high < 0 for one in found)


def simulate_trend(weeks: int, phi: float, diaries: int, drift: str = "none") -> float:
    """Return how often a trend has p < .05 though nothing was changed."""
    source = random.Random(f"{SEED} {weeks} {phi} {drift}")
    drawn = (made_up_drift(source, WEEK * weeks, phi, drift) for _ in range(diaries))
    return _share(map(_trends, drawn))


def made_up_drift(source: random.Random, days: int, phi: float, drift: str) -> Values:
    """Return a diary whose level stays, wanders by itself, or swings with the year."""
    levels = [0.0] * days
    if drift == "wanders":
        keep = math.exp(-1 / WANDER_DAYS)
        levels = _wander(source, days, keep, WANDER_SD)
    elif drift == "season":
        start = source.uniform(0, YEAR)
        levels = [
            SEASON_POINTS * math.sin(2 * math.pi * (start + day) / YEAR) for day in range(days)
        ]
    return made_up_pain(source, days, phi, levels=levels)


def _wander(source: random.Random, days: int, phi: float, sd: float) -> list[float]:
    """Return days of an AR(1) around 0."""
    deviations = [source.gauss(0, sd)]
    for _ in range(1, days):
        deviations.append(phi * deviations[-1] + source.gauss(0, sd * math.sqrt(1 - phi**2)))
    return deviations


def made_up_pain(
    source: random.Random,
    days: int,
    phi: float,
    step: float = 0.0,
    levels: Sequence[float] | None = None,
) -> Values:
    """Return an AR(1) diary around 4.2, SD 1.4, in whole numbers 0-10, a fifth of it missing.

    `levels` are points above or below that, day by day.
    """
    deviation = source.gauss(0, SD)
    pain: list[float | None] = []
    for day in range(days):
        level = LEVEL + (step if day >= days / 2 else 0) + (levels[day] if levels else 0)
        rating = min(10, max(0, round(level + deviation)))
        pain.append(None if source.random() < MISSING else rating)
        deviation = phi * deviation + source.gauss(0, SD * math.sqrt(1 - phi**2))
    return pain


def made_up_activities(source: random.Random, pain: Values, *, unknown: bool | None) -> list[Done]:
    """Return three activities blind to pain: scattered, by the weekday, in spells."""
    days = range(len(pain))
    scattered = [source.random() < 0.3 for _ in days]
    weekly = [source.random() < (0.8 if day % 7 in (0, 2, 4) else 0.1) for day in days]
    spells = [source.random() < 0.4]
    for _ in days[1:]:
        spells.append(spells[-1] if source.random() < 0.6 else source.random() < 0.4)
    return [
        [unknown if rating is None else did for rating, did in zip(pain, activity, strict=True)]
        for activity in (scattered, weekly, spells)
    ]


def _leaves_out_zero(pain: Values) -> bool | None:
    found = change(pain)
    return None if found is None else found.low > 0 or found.high < 0


def _trends(pain: Values) -> bool | None:
    found = slope(pain)
    return None if found is None else found.p < 0.05


def _anything_stands_out(pain: Values, activities: Iterable[Done]) -> bool:
    tested = [associate(pain, done, 0, lag) for done in activities for lag in (0, 1)]
    return any(stands_out([one.p for one in tested if one and _has_days(one)]))


def _has_days(tested: Association) -> bool:
    return min(tested.days_with, tested.days_without) >= LEAST_DAYS_EACH_SIDE


def _share(outcomes: Iterable[bool | None]) -> float:
    known = [outcome for outcome in outcomes if outcome is not None]
    return sum(known) / len(known)


def row(days: int, phi: float, step: float, rates: Rates) -> str:
    """Return one line of the table, under HEADING."""
    finding = "-" if rates.stands_out is None else f"{rates.stands_out:.1%}"
    return (
        f"{days:4}  {phi:3.1f}  {step:5.1f}  {rates.leaves_out_zero:21.1%}"
        f"  {rates.trend:13.1%}  {finding:>20}"
    )


def drift_row(drift: str, phi: float, diaries: int) -> str:
    """Return one line of the second table, under DRIFT_HEADING."""
    phases = [simulate_phase(*days, phi, diaries, drift) for days in PHASES]
    trends = [simulate_trend(weeks, phi, diaries, drift) for weeks in WEEKS]
    cells = zip((*phases, *trends), (13, 13, 16, 16), strict=True)
    return f"{drift:9}  {phi:3.1f}" + "".join(f"{share:{width}.1%}" for share, width in cells)


def main() -> None:
    """Print the table of all cells without an effect, then of the step, then of drift."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--diaries", type=int, default=1000, help="diaries a cell")
    parser.add_argument("--no-change", action="store_true", help="only phases and trends")
    chosen = parser.parse_args()
    if not chosen.no_change:
        _print_effects(chosen.diaries)
    sys.stdout.write(DRIFT_HEADING + "\n")
    for drift in DRIFTS:
        for phi in CORRELATED:
            sys.stdout.write(drift_row(drift, phi, chosen.diaries) + "\n")
            sys.stdout.flush()


def _print_effects(diaries: int) -> None:
    cells = [(days, phi, 0.0) for days in LENGTHS for phi in PHIS]
    cells += [(STEP_DAYS, phi, STEP) for phi in PHIS]
    sys.stdout.write(HEADING + "\n")
    for days, phi, step in cells:
        sys.stdout.write(row(days, phi, step, simulate(days, phi, diaries, step=step)) + "\n")


if __name__ == "__main__":
    main()
