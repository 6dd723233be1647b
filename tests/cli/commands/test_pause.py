"""Being reminded without nagging: pause, resume, weekly; and the words on safety."""

import pytest
from program import answered, clock_at, prtcheck, refusal, said
from strategies import SUNDAY, logged

from prtcheck.paths import find_paths
from prtcheck.settings import load_settings, save_setting
from prtcheck.storage.diary import Diary


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


def test_weekly_is_due_only_after_a_week():
    find_paths().data.mkdir(parents=True)
    find_paths().settings.write_text("weekly = true\n")
    diary = Diary(find_paths().diary)
    old = logged(SUNDAY.replace(day=15))
    diary.add(old, old.entered_at)
    assert prtcheck("status").exit_code == 1
    recent = logged(SUNDAY.replace(day=16))
    diary.add(recent, recent.entered_at)
    assert prtcheck("status").exit_code == 0


def test_safety_says_when_to_see_a_doctor_and_what_this_is_not():
    words = " ".join(said("safety").split())
    for fixed in (
        "bladder or bowel",
        "Samaritans 116 123",
        "It is not a medical device and is not affiliated with the study's authors.",
        "Nobody reads the entries.",
    ):
        assert fixed in words


@pytest.mark.parametrize(
    "before", ["", "weekly = true\n", 'theme = "light" # mine\nweekly = true\n']
)
def test_a_choice_is_remembered_and_all_else_stays(tmp_path, before):
    path = tmp_path / "settings.toml"
    path.write_text(before)
    save_setting(path, "theme", "high-contrast")
    found = load_settings(path)
    assert (found.theme, found.problems) == ("high-contrast", ())
    assert found.weekly == ("weekly" in before)


@pytest.mark.parametrize(
    "line",
    ['theme = "pink"', "weekly = 1", 'questions = ["sleep"]', "questions = []", "hidden = 3"],
)
def test_settings_that_cannot_be_used_are_named_and_never_stop_a_check_in(line):
    find_paths().data.mkdir(parents=True)
    find_paths().settings.write_text(f"{line}\n")
    result = prtcheck("log", "--pain", "4")
    assert result.exit_code == 0
    assert f"line 1: {line.split()[0]}" in result.stderr
