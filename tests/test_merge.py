from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from strategies import EVENING, SUNDAY, check_ins, diaries, logged

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
