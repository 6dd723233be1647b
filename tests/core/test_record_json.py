"""The one shape of every JSON: documented keys, nothing lost, wrong values named."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from strategies import check_ins, exactly, logged, moments

from prtcheck.core.check_in import WORDING, Cause, CodedBy, Side
from prtcheck.core.record_json import check_in_from_dict, check_in_to_dict
from prtcheck.errors import InvalidInputError

LEAST = {"day": "2026-11-22", "entered_at": "2026-11-22T21:14:05+01:00", "pain": 4}
SECRET = "Frau Schmidt"


@given(check_in=check_ins())
def test_any_check_in_comes_back_from_json_unchanged(check_in):
    text = json.dumps(check_in_to_dict(check_in), ensure_ascii=False)
    assert exactly(check_in_from_dict(json.loads(text.encode()))) == exactly(check_in)


@given(check_in=check_ins())
def test_json_in_ascii_carries_the_same(check_in):
    text = json.dumps(check_in_to_dict(check_in), ensure_ascii=True)
    assert exactly(check_in_from_dict(json.loads(text))) == exactly(check_in)


@given(check_in=check_ins(), stamp=moments)
def test_the_moment_of_the_last_change_comes_back_from_json(check_in, stamp):
    data = check_in_to_dict(replace(check_in, stamp=stamp))
    back = check_in_from_dict(json.loads(json.dumps(data)))
    assert back.changed_at.isoformat() == stamp.isoformat()


def test_a_record_of_an_older_file_was_changed_when_it_was_edited_or_else_entered():
    edited = {**LEAST, "edited_at": "2026-11-23T08:00:00+01:00"}
    assert check_in_from_dict(LEAST).changed_at.isoformat() == LEAST["entered_at"]
    assert check_in_from_dict(edited).changed_at.isoformat() == edited["edited_at"]


def test_a_check_in_has_its_documented_shape():
    check_in = logged(
        pain=4,
        causes=(Cause("stress", Side.MIND_BRAIN, CodedBy.ACCEPTED, list_version=3), Cause("disc")),
        activities=("walk",),
    )
    assert json.loads(json.dumps(check_in_to_dict(check_in))) == {
        "day": "2026-11-22",
        "pain": 4,
        "fear": None,
        "causes": [
            {
                "rank": 1,
                "text": "stress",
                "side": "mind-brain",
                "coded_by": "accepted",
                "coded_at": None,
                "list_version": 3,
                "carried_over": False,
            },
            {
                "rank": 2,
                "text": "disc",
                "side": None,
                "coded_by": None,
                "coded_at": None,
                "list_version": None,
                "carried_over": False,
            },
        ],
        "activities": ["walk"],
        "note": "",
        "wording": 1,
        "entered_at": "2026-11-22T21:14:05+01:00",
        "edited_at": None,
        "changed_at": "2026-11-22T21:14:05+01:00",
    }


def test_causes_come_in_the_order_of_their_ranks():
    causes = [{"rank": 2, "text": "second"}, {"rank": 1, "text": "first"}]
    check_in = check_in_from_dict({**LEAST, "causes": causes})
    assert [cause.text for cause in check_in.causes] == ["first", "second"]


def test_what_is_left_out_is_unanswered_and_what_is_not_known_is_passed_over():
    check_in = check_in_from_dict({**LEAST, "mood": "calm"})
    assert (check_in.pain, check_in.fear, check_in.causes, check_in.note) == (4, None, (), "")
    assert check_in.wording == WORDING
    assert check_in.edited_at is None


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("day", None),
        ("day", 20261122),
        ("day", "22.11.2026"),
        ("day", "2026-02-30"),
        ("pain", "4"),
        ("pain", 4.0),
        ("pain", True),
        ("pain", 11),
        ("fear", [1]),
        ("causes", {"text": "disc"}),
        ("causes", ["disc"]),
        ("activities", "walk"),
        ("activities", [1]),
        ("note", 1),
        ("wording", "1"),
        ("wording", -1),
        ("ratings", [{"name": "sleep"}]),
        ("ratings", [{"name": "sleep", "value": 11}]),
        ("exception", 1),
        ("source", 1),
        ("entered_at", None),
        ("entered_at", "21:14"),
        ("entered_at", 1700000000),
        ("edited_at", "yesterday"),
    ],
)
def test_a_wrong_value_is_named_by_its_key(key, value):
    with pytest.raises(InvalidInputError, match=key):
        check_in_from_dict({**LEAST, key: value})


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("rank", "1"),
        ("text", None),
        ("side", "mind"),
        ("side", ["body"]),
        ("coded_by", "doctor"),
        ("coded_at", "noon"),
        ("list_version", "1"),
    ],
)
def test_a_wrong_value_of_a_cause_is_named_by_its_key(key, value):
    cause = {"text": "disc", "side": "body", "coded_by": "person", key: value}
    with pytest.raises(InvalidInputError, match=key):
        check_in_from_dict({**LEAST, "causes": [cause]})


def test_a_moment_without_its_offset_is_refused():
    with pytest.raises(InvalidInputError, match="offset"):
        check_in_from_dict({**LEAST, "entered_at": "2026-11-22T21:14:05"})


@pytest.mark.parametrize(
    "key", ["day", "entered_at", "edited_at", "changed_at", "pain", "wording", "causes"]
)
def test_own_words_that_stand_in_the_wrong_place_are_not_quoted(key):
    with pytest.raises(InvalidInputError) as caught:
        check_in_from_dict({**LEAST, key: SECRET})
    assert SECRET not in str(caught.value)
