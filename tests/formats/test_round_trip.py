"""A diary goes out whole and comes back whole; two that exchange files end the same."""

from dataclasses import replace
from datetime import timedelta

import pytest
from diary_operations import apply_import, redo, undo
from exchange import foreseen, handed_over, live, lived, lives, take_in
from hypothesis import HealthCheck, Phase, assume, given, settings
from strategies import EVENING, SUNDAY, evening_of, logged

from prtcheck.core.check_in import Cause
from prtcheck.core.definition import present_definition
from prtcheck.core.merge import answers_of
from prtcheck.core.rating_scale import list_asked
from prtcheck.errors import ChangedMeanwhileError
from prtcheck.storage.integrity import check_diary

LATER = EVENING + timedelta(hours=1)
SATURDAY = SUNDAY - timedelta(days=1)

slow = settings(
    max_examples=25,
    phases=[Phase.generate],  # to make a whole life shorter takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def moved(source, target, now=EVENING):
    """Take one diary's export into another."""
    take_in(target, foreseen(target, handed_over(source)), now)


@slow
@given(life=lives)
def test_any_diary_comes_back_to_the_byte_with_all_its_history(life):
    with lived(life) as (diary, empty):
        text = handed_over(diary)
        moved(diary, empty)
        assert handed_over(empty) == text
        assert empty.check_ins() == diary.check_ins()
        if empty.path.exists():
            check_diary(empty.path)


@slow
@given(one=lives, other=lives)
def test_the_same_file_twice_changes_nothing(one, other):
    with lived(one, other) as (here, there, _):
        text = handed_over(there)
        take_in(here, foreseen(here, text))
        assert foreseen(here, text).changes_nothing


@pytest.mark.slow
@slow
@given(one=lives, other=lives)
def test_undo_takes_a_whole_import_back_and_redo_makes_it_again(one, other):
    with lived(one, other) as (here, there, _):
        before = here.contents()
        merged = foreseen(here, handed_over(there))
        assume(not merged.changes_nothing)
        apply_import(here, merged, LATER)
        after = here.contents()
        undo(here, LATER)
        assert held_by(here.contents()) == held_by(before)
        redo(here, LATER)
        assert held_by(here.contents()) == held_by(after)
        check_diary(here.path)


@slow
@given(one=lives, other=lives)
def test_no_answer_that_was_given_is_lost_in_an_import(one, other):
    with lived(one, other) as (here, there, _):
        given_here, given_there = here.check_ins(), there.check_ins()
        moved(there, here)
        present, histories, *_ = here.contents()
        told = {answers(c) for c in present}
        told |= {answers(r.before) for h in histories.values() for r in h if r.before}
        assert {answers(c) for c in given_here} <= told
        for record in given_there:
            twin = next((c for c in given_here if c.day == record.day), record)
            if (twin.entered_at, twin.edited_at) != (record.entered_at, record.edited_at):
                assert answers(record) in told


def held_by(contents):
    """Check-ins, histories, phases and own ratings; removals leave their moment."""
    definitions = contents.definitions.items()
    present = {key: state for key, state in definitions if present_definition(state)}
    return contents.check_ins, contents.histories, present


def answers(check_in):
    return check_in.day, answers_of(check_in)


def test_the_record_changed_later_stays_and_the_other_goes_into_its_history():
    earlier, later = logged(pain=4), logged(pain=6, edited_at=LATER)
    for here, there in ((earlier, later), (later, earlier)):
        life, other = [("log", here, EVENING)], [("log", there, LATER)]
        with lived(life, other) as (diary, elsewhere, _):
            merged = foreseen(diary, handed_over(elsewhere))
            assert merged.differed == (SUNDAY,)
            apply_import(diary, merged, LATER)
            assert diary.check_in(SUNDAY) == later
            assert earlier in [revision.before for revision in diary.revisions(SUNDAY)]


def test_a_diary_that_went_on_elsewhere_is_a_change_and_no_difference():
    first = logged(pain=4)
    with lived([("log", first, EVENING)], []) as (here, there, _):
        moved(here, there)
        second = replace(first, pain=5, edited_at=LATER)
        there.save(second, LATER, based_on=first)
        forward = foreseen(here, handed_over(there))
        assert (dict(forward.changed), forward.differed) == ({SUNDAY: second}, ())
        back = foreseen(there, handed_over(here))
        assert (back.kept, back.differed, back.changes_nothing) == ((SUNDAY,), (), True)


def test_a_removed_day_goes_along_with_its_history_and_is_removed_elsewhere():
    life = [("log", logged(pain=4), EVENING), ("delete", SUNDAY, LATER)]
    with lived(life, [("log", logged(fear=2), EVENING)]) as (here, there, empty):
        moved(here, empty)
        assert (empty.check_ins(), len(empty.revisions(SUNDAY))) == ([], 2)
        moved(here, there)
        assert there.check_in(SUNDAY) is None
        befores = [revision.before for revision in there.revisions(SUNDAY)]
        assert logged(pain=4) in befores
        assert logged(fear=2) in befores
        undo(there, LATER)
        assert there.check_in(SUNDAY) == logged(fear=2)
        moved(there, here)
        assert here.check_in(SUNDAY) == logged(fear=2)


def test_a_day_that_was_deleted_does_not_rise_from_an_older_file():
    with lived([("log", logged(pain=4), EVENING)]) as (here, _):
        file = handed_over(here)
        live(here, [("delete", SUNDAY, LATER)])
        assert foreseen(here, file).stay_removed == (SUNDAY,)
        assert foreseen(here, file).changes_nothing


def test_an_edit_by_a_clock_that_is_behind_still_travels():
    with lived([("log", logged(pain=4), LATER)], []) as (here, there, _):
        moved(here, there)
        there.save(logged(pain=5), EVENING, based_on=there.check_in(SUNDAY))
        moved(there, here)
        assert here.check_in(SUNDAY) == logged(pain=5)


def test_an_edit_that_was_undone_does_not_come_back_from_the_other_machine():
    with lived([("log", logged(pain=4), EVENING), ("log", logged(pain=9), LATER)], []) as diaries:
        here, there, _ = diaries
        moved(here, there)
        undo(here, LATER)
        moved(there, here)
        assert here.check_in(SUNDAY) == logged(pain=4)
        moved(here, there)
        assert there.check_in(SUNDAY) == logged(pain=4)


def test_an_import_that_was_undone_can_be_imported_again():
    with lived([], [("log", logged(pain=4), EVENING)]) as (here, there, _):
        moved(there, here)
        undo(here, LATER)
        assert here.check_ins() == []
        moved(there, here)
        assert here.check_ins() == [logged(pain=4)]


def test_a_day_that_was_added_with_its_history_shows_that_and_not_the_import():
    life = [("log", logged(pain=4), EVENING), ("log", logged(pain=5), LATER)]
    with lived(life) as (here, empty):
        moved(here, empty, LATER + timedelta(hours=1))
        assert empty.revisions(SUNDAY) == here.revisions(SUNDAY)
        assert [revision.kind for revision in empty.revisions(SUNDAY)] == ["log", "edit"]


def test_a_history_alone_is_an_import_of_its_own_and_can_be_undone():
    life = [("log", logged(pain=3), EVENING), ("log", logged(pain=4), LATER)]
    with lived(life, [("log", logged(pain=4, stamp=LATER), LATER)]) as (here, there, _):
        merged = foreseen(there, handed_over(here))
        assert (merged.states, len(merged.histories)) == ({}, 1)
        before = handed_over(there)
        apply_import(there, merged, LATER)
        assert len(there.revisions(SUNDAY)) == 3
        assert undo(there, LATER).states == {}
        assert handed_over(there) == before


def test_imports_one_after_the_other_are_told_apart():
    lives_of_three = [[("log", logged(day, pain=4), evening_of(day))] for day in (SUNDAY, SATURDAY)]
    with lived(*lives_of_three) as (first, second, diary):
        moved(first, diary)
        one = handed_over(diary)
        moved(second, diary)
        undo(diary, LATER)
        assert handed_over(diary) == one
        live(diary, [("log", logged(pain=9), LATER)])
        assert list(diary.contents().histories) == [SUNDAY]


def test_an_import_that_was_overtaken_by_another_window_stores_nothing():
    with lived([], [("log", logged(pain=7), EVENING)]) as (here, there, _):
        merged = foreseen(here, handed_over(there))
        here.save(logged(pain=1), EVENING, based_on=None)
        with pytest.raises(ChangedMeanwhileError, match="Nothing was imported"):
            apply_import(here, merged, LATER)
        assert here.check_ins() == [logged(pain=1)]
        assert len(here.revisions(SUNDAY)) == 1


def test_without_notes_no_note_goes_out_and_what_is_left_comes_in_elsewhere():
    secret = "Frau Schmidt"
    life = [
        ("log", logged(pain=4, note=secret), EVENING),
        ("log", logged(causes=(Cause("disc"),)), LATER),
        ("log", logged(SATURDAY, note=secret), EVENING),
    ]
    with lived(life) as (here, empty):
        text = handed_over(here, notes=False)
        assert secret not in text
        take_in(empty, foreseen(empty, text))
        assert empty.check_ins() == [logged(causes=(Cause("disc"),))]
        assert [r.before for r in empty.revisions(SUNDAY)] == [None, logged(pain=4)]
        assert foreseen(here, text).states == {}


def test_ones_own_export_without_notes_says_nothing_new():
    with lived([("log", logged(pain=4, note="n"), EVENING)]) as (here, _):
        assert foreseen(here, handed_over(here, notes=False)).changes_nothing


def test_phases_and_own_ratings_travel_with_their_removals():
    life = [("start", SATURDAY, EVENING), ("start", SUNDAY, EVENING), ("add", "sleep", EVENING)]
    with lived(life, []) as (here, there, _):
        moved(here, there)
        assert there.phases() == here.phases()
        assert there.rating_scales() == here.rating_scales()
        live(there, [("forget", SUNDAY, LATER), ("stop", "sleep", LATER)])
        moved(there, here)
        assert [phase.since for phase in here.phases()] == [SATURDAY]
        assert list_asked(here.rating_scales()) == []
        assert handed_over(here) == handed_over(there)


def test_phases_that_two_machines_started_are_clipped_where_they_meet():
    with lived([("start", SATURDAY, EVENING)], [("start", SUNDAY, LATER)]) as (here, there, _):
        moved(there, here)
        assert [(phase.since, phase.until) for phase in here.phases()] == [
            (SATURDAY, SATURDAY),
            (SUNDAY, None),
        ]


def test_an_import_of_phases_is_undone_by_one_undo_and_can_be_imported_again():
    forgotten = [("start", SUNDAY, EVENING), ("forget", SUNDAY, EVENING)]
    started = [("start", SUNDAY, LATER), ("add", "sleep", LATER)]
    with lived(forgotten, started) as (here, there, _):
        before = handed_over(here)
        for _ in range(2):
            moved(there, here)
            assert here.phases() == there.phases()
            assert here.rating_scales() == there.rating_scales()
            undo(here, LATER)
            assert handed_over(here) == before


def test_an_import_that_was_overtaken_by_a_change_of_phases_stores_nothing():
    with lived([("start", SUNDAY, EVENING)], [("start", SUNDAY, LATER)]) as (here, there, _):
        merged = foreseen(here, handed_over(there))
        live(here, [("end", SUNDAY, LATER)])
        with pytest.raises(ChangedMeanwhileError, match="Nothing was imported"):
            apply_import(here, merged, LATER)
        assert [phase.until for phase in here.phases()] == [SUNDAY]


def test_spellings_of_a_cause_stay_as_they_are_in_the_json():
    twice = logged(causes=(Cause("stress"), Cause("Stress")))
    with lived([("log", twice, EVENING)]) as (here, empty):
        moved(here, empty)
        assert empty.check_ins() == [twice]
