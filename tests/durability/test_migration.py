"""A migration that is killed at any of its statements leaves the old diary or the new one."""

import multiprocessing
import os
import signal

import pytest
from folders import DATA
from process_killer import rounds

from prtcheck.storage import open_diary
from prtcheck.storage.connection import SCHEMA_VERSION, open_writable
from prtcheck.storage.diary import Diary
from prtcheck.storage.integrity import check_diary
from prtcheck.storage.migrations import run

_PROCESSES = multiprocessing.get_context("fork")


def _migrate_and_die(path, statement):
    """Migrate a diary and be killed right before the given statement."""
    left = statement

    def count(_):
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def open_counted(path):
        connection = open_writable(path)
        connection.set_trace_callback(count)
        return connection

    run.open_writable = open_counted
    run.migrate(path)
    os._exit(0)


def killed_at(path, statement):
    """Whether the migration was killed; else it was done before that statement."""
    process = _PROCESSES.Process(target=_migrate_and_die, args=(path, statement))
    process.start()
    process.join()
    assert process.exitcode in (0, -signal.SIGKILL)
    return process.exitcode != 0


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION, rounds(SCHEMA_VERSION - 2, 1)))
def test_a_killed_migration_leaves_the_whole_old_diary_or_the_whole_new_one(version, tmp_path):
    released = (DATA / f"diary-schema-{version}.db").read_bytes()
    wanted = None
    statement, killed = 1, True
    while killed:
        path = tmp_path / str(statement) / "diary.db"
        path.parent.mkdir()
        path.write_bytes(released)
        killed = killed_at(path, statement)
        with open_diary.read_only(path):  # rolls back what the killed one left
            pass
        assert check_diary(path).version == (version if killed else SCHEMA_VERSION)
        found = Diary(path).check_ins()
        wanted = wanted or found
        assert found == wanted
        statement += 1 if version == SCHEMA_VERSION - 1 else rounds(3, 1)
    assert statement > 2
