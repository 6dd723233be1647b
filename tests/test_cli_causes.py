"""Causes on the command line: sides by prefix and by memory, listing, sorting anew, suggesting."""

import json

import pytest
from program import answered, clock_at, refusal
from program import said as shown


@pytest.fixture(autouse=True)
def evening():
    with clock_at():
        yield


def causes_of(day):
    found = answered("show", day)["causes"]
    return [(cause["text"], cause["side"], cause["coded_by"]) for cause in found]


def test_a_prefix_sorts_a_cause_and_is_no_part_of_it():
    shown("log", "--cause", "mind-brain: stress at work", "--cause", "body: old disc")
    assert causes_of("today") == [
        ("stress at work", "mind-brain", "person"),
        ("old disc", "body", "person"),
    ]


def test_words_sorted_before_are_sorted_so_again_and_others_stay_open():
    shown("log", "--date", "-1", "--cause", "body: old disc")
    reply = shown("log", "--cause", "Old disc", "--cause", "stress")
    assert causes_of("today") == [("Old disc", "body", "remembered"), ("stress", None, None)]
    assert "prtcheck causes code stress" in reply


def test_the_word_list_alone_never_sorts():
    shown("log", "--cause", "stress", "--cause", "anxiety", "--cause", "herniated disc")
    assert {side for _, side, _ in causes_of("today")} == {None}


def test_a_colon_without_a_side_is_part_of_the_words():
    shown("log", "--cause", "work: too much")
    assert causes_of("today") == [("work: too much", None, None)]


def test_a_text_sorted_anew_changes_the_trend_and_undo_brings_it_back():
    for day in ("-3", "-2", "-1"):
        shown("log", "--date", day, "--cause", "old disc")

    def weeks():
        found = answered("trend")["series"]["causes"]
        return [sum(w[key] for w in found) for key in ("mind_brain", "body", "uncoded")]

    assert "2 more" not in shown("causes", "code", "OLD DISC", "body")
    # days of 2 and more days late are left out of the weeks
    assert weeks() == [0, 1, 0]
    shown("causes", "code", "old disc", "mind-brain")
    assert weeks() == [1, 0, 0]
    shown("undo")
    assert weeks() == [0, 1, 0]
    shown("undo")
    assert weeks() == [0, 0, 1]


def test_a_day_keeps_its_former_side_as_history():
    shown("log", "--cause", "old disc")
    shown("causes", "code", "old disc", "body")
    [logged, coded] = answered("show", "today")["revisions"]
    assert (logged["kind"], coded["kind"]) == ("log", "code")
    assert coded["before"]["causes"][0]["side"] is None


def test_causes_lists_days_and_sides():
    shown("log", "--date", "-1", "--cause", "body: disc")
    shown("log", "--cause", "disc")
    [own] = answered("causes")
    assert (own["text"], own["days"], own["side"], own["coded_by"]) == (
        "disc",
        2,
        "body",
        "remembered",
    )
    assert "disc" in shown("causes")


def test_words_that_no_day_has_are_said():
    assert "prtcheck causes" in refusal("causes", "code", "nothing like it", "body")


@pytest.mark.parametrize(
    ("text", "side", "ask"),
    [("stress", "mind-brain", None), ("not my disc", None, "negation"), ("zzz", None, "no match")],
)
def test_suggest_shows_a_side_or_why_it_asks_and_stores_nothing(text, side, ask, tmp_path):
    found = answered("causes", "suggest", text)
    assert (found["text"], found["side"], found["ask"]) == (text, side, ask)
    assert shown("causes") == "No causes named yet.\n"


def test_suggest_takes_one_text_a_line():
    lines = shown("causes", "suggest", "-", "--json", stdin="stress\n\nold disc\n").splitlines()
    found = [json.loads(line) for line in lines]
    assert [(each["text"], each["side"]) for each in found] == [
        ("stress", "mind-brain"),
        ("old disc", "body"),
    ]
