"""The diary keeps what it is given, to the offset, and takes every change back one by one."""

import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta

import pytest
from diary_operations import delete, overwrite, redo, undo
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import (
    EVENING,
    SUNDAY,
    check_ins,
    diaries,
    exactly,
    logged,
)

from prtcheck.core.check_in import Cause, CodedBy, Side
from prtcheck.core.history import ChangeKind
from prtcheck.errors import ChangedMeanwhileError, DiaryError, ExitCode, InvalidInputError
from prtcheck.storage.diary import Diary

LATER = EVENING + timedelta(minutes=5)
WEEK = [SUNDAY - timedelta(days=n) for n in range(6, -1, -1)]
FULL = logged(
    pain=4,
    fear=3,
    causes=(
        Cause("stress", Side.MIND_BRAIN, CodedBy.ACCEPTED, EVENING, 2, carried_over=True),
        Cause("disc"),
    ),
    activities=("walk", "swim"),
    note="slept badly",
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """One diary for many drawn records."""
    return Diary(tmp_path_factory.mktemp("shared") / "diary.db")


def put(diary, states):
    """Give days their states and take away all other days."""
    gone = dict.fromkeys(c.day for c in diary.check_ins())
    diary.change_days(ChangeKind.IMPORT, EVENING, {**gone, **states})


@settings(max_examples=40)
@given(several=diaries())
def test_any_check_ins_come_back_unchanged_to_who_reads_and_to_who_writes(shared, several):
    put(shared, {c.day: c for c in reversed(several)})
    assert [exactly(c) for c in shared.check_ins()] == [exactly(c) for c in several]
    with shared.writing(EVENING) as change:
        found = [change.check_in(c.day) for c in several]
    assert [exactly(c) for c in found] == [exactly(c) for c in several]


@settings(max_examples=20)
@given(several=diaries(), ends=st.tuples(st.dates(), st.dates()))
def test_a_range_holds_the_days_from_its_first_to_its_last(shared, several, ends):
    put(shared, {c.day: c for c in several})
    since, until = ends
    inside = [c for c in several if since <= c.day <= until]
    assert shared.check_ins(since, until) == inside
    assert shared.check_ins(since) == [c for c in several if c.day >= since]
    assert shared.check_ins(until=until) == [c for c in several if c.day <= until]
    assert shared.logged_days(since, until) == [c.day for c in inside]
    found = (several[0].day, several[-1].day) if several else None
    assert shared.first_and_last_day() == found


@settings(max_examples=20)
@given(before=st.none() | check_ins(days=st.just(SUNDAY)), after=check_ins(days=st.just(SUNDAY)))
def test_a_former_state_is_kept_and_brought_back_exactly(shared, before, after):
    put(shared, {} if before is None else {SUNDAY: before})
    overwrite(shared, after, LATER)
    assert shared.revisions(SUNDAY)[-1].before == before
    undo(shared, LATER)
    found = shared.check_in(SUNDAY)
    assert (found and exactly(found)) == (before and exactly(before))


changes = st.lists(
    st.tuples(st.sampled_from(WEEK[-3:]), st.none() | st.integers(0, 10)), max_size=5
)
"""Days, each with the pain it is given or with its removal."""


@settings(max_examples=10)
@given(made=changes)
def test_undo_takes_changes_back_one_by_one_and_redo_makes_them_again(tmp_path_factory, made):
    diary = Diary(tmp_path_factory.mktemp("undo") / "diary.db")
    states = [[]]
    for day, pain in made:
        if pain is not None:
            overwrite(diary, logged(day, pain=pain), LATER)
        elif diary.check_in(day):
            delete(diary, day, LATER)
        else:
            continue
        states.append(diary.check_ins())
    for state in reversed(states[:-1]):
        undo(diary, LATER)
        assert diary.check_ins() == state
    with pytest.raises(InvalidInputError, match="nothing to undo"):
        undo(diary, LATER)
    for state in states[1:]:
        redo(diary, LATER)
        assert diary.check_ins() == state
    with pytest.raises(InvalidInputError, match="nothing to redo"):
        redo(diary, LATER)


def test_a_new_diary_is_empty_and_asks_nothing_of_the_disk(diary):
    assert diary.check_in(SUNDAY) is None
    assert diary.check_ins() == diary.logged_days(WEEK[0], SUNDAY) == []
    assert diary.first_and_last_day() is None
    assert diary.revisions(SUNDAY) == diary.activities_by_use() == diary.cause_texts() == []
    assert diary.activity_days() == {}
    assert diary.last_causes(SUNDAY) == ()
    assert not diary.path.parent.exists()


def test_activities_are_counted_over_all_days_most_days_first(diary):
    done = [("swim",), ("walk", "swim"), ("walk",), ("walk", "yoga"), ()]
    days = {
        day: logged(day, pain=1, activities=names) for day, names in zip(WEEK, done, strict=False)
    }
    diary.change_days(ChangeKind.IMPORT, EVENING, days)
    assert list(diary.activity_days().items()) == [("walk", 3), ("swim", 2), ("yoga", 1)]


def test_a_day_is_taken_once(diary):
    diary.save(FULL, EVENING, based_on=None)
    with pytest.raises(ChangedMeanwhileError) as caught:
        diary.save(logged(pain=9), LATER, based_on=None)
    assert caught.value.exit_code == ExitCode.USAGE
    assert diary.check_ins() == [FULL]
    assert len(diary.revisions(SUNDAY)) == 1


def test_a_day_is_replaced_when_that_is_asked_for(diary):
    diary.save(FULL, EVENING, based_on=None)
    overwrite(diary, logged(pain=9), LATER)
    assert diary.check_ins() == [logged(pain=9)]
    assert [revision.before for revision in diary.revisions(SUNDAY)] == [None, FULL]


def test_a_change_keeps_what_was_done_when_and_what_was_there_one_second_apart_at_least(diary):
    diary.save(FULL, EVENING, based_on=None)
    diary.save(logged(pain=5), LATER, based_on=FULL)
    delete(diary, SUNDAY, LATER)
    kept = [(r.kind, r.replaced_at, r.before) for r in diary.revisions(SUNDAY)]
    assert kept == [
        ("log", EVENING, None),
        ("edit", LATER, FULL),
        ("delete", LATER + timedelta(seconds=1), logged(pain=5)),
    ]


def test_removing_a_day_leaves_the_others(diary):
    diary.save(FULL, EVENING, based_on=None)
    diary.save(logged(WEEK[0]), EVENING, based_on=None)
    delete(diary, SUNDAY, LATER)
    assert diary.check_ins() == [logged(WEEK[0])]
    assert diary.cause_texts() == []


def test_a_day_that_is_not_there_cannot_be_removed(diary):
    with pytest.raises(InvalidInputError, match="Sun 22 Nov 2026 has no check-in"):
        delete(diary, SUNDAY, EVENING)
    assert not diary.path.exists()
    diary.save(logged(WEEK[0]), EVENING, based_on=None)
    with pytest.raises(InvalidInputError, match="Sun 22 Nov 2026 has no check-in"):
        delete(diary, SUNDAY, EVENING)


def test_where_nothing_was_done_nothing_can_be_taken_back(diary):
    with pytest.raises(InvalidInputError, match="nothing to undo"):
        undo(diary, EVENING)
    with pytest.raises(InvalidInputError, match="nothing to redo"):
        redo(diary, EVENING)
    assert not diary.path.exists()


def test_what_is_undone_is_told(diary):
    diary.save(FULL, EVENING, based_on=None)
    delete(diary, SUNDAY, LATER)
    undone = undo(diary, LATER)
    assert (undone.kind, undone.made_at) == (ChangeKind.DELETE, LATER)
    assert undone.states == {SUNDAY: FULL}


def test_a_change_of_many_days_is_one_change(diary):
    diary.save(logged(WEEK[0], pain=1), EVENING, based_on=None)
    states = {day: logged(day, pain=7) for day in WEEK}
    diary.change_days(ChangeKind.IMPORT, LATER, states)
    assert diary.check_ins() == list(states.values())
    assert [diary.revisions(day)[-1].kind for day in WEEK] == ["import"] * 7
    undone = undo(diary, LATER)
    assert undone.states == {**dict.fromkeys(WEEK), WEEK[0]: logged(WEEK[0], pain=1)}
    assert diary.check_ins() == [logged(WEEK[0], pain=1)]


def test_a_change_that_fails_in_the_middle_is_not_made_at_all(diary):
    diary.save(FULL, EVENING, based_on=None)
    with closing(sqlite3.connect(diary.path)) as connection:
        connection.execute(
            f"CREATE TRIGGER refused BEFORE INSERT ON check_in WHEN NEW.day = '{WEEK[1]}' "
            "BEGIN SELECT RAISE (ABORT, 'refused'); END"
        )
    states = {WEEK[0]: logged(WEEK[0]), SUNDAY: None, WEEK[1]: logged(WEEK[1])}
    with pytest.raises(DiaryError) as caught:
        diary.change_days(ChangeKind.IMPORT, LATER, states)
    assert caught.value.exit_code == ExitCode.DIARY
    assert diary.check_ins() == [FULL]
    assert len(diary.revisions(SUNDAY)) == 1


def which_removes(change):
    """The kind of a change to undo or redo, and the days that have no check-in after that."""
    return change.kind, change.removes


def test_what_undo_and_redo_would_do_is_told_before(diary):
    assert diary.next_undo() is diary.next_redo() is None
    diary.save(FULL, EVENING, based_on=None)
    assert which_removes(diary.next_undo()) == (ChangeKind.LOG, (SUNDAY,))
    diary.save(replace(FULL, pain=9), LATER, based_on=FULL)
    assert which_removes(diary.next_undo()) == (ChangeKind.EDIT, ())
    delete(diary, SUNDAY, LATER)
    assert which_removes(diary.next_undo()) == (ChangeKind.DELETE, ())
    undo(diary, LATER)
    assert which_removes(diary.next_redo()) == (ChangeKind.DELETE, (SUNDAY,))
    undo(diary, LATER)
    assert which_removes(diary.next_undo()) == (ChangeKind.LOG, (SUNDAY,))
    assert which_removes(diary.next_redo()) == (ChangeKind.EDIT, ())


def test_what_is_told_before_is_what_undo_and_redo_then_do(diary):
    diary.change_days(ChangeKind.IMPORT, EVENING, {day: logged(day) for day in WEEK})
    diary.change_days(ChangeKind.CODE, LATER, {WEEK[0]: logged(WEEK[0], pain=1), WEEK[1]: None})
    for _ in range(2):
        _told_before(diary.next_undo(), undo(diary, LATER))
    for _ in range(2):
        _told_before(diary.next_redo(), redo(diary, LATER))


def _told_before(told, done):
    removed = tuple(sorted(day for day, state in done.states.items() if state is None))
    assert which_removes(told) == (done.kind, removed)


def test_after_a_new_change_what_was_undone_is_gone_for_good(diary):
    diary.save(logged(pain=1), EVENING, based_on=None)
    undo(diary, LATER)
    diary.save(logged(pain=2), LATER, based_on=None)
    with pytest.raises(InvalidInputError, match="nothing to redo"):
        redo(diary, LATER)
    assert diary.check_ins() == [logged(pain=2)]


STALE = {
    "it was saved meanwhile": (None, [lambda d: d.save(logged(pain=1), EVENING, based_on=None)]),
    "it was changed meanwhile": (
        FULL,
        [
            lambda d: d.save(FULL, EVENING, based_on=None),
            lambda d: d.save(logged(pain=1), EVENING, based_on=FULL),
        ],
    ),
    "it was removed meanwhile": (
        FULL,
        [lambda d: d.save(FULL, EVENING, based_on=None), lambda d: delete(d, SUNDAY, EVENING)],
    ),
}


@pytest.mark.parametrize(("looked_at", "meanwhile"), STALE.values(), ids=STALE.keys())
def test_a_save_over_a_state_that_no_longer_holds_stores_nothing(diary, looked_at, meanwhile):
    for step in meanwhile:
        step(diary)
    present, history = diary.check_in(SUNDAY), diary.revisions(SUNDAY)
    with pytest.raises(ChangedMeanwhileError):
        diary.save(logged(pain=9), LATER, based_on=looked_at)
    assert diary.check_in(SUNDAY) == present
    assert diary.revisions(SUNDAY) == history


@settings(max_examples=15)
@given(check_in=check_ins(days=st.just(SUNDAY)))
def test_a_save_over_the_state_that_was_read_is_made(shared, check_in):
    put(shared, {SUNDAY: check_in})
    shared.save(logged(pain=9), LATER, based_on=shared.check_in(SUNDAY))
    assert shared.check_in(SUNDAY) == logged(pain=9)


def test_of_many_who_log_the_same_day_at_once_one_succeeds(diary):
    diary.save(logged(WEEK[0]), EVENING, based_on=None)
    outcomes = []

    def log(pain):
        try:
            diary.save(logged(pain=pain), EVENING, based_on=None)
            outcomes.append(pain)
        except ChangedMeanwhileError:
            outcomes.append("taken")

    threads = [threading.Thread(target=log, args=(pain,)) for pain in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes.count("taken") == 5
    (winner,) = (outcome for outcome in outcomes if outcome != "taken")
    assert diary.check_in(SUNDAY) == logged(pain=winner)


def test_the_first_and_the_29th_of_february_are_days_like_any_other(diary):
    days = [date.min, date(2024, 2, 29), SUNDAY]
    for day in days:
        diary.save(replace(logged(pain=1), day=day), EVENING, based_on=None)
    assert [check_in.day for check_in in diary.check_ins()] == days
    assert diary.first_and_last_day() == (date.min, SUNDAY)


def test_words_that_look_like_commands_to_the_database_are_words(diary):
    text = "'; DROP TABLE check_in; --"
    check_in = logged(causes=(Cause(text),), note=text)
    diary.save(check_in, EVENING, based_on=None)
    assert diary.check_ins() == [check_in]
    assert diary.cause_texts() == [text]
