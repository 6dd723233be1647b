"""A restore takes all of a backup and loses nothing of the diary that was there."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta

import pytest
from diary_operations import undo
from folders import DATA
from strategies import EVENING, SUNDAY, logged

from prtcheck.core.check_in import Cause
from prtcheck.errors import ChangedMeanwhileError, DiaryBusyError, DiaryError
from prtcheck.storage import backup, connection, replace_unreadable
from prtcheck.storage import restore as restoring
from prtcheck.storage.backup import SIDE_FILES, BackupKind, back_up, copy_diary, list_backups
from prtcheck.storage.connection import SCHEMA_VERSION
from prtcheck.storage.diary import Diary
from prtcheck.storage.integrity import check_diary
from prtcheck.storage.restore import Present, prepare, read_present, restore

DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A backup of a diary of three days with their history."""
    folder = tmp_path_factory.mktemp("copy")
    diary = Diary(folder / "other" / "diary.db")
    for back in range(3):
        day = SUNDAY - back * DAY
        diary.save(logged(day, pain=2, causes=(Cause("disc"),)), EVENING, based_on=None)
    diary.save(logged(pain=3, edited_at=EVENING), EVENING, based_on=diary.check_in(SUNDAY))
    copy_diary(diary.path, folder / "copy.db")
    return folder / "copy.db"


@pytest.fixture
def held(diary):
    """A diary that holds another day than the backup, and its Sunday otherwise."""
    diary.save(logged(SUNDAY - 5 * DAY), EVENING, based_on=None)
    diary.save(logged(activities=("swim",)), EVENING, based_on=None)
    return diary


def restored(diary, file, shown=None):
    with prepare(file, diary.path) as prepared:
        return restore(prepared, diary.path, EVENING, shown, source=file)


def rows_of(path):
    """Return every row of every table, SQLite's own counters too."""
    with closing(sqlite3.connect(path)) as opened:
        tables = opened.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        return {
            t: sorted(opened.execute(f"SELECT * FROM {t}")) for (t,) in tables if t[:4] != "sqli"
        }


def schema_of(path):
    with closing(sqlite3.connect(path)) as opened:
        return sorted(opened.execute("SELECT type, name, sql FROM sqlite_schema").fetchall())


def test_the_diary_holds_what_the_backup_holds_and_the_kept_copy_what_was_there(held, copy):
    before, schema = rows_of(held.path), schema_of(held.path)
    done = restored(held, copy)
    assert rows_of(held.path) == rows_of(copy)
    assert schema_of(held.path) == schema
    assert rows_of(done.kept) == before
    assert list_backups(held.path)[0].path == done.kept
    assert done.difference.lost == (SUNDAY - 5 * DAY,)
    assert done.difference.changed == (SUNDAY,)
    assert done.difference.brought == (SUNDAY - 2 * DAY, SUNDAY - DAY)


def test_the_file_stays_the_same_one(held, copy):
    before = held.path.stat().st_ino
    restored(held, copy)
    assert held.path.stat().st_ino == before


def test_after_a_restore_the_diary_is_written_on_and_the_backups_changes_undone(held, copy):
    restored(held, copy)
    held.save(logged(SUNDAY - 9 * DAY), EVENING, based_on=None)
    undo(held, EVENING)
    undo(held, EVENING)
    assert held.check_in(SUNDAY).pain == 2
    assert check_diary(held.path).check_ins == 3


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
def test_a_backup_of_an_older_schema_is_restored(version, held):
    older = DATA / f"diary-schema-{version}.db"
    content = older.read_bytes()
    restored(held, older)
    whole = check_diary(held.path)
    assert (whole.version, whole.check_ins) == (SCHEMA_VERSION, 2)
    assert older.read_bytes() == content


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
def test_a_diary_of_an_older_schema_is_replaced_and_kept(version, diary, copy):
    diary.path.parent.mkdir(mode=0o700)
    diary.path.write_bytes((DATA / f"diary-schema-{version}.db").read_bytes())
    done = restored(diary, copy)
    assert check_diary(done.kept).check_ins == 2
    assert rows_of(diary.path) == rows_of(copy)


@pytest.mark.parametrize("is_empty_file", [False, True])
def test_where_there_is_no_diary_yet_none_is_kept(is_empty_file, diary, copy):
    if is_empty_file:
        diary.path.parent.mkdir(mode=0o700)
        diary.path.touch(mode=0o600)
    assert restored(diary, copy).kept is None
    assert rows_of(diary.path) == rows_of(copy)
    assert diary.path.stat().st_mode & 0o777 == 0o600
    assert not list(diary.path.parent.glob("*damaged*"))


def test_two_restores_of_one_second_keep_what_stood_before_each(held, copy):
    first_rows = rows_of(held.path)
    first = restored(held, copy).kept
    held.save(logged(SUNDAY - 9 * DAY), EVENING, based_on=None)
    second_rows = rows_of(held.path)
    second = restored(held, copy).kept
    assert [rows_of(first), rows_of(second)] == [first_rows, second_rows]


def test_a_clock_put_back_behind_14_newer_copies_does_not_cost_the_kept_one(held, copy):
    for ahead in range(1, 15):
        back_up(held.path, EVENING + ahead * DAY, BackupKind.RESTORE)
    before = rows_of(held.path)
    assert rows_of(restored(held, copy).kept) == before


def test_the_oldest_copy_is_still_there_after_it_was_restored(held, copy):
    oldest, *_ = [back_up(held.path, EVENING, BackupKind.RESTORE) for _ in range(14)]
    restored(held, oldest)
    assert oldest.exists()
    restored(held, copy)
    assert not oldest.exists()


def test_restores_push_no_daily_copy_out(held, copy):
    for back in range(14):
        back_up(held.path, EVENING - back * DAY, BackupKind.DAILY)
    daily = [one for one in list_backups(held.path) if one.kind is BackupKind.DAILY]
    for _ in range(15):
        restored(held, copy)
    assert [one for one in list_backups(held.path) if one.kind is BackupKind.DAILY] == daily


def test_what_was_changed_since_it_was_shown_is_not_replaced(held, copy):
    shown = read_present(held.path)
    held.save(logged(pain=9, edited_at=EVENING), EVENING, based_on=held.check_in(SUNDAY))
    before = rows_of(held.path)
    copies = list_backups(held.path)
    with pytest.raises(ChangedMeanwhileError):
        restored(held, copy, shown)
    assert rows_of(held.path) == before
    assert list_backups(held.path) == copies


@pytest.mark.parametrize("was", ["sound", "damaged"])
def test_a_diary_that_is_sound_or_damaged_otherwise_than_shown_is_not_replaced(was, held, copy):
    shown = read_present(held.path) if was == "sound" else Present(None)
    if was == "sound":
        held.path.write_bytes(b"x" * 8192)
    before = held.path.read_bytes()
    with pytest.raises(ChangedMeanwhileError):
        restored(held, copy, shown)
    assert held.path.read_bytes() == before


def test_a_diary_that_another_writes_is_busy_and_stays(held, copy, monkeypatch):
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.01)
    before = rows_of(held.path)
    with closing(sqlite3.connect(held.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DiaryBusyError):
            restored(held, copy)
    assert rows_of(held.path) == before


def test_nobody_writes_from_the_kept_copy_to_the_commit(held, copy, monkeypatch):
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.01)
    tried = []

    def write_meanwhile(*_):
        with pytest.raises(DiaryBusyError):
            held.save(logged(SUNDAY - 9 * DAY), EVENING, based_on=None)
        tried.append(1)

    monkeypatch.setattr(backup, "_remove_older", write_meanwhile)
    restored(held, copy)
    assert tried
    assert rows_of(held.path) == rows_of(copy)


def test_a_day_that_is_not_as_it_was_written_is_kept_as_it_is(held, copy):
    with closing(sqlite3.connect(held.path)) as other:
        other.execute("UPDATE check_in SET pain = 9")
        other.commit()
    before = rows_of(held.path)
    done = restored(held, copy, read_present(held.path))
    assert rows_of(done.kept) == before
    assert rows_of(held.path) == rows_of(copy)


@pytest.mark.parametrize("way", ["UPDATE check_in SET pain = 9", "DELETE FROM check_in"])
def test_a_bad_day_that_only_the_diary_has_is_lost(way, held, copy):
    with closing(sqlite3.connect(held.path)) as other:
        other.execute("DROP TRIGGER check_in_removed")  # a row is gone that nobody deleted
        other.execute(f"{way} WHERE day < '2026-11-20'")
        other.commit()
    assert restored(held, copy, read_present(held.path)).difference.lost == (SUNDAY - 5 * DAY,)


def damage(path):
    """Let SQLite find the file damaged."""
    content = bytearray(path.read_bytes())
    content[4096:] = b"x" * len(content[4096:])
    path.write_bytes(bytes(content))


def test_a_damaged_file_is_kept_as_it_is_with_what_is_beside_it(held, copy):
    damage(held.path)
    before = held.path.read_bytes()
    held.path.with_name("diary.db-wal").write_bytes(b"of the former diary")
    kept = restored(held, copy).kept
    assert kept.name == "diary.db.damaged-2026-11-22T211405"
    assert kept.read_bytes() == before
    assert kept.with_name(f"{kept.name}-wal").read_bytes() == b"of the former diary"
    assert not any(held.path.with_name(f"diary.db{side}").exists() for side in SIDE_FILES)
    assert rows_of(held.path) == rows_of(copy)


def test_two_damaged_files_of_one_second_are_both_kept(held, copy):
    kept = []
    for mark in (b"first", b"second"):
        held.path.write_bytes(mark * 2000)
        kept.append(restored(held, copy).kept.read_bytes())
    assert kept == [b"first" * 2000, b"second" * 2000]


def test_a_newer_diary_is_kept_and_not_called_damaged(held, copy):
    with closing(sqlite3.connect(held.path)) as opened:
        opened.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    before = held.path.read_bytes()
    kept = restored(held, copy).kept
    assert kept.name == "diary.db.former-2026-11-22T211405"
    assert kept.read_bytes() == before
    assert rows_of(held.path) == rows_of(copy)


KILLED_IN_WAL_MODE = """
import os, sqlite3, sys
other = sqlite3.connect(sys.argv[1], isolation_level=None)
other.execute("PRAGMA journal_mode = WAL")
other.execute("PRAGMA wal_autocheckpoint = 0")
other.executescript(sys.argv[2])
os._exit(0)
"""
LOSE_A_PAGE = (
    "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'revision_by_day';"
)
"""Damage to the structure, with which all days can still be read."""
MARK = "CREATE TABLE mark (text); INSERT INTO mark VALUES ('written by another program');"


def change_in_wal_mode(path, statements):
    subprocess.run([sys.executable, "-c", KILLED_IN_WAL_MODE, path, statements], check=True)
    assert path.with_name("diary.db-wal").stat().st_size > 0


def names_of(path):
    """Return what lies beside a file, but for what SQLite puts there."""
    return {one.name for one in path.parent.iterdir() if not one.name.endswith(SIDE_FILES)}


@pytest.fixture
def damaged_in_wal_mode(held):
    """A diary with changes that make it damaged, which are only in its WAL."""
    change_in_wal_mode(held.path, f"{MARK} UPDATE check_in SET pain = 9; {LOSE_A_PAGE}")
    return held


def require_damaged_as_before(path):
    with closing(sqlite3.connect(path)) as opened:
        assert opened.execute("SELECT * FROM mark").fetchall()
        assert set(opened.execute("SELECT pain FROM check_in")) == {(9,)}


@pytest.mark.parametrize("step", ["add_name", "sync_file", "sync_folder", "replace_file"])
def test_a_failure_on_the_way_puts_the_damaged_file_back(
    step, damaged_in_wal_mode, copy, monkeypatch
):
    path = damaged_in_wal_mode.path
    with prepare(copy, path) as prepared:
        before = names_of(path)

        def fail(*_):
            monkeypatch.undo()
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(replace_unreadable, step, fail)
        with pytest.raises(DiaryError, match="No space left"):
            restore(prepared, path, EVENING)
        assert names_of(path) == before
    require_damaged_as_before(path)


def test_a_result_that_cannot_be_read_back_is_taken_away_again(
    damaged_in_wal_mode, copy, monkeypatch
):
    path = damaged_in_wal_mode.path
    former = path.stat().st_ino

    def check(checked):
        if checked == path and path.stat().st_ino != former:
            raise DiaryError("not this time")
        return check_diary(checked)

    monkeypatch.setattr(restoring, "check_diary", check)
    with pytest.raises(DiaryError, match="not this time"):
        restored(damaged_in_wal_mode, copy)
    assert names_of(path) == {"diary.db", "backups"}
    require_damaged_as_before(path)


def test_a_disk_that_takes_no_new_file_is_named_by_the_folder(held, copy, monkeypatch):
    def fail(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.mkstemp", fail)
    with pytest.raises(DiaryError, match="No space left") as caught:
        restored(held, copy)
    assert str(caught.value).startswith(f"{held.path.parent} can't be written")


def test_a_file_system_without_hard_links_keeps_the_damaged_file_too(held, copy, monkeypatch):
    def refuse(*_):
        raise OSError(1, "Operation not permitted")

    damage(held.path)
    before = held.path.read_bytes()
    monkeypatch.setattr("os.link", refuse)
    kept = restored(held, copy).kept
    assert kept.read_bytes() == before
    assert rows_of(held.path) == rows_of(copy)


@pytest.fixture
def in_wal_mode(held):
    """A diary whose last changes, by another program that was killed, are only in its WAL."""
    change_in_wal_mode(held.path, MARK)
    return held


def test_over_a_diary_in_wal_mode_nothing_of_the_wal_is_lost_or_meets_the_restored(
    in_wal_mode, copy
):
    kept = restored(in_wal_mode, copy).kept
    assert rows_of(kept)["mark"] == [("written by another program",)]
    after = rows_of(in_wal_mode.path)
    assert {table: rows for table, rows in after.items() if table != "mark"} == rows_of(copy)
    assert not any(in_wal_mode.path.with_name(f"diary.db{side}").exists() for side in SIDE_FILES)
    assert not any(kept.with_name(f"{kept.name}{side}").exists() for side in SIDE_FILES)


def test_over_a_damaged_diary_in_wal_mode_its_wal_is_kept_with_it(damaged_in_wal_mode, copy):
    path = damaged_in_wal_mode.path
    kept = restored(damaged_in_wal_mode, copy).kept
    assert ".damaged-" in kept.name
    require_damaged_as_before(kept)
    assert rows_of(path) == rows_of(copy)
    assert check_diary(path).check_ins == 3


def test_a_backup_in_wal_mode_is_restored_whole(held, in_wal_mode, tmp_path):
    other = Diary(tmp_path / "elsewhere" / "diary.db")
    other.save(logged(SUNDAY - 7 * DAY), EVENING, based_on=None)
    restored(other, in_wal_mode.path)
    assert other.check_ins() == held.check_ins()
    with closing(sqlite3.connect(other.path)) as opened:
        assert opened.execute("PRAGMA journal_mode").fetchone() == ("delete",)
