"""Own ratings: three at most are asked, and a changed question is a new wording."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import EVENING, rating_scales

from prtcheck.core.rating_scale import (
    MOST_ASKED,
    PRESETS,
    ScaleTexts,
    add_scale,
    find_scale,
    list_asked,
    stop_scale,
)
from prtcheck.errors import InvalidInputError

FOCUS = ScaleTexts("How well could you concentrate today?", "not at all", "as ever")


def added(*names, scales=()):
    """Scales with presets added one after the other."""
    for name in names:
        scales = add_scale(scales, name, ScaleTexts(), EVENING)
    return scales


def names_of(scales):
    return [(scale.name, scale.wording, scale.is_asked) for scale in scales]


def test_a_preset_needs_no_more_than_its_name():
    [sleep] = added("Sleep")
    assert (sleep.name, sleep.wording, sleep.texts) == ("Sleep", 1, PRESETS["sleep"])


def test_one_of_ones_own_needs_its_question_and_anchors():
    [focus] = add_scale([], "focus", FOCUS, EVENING)
    assert focus.texts == FOCUS
    for given_texts in (ScaleTexts(), FOCUS._replace(question=""), FOCUS._replace(highest="")):
        with pytest.raises(InvalidInputError, match="needs its question"):
            add_scale([], "focus", given_texts, EVENING)


@pytest.mark.parametrize("part", ScaleTexts._fields)
def test_a_changed_text_is_a_new_wording_and_the_former_is_no_longer_asked(part):
    scales = add_scale(added("sleep"), "SLEEP", ScaleTexts(**{part: "other"}), EVENING)
    assert names_of(scales) == [("sleep", 1, False), ("sleep", 2, True)]
    assert scales[1].texts == PRESETS["sleep"]._replace(**{part: "other"})
    assert list_asked(scales) == scales[1:]


def test_what_is_stopped_stays_and_is_asked_again_with_the_same_wording():
    stopped = stop_scale(added("sleep"), "Sleep")
    assert (names_of(stopped), list_asked(stopped)) == ([("sleep", 1, False)], [])
    assert names_of(added("sleep", scales=stopped)) == [("sleep", 1, True)]


def test_what_was_asked_last_under_a_name_is_asked_again_and_not_the_preset():
    own = add_scale([], "sleep", FOCUS, EVENING)
    assert added("sleep", scales=stop_scale(own, "sleep"))[0].texts == FOCUS


def test_no_more_than_three_are_asked():
    three = added("sleep", "mood", "function")
    with pytest.raises(InvalidInputError, match="3 ratings of your own are asked already"):
        added("stress", scales=three)
    assert len(list_asked(added("stress", scales=stop_scale(three, "mood")))) == MOST_ASKED


@pytest.mark.parametrize(
    ("function", "sentence"),
    [
        (lambda: added("sleep", "Sleep"), "asked already"),
        (lambda: stop_scale(added("sleep"), "mood"), "No rating of this name is asked"),
        (lambda: stop_scale(stop_scale(added("sleep"), "sleep"), "sleep"), "is asked"),
        (lambda: add_scale([], "pain", FOCUS, EVENING), "can't be called pain"),
        (lambda: add_scale([], "a=b", FOCUS, EVENING), "can't have ="),
        (lambda: add_scale([], "focus", FOCUS._replace(lowest="x" * 99), EVENING), "0 means"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(function, sentence):
    with pytest.raises(InvalidInputError, match=sentence):
        function()


@given(scales=st.lists(rating_scales(), max_size=8, unique_by=lambda scale: scale.key))
def test_where_machines_meet_three_are_asked_each_by_its_latest_wording(scales):
    asked = list_asked(scales)
    assert len(asked) <= MOST_ASKED
    assert all(scale.is_asked and find_scale(scales, scale.name) == scale for scale in asked)
    assert asked == sorted(asked, key=lambda scale: (scale.added_at, scale.key))
