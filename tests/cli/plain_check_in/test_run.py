"""The check-in line by line."""

import pytest
from program import json_of, output_of, prtcheck, run
from terminal import ENTER, Terminal

from prtcheck.actions.first_run import is_first_run, welcome_mark
from prtcheck.cli.plain_check_in.prompt import QUESTION_HELP
from prtcheck.core.questions import QUESTIONS
from prtcheck.paths import find_paths
from prtcheck.storage.drafts import Drafts

pytestmark = pytest.mark.usefixtures("sunday_evening")


def asked(*lines, day="today", code=0):
    result = prtcheck("checkin", "--plain", "--date", day, stdin="".join(f"{x}\n" for x in lines))
    assert result.exit_code == code, result.output
    return result


def shown(day="today"):
    found = json_of("show", day)
    causes = [(cause["text"], cause["side"], cause["coded_by"]) for cause in found["causes"]]
    return found["pain"], found["fear"], causes, found["activities"], found["note"]


def test_the_answers_are_what_was_typed():
    asked("4", "3", "stress", "zzz", "", "", "b", "walk, swim", "rainy")
    causes = [("stress", "mind-brain", "accepted"), ("zzz", "body", "person")]
    assert shown() == (4, 3, causes, ["walk", "swim"], "rainy")


def test_empty_lines_are_unanswered():
    asked("", "0", "", "", "")
    assert shown() == (None, 0, [], [], "")


def test_a_wrong_answer_is_asked_again():
    result = asked("11", "four", "4", "", "", "", "")
    assert result.stderr.count("must be a whole number") == 2
    assert shown()[0] == 4


def test_a_two_sided_answer_is_split_when_asked():
    asked("4", "", "muscle tension from anxiety", "", "p", "", "", "", "")
    assert [cause[:2] for cause in shown()[2]] == [
        ("muscle tension", "body"),
        ("anxiety", "mind-brain"),
    ]


def test_last_time_is_one_key_and_sides_are_remembered():
    asked("4", "3", "body: old disc", "", "walk, swim", "", day="yesterday")
    asked("5", "2", "=", "1,2", "")
    assert shown()[2] == [("old disc", "body", "person")]
    assert sorted(shown()[3]) == ["swim", "walk"]


def test_each_question_says_what_the_form_says():
    causes = ("--cause", "mind-brain: stress", "--cause", "old disc")
    output_of("log", "--pain", "4", *causes, "--did", "walk", "--date", "yesterday")
    stderr = asked("4", "3", "muscle tension", "", "", "1", "").stderr
    for question in QUESTIONS:
        is_not_asked = question.name in ("sides", "exception")  # nothing to sort; off by default
        assert is_not_asked or question.wording in stderr
        ends = zip((0, 10), question.anchors, strict=True)
        assert all(f"{end} = {anchor}" in stderr for end, anchor in ends if anchor)
    assert "same as last time: stress (mind & brain), old disc" in stderr
    assert "muscle tension: I read this as body (word: muscle tension)." in stderr
    assert "1 walk" in stderr


def test_what_a_day_holds_is_said_before_it_is_asked_again():
    output_of("log", "--fear", "2", "--cause", "disc", "--did", "walk", "--note", "one\ntwo")
    stderr = asked("", "", "", "", "", "").stderr
    for held in ("Now: fear 2", "Now: disc", "Now: walk", "Now: one / two. Type - to remove it."):
        assert held in stderr
    assert shown()[4] == "one\ntwo"


def test_ended_input_keeps_a_draft_that_the_next_start_offers():
    asked("7", code=130)
    assert Drafts(find_paths().drafts).latest().pain == 7
    asked("", "", "2", "", "", "")
    assert shown()[:2] == (7, 2)


def test_nothing_of_it_draws_or_escapes():
    result = asked("4", "3", "stress", "", "", "walk", "")
    assert result.output.isascii()
    assert "\x1b" not in result.output


def test_the_first_run_tells_what_it_is_and_when_to_see_a_doctor_once():
    first, second = asked("4", code=130), asked("", "", code=130)
    for fixed in ("not a medical device", "bladder or bowel", "988", str(find_paths().diary)):
        assert fixed in " ".join(first.stderr.split())
    assert first.stderr.index("medical device") < first.stderr.index("Check-in for")
    assert "medical device" not in second.stderr
    assert welcome_mark(find_paths().diary).exists()


def test_the_app_and_the_plain_lines_share_what_the_first_run_was_told(home):
    with Terminal(home=home, first_run=True, PRTCHECK_PLAIN="1", columns=100, rows=50) as terminal:
        terminal.wait_for("not a medical device", "bladder or bowel", "Check-in for")
    assert not is_first_run(find_paths().diary)


def test_who_has_a_diary_is_not_told_again_what_it_is():
    output_of("log", "--pain", "4")
    assert "medical device" not in asked("", code=130).stderr


def ask_for_exceptions(home):
    home.mkdir(exist_ok=True)
    names = [question.name for question in QUESTIONS if question.name != "sides"]
    (home / "settings.toml").write_text(f"questions = {names}")


def test_an_exception_is_asked_before_the_activities_where_the_settings_name_it(home):
    ask_for_exceptions(home)
    result = asked("4", "3", "", "gone for an hour", "walk", "rainy")
    wording = "Did the pain do anything today that you would not have expected?"
    assert result.stderr.index(wording) < result.stderr.index("What did you do today?")
    assert json_of("show")["exception"] == "gone for an hour"
    assert shown() == (4, 3, [], ["walk"], "rainy")


def test_an_exception_is_not_asked_by_itself():
    assert "expected" not in asked("4", "3", "", "walk", "rainy").stderr


def test_an_exception_is_removed_with_a_dash(home):
    ask_for_exceptions(home)
    output_of("log", "--pain", "4", "--exception", "gone")
    asked("", "", "", "-", "", "")
    assert "exception" not in json_of("show")


def test_own_ratings_are_asked_after_fear_with_their_anchors():
    output_of("ratings", "add", "sleep")
    output_of("ratings", "add", "stress")
    result = asked("4", "3", "11", "7", "none", "", "walk", "")
    assert "How well did you sleep last night?\n0 = very badly, 10 = very well" in result.stderr
    assert "Sleep must be a whole number from 0 to 10, or none. You typed '11'" in result.stderr
    assert json_of("show")["ratings"] == [{"name": "sleep", "value": 7, "wording": 1}]
    assert shown() == (4, 3, [], ["walk"], "")


def test_an_own_rating_is_kept_by_an_empty_line_and_reached_by_back():
    output_of("ratings", "add", "sleep")
    output_of("log", "--pain", "4", "--rating", "sleep=7")
    result = asked("", "", "", "back", "back", "2", "", "", "", "")
    assert result.stderr.count("Now: sleep 7.") == 3
    assert json_of("show")["ratings"][0]["value"] == 7
    assert shown()[1] == 2


@pytest.mark.parametrize("number", ["3", "0", "11", "99999999", "٣"])
def test_a_number_that_is_not_in_the_list_is_asked_again_and_is_no_activity(number):
    output_of("log", "--date", "yesterday", "--did", "swim", "--did", "walk")
    result = asked("4", "", "", f"1, {number}", "1, run", "")
    assert f"The list has no number '{number}'. Use 1 to 2." in result.stderr
    assert len(shown()[3]) == 2
    assert "run" in shown()[3]


def test_a_number_without_a_list_is_no_activity():
    assert "There is no list yet" in asked("4", "", "", "3", "swim", "").stderr
    assert shown()[3] == ["swim"]


def test_a_question_mark_explains_the_question_and_loses_nothing(home):
    ask_for_exceptions(home)
    result = asked("?", "4", "?", "3", "stress", "?", "", "?", "m", "?", "", "?", "walk", "?", "")
    for question in QUESTIONS:
        assert QUESTION_HELP[question.name] in result.stderr
    assert shown() == (4, 3, [("stress", "mind-brain", "person")], ["walk"], "")


def test_back_asks_the_question_before_and_loses_nothing():
    asked("4", "3", "stress", "back", "back", "7", "", "", "", "walk", "Back", "", "rainy")
    assert shown() == (7, 3, [("stress", "mind-brain", "accepted")], ["walk"], "rainy")


def test_back_from_the_activities_reaches_the_causes_and_goes_on_from_there():
    asked("4", "", "", "back", "body: disc", "", "walk", "")
    assert shown()[2:4] == ([("disc", "body", "person")], ["walk"])


def test_back_while_sorting_keeps_the_sides_given_so_far():
    asked("4", "", "zzz", "yyy", "", "b", "back", "", "m", "", "")
    assert [cause[:2] for cause in shown()[2]] == [("zzz", "body"), ("yyy", "mind-brain")]


def test_there_is_nothing_before_the_first_question():
    assert "draft" not in asked("back", code=130).stderr
    result = asked("back", "4", "", "", "", "")
    assert "This is the first question." in result.stderr
    assert shown()[0] == 4


def test_a_day_that_is_done_is_said_to_be_done_before_it_is_asked_again():
    output_of("log", "--pain", "4")
    stderr = asked("5", "", "", "", "").stderr
    assert stderr.startswith("Sun 22 Nov 2026 is done already: pain 4, fear not answered.")
    assert shown()[0] == 5


@pytest.mark.parametrize(("answer", "pain"), [("r", 4), ("k", 7)])
def test_of_a_day_changed_meanwhile_the_person_keeps_or_replaces_it(answer, pain, home):
    day = "2025-11-22"
    with Terminal("checkin", "--plain", "--date", day, home=home) as terminal:
        terminal.wait_for("Your pain")
        terminal.type("4", ENTER, ENTER, ENTER, ENTER)
        terminal.wait_for("Anything to note?")
        assert run("log", "--pain", "7", "--date", day).returncode == 0
        terminal.type(ENTER)
        terminal.wait_for("It now holds: pain 7", "k = keep that one")
        terminal.type(answer, ENTER)
        assert terminal.wait_for_exit() == 0
    assert json_of("show", day)["pain"] == pain
    assert Drafts(find_paths().drafts).latest() is None
