"""The first days: every look says how to begin, and the first check-in what comes next, once."""

import pytest
from program import output_of, prtcheck

from prtcheck.core.check_in import Cause
from prtcheck.wording.first_steps import AFTER_FIRST, BEGIN

pytestmark = pytest.mark.usefixtures("sunday_evening")


@pytest.mark.parametrize("command", ["status", "trend", "insights", "history"])
def test_an_empty_diary_says_how_to_begin_and_a_range_without_days_does_not(command):
    assert prtcheck(command).output == f"{BEGIN}\n"
    output_of("log", "--pain", "4", "--date", "-40")
    assert BEGIN not in prtcheck(command).output


def test_what_comes_next_is_said_after_the_first_check_in_and_never_again():
    assert output_of("log", "--pain", "4").endswith(f"{AFTER_FIRST}\n")
    later = output_of("edit", "today", "--pain", "5"), output_of("log", "--pain", "4", "--date=-1")
    assert AFTER_FIRST not in "".join(later)


def test_line_by_line_it_is_said_too():
    answered = prtcheck("checkin", "--plain", stdin="4\n\n\n\n\n")
    assert AFTER_FIRST in answered.stdout


def test_the_daily_line_is_as_good_short(diary):
    output_of("log", "-p", "4", "-f", "3", "-c", "stress", "-d", "walk", "-n", "windy")
    output_of("edit", "-0", "-p", "5", "-d", "swim")
    [saved] = diary.check_ins()
    assert (saved.pain, saved.fear, saved.note) == (5, 3, "windy")
    assert (saved.causes, saved.activities) == ((Cause("stress"),), ("swim",))
