"""The `history` command."""

import pytest
from program import hold, json_of, output_of, prtcheck, refusal, run
from strategies import back, logged
from terminal import Terminal

from prtcheck.core.check_in import Cause, OwnRating

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


def test_own_ratings_are_columns_where_there_are_any(home):
    hold(
        home,
        logged(back(2), pain=4, ratings=(OwnRating("sleep", 10), OwnRating("Mood", 3))),
        logged(back(1), pain=4, ratings=(OwnRating("mood", 0),)),
        logged(),
    )
    assert output_of("history") == (
        "day             pain  fear  sleep  mood  late  causes  activities  note\n"
        "2026-11-22 Sun     4\n"
        "2026-11-21 Sat     4                  0\n"
        "2026-11-20 Fri     4           10     3\n"
    )


@pytest.mark.parametrize(("count", "is_table"), [(0, True), (1, True), (3, False)])
def test_own_ratings_leave_the_own_words_room_or_there_is_no_table(home, count, is_table):
    ratings = tuple(OwnRating(f"rating {nth}", 7) for nth in range(count))
    hold(home, logged(pain=4, ratings=ratings, causes=(Cause("sitting for too long"),)))
    with Terminal("history", "--all", home=home, columns=80) as terminal:
        assert terminal.wait_for_exit() == 0
        lines = terminal.raw.decode().splitlines()
    assert lines[0].startswith("day ") == is_table
    assert max(map(len, lines)) <= 80
