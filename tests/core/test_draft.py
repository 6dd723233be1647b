"""A check-in on its way: what was answered so far stays, and becomes a record at the end."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import EVENING, SUNDAY, answers, check_ins, evening_of, exactly, logged

from prtcheck.core.check_in import Cause
from prtcheck.core.draft import STEPS, Draft, draft_from_dict, draft_to_dict
from prtcheck.errors import InvalidInputError


@given(given_answers=answers(), step=st.sampled_from(STEPS), based_on=st.none() | check_ins())
def test_any_draft_with_an_answer_comes_back_from_its_file_unchanged(given_answers, step, based_on):
    draft = Draft(day=SUNDAY, step=step, based_on=based_on, **given_answers)
    if draft.is_empty:
        return
    text = json.dumps(draft_to_dict(draft, EVENING), ensure_ascii=False)
    found = draft_from_dict(json.loads(text))
    assert (found.day, found.step, found.answers()) == (SUNDAY, step, given_answers)
    assert (found.based_on and exactly(found.based_on)) == (based_on and exactly(based_on))
    assert found.saved_at == EVENING


@given(check_in=check_ins())
def test_a_draft_that_changed_nothing_has_nothing_to_save(check_in):
    assert not Draft.of(check_in).is_changed


@given(check_in=check_ins())
def test_an_edit_keeps_all_but_the_answers_and_the_moment_of_editing(check_in):
    edited = Draft.of(check_in).finished(EVENING)
    assert edited.edited_at == EVENING
    assert (edited.day, edited.entered_at, edited.wording) == (
        check_in.day,
        check_in.entered_at,
        check_in.wording,
    )
    assert Draft.of(edited).answers() == Draft.of(check_in).answers()


@given(given_answers=answers())
def test_a_new_draft_becomes_the_check_in_of_its_answers_entered_now(given_answers):
    draft = Draft(day=SUNDAY, **given_answers)
    if draft.is_empty:
        with pytest.raises(InvalidInputError, match="empty"):
            draft.finished(EVENING)
    else:
        check_in = draft.finished(EVENING)
        assert check_in == logged(SUNDAY, **given_answers)
        assert (check_in.entered_at, check_in.edited_at) == (EVENING, None)


def test_a_draft_is_changed_as_soon_as_an_answer_is():
    assert not Draft(day=SUNDAY).is_changed
    assert Draft(day=SUNDAY, pain=0).is_changed
    saved = logged(pain=4)
    assert Draft(day=SUNDAY, pain=5, based_on=saved).is_changed
    assert Draft(day=SUNDAY, pain=None, based_on=saved).is_changed
    assert not Draft(day=SUNDAY, pain=4, based_on=saved).is_changed


def test_spaces_alone_are_no_answer():
    assert Draft(day=SUNDAY, note=" \n").is_empty


def test_taking_every_answer_away_from_a_saved_day_is_not_a_check_in():
    with pytest.raises(InvalidInputError, match="empty"):
        Draft(day=SUNDAY, based_on=logged()).finished(EVENING)


def test_a_draft_can_hold_an_answer_to_any_one_question():
    for given_answer in (
        {"pain": 0},
        {"fear": 0},
        {"causes": (Cause("disc"),)},
        {"activities": ("walk",)},
        {"note": "n"},
    ):
        assert not Draft(day=SUNDAY, **given_answer).is_empty


@pytest.mark.parametrize("step", [None, 3, "mood", ["pain"]])
def test_a_step_that_is_not_known_begins_with_the_first_question(step):
    data = {**draft_to_dict(Draft(day=SUNDAY, pain=4), EVENING), "step": step}
    assert draft_from_dict(data).step == STEPS[0]


def test_a_draft_of_a_former_day_is_still_that_days():
    former = SUNDAY.replace(day=20)
    draft = draft_from_dict(draft_to_dict(Draft(day=former, pain=4), EVENING))
    assert draft.finished(EVENING).day == former
    assert draft.finished(EVENING).entered_at == EVENING > evening_of(former)
