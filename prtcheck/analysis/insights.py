"""A few questions put to the diary, each answered with its uncertainty, or refused.

The questions are fixed beforehand and few, since who looks often enough always finds something.
Activities go by name and never by size: a list of what "hurts" would teach fear, the opposite of
what helps (science: section 4).
"""

from collections.abc import Sequence
from datetime import date, time, timedelta

from prtcheck.analysis.association import (
    LEAST_DAYS_EACH_SIDE,
    MEANS_FROM_DAYS,
    TEST_FROM_DAYS,
    Association,
    associate,
    stands_out,
)
from prtcheck.analysis.counts import count_activity_days
from prtcheck.analysis.findings import (
    ActiveDays,
    ActivityFigures,
    CausesFigures,
    ChangeFigures,
    Comparison,
    CountedDays,
    FearfulDaysFigures,
    Finding,
    HalfWayFigures,
    Question,
    SortedCauses,
)
from prtcheck.analysis.inference import Change, change
from prtcheck.analysis.record import Record, record_of_period
from prtcheck.analysis.series import FEWEST_TESTED, Values, mean, present, trailing_means
from prtcheck.core.check_in import CheckIn, Side
from prtcheck.core.days import DAY_ENDS
from prtcheck.core.period import Period
from prtcheck.core.text import fold

MOST_ACTIVITIES = 3
LAGS = (0, 1)
"""Days from the activity to the pain."""
FEARFUL_FROM = 5
"""From this rating of fear of movement on a day counts as one of higher fear."""
DAYS_OF_CAUSES = 28
"""Calendar days at either end of the period whose causes are compared."""


def compute_insights(
    check_ins: Sequence[CheckIn], period: Period, day_ends: time = DAY_ENDS
) -> list[Finding]:
    """Answer the questions over a period of at most 366 days, late entries left out."""
    record = record_of_period(check_ins, period, day_ends)
    pain, fear = record.values(lambda c: c.pain), record.values(lambda c: c.fear)
    return [
        _find_change(Question.PAIN_CHANGE, pain),
        _find_change(Question.FEAR_CHANGE, fear),
        _find_which_first(pain, fear, period),
        *_find_activities(record, pain),
        _find_fearful_days(record),
        _find_causes(record),
    ]


def _find_change(question: Question, values: Values) -> Finding:
    found = change(values)
    figures = None
    if found is not None:
        first, last = mean(values[: found.window_days]), mean(values[-found.window_days :])
        if first is not None and last is not None:
            figures = ChangeFigures(first, last, found)
    return Finding(question, FEWEST_TESTED, len(present(values)), figures)


def _find_which_first(pain: Values, fear: Values, period: Period) -> Finding:
    there = min(len(present(pain)), len(present(fear)))
    figures = _half_ways(pain, fear, period) if there >= FEWEST_TESTED else None
    return Finding(Question.WHICH_FIRST, FEWEST_TESTED, there, figures)


def _half_ways(pain: Values, fear: Values, period: Period) -> HalfWayFigures:
    of_pain, of_fear = change(pain), change(fear)
    if not (of_pain and of_fear and _is_clear(of_pain) and _is_clear(of_fear)):
        return HalfWayFigures(have_both_moved=False)
    return HalfWayFigures(
        have_both_moved=True,
        pain=_half_way(pain, of_pain, period),
        fear=_half_way(fear, of_fear, period),
    )


def _is_clear(found: Change) -> bool:
    return found.low > 0 or found.high < 0


def _half_way(values: Values, found: Change, period: Period) -> date | None:
    """Return the first day on which the 7-day mean had gone half of its way."""
    half = (mean(values[: found.window_days]) or 0) + found.difference / 2
    for at, level in enumerate(trailing_means(values)):
        if level is not None and (level - half) * found.difference >= 0:
            return period.since + timedelta(days=at)
    return None


def _find_activities(record: Record, pain: Values) -> list[Finding]:
    """Return, for each of the three most noted activities, pain on days with it and without."""
    noted = count_activity_days(record.entries)[:MOST_ACTIVITIES]
    names = sorted(activity.name for activity in noted)
    found = [(name, one) for name in names for one in _associations(record, pain, name)]
    compared = _compare([one for _, one in found], record.period.days)
    named = [(name, one) for (name, _), one in zip(found, compared, strict=True)]
    return [
        _activity_finding(name, [one for of, one in named if of == name], record.period.days)
        for name in names
    ]


def _activity_finding(name: str, compared: Sequence[Comparison], days: int) -> Finding:
    figures = ActivityFigures(tuple(compared)) if compared else None
    return Finding(
        Question.ACTIVITY, MEANS_FROM_DAYS, days, figures, CountedDays.CALENDAR, activity=name
    )


def _associations(record: Record, pain: Values, name: str) -> list[Association]:
    """Return pain with an activity and without, for each lag that has days enough."""
    if record.period.days < MEANS_FROM_DAYS:
        return []
    done = _done(record, name)
    found = [associate(pain, done, record.period.since.weekday(), lag) for lag in LAGS]
    return [
        one
        for one in found
        if one is not None and min(one.days_with, one.days_without) >= LEAST_DAYS_EACH_SIDE
    ]


def _done(record: Record, name: str) -> list[bool | None]:
    """Return whether an activity was done; nobody knows of a day without a check-in."""
    return [None if c is None else fold(name) in map(fold, c.activities) for c in record.days]


def _compare(found: Sequence[Association], days: int) -> list[Comparison]:
    """Return associations, each with whether it stands out among all of them."""
    if days < TEST_FROM_DAYS:
        return [Comparison(one) for one in found]
    outstanding = stands_out([one.p for one in found])
    return [
        Comparison(one, stands_out=out, stands_out_alone=all(stands_out([one.p])))
        for one, out in zip(found, outstanding, strict=True)
    ]


def _find_fearful_days(record: Record) -> Finding:
    rated = [(c.fear, bool(c.activities)) for c in record.entries if c.fear is not None]
    higher = [active for fear, active in rated if fear >= FEARFUL_FROM]
    lower = [active for fear, active in rated if fear < FEARFUL_FROM]
    figures = FearfulDaysFigures(
        higher=ActiveDays(len(higher), sum(higher)), lower=ActiveDays(len(lower), sum(lower))
    )
    enough = len(rated) >= FEWEST_TESTED
    return Finding(Question.FEARFUL_DAYS, FEWEST_TESTED, len(rated), figures if enough else None)


def _find_causes(record: Record) -> Finding:
    needed, there = 2 * DAYS_OF_CAUSES, record.period.days
    figures = CausesFigures(
        first=_sorted_causes(record.days[:DAYS_OF_CAUSES]),
        last=_sorted_causes(record.days[-DAYS_OF_CAUSES:]),
    )
    return Finding(
        Question.CAUSES,
        needed,
        there,
        figures if there >= needed else None,
        CountedDays.CALENDAR,
    )


def _sorted_causes(days: Sequence[CheckIn | None]) -> SortedCauses:
    sides = [cause.side for c in days if c is not None for cause in c.causes]
    return SortedCauses(sides.count(Side.MIND_BRAIN), sides.count(Side.BODY))
