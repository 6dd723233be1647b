"""How often the statistics speak over made-up diaries where the truth is known.

`python tests/support/simulation.py [--diaries N]` prints the table; test_simulation.py runs a
short form.
"""

import argparse
import math
import random
import sys
from collections.abc import Iterable
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
from prtcheck.analysis.series import Values

SEED = 20230926
LEVEL = 4.2
SD = 1.4
MISSING = 0.2
LENGTHS = (60, 90, 180)
PHIS = (0.0, 0.3, 0.6)
STEP = -1.5
STEP_DAYS = 90
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


def made_up_pain(source: random.Random, days: int, phi: float, step: float = 0.0) -> Values:
    """Return an AR(1) diary around 4.2, SD 1.4, in whole numbers 0-10, a fifth of it missing."""
    deviation = source.gauss(0, SD)
    pain: list[float | None] = []
    for day in range(days):
        level = LEVEL + (step if day >= days / 2 else 0)
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


def main() -> None:
    """Print the table of all cells without an effect, then of the step."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--diaries", type=int, default=1000, help="diaries a cell")
    diaries = parser.parse_args().diaries
    cells = [(days, phi, 0.0) for days in LENGTHS for phi in PHIS]
    cells += [(STEP_DAYS, phi, STEP) for phi in PHIS]
    sys.stdout.write(HEADING + "\n")
    for days, phi, step in cells:
        sys.stdout.write(row(days, phi, step, simulate(days, phi, diaries, step=step)) + "\n")


if __name__ == "__main__":
    main()
