"""The `checkin` command."""

import pytest
from program import refusal

pytestmark = pytest.mark.usefixtures("sunday_evening")


def test_it_needs_a_terminal_and_names_the_command_that_needs_none():
    sentence = refusal("checkin", "--date", "yesterday")
    assert "`prtcheck log --date 2026-11-21 --pain 4 --fear 3`" in sentence


def test_a_day_in_the_future_is_refused():
    assert "future" in refusal("checkin", "--plain", "--date", "2026-11-23")
