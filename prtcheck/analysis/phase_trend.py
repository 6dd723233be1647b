"""The phases of a period, each rating compared with the days before it began."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from prtcheck.analysis.asked_elsewhere import AskedElsewhere, find_asked_elsewhere, who_asked
from prtcheck.analysis.own_ratings import collect_own_ratings, latest_wording
from prtcheck.analysis.phases import PhaseFigures, compare_phase
from prtcheck.analysis.series import LONGEST_TESTED
from prtcheck.core.check_in import CheckIn
from prtcheck.core.days import days_between
from prtcheck.core.metric import RATINGS
from prtcheck.core.phase import Phase
from prtcheck.core.text import fold


@dataclass(frozen=True, slots=True)
class PhaseTrend:
    """A phase, and each rating before it and in its latest days."""

    phase: Phase
    last: date
    """The last of its days that is looked at."""
    ratings: Mapping[str, PhaseFigures | None]
    """None with fewer than 14 days on a side."""
    before_asked_elsewhere: AskedElsewhere
    """Which of the days before it another program asked for, where not the latest too."""


def compare_phases(
    timely: Sequence[CheckIn], phases: Sequence[Phase], until: date, names: Sequence[str]
) -> tuple[PhaseTrend, ...]:
    """Return the phases up to a day; the check-ins come oldest first, all of them counted."""
    answers = _collect_answers([c for c in timely if c.day <= until], names)
    asked = {c.day: who_asked(c) for c in timely}
    return tuple(_compare(phase, until, answers, asked) for phase in phases)


def _collect_answers(timely: Sequence[CheckIn], names: Sequence[str]) -> dict[str, dict[date, int]]:
    """Return the answers of each rating by day, of own ratings those to the latest wording."""
    found: dict[str, dict[date, int]] = {
        name: {c.day: value for c in timely if (value := getattr(c, name)) is not None}
        for name in RATINGS
    }
    for key, answers in collect_own_ratings(timely).items():
        latest = latest_wording(answers.values())
        found[key] = {day: a.value for day, a in answers.items() if a.wording == latest}
    return {name: found.get(fold(name), {}) for name in names}


def _compare(
    phase: Phase,
    until: date,
    answers: Mapping[str, Mapping[date, int]],
    asked: Mapping[date, str | None],
) -> PhaseTrend:
    last = until if phase.until is None else min(phase.until, until)
    ratings = {name: _figures(by_day, phase.since, last) for name, by_day in answers.items()}
    window = max((found.window_days for found in ratings.values() if found), default=0)
    before = (phase.since - timedelta(days=n) for n in range(window, 0, -1))
    after = (last - timedelta(days=n) for n in range(window))
    first, latest = ([asked[d] for d in days if d in asked] for days in (before, after))
    found = find_asked_elsewhere(first, latest)
    return PhaseTrend(phase, last, ratings, found)


def _figures(answers: Mapping[date, int], since: date, last: date) -> PhaseFigures | None:
    """Return a rating's figures; its record begins on the first day that it was answered."""
    earliest = since - timedelta(days=min(LONGEST_TESTED, (since - date.min).days))
    first = next((day for day in answers if day >= earliest), None)
    if first is None or first >= since:
        return None
    values = [answers.get(day) for day in days_between(first, last)]
    return compare_phase(values, (since - first).days)
