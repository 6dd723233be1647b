"""The `ratings` command."""

import pytest
from program import json_of, output_of, refusal

from prtcheck.core.rating_scale import PRESETS

pytestmark = pytest.mark.usefixtures("sunday_evening")

OWN = ("--question", "How tired were you?", "--low", "not at all", "--high", "very")


def asked():
    return [(each["name"], each["wording"]) for each in json_of("ratings") if each["is_asked"]]


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_needs_only_its_name(name):
    reply = output_of("ratings", "add", name)
    preset = PRESETS[name]
    assert reply == (
        f"Asked from now on: {name}: {preset.question} "
        f"0 = {preset.lowest}, 10 = {preset.highest}\n"
        "Each rating adds about 2 keys and 3 seconds to a check-in. "
        "3 ratings add about 6 keys and 10 seconds.\n"
        "Undo with: prtcheck undo\n"
    )
    assert asked() == [(name, 1)]


def test_a_rating_of_ones_own_has_its_question_and_anchors():
    output_of("ratings", "add", "tired", *OWN)
    [rating] = json_of("ratings")
    assert (rating["question"], rating["lowest"], rating["highest"]) == (
        "How tired were you?",
        "not at all",
        "very",
    )


def test_another_wording_starts_anew_and_says_so():
    output_of("ratings", "add", "tired", *OWN)
    output_of("log", "--rating", "tired=3")
    reply = output_of("ratings", "add", "tired", "--question", "How tired were you all day?")
    assert "The wording is new, so a new series starts. Earlier answers are kept.\n" in reply
    assert asked() == [("tired", 2)]
    assert [each["days"] for each in json_of("ratings")] == [1, 0]


def test_a_stopped_rating_is_asked_no_more_and_keeps_its_answers():
    output_of("ratings", "add", "sleep")
    output_of("log", "--rating", "sleep=7")
    assert output_of("ratings", "stop", "Sleep") == (
        "No longer asked: Sleep. Its answers stay.\nUndo with: prtcheck undo\n"
    )
    assert asked() == []
    assert json_of("show")["ratings"] == [{"name": "sleep", "value": 7, "wording": 1}]


def test_the_list_tells_what_is_asked_and_below_what_no_longer_is():
    output_of("ratings", "add", "tired", *OWN)
    output_of("ratings", "add", "sleep")
    output_of("ratings", "stop", "tired")
    output_of("log", "--rating", "sleep=7")
    assert output_of("ratings") == (
        "Asked after pain and fear:\n"
        "  sleep: How well did you sleep last night? 0 = very badly, 10 = very well "
        "(added Sun 22 Nov 2026, 1 answer)\n"
        "No longer asked:\n"
        "  tired: How tired were you? 0 = not at all, 10 = very "
        "(added Sun 22 Nov 2026, 0 answers)\n"
    )


def test_without_ratings_it_says_how_to_add_one(home):
    assert output_of("ratings") == (
        "No ratings of your own yet. Add one with: prtcheck ratings add NAME\n"
        "These need only their name: function, sleep, mood, stress\n"
    )
    assert json_of("ratings") == []
    assert not home.exists()


@pytest.mark.parametrize("change", [("add", "mood"), ("stop", "sleep")], ids=" ".join)
def test_each_change_is_undone_and_redone_and_named_a_change_of_own_ratings(change):
    output_of("ratings", "add", "sleep")
    before = asked()
    output_of("ratings", *change)
    after = asked()
    assert output_of("undo").startswith("Undone: the change of own ratings made on Sun 22 Nov 2026")
    assert asked() == before
    assert output_of("redo").startswith("Redone: the change of own ratings made on Sun 22 Nov 2026")
    assert asked() == after != before


def test_what_undo_took_away_is_named():
    output_of("ratings", "add", "sleep")
    assert output_of("undo").endswith("no rating called sleep\n")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("add", "sleep"), "This rating is asked already."),
        (("add", "tired"), "use --question, --low and --high. These need none: function, sleep,"),
        (("add", "tired", *OWN[:2]), "needs its question and what 0 and 10 mean"),
        (("add", "pain", *OWN), "A rating of your own can't be called pain."),
        (("add", "Week", *OWN), "A rating of your own can't be called week."),
        (("add", "a=b", *OWN), "The name of a rating can't have = or ;."),
        (("add",), "`ratings add` needs a NAME"),
        (("stop", "mood"), "No rating of this name is asked. `prtcheck ratings` lists them."),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence_and_changes_nothing(arguments, sentence):
    output_of("ratings", "add", "sleep")
    assert sentence in refusal("ratings", *arguments)
    assert asked() == [("sleep", 1)]


def test_a_fourth_rating_is_refused():
    for name in ("function", "sleep", "mood"):
        output_of("ratings", "add", name)
    assert "3 ratings of your own are asked already" in refusal("ratings", "add", "stress")
