"""The commands `undo` and `redo`."""

import pytest
from diary_operations import context_of
from program import output_of, refusal
from strategies import EVENING, SUNDAY, back

from prtcheck.actions.phases import start_phase

pytestmark = pytest.mark.usefixtures("sunday_evening")


def test_undo_takes_changes_back_one_by_one_until_there_is_none(diary):
    output_of("log", "--pain", "4")
    output_of("edit", "today", "--pain", "6")
    assert output_of("undo") == (
        "Undone: the edit made on Sun 22 Nov 2026 at 21:14. Now:\n"
        "Sun 22 Nov 2026: pain 4, fear not answered\n"
    )
    assert output_of("undo").endswith("Sun 22 Nov 2026: no check-in\n")
    assert diary.check_in(SUNDAY) is None
    assert "nothing to undo" in refusal("undo")


def test_undo_in_a_home_without_a_diary_makes_none(home):
    assert "nothing to undo" in refusal("undo")
    assert not home.exists()


def test_undo_says_what_the_phases_are_now(diary):
    context = context_of(diary, EVENING)
    start_phase(context, "therapy", back(9))
    start_phase(context, "swimming", SUNDAY)
    assert output_of("undo").splitlines()[1:] == [
        "phase therapy: from Fri 13 Nov 2026",
        "no phase that begins on 2026-11-22",
    ]
