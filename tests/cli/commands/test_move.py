"""The `move` command."""

from dataclasses import replace
from datetime import date

import pytest
from program import hold, output_of, prtcheck, refusal, run
from strategies import back, logged

LAST_YEAR = date(2025, 11, 22)

pytestmark = pytest.mark.usefixtures("sunday_evening")


def test_a_check_in_is_moved_and_what_it_holds_and_its_lateness_are_said(home):
    diary = hold(home, logged())
    assert output_of("move", "today", "-3") == (
        "Moved from Sun 22 Nov 2026 to Thu 19 Nov 2026: pain 4, fear not answered\n"
        "Entered 3 days late.\n"
        "Undo with: prtcheck undo\n"
    )
    assert [check_in.day for check_in in diary.check_ins()] == [back(3)]


def test_one_undo_moves_it_back(home):
    diary = hold(home, logged())
    output_of("move", "today", "yesterday")
    assert output_of("undo") == (
        "Undone: the move made on Sun 22 Nov 2026 at 21:14. Now:\n"
        "Sat 21 Nov 2026: no check-in\n"
        "Sun 22 Nov 2026: pain 4, fear not answered\n"
    )
    assert diary.check_ins() == [logged()]


def test_the_day_that_it_left_tells_of_the_move(home):
    hold(home, logged())
    output_of("move", "today", "yesterday")
    assert "moved to another day: pain 4" in prtcheck("show", "today").output


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (("-3", "-4"), "Thu 19 Nov 2026 has no check-in to move."),
        (("today", "-2"), "Fri 20 Nov 2026 already has a check-in."),
        (("today", "today"), "The check-in is on Sun 22 Nov 2026 already."),
        (("-2", "today"), "Sun 22 Nov 2026 already has a check-in."),
        (("-2", "-1"), "is after the day on which it was entered (Fri 20 Nov 2026)."),
        (("today", "2026-11-23"), "2026-11-23 is in the future"),
        (("today", "then"), "'then'"),
        (("today",), "`move` needs a TO"),
    ],
)
def test_what_cannot_be_moved_is_said_in_a_sentence_and_changes_nothing(home, days, sentence):
    diary = hold(home, logged(back(2)), logged())
    before = diary.contents()
    assert sentence in refusal("move", *days)
    assert diary.contents() == before


def test_a_refused_move_makes_no_diary(home):
    refusal("move", "-1", "-2")
    assert not home.exists()


def test_the_program_moves_a_check_in_from_one_run_to_the_next(home):
    diary = hold(home, logged(LAST_YEAR))
    assert run("move", "2025-11-22", "2025-11-20").returncode == 0
    assert diary.check_ins() == [replace(logged(LAST_YEAR), day=date(2025, 11, 20))]
