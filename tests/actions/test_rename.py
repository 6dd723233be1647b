"""Renaming on all days in one change, and what other machines make of it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from diary_operations import context_of, redo, undo
from exchange import foreseen, handed_over, lived, take_in
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from program import hold
from strategies import EVENING, SUNDAY, back, logged

from prtcheck.actions.import_ import apply_import, plan_import
from prtcheck.actions.rename import rename_activity, rename_cause
from prtcheck.core.check_in import Cause, CodedBy, Side
from prtcheck.core.history import ChangeKind
from prtcheck.errors import DiaryError, InvalidInputError
from prtcheck.formats.csv_writer import write_csv
from prtcheck.settings import load_settings
from prtcheck.storage.diary import Diary

LATER = EVENING + timedelta(hours=1)
NAMES = ["wlak", "walk", "swim"]
SETTINGS = 'activities = ["wlak", "yoga"]\nhidden = ["gmy"]\n'
BODY = Cause("dsic", Side.BODY, CodedBy.PERSON)


def activities_of(diary):
    return [check_in.activities for check_in in diary.check_ins()]


def cause_texts(diary):
    return [[cause.text for cause in check_in.causes] for check_in in diary.check_ins()]


@pytest.fixture
def walked(home):
    """A diary with a mistyped activity and cause on two of its three days."""
    return hold(
        home,
        logged(back(2), activities=("walk",)),
        logged(back(1), activities=("wlak", "walk"), causes=(BODY,)),
        logged(SUNDAY, activities=("swim", "wlak"), causes=(Cause("stress"), BODY)),
    )


@pytest.fixture
def later(walked):
    return context_of(walked, LATER)


@given(
    days=st.lists(
        st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True),
        min_size=1,
        max_size=3,
    ),
    pair=st.permutations(NAMES),
)
@examples(max_examples=20)
def test_a_rename_that_is_undone_leaves_all_as_before_and_redo_makes_it_again(days, pair):
    old, new, _ = pair
    with lived([]) as (diary, _):
        diary.change_days(
            ChangeKind.LOG,
            EVENING,
            {back(n): logged(back(n), activities=tuple(done)) for n, done in enumerate(days)},
        )
        before = diary.check_ins()
        if not any(old in done for done in days):
            with pytest.raises(InvalidInputError):
                rename_activity(context_of(diary, LATER), old, new)
            assert diary.check_ins() == before
            return
        assert rename_activity(context_of(diary, LATER), old, new).days == sum(
            old in done for done in days
        )
        after = diary.check_ins()
        assert all(old not in check_in.activities for check_in in after)
        undo(diary, LATER)
        assert diary.check_ins() == before
        redo(diary, LATER)
        assert diary.check_ins() == after


def test_a_rename_joins_in_the_spelling_that_is_known(walked, later):
    assert rename_activity(later, "WLAK", "Walk")[:2] == ("walk", 2)
    assert activities_of(walked) == [("walk",), ("walk",), ("swim", "walk")]
    assert walked.activity_days() == {"walk": 3, "swim": 1}


def test_another_spelling_of_the_same_name_is_taken_as_typed(walked, later):
    assert rename_activity(later, "walk", "Walk")[:2] == ("Walk", 2)
    assert walked.activity_days() == {"Walk": 2, "wlak": 2, "swim": 1}


def test_a_rename_is_one_change_of_its_kind_and_keeps_the_former_states(walked, later):
    rename_activity(later, "wlak", "walk")
    assert [r.kind for r in walked.revisions(back(2))] == [ChangeKind.LOG]
    for day in (back(1), SUNDAY):
        last = walked.revisions(day)[-1]
        assert last.kind is ChangeKind.RENAME
        assert "wlak" in last.before.activities


def test_a_renamed_cause_keeps_its_sides_and_ranks(walked, later):
    assert rename_cause(later, "DSIC", " disc ").days == 2
    right = replace(BODY, text="disc")
    assert [c.causes for c in walked.check_ins()] == [(), (right,), (Cause("stress"), right)]


@pytest.mark.parametrize("rename", [rename_activity, rename_cause])
def test_a_name_that_is_as_asked_already_changes_nothing(rename, walked, later):
    name = "swim" if rename is rename_activity else "stress"
    before = walked.contents()
    assert rename(later, name, name).days == 0
    assert walked.contents() == before


@pytest.mark.parametrize("rename", [rename_activity, rename_cause])
def test_the_days_are_those_that_another_program_left_right_before(
    rename, walked, later, monkeypatch
):
    writing = Diary.writing
    new_day = logged(back(5), activities=("wlak",), causes=(BODY,))

    def after_a_log_elsewhere(diary, now):
        monkeypatch.setattr(Diary, "writing", writing)
        diary.save(new_day, now, based_on=None)
        return writing(diary, now)

    monkeypatch.setattr(Diary, "writing", after_a_log_elsewhere)
    old = "wlak" if rename is rename_activity else "dsic"
    assert rename(later, old, "right").days == 3


def rename_both(context):
    rename_activity(context, "wlak", "walk")
    rename_cause(context, "dsic", "disc")


RENAMED = [("walk",), ("walk",), ("swim", "walk")], [[], ["disc"], ["stress", "disc"]]


@pytest.mark.parametrize("kind", ["json", "csv"])
def test_an_older_export_does_not_bring_the_old_names_back(kind, walked, later):
    older = handed_over(walked) if kind == "json" else "".join(write_csv(walked.check_ins()))
    rename_both(later)
    plan = plan_import(later, older)
    assert plan.merge.changes_nothing
    apply_import(later, plan)
    assert (activities_of(walked), cause_texts(walked)) == RENAMED


def test_names_that_were_corrected_on_another_machine_are_corrected_here_by_its_export(walked):
    with lived([]) as (other, _):
        take_in(other, foreseen(other, handed_over(walked)))
        older = handed_over(other)
        rename_both(context_of(other, LATER))
        take_in(walked, foreseen(walked, handed_over(other)), LATER)
    assert (activities_of(walked), cause_texts(walked)) == RENAMED
    assert foreseen(walked, older).changes_nothing


def test_a_rename_travels_to_another_machine_but_not_over_a_later_change_there(walked, later):
    with lived([]) as (other, _):
        take_in(other, foreseen(other, handed_over(walked)))
        mine = other.check_in(SUNDAY)
        edited = LATER + timedelta(minutes=1)
        other.save(replace(mine, pain=9, edited_at=edited), edited, based_on=mine)
        rename_activity(later, "wlak", "walk")
        take_in(other, foreseen(other, handed_over(walked)), edited)
        assert activities_of(other) == [("walk",), ("walk",), ("swim", "wlak")]


def test_the_names_in_the_settings_follow_a_rename(walked, later):
    later.paths.settings.write_text(SETTINGS)
    found = rename_activity(later, "wlak", "run")
    assert found.settings == load_settings(later.paths.settings)
    assert found.settings.activities == ("run", "yoga")
    rename_activity(later, "gmy", "gym")
    assert load_settings(later.paths.settings).hidden == ("gym",)


def test_a_hidden_name_that_joins_an_offered_one_does_not_hide_it(walked, later):
    later.paths.settings.write_text('hidden = ["wlak"]\n')
    rename_activity(later, "wlak", "walk")
    assert load_settings(later.paths.settings).hidden == ()


def test_a_name_that_joins_a_hidden_one_is_hidden(walked, later):
    later.paths.settings.write_text('activities = ["wlak"]\nhidden = ["walk"]\n')
    rename_activity(later, "wlak", "walk")
    assert load_settings(later.paths.settings).hidden == ("walk",)


def test_where_the_settings_cannot_be_written_the_diary_stays_as_it_was(walked, later, monkeypatch):
    later.paths.settings.write_text(SETTINGS)
    before = walked.contents()

    def refuse(*_):
        raise DiaryError("no")

    monkeypatch.setattr("prtcheck.settings.write_private", refuse)
    with pytest.raises(DiaryError):
        rename_activity(later, "wlak", "walk")
    assert walked.contents() == before
    assert later.paths.settings.read_text() == SETTINGS


def test_without_a_diary_only_the_settings_are_changed_and_none_is_made(diary, home):
    home.mkdir()
    context = context_of(diary, EVENING)
    context.paths.settings.write_text(SETTINGS)
    assert rename_activity(context, "yoga", "tai chi").settings.activities == ("wlak", "tai chi")
    assert not diary.exists
