"""The check-in line by line."""

import pytest
from program import answered, clock_at, prtcheck

from prtcheck.home import places
from prtcheck.storage.drafts import Drafts


@pytest.fixture(autouse=True)
def evening():
    with clock_at():
        yield


def asked(*lines, day="today", code=0):
    result = prtcheck("checkin", "--plain", "--date", day, stdin="".join(f"{x}\n" for x in lines))
    assert result.exit_code == code, result.output
    return result


def shown(day="today"):
    found = answered("show", day)
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
    assert result.stderr.count("no rating") == 2
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


def test_ended_input_keeps_a_draft_that_the_next_start_offers():
    asked("7", code=130)
    assert Drafts(places().drafts).latest().pain == 7
    asked("", "", "2", "", "", "")
    assert shown()[:2] == (7, 2)


def test_nothing_of_it_draws_or_escapes():
    result = asked("4", "3", "stress", "", "", "walk", "")
    assert result.output.isascii()
    assert "\x1b" not in result.output
