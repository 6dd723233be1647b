"""The `delete` command."""

import pytest
from program import clock_at, refusal, said
from strategies import EVENING, SUNDAY, logged


@pytest.fixture(autouse=True)
def sunday_evening():
    with clock_at(EVENING):
        yield


def test_delete_removes_a_day_and_undo_brings_it_back(diary):
    said("log", "--pain", "4", "--note", "keep me")
    reply = said("delete", "today", "--yes")
    assert reply.startswith("Deleted Sun 22 Nov 2026: pain 4")
    assert "Undo with: prtcheck undo" in reply
    assert diary.check_in(SUNDAY) is None
    assert said("undo").endswith("Sun 22 Nov 2026: pain 4, fear not answered; note: keep me\n")
    assert diary.check_in(SUNDAY) == logged(pain=4, note="keep me")


def test_delete_without_a_terminal_and_without_yes_removes_nothing(diary):
    said("log", "--pain", "4")
    assert "prtcheck delete 2026-11-22 --yes" in refusal("delete", "today", stdin="y\n")
    assert diary.check_in(SUNDAY) == logged(pain=4)


def test_delete_of_a_day_without_a_check_in_is_refused(home):
    assert "Fri 20 Nov 2026 has no check-in" in refusal("delete", "-2", "--yes")
    assert not home.exists()
