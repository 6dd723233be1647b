"""The `phase` command."""

import pytest
from program import hold, json_of, output_of, prtcheck, refusal, run
from strategies import SUNDAY, back, logged
from terminal import Terminal

pytestmark = pytest.mark.usefixtures("sunday_evening")


def spans():
    return [(each["name"], each["since"], each["until"]) for each in json_of("phase")]


def test_a_phase_starts_today_and_goes_on():
    assert output_of("phase", "start", "physio group") == (
        "physio group: starts on Sun 22 Nov 2026.\nUndo with: prtcheck undo\n"
    )
    assert spans() == [("physio group", "2026-11-22", None)]


def test_a_phase_that_goes_on_ends_the_day_before_the_next_one():
    output_of("phase", "start", "old job", "--date", "2026-11-01")
    reply = output_of("phase", "start", "new job", "--date", "2026-11-10")
    assert "old job: ends on Mon 9 Nov 2026." in reply.splitlines()
    assert spans() == [("old job", "2026-11-01", "2026-11-09"), ("new job", "2026-11-10", None)]


def test_a_phase_before_another_ends_before_that():
    output_of("phase", "start", "new job", "--date", "2026-11-10")
    reply = output_of("phase", "start", "old job", "--date", "2026-11-01")
    assert reply.startswith(
        "old job: starts on Sun 1 Nov 2026, ends on Mon 9 Nov 2026, before the next one.\n"
    )


def test_a_phase_may_start_in_the_future():
    output_of("phase", "start", "therapy", "--date", "2026-12-24")
    assert output_of("phase").splitlines()[1].split("  ")[:3] == [
        "therapy",
        "2026-12-24",
        "not begun yet",
    ]


def test_a_phase_ends_today_or_on_a_day():
    output_of("phase", "start", "therapy", "--date", "-9")
    assert output_of("phase", "end").startswith("therapy: ends on Sun 22 Nov 2026.\n")
    output_of("phase", "end", "--date", "-2")
    assert spans() == [("therapy", "2026-11-13", "2026-11-20")]


def test_the_list_tells_days_and_how_many_are_logged(home):
    hold(home, logged(back(9)), logged(back(3)), logged(SUNDAY))
    output_of("phase", "start", "first", "--date", "-9")
    output_of("phase", "start", "second", "--date", "-2")
    assert output_of("phase") == (
        "phase   first day   last day    logged days\n"
        "first   2026-11-13  2026-11-19            2\n"
        "second  2026-11-20  goes on               1\n"
    )
    assert [each["days"] for each in json_of("phase")] == [2, 1]


def test_a_list_that_is_too_wide_is_a_sentence_each(home):
    output_of("phase", "start", "since the therapy group began", "--date", "-3")
    with Terminal("phase", home=home, columns=40) as terminal:
        assert terminal.wait_for_exit() == 0
        lines = terminal.raw.decode().splitlines()
    assert max(map(len, lines)) <= 40
    said = " ".join(" ".join(lines).split())
    assert said == "since the therapy group began: 2026-11-19, goes on, 0 logged days"


def test_without_a_phase_it_says_how_to_start_one(home):
    assert output_of("phase") == "No phases yet. Start one with: prtcheck phase start NAME\n"
    assert json_of("phase") == []
    assert not home.exists()


def test_a_phase_is_renamed_in_any_spelling_of_its_name():
    output_of("phase", "start", "Physio group")
    assert "Undo with" in output_of("phase", "rename", "physio GROUP", "physio")
    assert spans() == [("physio", "2026-11-22", None)]


def test_a_deleted_phase_leaves_its_check_ins(home, diary):
    hold(home, logged())
    output_of("phase", "start", "physio")
    assert output_of("phase", "delete", "physio") == (
        "Deleted the phase physio. Its check-ins stay.\nUndo with: prtcheck undo\n"
    )
    assert spans() == []
    assert diary.check_in(SUNDAY) == logged()


CHANGES = (
    ("start", "third", "--date", "-1"),
    ("end", "--date", "-3"),
    ("rename", "second", "other"),
    ("delete", "second"),
)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change[0])
def test_each_change_is_undone_and_redone_and_named_a_change_of_phases(change):
    output_of("phase", "start", "first", "--date", "-9")
    output_of("phase", "start", "second", "--date", "-5")
    before = spans()
    output_of("phase", *change)
    after = spans()
    assert after != before
    assert output_of("undo").startswith("Undone: the change of phases made on Sun 22 Nov 2026")
    assert spans() == before
    assert output_of("redo").startswith("Redone: the change of phases made on Sun 22 Nov 2026")
    assert spans() == after


def test_what_undo_took_away_is_named():
    output_of("phase", "start", "first")
    assert output_of("undo").endswith("no phase that begins on 2026-11-22\n")


def test_status_is_the_same_with_phases():
    before = prtcheck("status").output
    output_of("phase", "start", "first", "--date", "-9")
    assert prtcheck("status").output == before


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("start", "First"), "The phase from 2026-11-13 has this name. Choose another one."),
        (("start", "x", "--date", "2026-11-13"), "A phase starts on 2026-11-13 already."),
        (("start", "x", "--date", "then"), "'then'"),
        (("start", " "), "The name of a phase needs at least one character."),
        (("start", "x" * 61), "The name of a phase has 61 characters"),
        (("start",), "`phase start` needs a NAME"),
        (("end", "--date", "-10"), "No phase is running on 2026-11-12."),
        (("rename", "second", "x"), "No phase has this name. `prtcheck phase` lists them."),
        (("delete", "second"), "No phase has this name. `prtcheck phase` lists them."),
        (("begin", "x"), "`phase` has no command 'begin'"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence_and_changes_nothing(arguments, sentence):
    output_of("phase", "start", "first", "--date", "-9")
    assert sentence in refusal("phase", *arguments)
    assert spans() == [("first", "2026-11-13", None)]


def test_a_refused_phase_makes_no_diary(home):
    refusal("phase", "end")
    assert not home.exists()


def test_the_program_keeps_a_phase_from_one_run_to_the_next():
    assert run("phase", "start", "physio", "--date", "2020-01-01").returncode == 0
    assert run("phase").stdout.decode().splitlines()[1].startswith("physio  2020-01-01  goes on")
