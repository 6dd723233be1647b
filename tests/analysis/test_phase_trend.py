"""Phases in a trend: no diary breaks them, and no interval is without width."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest
from strategies import EVENING, SUNDAY, logged

from prtcheck.analysis.trend import compute_trend
from prtcheck.core.check_in import OwnRating
from prtcheck.core.period import Period
from prtcheck.core.phase import Phase

KINDS = ("any", "floor", "constant", "two values")


def draw_value(source, kind):
    """A rating of one kind of diary."""
    return {
        "any": source.randint(0, 10),
        "floor": max(0, round(source.gauss(0.3, 1.2))),
        "constant": 4,
        "two values": source.choice((3, 4)),
    }[kind]


def random_diary(seed):
    """A diary with gaps, some days late, an own rating of one or two wordings, and phases."""
    source = random.Random(seed)
    kind, days = KINDS[seed % len(KINDS)], source.randint(1, 420)
    missing = source.choice((0, 0.2, 0.6))
    check_ins = []
    for nth in reversed(range(days)):
        if source.random() >= missing:
            check_in = logged(
                SUNDAY - timedelta(days=nth),
                pain=draw_value(source, kind),
                fear=draw_value(source, kind),
                ratings=(OwnRating("sleep", draw_value(source, kind), 1 + (nth < seed)),),
            )
            late = timedelta(days=3 * (source.random() < 0.05))
            check_ins.append(replace(check_in, entered_at=check_in.entered_at + late))
    first = SUNDAY - timedelta(days=days - 1)
    return check_ins, Period(first, SUNDAY), list(phases_of(source, first, days))


def phases_of(source, first, days):
    """Up to three phases one after the other, the first perhaps before the diary begins."""
    starts = sorted(source.sample(range(-20, days), min(days, source.randint(0, 3))))
    ends = [*(start - 1 for start in starts[1:]), None]
    for start, end in zip(starts, ends, strict=False):
        until = None if end is None else first + timedelta(days=end)
        yield Phase(first + timedelta(days=start), f"phase {start}", until, EVENING)


def intervals_of(trend):
    yield from (rating.summary.change for rating in trend.ratings.values())
    figures = (found for phase in trend.phases for found in phase.ratings.values())
    yield from (found.change for found in figures if found)


@pytest.mark.parametrize("seed", range(60))
def test_no_diary_gives_an_interval_without_width(seed):
    check_ins, period, phases = random_diary(seed)
    for change in filter(None, intervals_of(compute_trend(check_ins, period, phases=phases))):
        assert change.low < change.difference < change.high


def test_some_of_these_diaries_have_intervals_since_a_phase_began():
    trends = (
        compute_trend(c, period, phases=phases)
        for c, period, phases in map(random_diary, range(60))
    )
    found = [f for trend in trends for phase in trend.phases for f in phase.ratings.values() if f]
    assert sum(figures.change is not None for figures in found) > 20
    assert sum(figures.earlier is not None for figures in found) > 5


def test_a_record_begins_on_the_first_day_that_was_answered():
    days = [logged(SUNDAY - timedelta(days=nth), pain=4 + nth % 2) for nth in reversed(range(60))]
    early = logged(SUNDAY - timedelta(days=200), fear=3)
    phase = Phase(SUNDAY - timedelta(days=29), "PRT", None, EVENING)
    period = Period(SUNDAY - timedelta(days=200), SUNDAY)
    [found] = compute_trend([early, *days], period, phases=[phase]).phases
    assert found.ratings["pain"].expected is None
    assert found.ratings["pain"].change is not None


def test_days_before_a_phase_that_another_program_asked_for_are_counted():
    days = [logged(SUNDAY - timedelta(days=nth), pain=4 + nth % 2) for nth in reversed(range(80))]
    days = [replace(c, wording=0) if c.day < SUNDAY - timedelta(days=40) else c for c in days]
    phase = Phase(SUNDAY - timedelta(days=29), "PRT", None, EVENING)
    [found] = compute_trend(days, Period(days[0].day, SUNDAY), phases=[phase]).phases
    assert found.before_asked_elsewhere.days == 17
