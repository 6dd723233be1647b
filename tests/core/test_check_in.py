"""The record of a day: its bounds, and what it never gives away."""

from dataclasses import FrozenInstanceError
from datetime import timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import EVENING, SUNDAY, logged, words

from prtcheck.core.check_in import (
    HIGHEST_VERSION,
    LONGEST_ACTIVITY,
    LONGEST_CAUSE,
    LONGEST_NOTE,
    MOST_ACTIVITIES,
    Cause,
    CheckIn,
    CodedBy,
    OwnRating,
    Side,
)
from prtcheck.errors import ExitCode, InvalidInputError

SECRET = "Frau Schmidt"


def refused(**answers):
    """The sentence with which a check-in with these answers is refused."""
    with pytest.raises(InvalidInputError) as caught:
        logged(**answers)
    return str(caught.value)


@pytest.mark.parametrize("question", ["pain", "fear"])
@given(rating=st.integers(0, 10))
def test_a_rating_is_a_whole_number_from_0_to_10(question, rating):
    assert getattr(logged(**{question: rating}), question) == rating


@pytest.mark.parametrize("question", ["pain", "fear"])
@given(rating=st.integers(max_value=-1) | st.integers(min_value=11) | st.floats() | st.booleans())
def test_anything_else_is_no_rating(question, rating):
    assert "whole number from 0 to 10" in refused(**{question: rating})


def test_a_rating_of_0_is_an_answer_and_none_is_not():
    assert not logged(pain=0).is_empty
    assert "empty" in refused(pain=None)


def test_one_answer_to_any_question_is_enough():
    assert logged(fear=0).fear == 0
    assert logged(causes=(Cause("disc"),)).pain is None
    assert logged(activities=("walk",)).activities == ("walk",)
    assert logged(note="slept badly").note == "slept badly"


@pytest.mark.parametrize("note", ["", " ", "\n\t", "\u00a0"])
def test_a_note_of_spaces_alone_is_no_answer(note):
    assert "Answer at least one question" in refused(note=note)


def test_three_causes_fit_and_a_fourth_does_not():
    three = (Cause("a"), Cause("b"), Cause("c"))
    assert logged(causes=three).causes == three
    assert "up to 3" in refused(causes=(*three, Cause("d")))


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_a_cause_needs_words(text):
    with pytest.raises(InvalidInputError, match="at least one character"):
        Cause(text)


def test_texts_are_kept_up_to_their_longest_and_no_further():
    logged(causes=(Cause("c" * LONGEST_CAUSE),))
    logged(activities=("a" * LONGEST_ACTIVITY,))
    logged(note="n" * LONGEST_NOTE)
    with pytest.raises(InvalidInputError, match="Shorten it"):
        Cause("c" * (LONGEST_CAUSE + 1))
    assert "Shorten it" in refused(activities=("a" * (LONGEST_ACTIVITY + 1),))
    assert "Shorten it" in refused(note="n" * (LONGEST_NOTE + 1))


@pytest.mark.parametrize("text", [f"{SECRET}\0", f"{SECRET}\ud83d"])
def test_what_no_file_can_hold_is_refused_in_every_text_without_being_quoted(text):
    with pytest.raises(InvalidInputError) as caught:
        Cause(text)
    for sentence in (str(caught.value), refused(activities=(text,)), refused(note=text)):
        assert SECRET not in sentence


def test_own_words_never_stand_in_an_error():
    too_long = SECRET * 10_000
    sentences = [
        refused(note=too_long),
        refused(activities=(too_long,)),
        refused(activities=(f"{SECRET}; swim",)),
        refused(activities=(SECRET, SECRET)),
    ]
    assert not any(SECRET in sentence for sentence in sentences)


def test_an_activity_holds_no_semicolon_and_is_named_once():
    assert "semicolon" in refused(activities=("walk; swim",))
    assert "twice" in refused(activities=("walk", "swim", "walk"))


def test_a_day_holds_many_activities_but_not_any_number():
    names = tuple(str(number) for number in range(MOST_ACTIVITIES + 1))
    assert logged(activities=names[:-1]).activities == names[:-1]
    assert "too many" in refused(activities=names)


def test_moments_need_their_offset():
    naive = EVENING.replace(tzinfo=None)
    with pytest.raises(InvalidInputError, match="offset"):
        CheckIn(day=SUNDAY, entered_at=naive, pain=4)
    with pytest.raises(InvalidInputError, match="offset"):
        CheckIn(day=SUNDAY, entered_at=EVENING, edited_at=naive, pain=4)
    with pytest.raises(InvalidInputError, match="offset"):
        Cause("disc", coded_at=naive)


def test_an_offset_that_no_iso_text_carries_is_refused():
    odd = EVENING.replace(tzinfo=timezone(timedelta(microseconds=1)))
    with pytest.raises(InvalidInputError, match="whole seconds"):
        CheckIn(day=SUNDAY, entered_at=odd, pain=4)


def test_a_day_after_the_one_it_is_entered_on_is_refused():
    CheckIn(day=SUNDAY, entered_at=EVENING, pain=4)
    with pytest.raises(InvalidInputError, match="future"):
        CheckIn(day=SUNDAY + timedelta(days=1), entered_at=EVENING, pain=4)


def test_the_future_is_told_by_the_wall_clock_of_the_place():
    """Shortly after midnight in one place it is still the day before in Greenwich."""
    just_after_midnight = EVENING.replace(hour=0, minute=1)
    assert CheckIn(day=SUNDAY, entered_at=just_after_midnight, pain=4).day == SUNDAY


@pytest.mark.parametrize("version", [-1, HIGHEST_VERSION + 1, 2**64, 1.0, True])
def test_versions_are_whole_numbers_that_a_diary_can_hold(version):
    with pytest.raises(InvalidInputError, match="version"):
        CheckIn(day=SUNDAY, entered_at=EVENING, pain=4, wording=version)
    with pytest.raises(InvalidInputError, match="version"):
        Cause("disc", list_version=version)
    with pytest.raises(InvalidInputError, match="version"):
        OwnRating("sleep", 4, version)


def test_only_answers_can_be_of_wording_0_which_another_program_asked():
    assert CheckIn(day=SUNDAY, entered_at=EVENING, pain=4, wording=0).wording == 0
    assert OwnRating("sleep", 4, 0).wording == 0
    with pytest.raises(InvalidInputError, match="version"):
        Cause("disc", list_version=0)


@pytest.mark.parametrize(
    "name", ["", " ", "a=b", "a;b", " a", "a\nb", "a\x1b[31m", "Pain", "x" * 41]
)
def test_a_name_that_no_rating_can_have_is_refused(name):
    with pytest.raises(InvalidInputError, match="rating"):
        OwnRating(name, 4)


def test_a_day_holds_each_own_rating_once_whatever_its_spelling():
    with pytest.raises(InvalidInputError, match="twice"):
        logged(ratings=(OwnRating("sleep", 4), OwnRating("Sleep", 5)))


def test_without_its_note_a_day_has_no_exception_either():
    assert logged(pain=4, note="n", exception="e").without_note() == logged(pain=4)
    assert logged(exception="e").without_note() is None
    rated = logged(ratings=(OwnRating("sleep", 0),))
    assert rated.without_note() is rated


@given(text=words(), side=st.sampled_from(Side), coded_by=st.sampled_from(CodedBy))
def test_a_side_and_who_chose_it_come_together(text, side, coded_by):
    assert Cause(text, side, coded_by).side == side
    with pytest.raises(InvalidInputError, match="come together"):
        Cause(text, side)
    with pytest.raises(InvalidInputError, match="come together"):
        Cause(text, coded_by=coded_by)


def test_a_record_without_a_stamp_was_changed_when_it_was_edited_or_else_entered():
    later, latest = (EVENING + timedelta(minutes=minute) for minute in (5, 9))
    assert logged().changed_at == EVENING
    assert logged(pain=4, edited_at=later).changed_at == later
    assert logged(pain=4, edited_at=later, stamp=latest).changed_at == latest


def test_records_of_the_same_answers_are_equal_whenever_they_were_changed():
    assert logged(pain=4, stamp=EVENING + timedelta(hours=1)) == logged(pain=4)


def test_a_record_does_not_change():
    check_in = logged()
    with pytest.raises(FrozenInstanceError):
        check_in.pain = 5


def test_what_cannot_be_taken_is_wrong_use():
    assert InvalidInputError.exit_code == ExitCode.USAGE


def test_a_check_in_without_its_note_keeps_every_answer():
    whole = logged(pain=0, note="a secret")
    assert whole.without_note() == logged(pain=0)
    assert logged(activities=("walk",)).without_note() == logged(activities=("walk",))


def test_of_nothing_but_a_note_nothing_is_left():
    assert logged(note="a secret").without_note() is None
