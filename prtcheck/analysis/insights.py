"""A few questions put to the diary, each answered with its uncertainty, or refused.

The questions are fixed beforehand and few, since who looks often enough always finds something.
Activities go by name and never by size: a list of what "hurts" would teach fear, the opposite of
what helps (science: section 4).
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import chain, islice

from prtcheck.analysis.asked_elsewhere import find_asked_elsewhere, who_asked
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
    ActivityFigures,
    CausesFigures,
    Comparison,
    FearfulDaysFigures,
    Figures,
    Finding,
    HalfWayFigures,
    Question,
    SameActivityFigures,
)
from prtcheck.analysis.inference import Change, change
from prtcheck.analysis.same_activity import (
    LEAST_DAYS_OF_RANGE,
    collect_activity_pain,
    find_activity_ranges,
)
from prtcheck.analysis.series import (
    FEWEST_TESTED,
    Record,
    Values,
    present,
    record_of_period,
    trailing_means,
)
from prtcheck.core.causes import distinct_causes
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
    """Answer the questions over a period of at most 366 days, from the days that count."""
    record = record_of_period(check_ins, period, day_ends)
    pain, fear = record.values(lambda c: c.pain), record.values(lambda c: c.fear)
    of_pain, of_fear = change(pain), change(fear)
    days_of_pain, days_of_fear = len(present(pain)), len(present(fear))
    half_ways = _half_ways(pain, fear, of_pain, of_fear, period)
    return [
        _find_change(Question.PAIN_CHANGE, record, pain, of_pain),
        _find_change(Question.FEAR_CHANGE, record, fear, of_fear),
        _finding(Question.WHICH_FIRST, FEWEST_TESTED, min(days_of_pain, days_of_fear), half_ways),
        *_find_activities(record, pain),
        _find_same_activity(record),
        _find_fearful_days(record),
        _find_causes(record),
    ]


def _finding(
    question: Question, needed: int, there: int, figures: Figures | None, activity: str = ""
) -> Finding:
    """Return a finding; where days are missing, without figures."""
    return Finding(question, needed, there, figures if there >= needed else None, activity)


def _find_change(
    question: Question, record: Record, values: Values, found: Change | None
) -> Finding:
    """Return a change, and whether its first days were asked about by another program."""
    finding = _finding(question, FEWEST_TESTED, len(present(values)), found)
    if found is None:
        return finding
    who = [None if c is None else who_asked(c) for c in record.days]
    ends = slice(found.window_days), slice(-found.window_days, None)
    asked = (
        [program for program, value in zip(who[end], values[end], strict=True) if value is not None]
        for end in ends
    )
    return replace(finding, asked_elsewhere=find_asked_elsewhere(*asked))


def _half_ways(
    pain: Values, fear: Values, of_pain: Change | None, of_fear: Change | None, period: Period
) -> HalfWayFigures:
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
    half = found.first + found.difference / 2
    for at, level in enumerate(trailing_means(values)):
        if level is not None and (level - half) * found.difference >= 0:
            return period.since + timedelta(days=at)
    return None


def _find_activities(record: Record, pain: Values) -> list[Finding]:
    """Return, for each of the three most noted activities, pain on days with it and without."""
    noted = count_activity_days(record.entries)[:MOST_ACTIVITIES]
    names = sorted(activity.name for activity in noted)
    found = {name: _associations(record, pain, name) for name in names}
    days = record.period.days
    compared = iter(_compare(list(chain.from_iterable(found.values())), days))
    figures = {
        name: ActivityFigures(tuple(islice(compared, len(ones)))) if ones else None
        for name, ones in found.items()
    }
    return [
        _finding(Question.ACTIVITY, MEANS_FROM_DAYS, days, figures[name], name) for name in names
    ]


def _associations(record: Record, pain: Values, name: str) -> list[Association]:
    """Return pain with an activity and without, for each lag that has days enough."""
    if record.period.days < MEANS_FROM_DAYS:
        return []
    # nobody knows of a day without a check-in
    done = [None if c is None else fold(name) in map(fold, c.activities) for c in record.days]
    found = [associate(pain, done, record.period.since.weekday(), lag) for lag in LAGS]
    return [
        one
        for one in found
        if one is not None and min(one.days_with, one.days_without) >= LEAST_DAYS_EACH_SIDE
    ]


def _compare(found: Sequence[Association], days: int) -> list[Comparison]:
    """Return associations, each with whether it stands out among all of them."""
    if days < TEST_FROM_DAYS:
        return [Comparison(one) for one in found]
    outstanding = stands_out([one.p for one in found])
    return [
        Comparison(one, stands_out=out, stands_out_alone=all(stands_out([one.p])))
        for one, out in zip(found, outstanding, strict=True)
    ]


def _find_same_activity(record: Record) -> Finding:
    found = collect_activity_pain(record.entries)
    days = max((len(present(activity.pain)) for activity in found), default=0)
    figures = SameActivityFigures(find_activity_ranges(found))
    return _finding(Question.SAME_ACTIVITY, LEAST_DAYS_OF_RANGE, days, figures)


def _find_fearful_days(record: Record) -> Finding:
    rated = [(c.fear, bool(c.activities)) for c in record.entries if c.fear is not None]
    higher = [active for fear, active in rated if fear >= FEARFUL_FROM]
    lower = [active for fear, active in rated if fear < FEARFUL_FROM]
    figures = FearfulDaysFigures(len(higher), sum(higher), len(lower), sum(lower))
    return _finding(Question.FEARFUL_DAYS, FEWEST_TESTED, len(rated), figures)


def _find_causes(record: Record) -> Finding:
    first = _count_sorted(record.days[:DAYS_OF_CAUSES])
    last = _count_sorted(record.days[-DAYS_OF_CAUSES:])
    figures = CausesFigures(*first, *last)
    return _finding(Question.CAUSES, 2 * DAYS_OF_CAUSES, record.period.days, figures)


def _count_sorted(days: Sequence[CheckIn | None]) -> tuple[int, int]:
    """Return how many causes were sorted to mind & brain, and how many to the body."""
    sides = [cause.side for c in days if c for cause in distinct_causes(c.causes)]
    return sides.count(Side.MIND_BRAIN), sides.count(Side.BODY)
