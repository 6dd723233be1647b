"""Shell completion."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from program import clock_at, hold, output_of, run
from strategies import logged

from prtcheck.cli import completion
from prtcheck.cli.app import EXAMPLES, GROUPS
from prtcheck.core.check_in import Cause
from prtcheck.paths import find_paths


@pytest.fixture
def logged_day():
    with clock_at():
        output_of(
            "log", "--cause", "Stress at work", "--did", "walk", "--did", "café", "--pain", "4"
        )


def test_days_activities_and_own_words_are_offered(logged_day):
    assert completion.complete_days("t") == ["today", "tue", "thu"]
    assert completion.complete_activities("W") == ["walk"]
    assert completion.complete_causes("stress") == ["Stress at work"]


def test_phases_and_own_ratings_are_offered_where_no_shell_sees_more_than_a_word_in_them():
    with clock_at():
        for name in ("Physio group", "p$(reboot)"):
            output_of("phase", "start", name, "--date", "-3" if name[0] == "P" else "today")
        output_of("ratings", "add", "sleep")
        output_of("ratings", "add", "mood")
        output_of("ratings", "stop", "mood")
    assert completion.complete_phases("p") == ["Physio group"]
    assert completion.complete_ratings("") == ["sleep"]
    assert completion.complete_new_ratings("S") == ["sleep", "stress"]


def test_activities_of_the_settings_and_hidden_ones_are_offered_by_the_same_rule(logged_day):
    find_paths().settings.write_text('activities = ["swim", "x$(reboot)"]\nhidden = ["walk"]\n')
    assert sorted(completion.complete_own_activities("")) == ["café", "swim", "walk"]
    assert completion.complete_hidden_activities("") == ["walk"]


def test_a_diary_that_cannot_be_read_offers_nothing():
    find_paths().data.mkdir(parents=True)
    find_paths().diary.write_text("not a diary")
    assert completion.complete_activities("") == []
    assert completion.complete_phases("") == []
    assert completion.complete_ratings("") == []


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("prtcheck show to", "today"),
        ("prtcheck log --did wa", "walk"),
        ("prtcheck exp", "export"),
        ("prtcheck ratings add sl", "sleep"),
        ("prtcheck help rem", "reminders"),
    ],
)
def test_bash_is_told(logged_day, line, offered):
    words = line.split()
    asked = {
        "_PRTCHECK_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
    }
    assert offered in run(env={**os.environ, **asked}).stdout.decode().split()


def offered_by_bash(*words):
    """Return what bash puts on the line when Tab is pressed after words of a line."""
    program = f"{sys.executable} -m prtcheck"
    script = f"""
        prtcheck() {{ {program} "$@"; }}
        eval "$(_PRTCHECK_COMPLETE=source_bash {program})"
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
        _prtcheck_completion {Path(sys.executable).with_name("prtcheck")}
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    done = subprocess.run(
        ["bash", "-c", script, "bash", *words], capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()


def test_bash_gets_own_words_so_that_they_stay_one_word():
    with clock_at():
        output_of("log", "--pain", "4", "--cause", "Hexenschuss, wie früher")
    [offered] = offered_by_bash("prtcheck", "log", "--cause", "Hex")
    line = subprocess.run(
        ["bash", "-c", f"printf %s {offered}"], capture_output=True, text=True, check=True
    )
    assert line.stdout == "Hexenschuss, wie früher"
    for quoted in ('"Hex', "'Hex"):
        assert offered_by_bash("prtcheck", "log", "--cause", quoted) == ["Hexenschuss, wie früher"]


@pytest.mark.parametrize(
    "text", ["stress", "Hexenschuss, wie früher", "दर्द", "боль 2", "дом/работа", "a_b-c.", "痛み"]
)
def test_words_of_letters_digits_and_plain_marks_are_offered_in_any_script(text, home):
    hold(home, logged(causes=(Cause(text),)))
    assert completion.complete_causes(text[:1]) == [text]


@pytest.mark.parametrize(
    "mark", list("$`\\\"'!;|&<>(){}[]*?#~=^%@:+\u202e\u200b\u00a0\x1b\x9b\t\n\r")
)
def test_a_word_with_any_other_mark_is_not_offered(mark, home):
    hold(home, logged(causes=(Cause(f"a{mark}b"), Cause(f"a {mark} b"))))
    assert completion.complete_causes("a") == []


def test_a_word_that_would_be_an_option_is_not_offered(home):
    hold(home, logged(causes=(Cause("-rf"), Cause("--yes"))))
    assert completion.complete_causes("") == []


@pytest.mark.parametrize(
    "odd",
    [
        {"_PRTCHECK_COMPLETE": "complete_bash", "COMP_WORDS": "prtcheck log", "COMP_CWORD": "x"},
        {"_PRTCHECK_COMPLETE": "complete_bash", "COMP_WORDS": "prtcheck log", "COMP_CWORD": ""},
        {"_PRTCHECK_COMPLETE": "complete_bash", "COMP_WORDS": "prtcheck log --cause "},
        {"_PRTCHECK_COMPLETE": "complete_bash", "COMP_CWORD": "1"},
        {
            "_PRTCHECK_COMPLETE": "complete_bash",
            "COMP_WORDS": 'prtcheck\nlog\n--cause\n"',
            "COMP_CWORD": "-9",
        },
        {"_PRTCHECK_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "prtcheck --nonsense x "},
        {"_PRTCHECK_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "prtcheck nonsense 'x"},
        {"_PRTCHECK_COMPLETE": "complete_nosuch"},
    ],
)
def test_odd_variables_end_the_question_without_a_word_on_stderr(odd, logged_day):
    done = run(env={**os.environ, **odd})
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("asked", ["source_nosuch", "bash_source", "bash", "1"])
def test_a_question_that_no_shell_asks_is_refused_in_one_sentence(asked):
    done = run("status", env={**os.environ, "_PRTCHECK_COMPLETE": asked})
    assert (done.returncode, done.stdout) == (2, b"")
    [sentence] = done.stderr.decode().splitlines()
    assert sentence.startswith(f"prtcheck: _PRTCHECK_COMPLETE is '{asked}': use source_bash, ")


def test_the_help_lists_every_command_once_and_its_examples_are_real():
    listed = [name for names in GROUPS.values() for name in names]
    assert len(listed) == len(set(listed))
    assert all(example.split()[:1] == ["prtcheck"] for example, _ in EXAMPLES)
    assert {e.split()[1] for e, _ in EXAMPLES if " " in e} <= set(listed)
