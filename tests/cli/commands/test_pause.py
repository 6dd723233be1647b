"""The commands `pause` and `resume`."""

import pytest
from program import json_of, output_of, prtcheck, refusal

from prtcheck.paths import find_paths

pytestmark = pytest.mark.usefixtures("sunday_evening")


def test_a_pause_keeps_status_quiet_until_its_last_day():
    assert prtcheck("status").exit_code == 1
    output_of("pause", "--until", "2026-11-25")
    assert output_of("status") == "Paused until Wed 25 Nov 2026.\n"
    assert json_of("status")["paused_until"] == "2026-11-25"
    assert output_of("resume") == "The pause is over.\n"
    assert prtcheck("status").exit_code == 1


def test_a_pause_that_is_over_is_over():
    output_of("pause", "--until", "today")
    assert prtcheck("status").exit_code == 0
    find_paths().pause.write_text("2026-11-21")
    assert prtcheck("status").exit_code == 1
    assert output_of("resume") == "Not paused.\n"


def test_nothing_is_ended_where_nothing_was_paused():
    assert output_of("resume") == "Not paused.\n"


def test_a_pause_without_an_end_lasts_until_resumed():
    assert "until resumed" in output_of("pause")
    assert "until resumed" in output_of("status")


def test_a_pause_cannot_end_before_it_begins():
    assert "is over" in refusal("pause", "--until", "yesterday")
