"""Moving a check-in to another day."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from diary_operations import context_of, delete, overwrite, redo, undo
from exchange import foreseen, handed_over, lived, take_in
from hypothesis import given
from hypothesis import settings as examples
from hypothesis.strategies import integers, just
from program import hold
from strategies import EVENING, SUNDAY, WINTER, back, check_ins, exactly, logged

from prtcheck.actions.move import move
from prtcheck.core.days import days_late
from prtcheck.core.history import ChangeKind
from prtcheck.errors import ChangedMeanwhileError, InvalidInputError

LATER = EVENING + timedelta(hours=1)


@given(check_in=check_ins(days=just(SUNDAY)), days=integers(1, 400))
@examples(max_examples=20)
def test_a_move_keeps_the_answers_and_the_moment_of_entry_and_undo_moves_back(check_in, days):
    with lived([]) as (diary, _):
        overwrite(diary, check_in, EVENING)
        move(context_of(diary, LATER), SUNDAY, back(days))
        [moved] = diary.check_ins()
        assert exactly(moved) == exactly(replace(check_in, day=back(days)))
        undo(diary, LATER)
        assert [exactly(c) for c in diary.check_ins()] == [exactly(check_in)]
        redo(diary, LATER)
        assert diary.check_ins() == [moved]


def test_lateness_is_worked_out_from_the_new_day(home):
    diary = hold(home, logged())
    moved = move(context_of(diary, LATER), SUNDAY, back(3))
    assert days_late(moved.day, moved.entered_at) == 3


def test_both_days_tell_of_the_move(home):
    diary = hold(home, logged())
    move(context_of(diary, LATER), SUNDAY, back(1))
    assert [(r.kind, r.before) for r in diary.revisions(back(1))] == [(ChangeKind.MOVE, None)]
    last = diary.revisions(SUNDAY)[-1]
    assert (last.kind, last.before) == (ChangeKind.MOVE, logged())


def test_a_check_in_after_midnight_may_be_for_the_day_that_began(home):
    after_midnight = datetime(2026, 11, 22, 1, 0, tzinfo=WINTER)
    diary = hold(home, replace(logged(back(1)), entered_at=after_midnight))
    move(context_of(diary, EVENING), back(1), SUNDAY)
    assert diary.logged_days(back(9), SUNDAY) == [SUNDAY]


def test_a_day_after_the_moment_of_entry_is_refused(home):
    diary = hold(home, logged(back(3)))
    with pytest.raises(InvalidInputError, match="after the day on which it was entered"):
        move(context_of(diary, EVENING), back(3), back(2))
    assert diary.check_ins() == [logged(back(3))]


def test_a_day_that_got_a_check_in_since_is_not_written_over(home):
    diary = hold(home, logged(), logged(back(1)))
    with pytest.raises(InvalidInputError, match="already has a check-in"):
        move(context_of(diary, LATER), SUNDAY, back(1))
    assert diary.check_ins() == [logged(back(1)), logged()]


def test_a_check_in_that_is_no_longer_as_it_was_shown_is_not_moved(home):
    diary = hold(home, logged())
    overwrite(diary, logged(pain=9), LATER)
    with pytest.raises(ChangedMeanwhileError):
        move(context_of(diary, LATER), SUNDAY, back(1), logged())
    assert diary.check_ins() == [logged(pain=9)]


def test_a_removed_day_can_take_a_check_in(home):
    diary = hold(home, logged(), logged(back(1)))
    delete(diary, back(1), LATER)
    move(context_of(diary, LATER), SUNDAY, back(1))
    assert diary.check_ins() == [replace(logged(), day=back(1))]


def test_an_older_export_does_not_bring_the_day_back_and_a_newer_one_carries_the_move(home):
    diary = hold(home, logged())
    moved = replace(logged(), day=back(1))
    with lived([]) as (other, _):
        take_in(other, foreseen(other, handed_over(diary)))
        move(context_of(diary, LATER), SUNDAY, back(1))
        assert foreseen(diary, handed_over(other)).changes_nothing
        take_in(other, foreseen(other, handed_over(diary)), LATER)
        assert other.check_ins() == diary.check_ins() == [moved]
