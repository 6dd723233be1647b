"""Errors become one line and an exit code; a bug shows nothing of the diary."""

import os
import re
import signal
import subprocess
import sys
import time
from functools import partial

import pytest
from program import PATIENCE_SECONDS, PROGRAM, hold, prtcheck, run, said
from strategies import SUNDAY, logged

from prtcheck.cli.app import GROUPS
from prtcheck.storage.diary import Diary

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
    """Run the program with a command that does something in a fresh process."""
    script = FAILING.format(secret=SECRET, statement=statement)
    return subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )


@pytest.mark.parametrize("option", ["--help", "-h"])
@pytest.mark.parametrize("command", [(), ("log",), ("edit",), ("trend",)])
def test_help_comes_on_stdout_and_ends_well(command, option):
    result = prtcheck(*command, option)
    assert result.exit_code == 0
    assert "Usage: " in result.stdout
    assert result.stderr == ""


def test_help_lists_every_command_with_a_sentence():
    listed = said("--help").split("Every day:")[1].split("Examples:")[0].split("\n")
    sentences = [line.split() for line in listed if re.match(r"  [a-z]", line)]
    assert [words[0] for words in sentences] == [n for names in GROUPS.values() for n in names]
    assert all(len(words) > 2 for words in sentences)


def test_the_version_is_the_package_s_own():
    from prtcheck import __version__

    assert said("--version") == f"prtcheck {__version__}\n"


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


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_who_leaves_ends_it_quietly(unbuffered, home):
    hold(home, logged(SUNDAY, note="x" * 90_000))
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as nobody:
        for command in (("export",), ("where",), ("show", "2026-11-22"), ("history", "--json")):
            done = subprocess.run(
                [*PROGRAM, *command],
                env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
                stdout=nobody,
                stderr=subprocess.PIPE,
                timeout=PATIENCE_SECONDS,
                check=False,
            )
            assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no full device")  # noqa: PTH110
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("command", [("export",), ("where",), ("status", "--json")])
def test_an_output_that_takes_nothing_ends_with_three_and_says_why(command, unbuffered):
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = subprocess.run(
            [*PROGRAM, *command],
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=PATIENCE_SECONDS,
            check=False,
        )
    assert done.returncode == 3
    *_, sentence = done.stderr.splitlines()
    assert sentence.startswith(b"prtcheck: The output cannot be written")


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
def test_a_closed_stream_breaks_nothing(closed, home):
    command = f'"{sys.executable}" -m prtcheck log --pain 4 --replace {closed}'
    done = subprocess.run(
        ["/bin/sh", "-c", command], capture_output=True, timeout=PATIENCE_SECONDS, check=False
    )
    assert done.returncode == 0
    assert done.stderr == b""
    assert len(Diary(home / "diary.db").check_ins()) == 1


def test_a_process_sends_data_to_stdout_and_talk_to_stderr():
    done = run("export")
    assert done.returncode == 0
    assert done.stdout.startswith(b"date,pain,fear,")
    assert done.stdout.count(b"\n") == 1
    assert b"No check-ins" in done.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_there(shell, monkeypatch):
    done = run(env={**os.environ, "_PRTCHECK_COMPLETE": f"source_{shell}"})
    assert done.returncode == 0
    assert b"prtcheck" in done.stdout
