"""Importing is free, and a command loads no more than it needs; each in a fresh process."""

import os
import subprocess
import sys

import pytest
from program import PATIENCE_SECONDS, hold
from strategies import SUNDAY, logged

RUN_AND_NAME_MODULES = """
import sys
from prtcheck.cli.fast_path import run
sys.argv = ["prtcheck", *sys.argv[1:]]
code = run()
print(*sys.modules, file=sys.stderr)
"""
TOUCHED = "import sys, prtcheck.cli.app; print(*sys.modules, file=sys.stderr)"


def loaded(script, *arguments, **environment):
    """Return the outermost modules that a fresh process holds in the end."""
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=True,
        env={**os.environ, **environment},
    )
    return {name.split(".")[0] for name in done.stderr.splitlines()[-1].split()}


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("--version",),
        ("log", "--help"),
        ("help",),
        ("help", "keys"),
        ("status",),
        ("status", "--json"),
        ("trend",),
        ("trend", "--json"),
        ("history",),
        ("show", "2026-11-22"),
        ("phase",),
        ("activities",),
        ("ratings", "--json"),
        ("exceptions",),
        ("where",),
        ("export",),
    ],
    ids=" ".join,
)
def test_a_command_that_only_looks_loads_neither_the_app_nor_what_writes(arguments, home):
    hold(home, logged(SUNDAY, pain=4, activities=("walk",)))
    modules = loaded(RUN_AND_NAME_MODULES, *arguments)
    assert "prtcheck" in modules
    assert not modules & {"textual", "sqlmodel", "sqlalchemy"}


def test_without_a_terminal_the_app_is_not_loaded():
    assert not loaded(RUN_AND_NAME_MODULES) & {"textual", "sqlmodel", "sqlalchemy"}


def test_importing_the_command_line_loads_nothing_heavy():
    modules = loaded(TOUCHED)
    assert "typer" in modules
    assert not modules & {"textual", "sqlmodel", "sqlalchemy", "plotext", "rich", "sqlite3"}


def test_what_draws_a_topic_is_loaded_for_no_other_help():
    assert not loaded(RUN_AND_NAME_MODULES, "--help") & {"rich", "markdown_it"}


def test_importing_the_command_line_touches_no_home(home):
    loaded(TOUCHED)
    assert not home.exists()


@pytest.mark.parametrize("arguments", [("--help",), ("status",), ("trend",), ("where",)])
def test_looking_at_a_home_without_a_diary_makes_none(arguments, home):
    loaded(RUN_AND_NAME_MODULES, *arguments)
    assert not home.exists()
