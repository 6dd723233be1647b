"""Answers without Typer are those of Typer, and a command loads only what it needs."""

import os
import subprocess
import sys

import pytest
from program import PATIENCE_SECONDS, run

from prtcheck.cli.fast_path import WITHOUT_TYPER

pytestmark = pytest.mark.usefixtures("midday")

THROUGH_TYPER = "from prtcheck.cli.app import app; app(prog_name='prtcheck')"
AND_NAME_MODULES = """
import sys
from prtcheck.cli.fast_path import run
code = run()
print(*sys.modules, file=sys.stderr)
"""


def started(script, *arguments):
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )


def nothing(_):
    """There is no diary yet."""


def due(_):
    run("log", "--pain", "4", "--date", "-3")


def done(_):
    run("log", "--pain", "4")


def paused(_):
    run("pause")


def badly_set(home):
    home.mkdir()
    (home / "settings.toml").write_text('weekly = "no"')


def damaged(home):
    run("log", "--pain", "4")
    os.truncate(home / "diary.db", 5000)


@pytest.mark.parametrize("state", [nothing, due, done, paused, badly_set, damaged])
@pytest.mark.parametrize("arguments", WITHOUT_TYPER, ids=" ".join)
def test_the_answer_without_typer_is_the_answer_through_typer(arguments, state, home):
    state(home)
    direct, typer = run(*arguments), started(THROUGH_TYPER, *arguments)
    assert direct.stdout + direct.stderr
    assert direct.returncode == typer.returncode
    assert (direct.stdout, direct.stderr) == (
        typer.stdout,
        typer.stderr,
    )


def modules_after(arguments):
    return set(started(AND_NAME_MODULES, *arguments).stderr.decode().split())


@pytest.mark.parametrize("arguments", WITHOUT_TYPER, ids=" ".join)
def test_the_answer_without_typer_loads_nothing_that_parses_or_writes(arguments):
    due(None)
    modules = modules_after(arguments)
    assert "prtcheck.cli.exit" in modules
    assert not modules & {"typer", "plotext", "sqlmodel", "sqlalchemy", "pydantic"}


@pytest.mark.parametrize("state", [nothing, due, done])
@pytest.mark.parametrize("arguments", [("status",), ("status", "--json")], ids=" ".join)
def test_whether_today_is_done_is_said_without_reading_a_record(arguments, state, home):
    state(home)
    assert not modules_after(arguments) & {
        *("dataclasses", "inspect", "rich", "textual"),
        *("prtcheck.core.check_in", "prtcheck.storage.diary"),
    }


@pytest.mark.parametrize("arguments", [("trend",), ("log", "--pain", "4"), ("causes",), ("undo",)])
def test_a_command_loads_no_other_command(arguments):
    modules = modules_after(arguments)
    commands = {name for name in modules if name.startswith("prtcheck.cli.commands.")}
    assert commands == {f"prtcheck.cli.commands.{arguments[0]}"}


def test_any_other_way_to_ask_goes_through_typer():
    assert b"has no option --jso" in run("status", "--jso").stderr
    assert run("status", "--help").stdout.startswith(b"Usage: prtcheck status")
