"""The diary's file: private, durable, never harmed by looking, and never mistaken for another."""

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from diary_operations import OTHER_DAY, USES, each_read, each_use
from strategies import EVENING, logged

from prtcheck.core.check_in import Cause
from prtcheck.errors import DiaryError, ExitCode
from prtcheck.storage.connection import SCHEMA_VERSION, open_writable, read_only
from prtcheck.storage.diary import Diary
from prtcheck.storage.sqlite_errors import explain_sqlite_error

SECRET = "Frau Schmidt"


@pytest.fixture
def open_umask():
    """A system on which new files are open to everyone, unless they are made otherwise."""
    former = os.umask(0)
    yield
    os.umask(former)


def rights(path):
    """Who may do what."""
    return stat.S_IMODE(path.stat().st_mode)


def files_in(folder):
    """The bytes of every file below a folder."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_diary_is_its_owners_alone_on_the_most_open_system(diary, open_umask):
    diary.save(logged(), EVENING, based_on=None)
    diary.save(logged(OTHER_DAY), EVENING, based_on=None)
    for path in [diary.path.parent, *diary.path.parent.rglob("*")]:
        assert rights(path) == (0o700 if path.is_dir() else 0o600), path


def test_what_is_on_its_way_to_the_diary_is_private_too(diary, open_umask):
    diary.save(logged(), EVENING, based_on=None)
    with closing(open_writable(diary.path)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE check_in SET pain = 5")
        (journal,) = diary.path.parent.glob("*-journal")
        assert rights(journal) == 0o600


def test_folders_that_are_there_keep_their_rights(diary, open_umask):
    diary.path.parent.mkdir(mode=0o755)
    diary.save(logged(), EVENING, based_on=None)
    assert rights(diary.path.parent) == 0o755
    assert rights(diary.path) == 0o600


def test_what_is_confirmed_is_on_the_disk(diary):
    with closing(open_writable(diary.path)) as connection:
        pragmas = ("journal_mode", "synchronous", "foreign_keys")
        found = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas]
    assert found == ["delete", 3, 1]


@each_read
def test_looking_at_a_diary_that_is_not_there_makes_none(diary, read):
    assert not read(diary)
    assert not diary.path.parent.exists()


@each_read
def test_reading_changes_no_byte(diary, read):
    diary.save(logged(causes=(Cause("disc"),)), EVENING, based_on=None)
    before = files_in(diary.path.parent)
    read(diary)
    assert files_in(diary.path.parent) == before


def test_a_diary_that_another_program_reads_in_wal_mode_is_busy_and_stays(diary):
    diary.save(logged(), EVENING, based_on=None)
    with closing(sqlite3.connect(diary.path, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("BEGIN")
        other.execute("SELECT * FROM check_in").fetchall()
        with pytest.raises(DiaryError) as caught:
            diary.save(logged(OTHER_DAY), EVENING, based_on=None)
        assert caught.value.exit_code == ExitCode.BUSY
    assert diary.check_ins() == [logged()]


def test_a_connection_for_reading_cannot_write(diary):
    diary.save(logged(), EVENING, based_on=None)
    with pytest.raises(DiaryError, match="read-only"), read_only(diary.path) as connection:
        connection.execute("DELETE FROM check_in")
    assert diary.check_ins() == [logged()]


def text_file(path):
    path.write_text(f"{SECRET} is no diary\n" * 500)


def short_file(path):
    path.write_text("no")


def other_database(path, journal_mode="delete"):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA journal_mode = {journal_mode}")
        connection.execute("CREATE TABLE check_in (day TEXT)")
        connection.execute("INSERT INTO check_in VALUES (?)", (SECRET,))
        connection.commit()


def other_database_with_a_log(path):
    other_database(path, "wal")


def diary_of_a_newer_version(path):
    Diary(path).save(logged(note=SECRET), EVENING, based_on=None)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")


def diary_that_was_cut_off(path):
    Diary(path).save(logged(note=SECRET * 1000), EVENING, based_on=None)
    os.truncate(path, path.stat().st_size // 2)


def diary_written_over(path):
    Diary(path).save(logged(note=SECRET), EVENING, based_on=None)
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (path.stat().st_size - 4096))


@each_use
@pytest.mark.parametrize(
    "make",
    [
        text_file,
        short_file,
        other_database,
        other_database_with_a_log,
        diary_of_a_newer_version,
        diary_that_was_cut_off,
        diary_written_over,
    ],
)
def test_a_file_that_is_no_whole_diary_is_refused_and_left_as_it_is(tmp_path, make, use):
    path = tmp_path / "diary.db"
    make(path)
    before = path.read_bytes()
    with pytest.raises(DiaryError) as caught:
        use(Diary(path))
    assert caught.value.exit_code == ExitCode.DIARY
    assert str(path) in str(caught.value)
    assert SECRET not in str(caught.value)
    assert path.read_bytes() == before


@each_use
def test_a_folder_in_its_place_is_refused_and_stays(tmp_path, use):
    path = tmp_path / "diary.db"
    path.mkdir()
    with pytest.raises(DiaryError, match="isn't a file") as caught:
        use(Diary(path))
    assert caught.value.exit_code == ExitCode.DIARY
    assert list(tmp_path.iterdir()) == [path]
    assert list(path.iterdir()) == []


def test_a_newer_diary_says_what_to_do(diary):
    diary.path.parent.mkdir()
    diary_of_a_newer_version(diary.path)
    with pytest.raises(DiaryError, match="Upgrade prtcheck"):
        diary.check_ins()


def test_an_empty_file_is_a_diary_to_be(diary):
    diary.path.parent.mkdir()
    diary.path.touch()
    assert diary.check_ins() == []
    assert diary.path.read_bytes() == b""
    diary.save(logged(), EVENING, based_on=None)
    assert diary.check_ins() == [logged()]


@pytest.mark.parametrize("below", ["diary.db", "deep/er/diary.db"])
def test_a_place_below_a_file_is_refused_and_the_sentence_says_where(tmp_path, below):
    file = tmp_path / "file"
    file.write_text("not a folder")
    for use in USES.values():
        with pytest.raises(DiaryError, match=f"{file} isn't a folder") as caught:
            use(Diary(file / below))
        assert caught.value.exit_code == ExitCode.DIARY
    assert file.read_text() == "not a folder"


@each_use
def test_a_name_that_no_system_takes_is_refused_in_a_sentence(tmp_path, use):
    with pytest.raises(DiaryError, match="too long"):
        use(Diary(tmp_path / ("n" * 300) / "diary.db"))


def test_a_link_that_leads_in_circles_is_refused_in_a_sentence(tmp_path):
    link = tmp_path / "diary.db"
    link.symlink_to(link)
    for use in USES.values():
        with pytest.raises(DiaryError):
            use(Diary(link))


def test_an_unknown_fault_is_told_by_its_name_and_nothing_else():
    sentence = str(explain_sqlite_error(ValueError(SECRET), Path("diary.db")))
    assert "ValueError" in sentence
    assert SECRET not in sentence
