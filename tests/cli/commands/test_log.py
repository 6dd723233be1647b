"""The `log` command."""

from datetime import timedelta

import pytest
from program import clock_at, hold, output_of, prtcheck, refusal
from strategies import EVENING, SUNDAY, logged

from prtcheck.core.check_in import Cause
from prtcheck.core.draft import Draft
from prtcheck.storage.drafts import Drafts
from prtcheck.wording.first_steps import AFTER_FIRST

SATURDAY = SUNDAY - timedelta(days=1)
FRIDAY = SUNDAY - timedelta(days=2)


pytestmark = pytest.mark.usefixtures("sunday_evening")


def test_one_line_logs_a_whole_check_in(diary):
    reply = output_of(
        *(
            "log",
            "--pain",
            "4",
            "--fear",
            "3",
            "--cause",
            " stress at work ",
            "--cause",
            "old disc",
        ),
        *("--did", "walk", "--did", " swim", "--note", "Long day."),
    )
    assert reply == (
        "Saved for Sun 22 Nov 2026: pain 4, fear 3; causes: stress at work, old disc; "
        "did: walk, swim; note: Long day.\nUndo with: prtcheck undo\n"
        "2 causes are not sorted yet. "
        'Sort each: prtcheck causes code "TEXT" SIDE (body, mind-brain or unsure)\n'
        f"{AFTER_FIRST}\n"
    )
    assert diary.check_in(SUNDAY) == logged(
        pain=4,
        fear=3,
        causes=(Cause("stress at work"), Cause("old disc")),
        activities=("walk", "swim"),
        note="Long day.",
    )


def test_an_answer_that_is_not_given_stays_unanswered(diary):
    assert "pain 0, fear not answered" in output_of("log", "--pain", "0")
    assert diary.check_in(SUNDAY) == logged(pain=0)


def test_a_late_entry_says_how_late_it_is(diary):
    assert "(entered 2 days late, left out of the figures)" in output_of(
        "log", "--pain", "4", "--date", "-2"
    )
    assert "(entered 1 day late)" in output_of("log", "--pain", "4", "--date", "yesterday")
    assert "late" not in output_of("log", "--pain", "4")
    assert [c.day for c in diary.check_ins()] == [FRIDAY, SATURDAY, SUNDAY]


def test_the_day_before_four_in_the_morning_is_the_evening_before(diary):
    with clock_at(EVENING + timedelta(hours=5)):
        assert output_of("log", "--pain", "4").startswith("Saved for Sun 22 Nov 2026")
    with clock_at(EVENING + timedelta(hours=7)):
        assert output_of("log", "--pain", "4").startswith("Saved for Mon 23 Nov 2026")


def test_an_activity_takes_the_spelling_it_is_known_by_and_counts_once(home, diary):
    hold(home, logged(SATURDAY, activities=("Walk", "café")))
    output_of("log", "--did", "walk", "--did", "swim", "--did", "WALK", "--did", "CAFÉ")
    assert diary.check_in(SUNDAY).activities == ("Walk", "swim", "café")


def test_an_activity_of_the_settings_lends_its_spelling(home, diary):
    home.mkdir()
    (home / "settings.toml").write_text('activities = ["Nordic walking"]')
    output_of("log", "--did", "nordic walking")
    assert diary.check_in(SUNDAY).activities == ("Nordic walking",)


def test_a_setting_that_cannot_be_used_is_named_on_stderr_and_stops_nothing(home):
    home.mkdir()
    (home / "settings.toml").write_text('day_end = "03:00"')
    result = prtcheck("log", "--pain", "4")
    assert result.exit_code == 0
    assert result.stderr.count("\n") == 1
    assert "line 1: day_end isn't a setting" in result.stderr


def test_a_second_log_of_a_day_changes_nothing_and_names_the_cure(diary):
    output_of("log", "--pain", "4")
    sentence = refusal("log", "--pain", "5")
    assert "Sun 22 Nov 2026 already has a check-in" in sentence
    assert "--replace" in sentence
    assert "prtcheck edit 2026-11-22" in sentence
    assert diary.check_in(SUNDAY) == logged(pain=4)


def test_replace_keeps_the_first_moment_and_the_former_state(diary):
    output_of("log", "--pain", "4", "--fear", "2", "--note", "first")
    later = EVENING + timedelta(minutes=30)
    with clock_at(later):
        output_of("log", "--pain", "6", "--replace")
    assert diary.check_in(SUNDAY) == logged(pain=6, edited_at=later)
    former = diary.revisions(SUNDAY)[-1].before
    assert former == logged(pain=4, fear=2, note="first")


def test_replace_serves_on_a_day_that_has_none_yet(diary):
    output_of("log", "--pain", "6", "--replace")
    assert diary.check_in(SUNDAY) == logged(pain=6)


def test_a_name_with_a_comma_is_one_activity_and_how_to_make_two_is_said(diary):
    result = prtcheck("log", "--did", "walk, physio with Ann")
    assert diary.check_in(SUNDAY).activities == ("walk, physio with Ann",)
    assert result.stderr == (
        'Saved as one activity: "walk, physio with Ann". For two, use '
        "`prtcheck undo` and then --did walk --did 'physio with Ann'.\n"
    )
    edited = prtcheck("edit", "today", "--did", "a,b,c")
    assert "and then --did a --did b --did c." in edited.stderr


@pytest.mark.parametrize("name", ["walk", "walk,", ", walk"])
def test_a_name_that_cannot_be_two_activities_is_not_explained(name):
    assert prtcheck("log", "--did", name).stderr == ""


def test_a_name_with_a_comma_that_is_known_is_not_explained_again():
    output_of("log", "--did", "tea, cake", "--date", "yday")
    assert prtcheck("log", "--did", "Tea, cake").stderr == ""


def test_a_cause_with_a_comma_is_own_words():
    assert prtcheck("log", "--cause", "work, sleep").stderr == ""


def test_a_draft_of_another_day_stays_when_a_day_is_logged(home):
    drafts = Drafts(home / "drafts")
    drafts.keep(Draft(day=SATURDAY, pain=3), EVENING)
    output_of("log", "--pain", "4")
    assert drafts.find(SATURDAY).pain == 3
