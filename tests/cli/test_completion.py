"""Shell completion."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from program import clock_at, output_of, run

from prtcheck.cli import completion
from prtcheck.cli.app import EXAMPLES, GROUPS
from prtcheck.paths import find_paths


@pytest.fixture
def logged():
    with clock_at():
        output_of(
            "log", "--cause", "Stress at work", "--did", "walk", "--did", "café", "--pain", "4"
        )


def test_days_activities_and_own_words_are_offered(logged):
    assert completion.complete_days("t") == ["today", "tue", "thu"]
    assert completion.complete_activities("W") == ["walk"]
    assert completion.complete_causes("stress") == ["Stress at work"]


def test_a_diary_that_cannot_be_read_offers_nothing():
    find_paths().data.mkdir(parents=True)
    find_paths().diary.write_text("not a diary")
    assert completion.complete_activities("") == []


@pytest.mark.parametrize(
    ("line", "offered"),
    [("prtcheck show to", "today"), ("prtcheck log --did wa", "walk"), ("prtcheck exp", "export")],
)
def test_bash_is_told(logged, line, offered):
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
        for text in ("Hexenschuss, wie früher", "it's $HOME & more", "a (b) [c] *"):
            output_of("log", "--replace", "--pain", "4", "--cause", text)
            begun = text[:3]
            [offered] = offered_by_bash("prtcheck", "log", "--cause", begun)
            line = subprocess.run(
                ["bash", "-c", f"printf %s {offered}"], capture_output=True, text=True, check=True
            )
            assert line.stdout == text
            assert offered_by_bash("prtcheck", "log", "--cause", f'"{begun}') == [text]


def test_the_help_lists_every_command_once_and_its_examples_are_real():
    listed = [name for names in GROUPS.values() for name in names]
    assert len(listed) == len(set(listed))
    assert all(example.split()[:1] == ["prtcheck"] for example, _ in EXAMPLES)
    assert {e.split()[1] for e, _ in EXAMPLES if " " in e} <= set(listed)
