"""Several programs at once: none waits for ever, none loses a day, none makes one twice."""

import os
import sqlite3
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta

from process_killer import finish, rounds, start

from prtcheck.storage.diary import Diary
from prtcheck.storage.integrity import check_diary

WRITERS = 8
FIRST = date(2025, 1, 1)


def test_eight_writers_lose_nothing_and_double_nothing(tmp_path):
    writes = rounds(200, 2000)
    jobs = [
        # every fourth write is for one day that all of them want
        ("log", "--pain", str(n % 10), "--date", str(FIRST if n % 4 == 0 else day(n)))
        for n in range(writes)
    ]
    codes = Counter()
    running = []
    while jobs or running:
        while jobs and len(running) < WRITERS:
            job = jobs.pop()
            running.append((job, start(tmp_path, *job)))
        job, process = running.pop(0)
        code = finish(process)
        codes[code, job[-1] == str(FIRST)] += 1
    assert codes[0, False] == writes - writes // 4
    assert codes[0, True] == 1
    assert codes[2, True] == writes // 4 - 1
    found = [check_in.day for check_in in Diary(tmp_path / "diary.db").check_ins()]
    assert len(found) == len(set(found)) == writes - writes // 4 + 1
    assert check_diary(tmp_path / "diary.db").check_ins == len(found)


def day(number):
    return FIRST + timedelta(days=number)


def test_a_writer_that_cannot_get_in_exits_4(tmp_path):
    assert finish(start(tmp_path, "log", "--pain", "1", "--date", "2025-01-01")) == 0
    with sqlite3.connect(tmp_path / "diary.db", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        run = subprocess.run(
            [sys.executable, "-m", "prtcheck", "log", "--pain", "4", "--cause", "secret words"],
            env={**os.environ, "PRTCHECK_HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
        other.execute("ROLLBACK")
    other.close()
    assert run.returncode == 4
    assert "in use" in run.stderr
    assert "secret" not in run.stderr
    assert len(run.stderr.strip().splitlines()) <= 2
    kept = subprocess.run(
        [sys.executable, "-m", "prtcheck", "status"],
        env={**os.environ, "PRTCHECK_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "draft" in kept.stdout or "begun" in kept.stdout
