"""The `causes` command, and causes that `log` is given."""

import json

import pytest
from program import hold, json_of, output_of, refusal
from strategies import SUNDAY, logged
from terminal import Terminal

from prtcheck.core.check_in import Cause, CodedBy, Side

pytestmark = pytest.mark.usefixtures("sunday_evening")


def causes_of(day):
    found = json_of("show", day)["causes"]
    return [(cause["text"], cause["side"], cause["coded_by"]) for cause in found]


def test_a_prefix_sorts_a_cause_and_is_no_part_of_it():
    output_of("log", "--cause", "mind-brain: stress at work", "--cause", "body: old disc")
    assert causes_of("today") == [
        ("stress at work", "mind-brain", "person"),
        ("old disc", "body", "person"),
    ]


def test_words_sorted_before_are_sorted_so_again_and_others_stay_open():
    output_of("log", "--date", "-1", "--cause", "body: old disc")
    reply = output_of("log", "--cause", "Old disc", "--cause", "stress")
    assert causes_of("today") == [("Old disc", "body", "remembered"), ("stress", None, None)]
    assert "prtcheck causes code stress" in reply


def test_the_word_list_alone_never_sorts():
    output_of("log", "--cause", "stress", "--cause", "anxiety", "--cause", "herniated disc")
    assert {side for _, side, _ in causes_of("today")} == {None}


def test_a_colon_without_a_side_is_part_of_the_words():
    output_of("log", "--cause", "work: too much")
    assert causes_of("today") == [("work: too much", None, None)]


@pytest.mark.parametrize("command", ["log", "edit"])
def test_the_help_names_each_prefix_that_sorts_a_cause(command):
    words = output_of(command, "--help")
    for side in Side:
        assert f"{side}:" in words
        output_of("log", "--cause", f"{side}: zzz", "--replace")
        assert causes_of("today") == [("zzz", side, "person")]


def test_one_cause_that_is_not_sorted_is_named_and_several_are_counted():
    output_of("log", "--pain", "4", "--date", "-1")
    one = output_of("log", "--cause", "it's", "--cause", "body: disc").splitlines()[-1]
    assert one == (
        """Not sorted yet. Sort: prtcheck causes code 'it'"'"'s' SIDE """
        "(body, mind-brain or unsure)"
    )
    several = output_of("log", "--replace", "--cause", "aaa", "--cause", "bbb", "--cause", "ccc")
    last = several.splitlines()[-1]
    assert last == (
        "3 causes are not sorted yet. "
        'Sort each: prtcheck causes code "TEXT" SIDE (body, mind-brain or unsure)'
    )
    assert "sorted" not in output_of("log", "--replace", "--cause", "body: disc")


def test_a_text_sorted_anew_changes_the_trend_and_undo_brings_it_back():
    for day in ("-3", "-2", "-1"):
        output_of("log", "--date", day, "--cause", "old disc")

    def weeks():
        found = json_of("trend")["series"]["causes"]
        return [sum(w[key] for w in found) for key in ("mind_brain", "body", "uncoded")]

    assert "2 more" not in output_of("causes", "code", "OLD DISC", "body")
    # days of 2 and more days late are left out of the weeks
    assert weeks() == [0, 1, 0]
    output_of("causes", "code", "old disc", "mind-brain")
    assert weeks() == [1, 0, 0]
    output_of("undo")
    assert weeks() == [0, 1, 0]
    output_of("undo")
    assert weeks() == [0, 0, 1]


def test_a_day_keeps_its_former_side_as_history():
    output_of("log", "--cause", "old disc")
    output_of("causes", "code", "old disc", "body")
    [logged, coded] = json_of("show", "today")["revisions"]
    assert (logged["kind"], coded["kind"]) == ("log", "code")
    assert coded["before"]["causes"][0]["side"] is None


def test_causes_lists_days_and_sides():
    output_of("log", "--date", "-1", "--cause", "body: disc")
    output_of("log", "--cause", "disc")
    [own] = json_of("causes")
    assert (own["text"], own["days"], own["side"], own["coded_by"]) == (
        "disc",
        2,
        "body",
        "remembered",
    )
    assert own["sides"] == {"body": 2}
    assert "as you did before" in output_of("causes")


def test_causes_lists_every_side_that_a_text_was_sorted_to():
    output_of("log", "--date", "-2", "--cause", "body: disc")
    output_of("log", "--date", "-1", "--cause", "mind-brain: disc")
    [own] = json_of("causes")
    assert (own["side"], own["sides"]) == ("mind-brain", {"mind-brain": 1, "body": 1})
    assert "mind & brain 1, body 1" in output_of("causes")


@pytest.mark.parametrize(
    ("days", "on", "which"), [(["-1"], "1 day", "that day"), (["-2", "-1"], "2 days", "such a day")]
)
def test_a_text_sorted_by_hand_on_all_its_days_is_said_to_stay(days, on, which):
    for day in days:
        output_of("log", "--date", day, "--cause", "body: disc")
    assert output_of("causes", "code", "disc", "mind-brain") == (
        f"Nothing was changed: on {on} you sorted it by hand. "
        f"`prtcheck edit DAY` changes {which}.\n"
    )
    assert output_of("causes", "code", "disc", "body") == (
        "Nothing was changed: it is sorted as body on all its days.\n"
    )


def test_a_text_sorted_anew_says_on_how_many_days_and_where_not():
    output_of("log", "--date", "-2", "--cause", "disc")
    output_of("log", "--date", "-1", "--cause", "body: disc")
    assert output_of("causes", "code", "disc", "mind-brain") == (
        "Sorted as mind & brain on 1 day.\n"
        "Left as you sorted it by hand on 1 day: `prtcheck edit DAY` changes that day.\n"
        "Undo with: prtcheck undo\n"
    )


LONG_CAUSE = "sitting at the desk since nine without a break"


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_one_line_of_own_words_never_runs_over_the_terminal(columns, home):
    for day, side in ((21, None), (20, Side.BODY), (19, Side.UNSURE)):
        cause = Cause(LONG_CAUSE, side, side and CodedBy.ACCEPTED)
        one = logged(SUNDAY.replace(day=day), causes=(cause,))
        hold(home, one)
    with Terminal("causes", home=home, columns=columns) as terminal:
        assert terminal.wait_for_exit() == 0
        lines = terminal.raw.decode().splitlines()
    assert max(map(len, lines)) <= columns
    words = " ".join(" ".join(lines).split())
    for text in (LONG_CAUSE, "2026-11-19", "2026-11-21", "body 1", "you (suggested)"):
        assert text in words
    assert ("3 days, 2026-11-19 to 2026-11-21" in words) == (columns < 200)
    assert all(line.startswith("  ") for line in lines[1:]) == (columns < 200)


def test_words_that_no_day_has_are_said():
    assert "prtcheck causes" in refusal("causes", "code", "nothing like it", "body")


@pytest.mark.parametrize(
    ("text", "side", "ask"),
    [("stress", "mind-brain", None), ("not my disc", None, "negation"), ("zzz", None, "no match")],
)
def test_suggest_shows_a_side_or_why_it_asks_and_stores_nothing(text, side, ask, tmp_path):
    found = json_of("causes", "suggest", text)
    assert (found["text"], found["side"], found["ask"]) == (text, side, ask)
    assert output_of("causes") == "No causes named yet.\n"


def test_suggest_takes_one_text_a_line():
    lines = output_of("causes", "suggest", "-", "--json", stdin="stress\n\nold disc\n").splitlines()
    found = [json.loads(line) for line in lines]
    assert [(each["text"], each["side"]) for each in found] == [
        ("stress", "mind-brain"),
        ("old disc", "body"),
    ]


def test_own_words_are_corrected_on_all_days_and_their_sides_stay():
    output_of("log", "--date", "-1", "--cause", "body: old dsic")
    output_of("log", "--cause", "stress", "--cause", "old disc", "--cause", "unsure: Old dsic")
    assert output_of("causes", "rename", "OLD DSIC", "old disc") == (
        "Renamed to old disc on 2 days.\nUndo with: prtcheck undo\n"
    )
    assert causes_of("-1") == [("old disc", "body", "person")]
    assert causes_of("today") == [("stress", None, None), ("old disc", None, None)]
    output_of("undo")
    assert causes_of("-1") == [("old dsic", "body", "person")]
    assert [text for text, _, _ in causes_of("today")] == ["stress", "old disc", "Old dsic"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("nowhere", "x"), "No day has these words as a cause"),
        (("stress", " "), "A cause needs at least one character."),
        (("stress", "x" * 10_001), "A cause has 10,001 characters"),
        (("stress",), "`causes rename` needs a NEW"),
    ],
)
def test_words_that_cannot_be_corrected_are_refused_in_a_sentence(arguments, sentence):
    output_of("log", "--cause", "stress")
    assert sentence in refusal("causes", "rename", *arguments)
    assert causes_of("today") == [("stress", None, None)]


def test_words_that_are_refused_make_no_diary(home):
    refusal("causes", "rename", "a", "b")
    assert not home.exists()
