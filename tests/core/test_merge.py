from dataclasses import replace
from datetime import timedelta, timezone

from hypothesis import given
from hypothesis.strategies import just
from strategies import EVENING, SUNDAY, check_ins, diaries, logged

from prtcheck.core.check_in import OwnRating
from prtcheck.core.definition import RemovedDefinition, id_of
from prtcheck.core.history import ChangeKind, Revision, Tombstone
from prtcheck.core.merge import (
    DiaryContents,
    adds_nothing,
    answers_of,
    join_revisions,
    merge,
    stamp_after_removals,
)
from prtcheck.core.phase import Phase

LATER = EVENING + timedelta(hours=1)


def contents(*check_ins, history=(), removed=None):
    """A diary of these check-ins, with Sunday's history and the removals."""
    histories = {SUNDAY: history} if history else {}
    return DiaryContents(list(check_ins), histories, removed or {})


def merged_with(present, *incoming, **there):
    return merge(contents(*([present] if present else [])), contents(*incoming, **there))


def after(present, incoming):
    return {**present.states(), **merge(present, incoming).states}


def test_a_day_that_was_not_there_is_added():
    merged = merged_with(None, logged())
    assert (merged.added, merged.changed, merged.kept) == ({SUNDAY: logged()}, {}, ())


def test_of_two_records_the_one_changed_later_stays():
    older, newer = logged(pain=4), logged(pain=6, edited_at=LATER)
    assert merged_with(older, newer).changed == {SUNDAY: newer}
    assert merged_with(newer, older).kept == (SUNDAY,)


def test_a_record_entered_later_is_a_later_one():
    newer = replace(logged(pain=6), entered_at=LATER)
    assert merged_with(logged(pain=4), newer).changed == {SUNDAY: newer}


def test_later_is_later_by_the_world_clock():
    elsewhere = EVENING.astimezone(timezone(timedelta(hours=9)))  # reads as the next morning
    present = logged(pain=4, stamp=EVENING + timedelta(seconds=1))
    assert merged_with(present, logged(pain=6, stamp=elsewhere)).kept == (SUNDAY,)


def test_of_the_same_answers_the_later_moment_stays_and_the_day_counts_as_kept():
    later = logged(pain=4, stamp=LATER)
    merged = merged_with(logged(pain=4), later)
    assert merged.states[SUNDAY].changed_at == LATER
    assert (merged.changed, merged.kept, merged.differed) == ({}, (SUNDAY,), ())
    assert merged_with(later, logged(pain=4)).changes_nothing


@given(one=check_ins(days=just(SUNDAY)), other=check_ins(days=just(SUNDAY)))
def test_of_two_records_of_one_moment_both_sides_choose_the_same(one, other):
    one, other = replace(one, stamp=EVENING), replace(other, stamp=EVENING)
    here, there = (after(contents(a), contents(b)) for a, b in ((one, other), (other, one)))
    assert here == there


def test_of_two_different_records_the_one_that_goes_is_kept_to_be_filed():
    older, newer = logged(pain=4), logged(pain=6, edited_at=LATER)
    forward, back = merged_with(older, newer), merged_with(newer, older)
    assert (forward.before, forward.outdated) == ({SUNDAY: older}, {})
    assert (back.before, back.outdated) == ({}, {SUNDAY: older})
    assert forward.differed == back.differed == (SUNDAY,)


def test_what_stands_in_the_history_already_is_not_filed_again():
    older, newer = logged(pain=4), logged(pain=6, edited_at=LATER)
    history = [Revision(ChangeKind.EDIT, LATER, older)]
    assert merge(contents(newer, history=history), contents(older)).changes_nothing
    assert merged_with(older, newer, history=history).differed == ()


def test_of_a_record_of_the_same_moment_a_copy_that_carries_less_says_nothing_new():
    whole = logged(pain=4, fear=2, note="n")
    assert merged_with(whole, logged(pain=4, fear=2)).changes_nothing
    assert merged_with(whole, logged(pain=5, fear=2)).outdated == {SUNDAY: logged(pain=5, fear=2)}
    assert merged_with(logged(pain=4, fear=2), whole).changed == {SUNDAY: whole}


def test_a_removal_takes_a_day_that_was_not_changed_after_it():
    for moment in (EVENING, LATER):
        merged = merged_with(logged(), removed={SUNDAY: moment})
        assert merged.removed == {SUNDAY: logged()}
        assert merged.states == {SUNDAY: Tombstone(SUNDAY, moment)}
    assert merged_with(logged(pain=4, stamp=LATER), removed={SUNDAY: EVENING}).changes_nothing


def test_a_removed_day_comes_back_only_by_a_later_change():
    gone = contents(removed={SUNDAY: LATER})
    stays = merge(gone, contents(logged()))
    assert (stays.states, stays.stay_removed, stays.kept) == ({}, (SUNDAY,), ())
    again = logged(pain=4, stamp=LATER + timedelta(seconds=1))
    assert merge(gone, contents(again)).added == {SUNDAY: again}


def test_a_removal_of_a_day_that_is_not_here_is_remembered_and_removes_nothing():
    merged = merged_with(None, removed={SUNDAY: LATER})
    assert merged.states == {SUNDAY: Tombstone(SUNDAY, LATER)}
    assert merged.removed == merged.added == {}


def test_of_a_history_only_what_is_not_known_comes_along():
    first, second = (Revision(ChangeKind.LOG, at, None) for at in (EVENING, LATER))
    merged = merge(contents(history=[first]), contents(history=[first, second, second]))
    assert merged.histories == {SUNDAY: (second,)}


def test_revisions_are_a_set_ordered_by_moment_and_then_by_their_json():
    first, second = (Revision(ChangeKind.LOG, at, None) for at in (EVENING, LATER))
    twin = Revision(ChangeKind.EDIT, EVENING, logged())
    assert join_revisions([second, first, twin, first]) == [first, twin, second]


@given(present=diaries(), incoming=diaries())
def test_each_incoming_day_is_added_changed_or_kept(present, incoming):
    merged = merge(contents(*present), contents(*incoming))
    days = [*merged.added, *merged.changed, *merged.kept]
    assert sorted(days) == [check_in.day for check_in in incoming]


@given(present=diaries(), incoming=diaries())
def test_the_same_import_again_changes_nothing(present, incoming):
    held = after(contents(*present), contents(*incoming))
    assert merge(contents(*held.values()), contents(*incoming)).states == {}


@given(check_in=check_ins())
def test_a_record_does_not_change_itself(check_in):
    assert merged_with(check_in, check_in).kept == (check_in.day,)


def test_what_was_removed_here_comes_back_as_changed_now_when_it_is_to():
    therapy = Phase(SUNDAY, "therapy", None, EVENING)
    key = id_of(therapy)
    here = DiaryContents([], {}, {SUNDAY: LATER}, {key: RemovedDefinition(LATER)})
    there = DiaryContents([logged()], definitions={key: therapy})
    stays = merge(here, there)
    assert (stays.states, stays.definitions) == ({}, {})
    merged = merge(here, stamp_after_removals(there, here, EVENING))
    assert (merged.added, dict(merged.definitions)) == ({SUNDAY: logged()}, {key: therapy})


def test_phases_and_own_ratings_alone_are_something_new():
    therapy = Phase(SUNDAY, "therapy", None, EVENING)
    there = DiaryContents([], definitions={id_of(therapy): therapy})
    merged = merge(contents(), there)
    assert (merged.changes_nothing, merged.definitions_before) == (False, {id_of(therapy): None})
    assert merge(there, there).changes_nothing


def test_own_ratings_are_compared_whatever_their_order_spelling_and_wording():
    one = logged(ratings=(OwnRating("sleep", 7), OwnRating("mood", 3)))
    other = logged(ratings=(OwnRating("Mood", 3, 2), OwnRating("sleep", 7)))
    assert answers_of(one) == answers_of(other)
    less = logged(ratings=(OwnRating("sleep", 7),))
    assert (adds_nothing(less, one), adds_nothing(one, less)) == (True, False)
