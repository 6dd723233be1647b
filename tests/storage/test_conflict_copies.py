"""Second diaries that sync programs leave are named, merged, and then no longer a finding."""

import shlex
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from diary_operations import delete
from folders import DATA
from program import clock_at, hold, output_of, prtcheck, run
from strategies import EVENING, SUNDAY, logged

from prtcheck.storage.conflict_copies import find_conflict_copies

LEFT_BY = {
    "Dropbox": "diary (conflicted copy 2026-11-25).db",
    "Dropbox with a name": "diary (Ana's conflicted copy 2026-11-25).db",
    "Nextcloud": "diary (conflicted copy 2026-11-25 213000).db",
    "ownCloud": "diary_conflict-20261125-213000.db",
    "OneDrive": "diary-LAPTOP.db",
    "Syncthing": "diary.sync-conflict-20261125-213000-ABCDEFG.db",
}
SATURDAY, FRIDAY = (SUNDAY - timedelta(days=number) for number in (1, 2))


@pytest.fixture(autouse=True)
def evening():
    with clock_at(EVENING):
        yield


@pytest.fixture
def sound(home):
    """A diary with the day's backup, in which nothing is amiss."""
    diary = hold(home, logged(SATURDAY), logged())
    diary.save(logged(pain=5), EVENING, based_on=logged())
    return diary


def cure_in(output):
    """The command that the doctor names last."""
    (line,) = (line for line in output.splitlines() if "prtcheck import" in line)
    return shlex.split(line.partition("prtcheck ")[2])


@pytest.mark.parametrize("name", LEFT_BY.values(), ids=LEFT_BY)
def test_the_doctors_cure_for_a_conflict_copy_cures_it(name, sound, home, tmp_path):
    hold(tmp_path / "elsewhere", logged(FRIDAY, pain=2))
    (tmp_path / "elsewhere" / "diary.db").rename(home / name)
    found = prtcheck("doctor")
    assert found.exit_code == 1
    assert f"Only it has 1 day: {FRIDAY}." in found.stdout
    assert "1 day added" in output_of(*cure_in(found.stdout))
    assert [c.day for c in sound.check_ins()] == [FRIDAY, SATURDAY, SUNDAY]
    assert "No problems found." in output_of("doctor")


def test_a_conflict_copy_that_holds_nothing_new_is_no_finding(sound, home):
    (home / LEFT_BY["Dropbox"]).write_bytes(sound.path.read_bytes())
    assert list(find_conflict_copies(sound.path)) == []


def broken(path):
    path.write_bytes(b"x" * 8192)


def cut_off(path):
    path.write_bytes((DATA / "diary-schema-4.db").read_bytes()[:20_000])


@pytest.mark.parametrize("harm", [broken, cut_off, Path.mkdir])
def test_the_doctors_cure_for_a_conflict_copy_that_cannot_be_read_cures_it(harm, sound, home):
    copy = home / LEFT_BY["Dropbox with a name"]
    harm(copy)
    found = prtcheck("doctor")
    assert found.exit_code == 1
    assert f"A copy that a sync program left can't be read: {copy} is" in found.stdout
    cure = found.stdout.partition("Move it away: ")[2].splitlines()[0]
    subprocess.run(shlex.split(cure), check=True)
    assert "No problems found." in output_of("doctor")
    assert copy.with_name(f"{copy.name}.old").exists()


@pytest.mark.parametrize("name", LEFT_BY.values(), ids=LEFT_BY)
def test_a_copy_that_cannot_be_read_is_named_where_its_name_leaves_no_doubt(name, sound, home):
    broken(home / name)
    found = [copy.path.name for copy in find_conflict_copies(sound.path)]
    assert found == ([] if name == LEFT_BY["OneDrive"] else [name])


def test_a_conflict_copy_without_rights_is_read_once_it_has_them(sound, home):
    copy = home / LEFT_BY["Syncthing"]
    copy.write_bytes((DATA / "diary-schema-4.db").read_bytes())
    copy.chmod(0)
    found = run("doctor").stdout.decode()
    assert f"{copy} can't be read (Permission denied)." in found
    cure = found.partition("Change its rights: ")[2].splitlines()[0]
    subprocess.run(shlex.split(cure), check=True)
    assert "Merge it: " in run("doctor").stdout.decode()


def test_beside_a_damaged_diary_its_copies_are_not_blamed(sound, home):
    (home / LEFT_BY["Syncthing"]).write_bytes(sound.path.read_bytes())
    broken(sound.path)
    found = prtcheck("doctor")
    assert f"{sound.path} is damaged" in found.stdout
    assert "sync" not in found.stdout


def test_a_day_that_was_removed_in_a_conflict_copy_is_named(sound, home):
    (home / "copy").mkdir()
    other = hold(home / "copy")
    other.path.write_bytes(sound.path.read_bytes())
    delete(other, SATURDAY, EVENING + timedelta(hours=1))
    other.path.rename(home / LEFT_BY["Syncthing"])
    [copy] = find_conflict_copies(sound.path)
    assert (copy.added, copy.others) == ([], [SATURDAY])


def test_other_files_beside_the_diary_are_no_conflict_copies(sound, home):
    (home / "diary-notes.db").write_text("mine")
    (home / "diary.db.old").write_bytes(sound.path.read_bytes())
    assert list(find_conflict_copies(sound.path)) == []


@pytest.mark.parametrize("version", [1, 4])
def test_a_conflict_copy_of_an_older_schema_is_read_and_left_as_it_is(version, sound, home):
    copy = home / LEFT_BY["Nextcloud"]
    copy.write_bytes((DATA / f"diary-schema-{version}.db").read_bytes())
    before = copy.read_bytes()
    [found] = find_conflict_copies(sound.path)
    assert found.added == [SUNDAY.replace(day=20)]
    output_of("import", str(copy))
    assert copy.read_bytes() == before
