"""The `history` command."""

import pytest
from program import hold, json_of, output_of, prtcheck, refusal
from strategies import back, logged

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


@pytest.mark.parametrize(
    ("columns", "marked"), [("100", "3  yes"), ("50", "(3 days late, edited)")]
)
def test_history_marks_what_was_late_and_what_was_edited(columns, marked, monkeypatch):
    monkeypatch.setenv("COLUMNS", columns)
    output_of("log", "--pain", "4", "--date", "-3")
    output_of("log", "--pain", "4", "--date", "-1")
    assert marked not in output_of("history")
    assert "edited" not in output_of("history")
    output_of("edit", "-3", "--pain", "5")
    shown = " ".join(output_of("history").split())
    assert shown.count(" ".join(marked.split())) == 1


def test_history_without_check_ins_says_so_on_stderr():
    result = prtcheck("history")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "No check-ins" in result.stderr
    assert json_of("history") == []
