"""The doctor names each fault that was planted, with a cure, and nothing else."""

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest
from program import clock_at, prtcheck
from strategies import EVENING, SUNDAY, logged

from prtcheck.paths import find_paths
from prtcheck.storage import doctor
from prtcheck.storage.connection import SCHEMA_VERSION
from prtcheck.storage.diary import Diary


@pytest.fixture(autouse=True)
def evening():
    with clock_at():
        yield


@pytest.fixture
def sound():
    """A diary with the day's backup, in which nothing is amiss."""
    diary = Diary(find_paths().diary)
    for back in range(30):
        diary.save(logged(SUNDAY - timedelta(days=back), note="x" * 500), EVENING, based_on=None)
    return diary.path


def found(code=1):
    result = prtcheck("doctor")
    assert result.exit_code == code, result.output
    return result.stdout


def test_a_sound_diary_has_no_finding(sound):
    assert "No problems found." in found(code=0)


def test_no_diary_yet_is_no_finding():
    assert "No problems found." in found(code=0)


def test_a_day_that_is_not_as_it_was_written_is_found(sound):
    content = bytearray(sound.read_bytes())
    content[content.index(b"xxxxx")] ^= 1
    sound.write_bytes(bytes(content))
    assert "is not as it was written" in found()
    assert "prtcheck doctor --yes-backup" in found()


def test_damage_of_the_file_is_found_and_the_last_backup_named(sound):
    content = sound.read_bytes()
    sound.write_bytes(content[: len(content) // 2])
    assert "damaged" in found()
    assert "prtcheck restore" in found()


def test_another_kind_of_file_is_found(sound):
    sound.write_text("not a diary")
    assert "not a diary" in found()


def test_lax_rights_are_found(sound):
    sound.chmod(0o644)
    assert f"{sound} can be read" in found()
    sound.chmod(0o600)
    sound.parent.chmod(0o755)
    assert f"{sound.parent} can be read or entered" in found()


def test_no_backup_and_an_old_one_are_found(sound):
    [fresh] = (sound.parent / "backups").iterdir()
    fresh.rename(fresh.with_name("diary-2025-01-01T120000-daily.db"))
    assert "days old" in found()
    next((sound.parent / "backups").iterdir()).unlink()
    assert "no backup" in found()


def test_a_backup_that_is_no_help_is_found(sound):
    [backup] = (sound.parent / "backups").iterdir()
    backup.write_bytes(backup.read_bytes()[:5000])
    assert "A backup can't be used" in found()


def test_a_full_disk_is_found(sound, monkeypatch):
    monkeypatch.setattr(doctor, "LEAST_FREE_BYTES", 10**18)
    assert "free" in found()


def test_a_newer_diary_is_found(sound):
    with closing(sqlite3.connect(find_paths().diary)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    assert "newer prtcheck" in found()


def test_a_setting_that_cannot_be_used_is_found_with_its_line(sound):
    find_paths().settings.write_text('\nday_ends = "noon"\n')
    assert "line 2" in found()


def test_a_check_in_that_waits_is_told():
    prtcheck("checkin", "--plain", stdin="4\n")
    assert "Unfinished check-in" in found(code=0)
