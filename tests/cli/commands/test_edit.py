"""The `edit` command."""

from datetime import timedelta

import pytest
from program import clock_at, hold, json_of, output_of, prtcheck, refusal
from strategies import EVENING, SUNDAY, logged

from prtcheck.core.check_in import Cause, CodedBy, Side

FRIDAY = SUNDAY - timedelta(days=2)


pytestmark = pytest.mark.usefixtures("sunday_evening")


def test_edit_changes_just_what_its_options_say(diary):
    output_of("log", "--pain", "4", "--fear", "2", "--cause", "old disc", "--did", "walk")
    later = EVENING + timedelta(minutes=30)
    with clock_at(later):
        reply = output_of("edit", "today", "--pain", "6")
    assert reply.startswith("Saved for Sun 22 Nov 2026: pain 6, fear 2; causes: old disc")
    assert diary.check_in(SUNDAY) == logged(
        pain=6, fear=2, causes=(Cause("old disc"),), activities=("walk",), edited_at=later
    )


@pytest.mark.parametrize(
    ("options", "field", "value"),
    [
        (("--pain", "none"), "pain", None),
        (("--fear", "none"), "fear", None),
        (("--cause", ""), "causes", ()),
        (("--did", ""), "activities", ()),
        (("--note", ""), "note", ""),
        (("--cause", "stress"), "causes", (Cause("stress"),)),
        (("--did", "swim", "--did", "rest"), "activities", ("swim", "rest")),
    ],
)
def test_edit_clears_and_replaces(options, field, value, diary):
    output_of(
        "log", "--pain", "4", "--fear", "2", "--cause", "disc", "--did", "walk", "--note", "n"
    )
    output_of("edit", "2026-11-22", *options)
    assert getattr(diary.check_in(SUNDAY), field) == value


def test_edit_leaves_what_is_known_of_a_cause_that_stays(home, diary):
    coded = Cause("stress", Side.MIND_BRAIN, CodedBy.PERSON, EVENING)
    hold(home, logged(causes=(Cause("disc"), coded)))
    output_of("edit", "today", "--cause", "stress", "--cause", "sleep")
    assert diary.check_in(SUNDAY).causes == (coded, Cause("sleep"))


def test_an_edit_that_says_what_is_there_stores_nothing(diary):
    output_of("log", "--pain", "4")
    assert output_of("edit", "today", "--pain", "4").startswith(
        "Nothing to change on Sun 22 Nov 2026"
    )
    assert diary.check_in(SUNDAY) == logged(pain=4)
    assert len(diary.revisions(SUNDAY)) == 1


def test_an_edit_cannot_empty_a_day(diary):
    output_of("log", "--pain", "4")
    assert "empty" in refusal("edit", "today", "--pain", "none")
    assert diary.check_in(SUNDAY) == logged(pain=4)


def test_edit_of_a_day_without_a_check_in_names_the_command_that_makes_one(home):
    sentence = refusal("edit", "-2", "--pain", "4")
    assert "Fri 20 Nov 2026 has no check-in" in sentence
    assert "prtcheck log --date 2026-11-20" in sentence
    assert not home.exists()


def test_edit_without_options_wants_a_terminal_and_says_what_to_do_without():
    output_of("log", "--pain", "4")
    assert "prtcheck edit 2026-11-22 --pain 4" in refusal("edit", "today")


def test_a_day_may_be_given_as_so_many_days_ago(diary):
    output_of("log", "--pain", "4", "--date", "-2")
    assert json_of("show", "-2")["day"] == "2026-11-20"
    output_of("edit", "-2", "--pain", "5")
    output_of("edit", "--pain", "6", "-2")
    assert diary.check_in(FRIDAY).pain == 6
    output_of("delete", "-2", "--yes")
    assert diary.check_in(FRIDAY) is None


@pytest.mark.parametrize("day", ["today", "-2"])
def test_a_misspelt_option_is_an_error_whatever_the_day(day, diary):
    output_of("log", "--pain", "4", "--date", day)
    before = diary.check_ins()
    result = prtcheck("edit", day, "--pian", "5")
    assert result.exit_code == 2
    assert "--pian" in result.stderr
    assert diary.check_ins() == before
