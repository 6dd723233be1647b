"""The end of a run: an error is one line and a code; a bug shows nothing of the diary."""

import os
import signal
import subprocess
import sys
import time
from functools import partial

import pytest
from program import PATIENCE_SECONDS

SECRET = "what nobody is to read"
FAILING = """
import sys
from prtcheck.cli.commands import where
from prtcheck.cli.fast_path import run
def fail():
    secret = {secret!r}
    {statement}
where.where = fail
sys.argv = ["prtcheck", "where"]
sys.exit(run())
"""


def fail(statement):
    """Run a statement as the command `where` of a fresh process."""
    script = FAILING.format(secret=SECRET, statement=statement)
    return subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )


@pytest.mark.parametrize(
    ("error", "code"),
    [
        ("InvalidInputError", 2),
        ("NoTerminalError", 2),
        ("ChangedMeanwhileError", 2),
        ("DiaryError", 3),
        ("DiaryBusyError", 4),
    ],
)
def test_an_error_for_the_user_is_one_line_and_its_code(error, code):
    done = fail(f"import prtcheck.errors; raise prtcheck.errors.{error}('Two\\nlines \\x1b[2J.')")
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr == "prtcheck: Two lines [2J.\n"


def test_a_bug_ends_with_seventy_and_shows_places_but_no_text():
    done = fail("raise ValueError(secret)")
    assert (done.returncode, done.stdout) == (70, "")
    assert "ValueError" in done.stderr
    assert "cli/app.py:" in done.stderr
    assert "<string>:7 fail" in done.stderr
    assert SECRET not in done.stderr
    assert "Traceback" not in done.stderr


def test_a_bug_shows_no_folder_that_could_name_the_person():
    done = fail("import json; json.loads(secret)")
    assert "json/decoder.py:" in done.stderr
    assert str(sys.prefix) not in done.stderr
    assert SECRET not in done.stderr


def test_an_interrupt_ends_with_130_and_no_traceback():
    done = fail("raise KeyboardInterrupt")
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_an_interrupt_from_outside_ends_with_130(tmp_path):
    started = tmp_path / "started"
    script = FAILING.format(
        secret=SECRET,
        statement=f"import pathlib, time; pathlib.Path({str(started)!r}).touch(); time.sleep(60)",
    )
    command = [sys.executable, "-c", script]
    interruptible = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with subprocess.Popen(command, stderr=subprocess.PIPE, preexec_fn=interruptible) as process:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not started.exists() and time.monotonic() < deadline:
            os.sched_yield()
        process.send_signal(signal.SIGINT)
        _, stderr = process.communicate(timeout=PATIENCE_SECONDS)
    assert (process.returncode, stderr) == (130, b"")
