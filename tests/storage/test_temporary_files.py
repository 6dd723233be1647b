"""Hidden files of killed commands go, and nothing else does."""

import os
from datetime import timedelta

import pytest
from strategies import EVENING, SUNDAY, logged

from prtcheck.files import make_temporary_file
from prtcheck.storage.temporary_files import find_temporary_files

AGE = timedelta(hours=2)


def aged(path, age=AGE):
    moment = (EVENING - age).timestamp()
    os.utime(path, (moment, moment))
    return path


@pytest.fixture
def held(diary):
    diary.save(logged(), EVENING, based_on=None)
    for name in ("backups", "drafts"):
        (diary.path.parent / name).mkdir(mode=0o700, exist_ok=True)
    return diary


@pytest.mark.parametrize(
    "name",
    [
        *("migrated.db", "paused-until", "settings.toml", "welcomed"),
        *("backups/copy.db", "backups/diary-2026-11-25T213000-migration.db"),
        "drafts/2026-11-22.json",
    ],
)
def test_an_old_unfinished_file_is_removed_by_the_next_change(name, held):
    path = aged(make_temporary_file(held.path.parent / name))
    journal = path.with_name(f"{path.name}-journal")
    journal.touch()
    aged(journal)
    held.save(logged(SUNDAY - timedelta(days=1)), EVENING, based_on=None)
    assert not path.exists()
    assert not journal.exists()


def test_a_fresh_unfinished_file_stays(held):
    path = aged(make_temporary_file(held.path.with_name("migrated.db")), timedelta(minutes=59))
    held.save(logged(SUNDAY - timedelta(days=1)), EVENING, based_on=None)
    assert path.exists()


@pytest.mark.parametrize(
    "name",
    [".mine", ".mine.abcdefgh", ".diary.db.abcdefgh", ".welcomed", "migrated.db.abcdefgh"],
)
def test_a_file_of_another_name_is_none_of_ours(name, held):
    path = held.path.with_name(name)
    path.write_text("mine")
    aged(path)
    assert list(find_temporary_files(held.path, EVENING)) == []
