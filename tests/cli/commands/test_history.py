"""The `history` command."""

import pytest
from program import hold, json_of, output_of, prtcheck, refusal, run
from strategies import back, logged
from terminal import Terminal

pytestmark = pytest.mark.usefixtures("sunday_evening")


def test_history_is_newest_first_and_ends_thirty_days_back(home):
    hold(home, *(logged(back(days)) for days in (30, 29, 1, 0)))
    assert [c["day"] for c in json_of("history")] == ["2026-11-22", "2026-11-21", "2026-10-24"]
    lines = output_of("history").splitlines()
    assert [line[:10] for line in lines[1:]] == ["2026-11-22", "2026-11-21", "2026-10-24"]


def test_history_takes_any_range(home):
    hold(home, *(logged(back(days)) for days in (200, 40, 3, 0)))
    assert len(json_of("history", "--all")) == 4
    assert len(json_of("history", "--days", "4")) == 2
    assert [c["day"] for c in json_of("history", "--since", "2026-10-01", "--until", "-3")] == [
        "2026-11-19",
        "2026-10-13",
    ]
    assert "two ranges" in refusal("history", "--all", "--days", "3")


def test_history_marks_what_was_late_and_what_was_edited():
    output_of("log", "--pain", "4", "--date", "-3")
    assert "edited" not in output_of("history")
    output_of("edit", "-3", "--pain", "5")
    head, row = output_of("history").splitlines()
    assert head.split()[:5] == ["day", "pain", "fear", "late", "edited"]
    assert row.split() == ["2026-11-19", "Thu", "5", "3", "yes"]


def test_a_narrow_terminal_marks_them_in_words(home):
    assert run("log", "--pain", "4", "--date", "-3").returncode == 0
    assert run("edit", "-3", "--pain", "5").returncode == 0
    with Terminal("history", home=home, columns=50) as terminal:
        assert terminal.wait_for_exit() == 0
        assert "(3 days late, edited)" in " ".join(terminal.text().split())


def test_history_without_check_ins_says_so_on_stderr():
    result = prtcheck("history")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "No check-ins" in result.stderr
    assert json_of("history") == []
