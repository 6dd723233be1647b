"""The `status` command."""

import json

import pytest
from program import hold, output_of, prtcheck
from strategies import EVENING, SUNDAY, back, logged

from prtcheck.core.draft import Draft
from prtcheck.storage.drafts import Drafts

pytestmark = pytest.mark.usefixtures("sunday_evening")


def status():
    result = prtcheck("status", "--json")
    return result.exit_code, json.loads(result.stdout)


def test_status_is_one_until_today_is_logged_and_nothing_after():
    assert prtcheck("status").exit_code == 1
    output_of("log", "--pain", "4")
    assert output_of("status") == "Today, Sun 22 Nov 2026: done.\n"


def test_status_of_an_empty_diary_misses_nothing():
    nothing = {"done": False, "last": None, "missing": [], "paused_until": None, "left_out": []}
    assert status() == (1, {"day": "2026-11-22", **nothing})


def test_status_names_the_missing_ones_of_the_last_seven_days(home):
    hold(home, *(logged(back(days)) for days in (20, 7, 4, 2)))
    assert status() == (
        1,
        {
            "day": "2026-11-22",
            "done": False,
            "last": "2026-11-20",
            "missing": ["2026-11-16", "2026-11-17", "2026-11-19", "2026-11-21"],
            "paused_until": None,
            "left_out": [],
        },
    )
    words = prtcheck("status").stdout
    assert "Mon 16 Nov 2026, Tue 17 Nov 2026, Thu 19 Nov 2026" in words
    assert words.endswith("Fill one in with: prtcheck checkin --date 2026-11-21\n")


def test_no_day_is_missing_before_the_first_check_in(home):
    hold(home, logged(back(2)))
    assert status()[1]["missing"] == ["2026-11-21"]


def test_status_tells_of_a_check_in_that_is_begun(home):
    Drafts(home / "drafts").keep(Draft(day=SUNDAY, pain=3), EVENING)
    result = prtcheck("status")
    assert result.exit_code == 1
    assert "unfinished" in result.stdout


def test_weekly_is_due_only_after_a_week(home):
    home.mkdir()
    (home / "settings.toml").write_text("weekly = true\n")
    hold(home, logged(back(7)))
    assert prtcheck("status").exit_code == 1
    hold(home, logged(back(6)))
    assert prtcheck("status").exit_code == 0
