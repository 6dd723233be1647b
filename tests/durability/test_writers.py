"""Several programs at once: none waits for ever, none loses a day, none makes one twice."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from datetime import date, timedelta

import pytest
from process_killer import finish, rounds, start
from strategies import EVENING, SUNDAY, logged

from prtcheck.storage.backup import copy_diary, list_backups
from prtcheck.storage.diary import Diary
from prtcheck.storage.integrity import check_diary

WRITERS = 8
FIRST = date(2015, 1, 1)


@pytest.mark.slow
def test_eight_writers_lose_nothing_and_double_nothing(tmp_path):
    writes = rounds(120, 2000)
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
    assert "draft" in kept.stdout or "unfinished" in kept.stdout


@pytest.mark.parametrize("restores", [1, 2])
@pytest.mark.parametrize("is_damaged", [False, True])
def test_what_is_logged_during_a_restore_is_in_the_diary_or_in_what_is_kept(
    is_damaged, restores, tmp_path
):
    ready = tmp_path / "ready"
    copy_diary(filled(tmp_path / "other", 2).path, tmp_path / "copy.db")
    filled(ready, 5)
    if is_damaged:
        (ready / "diary.db").write_bytes(b"x" * 30_000)
    chance = random.Random(restores)
    saved = 0
    for turn in range(rounds(3, 50)):
        home = tmp_path / str(turn)
        shutil.copytree(ready, home)
        command = ("restore", str(tmp_path / "copy.db"), "--yes")
        running = [start(home, *command) for _ in range(restores)]
        time.sleep(chance.uniform(0, 0.2))  # the moment of the harm, not a wait for anything
        logging = start(home, "log", "--pain", "8", "--date", str(FIRST))
        assert {finish(one) for one in running} <= {0, 2, 4}
        code = finish(logging)
        assert code in {0, 3, 4}
        saved += code == 0
        assert not code or days_of(home / "diary.db") == days_of(tmp_path / "copy.db")
        kept = [home / "diary.db", *(one.path for one in list_backups(home / "diary.db"))]
        assert code or any(FIRST in days_of(path) for path in kept)
        assert check_diary(home / "diary.db")
        shutil.rmtree(home)
    assert saved or is_damaged  # into a damaged diary nothing is logged before it is restored


def filled(home, count):
    diary = Diary(home / "diary.db")
    for back in range(count):
        diary.save(logged(SUNDAY - timedelta(days=back)), EVENING, based_on=None)
    return diary


def days_of(path):
    return {check_in.day for check_in in Diary(path).check_ins()}
