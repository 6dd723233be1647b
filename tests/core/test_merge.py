from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from strategies import EVENING, SUNDAY, check_ins, diaries, logged

from prtcheck.core.history import ChangeKind, Revision
from prtcheck.core.merge import merge

LATER = EVENING + timedelta(hours=1)


def by_day(check_ins):
    return {check_in.day: check_in for check_in in check_ins}


def after(present, incoming):
    return by_day(present) | merge(by_day(present), incoming).states


def test_a_day_that_was_not_there_is_added():
    merged = merge({}, [logged()])
    assert (merged.added, merged.changed, merged.kept) == ({SUNDAY: logged()}, {}, ())


def test_of_two_records_the_one_changed_later_stays():
    older, newer = logged(pain=4), logged(pain=6, edited_at=LATER)
    assert merge({SUNDAY: older}, [newer]).changed == {SUNDAY: newer}
    assert merge({SUNDAY: newer}, [older]).kept == (SUNDAY,)


def test_a_record_entered_later_is_a_later_one():
    older = logged(pain=4)
    newer = replace(logged(pain=6), entered_at=LATER)
    assert merge({SUNDAY: older}, [newer]).changed == {SUNDAY: newer}


def test_the_same_answers_entered_again_change_nothing():
    assert merge({SUNDAY: logged()}, [replace(logged(), entered_at=LATER)]).kept == (SUNDAY,)


def test_of_two_different_records_the_one_that_goes_is_kept_to_be_filed():
    older, newer = logged(pain=4), logged(pain=6, edited_at=LATER)
    forward, back = merge({SUNDAY: older}, [newer]), merge({SUNDAY: newer}, [older])
    assert (forward.replaced, forward.outdated) == ({SUNDAY: older}, {})
    assert (back.replaced, back.outdated) == ({}, {SUNDAY: older})
    assert forward.differed == back.differed == (SUNDAY,)


def test_what_stands_in_the_history_already_is_not_filed_again():
    older, newer = logged(pain=4), logged(pain=6, edited_at=LATER)
    history = {SUNDAY: [Revision(ChangeKind.EDIT, LATER, older)]}
    assert merge({SUNDAY: newer}, [older], known=history).changes_nothing
    assert merge({SUNDAY: older}, [newer], brought=history).differed == ()


def test_of_a_record_of_the_same_moment_a_copy_that_carries_less_says_nothing_new():
    whole = logged(pain=4, fear=2, note="n")
    assert merge({SUNDAY: whole}, [logged(pain=4, fear=2)]).changes_nothing
    assert merge({SUNDAY: whole}, [logged(pain=5, fear=2)]).outdated == {
        SUNDAY: logged(pain=5, fear=2)
    }


def test_of_a_history_only_what_is_not_known_comes_along_in_its_order():
    first, second = (Revision(ChangeKind.LOG, at, None) for at in (EVENING, LATER))
    merged = merge({}, [], {SUNDAY: [first]}, {SUNDAY: [first, second, first]})
    assert merged.histories == {SUNDAY: (second, first)}


@given(present=diaries(), incoming=diaries())
def test_each_incoming_day_is_added_changed_or_kept(present, incoming):
    merged = merge(by_day(present), incoming)
    days = [*merged.added, *merged.changed, *merged.kept]
    assert sorted(days) == [check_in.day for check_in in incoming]
    assert list(merged.states) == sorted({*merged.added, *merged.changed})


@given(present=diaries(), incoming=diaries())
def test_the_same_import_again_changes_nothing(present, incoming):
    merged = after(present, incoming)
    assert merge(merged, incoming).states == {}


@given(check_in=check_ins())
def test_a_record_does_not_change_itself(check_in):
    assert merge({check_in.day: check_in}, [check_in]).kept == (check_in.day,)
