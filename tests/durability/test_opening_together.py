"""A diary that others use too: who waits, who sees what, and what a killed writer leaves."""

import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager

import pytest
from diary_operations import OTHER_DAY, each_read, each_use, each_write
from strategies import EVENING, SUNDAY, evening_of, logged

from prtcheck.core.check_in import Cause
from prtcheck.core.left_out import LeftOut
from prtcheck.errors import DiaryBusyError, DiaryError, ExitCode
from prtcheck.storage import connection
from prtcheck.storage import queries as ask
from prtcheck.storage.connection import read_only


@pytest.fixture
def impatient(monkeypatch):
    """Nobody waits for another program."""
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.01)


@contextmanager
def held(path, lock):
    """Another program that holds the diary."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"BEGIN {lock}")
        yield
        connection.execute("ROLLBACK")


@each_use
def test_a_diary_that_another_holds_whole_is_busy(diary, impatient, use):
    diary.save(logged(), EVENING, based_on=None)
    with held(diary.path, "EXCLUSIVE"), pytest.raises(DiaryBusyError) as caught:
        use(diary)
    assert caught.value.exit_code == ExitCode.BUSY
    assert "in use by another program" in str(caught.value)
    assert diary.check_ins() == [logged()]


@each_write
def test_a_diary_that_another_writes_cannot_be_written(diary, impatient, write):
    diary.save(logged(), EVENING, based_on=None)
    with held(diary.path, "IMMEDIATE"), pytest.raises(DiaryBusyError):
        write(diary)
    assert diary.check_ins() == [logged()]


@each_read
def test_a_diary_that_another_writes_can_be_read(diary, impatient, read):
    diary.save(logged(causes=(Cause("disc"),)), EVENING, based_on=None)
    expected = read(diary)
    with held(diary.path, "IMMEDIATE"):
        assert read(diary) == expected


def test_whoever_reads_sees_one_state_from_first_question_to_last(diary, impatient):
    diary.save(logged(), EVENING, based_on=None)
    with read_only(diary.path) as connection:
        assert list(ask.check_ins(connection, OTHER_DAY, SUNDAY, LeftOut())) == [logged()]
        with pytest.raises(DiaryBusyError):
            diary.save(logged(OTHER_DAY), EVENING, based_on=None)
        assert list(ask.check_ins(connection, OTHER_DAY, SUNDAY, LeftOut())) == [logged()]
    diary.save(logged(OTHER_DAY), EVENING, based_on=None)
    assert [check_in.day for check_in in diary.check_ins()] == [OTHER_DAY, SUNDAY]


KILLED_WHILE_WRITING = """
import sys
from pathlib import Path
from prtcheck.storage.connection import open_writable

connection = open_writable(Path(sys.argv[1]))
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE check_in SET note = 'half of a change', pain = 9")
connection.execute("CREATE TABLE half (text)")
for number in range(200):
    connection.execute("INSERT INTO half VALUES (?)", ("x" * 4000,))
print("written by half", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def half_written(diary):
    """A diary whose writer was killed after some of its change had reached the file."""
    diary.save(logged(note="whole"), EVENING, based_on=None)
    whole = diary.path.read_bytes()
    command = [sys.executable, "-c", KILLED_WHILE_WRITING, str(diary.path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        assert writer.stdout.readline() == b"written by half\n"
        writer.kill()
    assert diary.path.read_bytes() != whole
    return diary


def test_a_killed_writer_really_leaves_a_file_that_reading_alone_cannot_open(half_written):
    uri = f"{half_written.path.as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True)) as connection:
        with pytest.raises(sqlite3.OperationalError) as caught:
            connection.execute("SELECT * FROM check_in").fetchall()
        assert caught.value.sqlite_errorcode == sqlite3.SQLITE_READONLY_ROLLBACK


def test_after_a_killed_writer_the_next_read_finds_the_last_confirmed_state(half_written):
    assert half_written.check_ins() == [logged(note="whole")]
    assert not list(half_written.path.parent.glob("*-journal"))


def test_after_a_killed_writer_the_next_change_builds_on_the_last_confirmed_state(half_written):
    half_written.save(logged(OTHER_DAY), EVENING, based_on=None)
    assert half_written.check_ins() == [logged(OTHER_DAY), logged(note="whole")]


def test_a_disk_that_takes_no_more_leaves_the_diary_as_it_was(diary):
    resource = pytest.importorskip("resource", reason="file sizes can be limited on POSIX only")
    diary.save(logged(), EVENING, based_on=None)
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (diary.path.stat().st_size, usual[1]))
    try:
        with pytest.raises(DiaryError) as caught:
            diary.save(logged(OTHER_DAY, note="n" * 50_000), evening_of(OTHER_DAY), based_on=None)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert caught.value.exit_code == ExitCode.DIARY
    assert diary.check_ins() == [logged()]
    diary.save(logged(OTHER_DAY), EVENING, based_on=None)
    assert len(diary.check_ins()) == 2
