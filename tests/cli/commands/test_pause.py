"""The commands `pause` and `resume`."""

import pytest
from program import answered, clock_at, prtcheck, refusal, said

from prtcheck.paths import find_paths


@pytest.fixture(autouse=True)
def evening():
    with clock_at():
        yield


def test_a_pause_keeps_status_quiet_until_its_last_day():
    assert prtcheck("status").exit_code == 1
    said("pause", "--until", "2026-11-25")
    assert said("status") == "Paused until Wed 25 Nov 2026.\n"
    assert answered("status")["paused_until"] == "2026-11-25"
    assert said("resume") == "The pause is over.\n"
    assert prtcheck("status").exit_code == 1


def test_a_pause_that_is_over_is_over():
    said("pause", "--until", "today")
    assert prtcheck("status").exit_code == 0
    find_paths().pause.write_text("2026-11-21")
    assert prtcheck("status").exit_code == 1
    assert said("resume") == "Not paused.\n"


def test_nothing_is_ended_where_nothing_was_paused():
    assert said("resume") == "Not paused.\n"


def test_a_pause_without_an_end_lasts_until_resumed():
    assert "until resumed" in said("pause")
    assert "until resumed" in said("status")


def test_a_pause_cannot_end_before_it_begins():
    assert "is over" in refusal("pause", "--until", "yesterday")
