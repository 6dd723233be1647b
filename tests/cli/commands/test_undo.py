"""The commands `undo` and `redo`."""

import pytest
from program import clock_at, refusal, said
from strategies import EVENING, SUNDAY


@pytest.fixture(autouse=True)
def sunday_evening():
    with clock_at(EVENING):
        yield


def test_undo_takes_changes_back_one_by_one_until_there_is_none(diary):
    said("log", "--pain", "4")
    said("edit", "today", "--pain", "6")
    assert said("undo") == (
        "Took back: edit of 2026-11-22 21:14 +01:00. Now:\n"
        "Sun 22 Nov 2026: pain 4, fear not answered\n"
    )
    assert said("undo").endswith("Sun 22 Nov 2026: no check-in\n")
    assert diary.check_in(SUNDAY) is None
    assert "nothing to undo" in refusal("undo")


def test_undo_in_a_home_without_a_diary_makes_none(home):
    assert "nothing to undo" in refusal("undo")
    assert not home.exists()
