"""Safety copies: each has a name of its own, and none is lost to another kind or to the clock."""

import os
import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest
from strategies import EVENING, SUNDAY, logged

from prtcheck.errors import DiaryDamagedError, DiaryError
from prtcheck.storage import backup
from prtcheck.storage.backup import KEPT, BackupKind, back_up, copy_diary, list_backups
from prtcheck.storage.integrity import check_diary

DAY = timedelta(days=1)


@pytest.fixture
def held(diary):
    """The file of a diary that holds Sunday; no copy was made yet."""
    diary.save(logged(), EVENING, based_on=None)
    return diary.path


def kinds_of(path):
    return [one.kind for one in list_backups(path)]


def test_a_copy_is_named_by_its_number_its_moment_and_its_kind(held):
    made = back_up(held, EVENING, BackupKind.ASKED)
    assert made.name == "diary-000001-2026-11-22T211405-asked.db"
    assert check_diary(made).check_ins == 1
    assert made.stat().st_mode & 0o777 == 0o600


def test_copies_of_one_second_are_all_kept(held):
    made = [back_up(held, EVENING, BackupKind.RESTORE) for _ in range(3)]
    assert [one.path for one in list_backups(held)] == made[::-1]


def test_a_name_that_is_taken_meanwhile_is_passed_over(held, monkeypatch):
    first = back_up(held, EVENING, BackupKind.DAILY)
    content = first.read_bytes()
    monkeypatch.setattr(backup, "list_backups", lambda _: [])
    assert back_up(held, EVENING, BackupKind.DAILY).name.startswith("diary-000002-")
    assert first.read_bytes() == content


@pytest.mark.parametrize("kind", BackupKind)
def test_a_clock_that_was_put_back_does_not_cost_the_copy_just_made(kind, held):
    for back in range(KEPT):
        back_up(held, EVENING + back * DAY, kind)
    made = back_up(held, EVENING - 300 * DAY, kind)
    assert list_backups(held)[0].path == made
    assert len(list_backups(held)) == KEPT


@pytest.mark.parametrize("kind", BackupKind)
def test_the_newest_of_a_kind_are_kept_and_the_other_kinds_untouched(kind, held):
    for other in set(BackupKind) - {kind}:
        back_up(held, EVENING, other)
    made = [back_up(held, EVENING, kind) for _ in range(KEPT + 2)]
    of_kind = [one.path for one in list_backups(held) if one.kind is kind]
    assert of_kind == made[:1:-1]
    assert len(list_backups(held)) == KEPT + len(BackupKind) - 1


def test_a_copy_that_cannot_be_removed_does_not_stop_a_new_one(held, monkeypatch):
    for _ in range(KEPT):
        back_up(held, EVENING, BackupKind.DAILY)
    oldest = list_backups(held)[-1].path
    oldest.unlink()
    oldest.mkdir()
    back_up(held, EVENING, BackupKind.DAILY)
    assert len(list_backups(held)) == KEPT + 1


def test_names_of_older_versions_are_listed_after_all_others(held):
    made = back_up(held, EVENING - 300 * DAY, BackupKind.DAILY)
    for name in ("diary-2026-11-20T211405-daily.db", "asked-2026-11-21T211405.db"):
        (made.parent / name).write_bytes(made.read_bytes())
    listed = [(one.number, one.kind, one.made_at.day) for one in list_backups(held)]
    assert listed == [(1, "daily", 26), (0, "asked", 21), (0, "daily", 20)]


@pytest.mark.parametrize(
    "name",
    [
        "diary-000001-2026-02-30T211405-daily.db",
        "diary-000001-2026-02-20T251405-daily.db",
        "diary-2026-13-01T211405-daily.db",
        "diary-000001-2026-02-20T211405-other.db",
        "diary-१२३४५६-2026-02-20T211405-daily.db",
        "asked-0000-00-00T000000.db",
        "diary.db",
    ],
)
def test_a_name_of_no_copy_is_passed_over(name, held):
    made = back_up(held, EVENING, BackupKind.DAILY)
    (made.parent / name).write_bytes(made.read_bytes())
    assert [one.path for one in list_backups(held)] == [made]
    assert back_up(held, EVENING, BackupKind.DAILY) == list_backups(held)[0].path


def test_the_daily_copy_is_made_beside_those_of_other_kinds(diary, held):
    back_up(held, EVENING, BackupKind.RESTORE)
    diary.save(logged(SUNDAY - DAY), EVENING, based_on=None)
    diary.save(logged(SUNDAY - 2 * DAY), EVENING, based_on=None)
    assert kinds_of(held) == [BackupKind.DAILY, BackupKind.RESTORE]


def test_a_copy_replaces_no_file(held, tmp_path):
    target = tmp_path / "taken"
    target.write_text("mine")
    with pytest.raises(FileExistsError):
        copy_diary(held, target)
    assert target.read_text() == "mine"


@pytest.mark.parametrize("error", [1, 95])
def test_a_file_system_without_hard_links_takes_copies_all_the_same(error, held, monkeypatch):
    def refuse(*_):
        raise OSError(error, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    made = [back_up(held, EVENING, BackupKind.ASKED) for _ in range(2)]
    assert [check_diary(path).check_ins for path in made] == [1, 1]


def test_damage_in_the_diary_is_said_of_the_diary(held):
    content = bytearray(held.read_bytes())
    content[2000:] = b"x" * len(content[2000:])
    held.write_bytes(bytes(content))
    with pytest.raises(DiaryDamagedError, match=f"{held}"):
        back_up(held, EVENING, BackupKind.ASKED)
    assert list((held.parent / "backups").iterdir()) == []


def test_a_copy_that_went_wrong_does_not_make_a_sound_diary_damaged(held, monkeypatch):
    def harm_copies(path):
        if path != held:
            path.write_bytes(path.read_bytes()[:5000])
        return check_diary(path)

    monkeypatch.setattr(backup, "check_diary", harm_copies)
    with pytest.raises(DiaryError, match="not written as it should be") as caught:
        back_up(held, EVENING, BackupKind.ASKED)
    assert not isinstance(caught.value, DiaryDamagedError)
    assert list((held.parent / "backups").iterdir()) == []


def test_a_folder_of_copies_that_cannot_be_read_is_said(held, monkeypatch):
    back_up(held, EVENING, BackupKind.ASKED)

    def fail(_):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "listdir", fail)
    with pytest.raises(DiaryError, match=r"backups .*\(Input/output error\)"):
        list_backups(held)


def test_while_a_day_is_not_as_it_was_written_no_copy_of_it_is_removed(held):
    sound = back_up(held, EVENING, BackupKind.DAILY)
    with closing(sqlite3.connect(held)) as connection, connection:
        connection.execute("UPDATE check_in SET pain = 9")
    for _ in range(KEPT + 1):
        back_up(held, EVENING, BackupKind.DAILY)
    assert not check_diary(sound).left_out
    assert len(list_backups(held)) == KEPT + 2
