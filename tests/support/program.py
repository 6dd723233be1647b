"""The program `prtcheck`, run inside a test under a clock that stands, or as a process."""

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

import time_machine
from strategies import EVENING
from typer.testing import CliRunner

from prtcheck.cli.app import app
from prtcheck.core.history import ChangeKind
from prtcheck.storage.diary import Diary

PROGRAM = (sys.executable, "-m", "prtcheck")
PATIENCE_SECONDS = 60
NO_PRIVILEGES = ("setpriv", "--bounding-set=-all", "--inh-caps=-all") if os.getuid() == 0 else ()
"""Before a command: root is then held to the rights of files like anybody else."""


@contextmanager
def clock_at(moment=EVENING, zone="Europe/Berlin"):
    """Let it be one moment, read from the clocks of one place."""
    there = datetime.fromtimestamp(moment.timestamp(), ZoneInfo(zone))
    with time_machine.travel(there, tick=False):
        yield


def prtcheck(*arguments, stdin=None):
    """Run a command in this process."""
    return CliRunner().invoke(app, list(arguments), input=stdin)


def output_of(*arguments, stdin=None):
    """Return what a command that ends well writes to stdout."""
    result = prtcheck(*arguments, stdin=stdin)
    assert result.exit_code == 0, result.output
    return result.stdout


def json_of(*arguments):
    """Return the JSON that a command that ends well writes."""
    return json.loads(output_of(*arguments, "--json"))


def refusal(*arguments, code=2, stdin=None):
    """Return the one sentence with which a command refuses; it says nothing else."""
    result = prtcheck(*arguments, stdin=stdin)
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    assert result.stderr.startswith("prtcheck: ")
    assert result.stderr.count("\n") == 1
    return result.stderr.removeprefix("prtcheck: ").strip()


def run(*arguments, stdin=subprocess.DEVNULL, **options):
    """Run the program as a process of its own, as a user without privileges."""
    return subprocess.run(
        [*NO_PRIVILEGES, *PROGRAM, *arguments],
        stdin=stdin,
        capture_output=True,
        timeout=PATIENCE_SECONDS,
        check=False,
        **options,
    )


def hold(home, *check_ins):
    """Put check-ins into the diary of a home, logged as one change, and return it."""
    diary = Diary(home / "diary.db")
    if check_ins:
        states = {check_in.day: check_in for check_in in check_ins}
        diary.change_days(ChangeKind.LOG, check_ins[-1].entered_at, states)
    return diary
