"""The `delete` command."""

from datetime import date

import pytest
from program import hold, output_of, refusal, run
from strategies import SUNDAY, logged
from terminal import ENTER, Terminal

LAST_YEAR = date(2025, 11, 22)


pytestmark = pytest.mark.usefixtures("sunday_evening")


def test_delete_removes_a_day_and_undo_brings_it_back(diary):
    output_of("log", "--pain", "4", "--note", "keep me")
    reply = output_of("delete", "today", "--yes")
    assert reply.startswith("Deleted Sun 22 Nov 2026: pain 4")
    assert "Undo with: prtcheck undo" in reply
    assert diary.check_in(SUNDAY) is None
    assert output_of("undo").endswith("Sun 22 Nov 2026: pain 4, fear not answered; note: keep me\n")
    assert diary.check_in(SUNDAY) == logged(pain=4, note="keep me")


def test_delete_without_a_terminal_and_without_yes_removes_nothing(diary):
    output_of("log", "--pain", "4")
    assert "prtcheck delete 2026-11-22 --yes" in refusal("delete", "today", stdin="y\n")
    assert diary.check_in(SUNDAY) == logged(pain=4)


def test_delete_of_a_day_without_a_check_in_is_refused(home):
    assert "Fri 20 Nov 2026 has no check-in" in refusal("delete", "-2", "--yes")
    assert not home.exists()


def test_a_day_is_deleted_when_the_person_says_yes_at_the_terminal(home):
    diary = hold(home, logged(LAST_YEAR))
    with Terminal("delete", "2025-11-22", home=home) as terminal:
        terminal.wait_for("Delete Sat 22 Nov 2025: pain 4, fear not answered? [y/N]")
        terminal.type("n", ENTER)
        assert terminal.wait_for_exit() == 1
    assert diary.check_in(LAST_YEAR) == logged(LAST_YEAR)
    with Terminal("delete", "2025-11-22", home=home) as terminal:
        terminal.wait_for("[y/N]")
        terminal.type("y", ENTER)
        assert terminal.wait_for_exit() == 0
    assert diary.check_in(LAST_YEAR) is None


def test_an_interrupt_at_the_question_deletes_nothing(home):
    diary = hold(home, logged(LAST_YEAR))
    with Terminal("delete", "2025-11-22", home=home) as terminal:
        terminal.wait_for("[y/N]")
        terminal.type("\x03")
        assert terminal.wait_for_exit() == 130
    assert diary.check_in(LAST_YEAR) == logged(LAST_YEAR)


@pytest.mark.parametrize("change", [("edit", "--pain", "7"), ("delete", "--yes")])
def test_a_day_that_is_changed_while_the_question_waits_is_not_deleted(change, home):
    diary = hold(home, logged(LAST_YEAR))
    command, *options = change
    with Terminal("delete", "2025-11-22", home=home) as terminal:
        terminal.wait_for("[y/N]")
        assert run(command, "2025-11-22", *options).returncode == 0
        before = diary.contents()
        terminal.type("y", ENTER)
        assert terminal.wait_for_exit() == 2
        shown = " ".join(terminal.text().split())
    assert "prtcheck: This day was changed since you opened it" in shown
    assert "Deleted" not in shown
    assert diary.contents() == before
