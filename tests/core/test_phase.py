"""Phases: no two share a day, and each change is a function of what there is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import EVENING, SUNDAY, back, phases

from prtcheck.core.phase import (
    Phase,
    clip_phases,
    delete_phase,
    end_phase,
    find_phase,
    rename_phase,
    start_phase,
)
from prtcheck.errors import InvalidInputError

MONTH = [back(number) for number in range(30)]
several = st.lists(phases(st.sampled_from(MONTH)), max_size=4, unique_by=lambda p: p.since)


def phase(name, since, until=None):
    return Phase(since, name, until, EVENING)


THERAPY = phase("therapy", back(20))


@given(drawn=several)
def test_phases_that_overlap_are_clipped_so_that_no_two_share_a_day(drawn):
    clipped = clip_phases(drawn)
    assert [one.since for one in clipped] == sorted(one.since for one in drawn)
    for day in MONTH:
        latest = max((p for p in drawn if p.since <= day), key=lambda p: p.since, default=None)
        holding = [one.since for one in clipped if one.holds(day)]
        assert holding == ([latest.since] if latest and latest.holds(day) else [])
    assert clip_phases(clipped) == clipped


def test_starting_one_ends_the_one_before_it_the_day_before():
    assert start_phase([THERAPY], "swimming", SUNDAY, EVENING) == [
        phase("therapy", back(20), back(1)),
        phase("swimming", SUNDAY),
    ]


def test_one_before_a_later_one_ends_the_day_before_that():
    assert start_phase([THERAPY], "first weeks", back(30), EVENING) == [
        phase("first weeks", back(30), back(21)),
        THERAPY,
    ]


def test_one_that_had_ended_stays_as_it_is():
    ended = phase("therapy", back(20), back(10))
    assert start_phase([ended], "swimming", SUNDAY, EVENING)[0] == ended


def test_a_phase_may_start_in_the_future_and_then_holds_no_day_yet():
    future = SUNDAY + timedelta(days=9)
    after = start_phase([THERAPY], "new job", future, EVENING)
    assert find_phase(after, SUNDAY).name == "therapy"
    assert find_phase(after, future).name == "new job"


def test_ending_one_makes_the_day_its_last():
    [ended] = end_phase([THERAPY], SUNDAY)
    assert (ended.holds(SUNDAY), ended.holds(SUNDAY + timedelta(days=1))) == (True, False)
    assert end_phase([THERAPY], back(20)) == [phase("therapy", back(20), back(20))]


def test_renaming_keeps_the_days_and_may_change_only_the_spelling():
    assert rename_phase([THERAPY], "Therapy", "therapy A") == [phase("therapy A", back(20))]
    assert rename_phase([THERAPY], "therapy", "Therapy") == [phase("Therapy", back(20))]


def test_deleting_one_leaves_the_others_as_they_are():
    both = start_phase([THERAPY], "swimming", SUNDAY, EVENING)
    assert delete_phase(both, "swimming") == both[:1]


def test_of_a_name_that_two_machines_gave_the_latest_phase_is_meant():
    twice = [phase("therapy", back(20), back(10)), phase("Therapy", back(5))]
    assert delete_phase(twice, "therapy") == twice[:1]


@pytest.mark.parametrize(
    ("function", "sentence"),
    [
        (lambda: start_phase([THERAPY], "Therapy", SUNDAY, EVENING), "has this name"),
        (lambda: start_phase([THERAPY], "swimming", back(20), EVENING), "starts on 2026-11-02"),
        (lambda: start_phase([], " ", SUNDAY, EVENING), "name of a phase"),
        (lambda: start_phase([], "x", date(1800, 1, 1), EVENING), "before 1900"),
        (lambda: end_phase([], SUNDAY), "No phase is running on 2026-11-22"),
        (lambda: end_phase([phase("a", back(3), back(2))], back(2)), "ends on 2026-11-20 already"),
        (lambda: rename_phase([THERAPY], "job", "work"), "No phase has this name"),
        (lambda: rename_phase([THERAPY, phase("b", SUNDAY)], "b", "therapy"), "has this name"),
        (lambda: delete_phase([], "job"), "No phase has this name"),
        (lambda: phase("x", SUNDAY, back(1)), "can't end before"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(function, sentence):
    with pytest.raises(InvalidInputError, match=sentence):
        function()
