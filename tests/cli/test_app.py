"""The program, its help and its version."""

import os
import platform
import re
from importlib.metadata import version
from sqlite3 import sqlite_version

import pytest
from program import output_of, prtcheck, run

from prtcheck import __version__
from prtcheck.cli.app import GROUPS


@pytest.mark.parametrize("option", ["--help", "-h"])
@pytest.mark.parametrize("command", [(), ("log",), ("edit",), ("trend",)])
def test_help_comes_on_stdout_and_ends_well(command, option):
    result = prtcheck(*command, option)
    assert result.exit_code == 0
    assert "Usage: " in result.stdout
    assert result.stderr == ""


def test_help_lists_every_command_with_a_sentence():
    listed = output_of("--help").split("Every day:")[1].split("Examples:")[0].split("\n")
    sentences = [line.split() for line in listed if re.match(r"  [a-z]", line)]
    assert [words[0] for words in sentences] == [n for names in GROUPS.values() for n in names]
    assert all(len(words) > 2 for words in sentences)


def test_the_version_names_what_the_program_runs_on():
    python, textual = platform.python_version(), version("textual")
    assert output_of("--version") == (
        f"prtcheck {__version__}, Python {python}, SQLite {sqlite_version}, Textual {textual}\n"
    )


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_there(shell, monkeypatch):
    done = run(env={**os.environ, "_PRTCHECK_COMPLETE": f"source_{shell}"})
    assert done.returncode == 0
    assert b"prtcheck" in done.stdout
