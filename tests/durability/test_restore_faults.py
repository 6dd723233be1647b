"""A restore that is killed, or that the disk fails, at any call that changes the disk.

Afterwards there is a diary with the days of before or with those of the backup, the doctor tells
which, and a sound file is never called damaged.
"""

import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime, timedelta

import pytest
from disk_faults import FOR_EVER, HARMS, KILL, Fault, calls_of, require_strace, run_traced
from process_killer import LONG

from prtcheck.core.check_in import CheckIn
from prtcheck.errors import DiaryDamagedError, DiaryError
from prtcheck.storage.backup import copy_diary, list_backups
from prtcheck.storage.diary import Diary
from prtcheck.storage.doctor import run_checks
from prtcheck.storage.integrity import check_diary
from prtcheck.storage.temporary_files import find_temporary_files

NOW = datetime(2026, 3, 1, 21, 0, tzinfo=UTC)
OLD = {date(2026, 2, n): n for n in (1, 2, 3)}
NEW = {date(2026, 2, n): 9 - n for n in (3, 4)}
SHORT_FORM = 11
"""Faults of each kind of diary that are tried in the short form, spread over all of them."""

LEFT_BEHIND = """
import os, sqlite3, sys
other = sqlite3.connect(sys.argv[1], isolation_level=None)
other.executescript(sys.argv[2])
os._exit(0)
"""
IN_WAL = "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; "
HALF_WRITTEN = """
PRAGMA cache_size = 1; BEGIN IMMEDIATE; UPDATE check_in SET note = 'half', pain = 0;
CREATE TABLE half AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 99)
SELECT zeroblob(4000) FROM n;
"""
LOSE_A_PAGE = (
    "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'revision_by_day';"
)
"""Damage to the structure, with which all days can still be read."""
KINDS = {
    "sound": "",
    "left in WAL mode": f"{IN_WAL} UPDATE change SET made_at = made_at;",
    "half written": HALF_WRITTEN,
    "damaged": LOSE_A_PAGE,
    "damaged in WAL mode": f"{IN_WAL} {LOSE_A_PAGE}",
}


def fill(path, pains):
    diary = Diary(path)
    for day, pain in pains.items():
        record = CheckIn(day=day, entered_at=NOW, pain=pain)
        diary.save(record, NOW, based_on=None)
    return diary


def pains_of(path):
    return {one.day: one.pain for one in Diary(path).check_ins()}


@pytest.fixture(scope="module")
def ready(tmp_path_factory):
    """A folder with a home that holds the old days, and a backup that holds the new ones."""
    require_strace()
    folder = tmp_path_factory.mktemp("ready")
    copy_diary(fill(folder / "other" / "diary.db", NEW).path, folder / "new.db")
    fill(folder / "home" / "diary.db", OLD)
    return folder


@pytest.mark.timeout(3600)  # the long form takes several minutes of each kind
@pytest.mark.parametrize("kind", KINDS)
def test_a_restore_that_is_broken_off_anywhere_leaves_the_one_diary_or_the_other(
    kind, ready, tmp_path
):
    first = tmp_path / "first"
    shutil.copytree(ready / "home", first)
    subprocess.run([sys.executable, "-c", LEFT_BEHIND, first / "diary.db", KINDS[kind]], check=True)
    command = ("restore", str(ready / "new.db"), "--yes")
    home = tmp_path / "home"
    shutil.copytree(first, home)
    calls = calls_of(home, tmp_path / "log", *command)
    faults = [Fault(call, harm) for call in calls for harm in HARMS]
    failed = []
    for fault in faults if LONG else spread(faults):
        shutil.rmtree(home)
        shutil.copytree(first, home)
        finished = run_traced(home, tmp_path / "log", *command, fault=fault)
        try:
            require_a_diary(home / "diary.db", finished, fault, is_damaged="damaged" in kind)
        except (AssertionError, DiaryError) as error:
            failed.append(f"{fault}: {error}; {finished.returncode}, {finished.stderr}")
    assert not failed, "\n".join(failed)
    assert len(calls) > 50


def spread(faults):
    """Return some of the faults from first to last, in which every harm has its turn."""
    step = len(faults) // SHORT_FORM
    return faults[:: step + (step % len(HARMS) == 0)]


def require_a_diary(path, finished, fault, *, is_damaged):
    ended_well = finished.returncode == 0
    assert finished.returncode in ({-signal.SIGKILL} if fault.harm == KILL else {0, 3, 4})
    assert "Traceback" not in finished.stderr
    assert path.exists()
    is_new = not is_still_damaged(path) if is_damaged else is_new_sound(path)
    findings = " ".join(finding.what for finding in run_checks(path, NOW))
    assert ("damaged" in findings) == (is_damaged and not is_new), findings
    assert is_new or not ended_well
    if finished.returncode > 0 and not fault.harm.endswith(FOR_EVER):
        assert not is_new or re.search("holds the restored|was written to", finished.stderr)
    if not is_damaged:
        assert not list(path.parent.glob("*damaged*"))
        assert "damaged" not in finished.stderr
    if is_new:
        require_kept(path, is_damaged=is_damaged)
        assert not any(path.with_name(f"diary.db{side}").exists() for side in ("-wal", "-shm"))
    require_only_own_left_overs(path)


def is_new_sound(path):
    assert pains_of(path) in (OLD, NEW)
    assert check_diary(path)
    return pains_of(path) == NEW


def is_still_damaged(path):
    """Whether the file is as it was; else it holds what the backup holds."""
    try:
        check_diary(path)
    except DiaryDamagedError:
        require_damaged_as_before(path)
        return True
    assert pains_of(path) == NEW
    return False


def require_damaged_as_before(path):
    with closing(sqlite3.connect(path)) as opened:
        rows = opened.execute("SELECT day, pain FROM check_in").fetchall()
        assert opened.execute("PRAGMA integrity_check").fetchone() != ("ok",)
    assert {date.fromisoformat(day): pain for day, pain in rows} == OLD


def require_kept(path, *, is_damaged):
    """What was there before is kept, under a name that says what it is."""
    if is_damaged:
        sides = ("-wal", "-shm", "-journal")
        kept = [one for one in path.parent.glob("*damaged-*") if not one.name.endswith(sides)]
        assert len(kept) == 1
        require_damaged_as_before(kept[0])
    else:
        assert pains_of(list_backups(path)[0].path) == OLD


def require_only_own_left_overs(path):
    later = datetime.now(UTC) + timedelta(hours=2)
    hidden = {one for one in path.parent.rglob(".*") if one.is_file()}
    assert hidden == set(find_temporary_files(path, later))
