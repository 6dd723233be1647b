"""Writing to stdout and stderr, which may be closed or full."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta

import pytest
from program import PATIENCE_SECONDS, PROGRAM, hold, run
from strategies import SUNDAY, logged

from prtcheck.cli.streams import flush_or_discard
from prtcheck.storage.diary import Diary


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


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("status | true", 1),
        ("status --json | true", 1),
        ("doctor | head -1", 1),
        ("doctor | true", 1),
        ("doctor 2>&1 | true", 1),
        ("status 2>&1 | true", 1),
        ("show 2026-11-21 | true", 1),
        ("show 2026-11-21 2>&1 | true", 1),
    ],
)
def test_an_answer_by_exit_code_survives_a_reader_who_leaves(command, code, home):
    hold(home, logged(SUNDAY))
    (home / "settings.toml").write_text("nonsense = 1")
    first, rest = command.split(" ", 1)
    waiting = f"(sleep 0.3; exec {sys.executable} -m prtcheck {first} {rest.replace('|', ') |', 1)}"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", waiting],
        stdout=subprocess.DEVNULL,
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    assert done.returncode == code


def test_what_a_command_does_is_done_though_its_reader_leaves(home):
    diary = hold(home, logged(SUNDAY - timedelta(days=1)), logged(SUNDAY))
    with closing(sqlite3.connect(diary.path)) as other:
        other.execute("UPDATE check_in SET pain = 9")
        other.commit()
    assert run("history", "--all").returncode == 3
    mend = f"(sleep 0.3; exec {sys.executable} -m prtcheck doctor --yes-accept) | true"
    subprocess.run(["bash", "-c", mend], timeout=PATIENCE_SECONDS, check=True)
    assert run("history", "--all").returncode == 0
    assert [check_in.pain for check_in in diary.check_ins()] == [9, 9]


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
    assert sentence.startswith(b"prtcheck: The output can't be written")


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
def test_a_closed_stream_breaks_nothing(closed, home):
    command = f'"{sys.executable}" -m prtcheck log --pain 4 --replace {closed}'
    done = subprocess.run(
        ["/bin/sh", "-c", command], capture_output=True, timeout=PATIENCE_SECONDS, check=False
    )
    assert done.returncode == 0
    assert done.stderr == b""
    assert len(Diary(home / "diary.db").check_ins()) == 1


def test_a_process_sends_data_to_stdout_and_messages_to_stderr():
    done = run("export")
    assert done.returncode == 0
    assert done.stdout.startswith(b"date,pain,fear,")
    assert done.stdout.count(b"\n") == 1
    assert b"No check-ins" in done.stderr


def test_a_stream_that_was_closed_from_the_start_holds_nothing_back(monkeypatch):
    monkeypatch.setattr("sys.stderr", None)
    flush_or_discard()
