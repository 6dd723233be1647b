"""Places that cannot be used: one sentence from every command, and a cure that the doctor names."""

import errno
import json
import os
import re
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from process_killer import rounds
from program import NO_PRIVILEGES, PROGRAM, hold, run
from strategies import EVENING, SUNDAY, logged
from terminal import CTRL_C, ENTER, Terminal

from prtcheck.errors import ExitCode
from prtcheck.path_checks import unreadable_error
from prtcheck.storage.backup import BackupKind, back_up, copy_diary
from prtcheck.storage.diary import Diary

NOBODY = 65534
AMISS = re.compile(r"^! (.*)\n  (.*)$", re.MULTILINE)
COMMAND = re.compile(r"(?:sudo chown|chmod|mv|rm|prtcheck) .*$")
COMMANDS = {
    "log": ("log", "--pain", "4", "--replace"),
    "edit": ("edit", "2026-11-22", "--pain", "6"),
    "undo": ("undo",),
    "delete": ("delete", "2026-11-22", "--yes"),
    "backup": ("backup",),
    "backup FILE": ("backup", "FILE"),
    "restore": ("restore", "COPY", "--yes"),
    "doctor": ("doctor",),
    "status": ("status",),
    "trend": ("trend",),
    "history": ("history", "--json"),
    "where": ("where",),
    "checkin": ("checkin", "--plain"),
    "export": ("export", "FILE.csv"),
    "import": ("import", "DAYS.csv"),
    "pause": ("pause",),
    "resume": ("resume",),
}


def give_away(*places):
    for place in places:
        for path in [place, *place.rglob("*")]:
            os.chown(path, NOBODY, NOBODY)


def make_file(place):
    place.rename(place.with_name("moved"))
    place.write_text("not a folder")


def make_dead_link(place):
    place.rename(place.with_name("moved"))
    place.symlink_to("nowhere")


def make_folder(place):
    place.unlink(missing_ok=True)
    place.mkdir()


BLOCKED = {
    "home can't be entered": lambda home: home.chmod(0),
    "home is read-only": lambda home: home.chmod(0o500),
    "home is a file": make_file,
    "home is a dead link": make_dead_link,
    "diary can't be read": lambda home: (home / "diary.db").chmod(0),
    "diary is read-only": lambda home: (home / "diary.db").chmod(0o400),
    "diary is a folder": lambda home: make_folder(home / "diary.db"),
    "diary is a dead link": lambda home: make_dead_link(home / "diary.db"),
    "backups can't be entered": lambda home: (home / "backups").chmod(0),
    "backups can be listed alone": lambda home: (home / "backups").chmod(0o400),
    "backups are read-only": lambda home: (home / "backups").chmod(0o500),
    "backups are a file": lambda home: make_file(home / "backups"),
    "backups are a dead link": lambda home: make_dead_link(home / "backups"),
    "a backup can't be read": lambda home: next((home / "backups").iterdir()).chmod(0),
    "drafts can't be entered": lambda home: (home / "drafts").chmod(0),
    "drafts are read-only": lambda home: (home / "drafts").chmod(0o500),
    "drafts are a file": lambda home: make_file(home / "drafts"),
    "drafts are a dead link": lambda home: make_dead_link(home / "drafts"),
    "a draft can't be read": lambda home: next((home / "drafts").iterdir()).chmod(0),
    "settings are a folder": lambda home: make_folder(home / "settings.toml"),
    "settings can't be read": lambda home: (home / "settings.toml").chmod(0),
    "home is another's": give_away,
    "diary is another's": lambda home: give_away(home / "diary.db"),
    "backups are another's": lambda home: give_away(home / "backups"),
    "drafts are another's": lambda home: give_away(home / "drafts"),
}


@pytest.fixture
def blocked(request, home, tmp_path):
    """A home with everything in it, of which something cannot be used."""
    if "another" in request.param and os.getuid() != 0:
        pytest.skip("only root can give files away")
    diary = hold(home, logged(SUNDAY, pain=5))
    back_up(diary.path, datetime.now().astimezone(), BackupKind.DAILY)
    (home / "drafts").mkdir(mode=0o700, exist_ok=True)
    (home / "drafts" / "2026-11-01.json").write_text("{}")
    (home / "drafts" / "2026-11-01.json").chmod(0o600)
    (home / "settings.toml").write_text("weekly = false")
    (tmp_path / "DAYS.csv").write_text("date,pain\n2026-11-20,4\n")
    copy_diary(diary.path, tmp_path / "COPY")
    BLOCKED[request.param](home)
    yield request.param
    for path in (home, home / "backups", home / "drafts"):
        if path.is_dir():
            path.chmod(0o700)


each_blocked_place = pytest.mark.parametrize("blocked", [*BLOCKED][:: rounds(2, 1)], indirect=True)


ALL_COMMANDS = """
import json, sys
from program import prtcheck
for command in json.loads(sys.argv[1]):
    result = prtcheck(*command)
    print(json.dumps([command, result.exit_code, result.stdout, result.stderr]))
"""
"""Runs commands one after the other, as fast as one process can."""


@each_blocked_place
def test_no_command_crashes_over_a_place_that_cannot_be_used(blocked, tmp_path):
    commands = [
        [str(tmp_path / word) if word.isupper() or "." in word else word for word in command]
        for command in COMMANDS.values()
    ]
    done = subprocess.run(
        [*NO_PRIVILEGES, sys.executable, "-c", ALL_COMMANDS, json.dumps(commands)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        check=True,
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == len(commands)
    for command, code, stdout, stderr in answers:
        assert code in set(ExitCode) - {ExitCode.CRASH}, (command, stdout, stderr)
        assert "bug" not in stderr, (command, stderr)
        if code == ExitCode.DIARY:
            assert stderr.splitlines()[-1].startswith("prtcheck: "), (command, stderr)


def findings():
    done = run("doctor")
    assert done.returncode in (ExitCode.OK, ExitCode.NO), done
    found = AMISS.findall(done.stdout.decode())
    return [cure for what, cure in found if "no backup yet" not in what]


def carry_out(cure):
    """Do what a cure says; sudo is what the tests themselves may do."""
    command = COMMAND.search(cure)
    assert command, cure
    words = command[0].replace("sudo ", "")
    before = () if "sudo" in command[0] else NO_PRIVILEGES
    if words.startswith("prtcheck restore"):
        words += " --yes"
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    who = {**os.environ, "USER": "root", "PATH": path}
    subprocess.run([*before, "sh", "-c", words], check=True, env=who)


@pytest.mark.parametrize("blocked", [*BLOCKED][:: rounds(4, 1)], indirect=True)
def test_the_doctor_names_a_cure_that_cures(blocked, home):
    found = findings()
    assert found
    for _ in range(3):
        for cure in found[:1]:
            carry_out(cure)
            found = findings()
    assert found == []
    log = run("log", "--pain", "4", "--replace")
    assert log.returncode == 0, log


def test_a_copy_that_only_lacks_rights_is_not_advised_to_be_removed(home):
    kept = back_up(hold(home, logged()).path, EVENING, BackupKind.DAILY)
    kept.chmod(0)
    cures = findings()
    assert f"Change its rights: chmod u+rw {kept}" in cures
    assert not [cure for cure in cures if "rm " in cure]


def test_another_person_s_folder_is_not_advised_to_be_taken(tmp_path, monkeypatch):
    monkeypatch.setattr("os.getuid", lambda: 12345)
    monkeypatch.setattr("os.access", lambda *_: False)
    error = unreadable_error(tmp_path / "diary.db", PermissionError(errno.EACCES, "denied"))
    assert "chown" not in error.cure
    assert "PRTCHECK_HOME" in error.cure


@pytest.fixture
def linked(home, tmp_path):
    """A diary kept in another folder, with a link to it in the home."""
    real = hold(tmp_path / "synced", logged(SUNDAY, pain=5)).path
    home.mkdir(mode=0o700)
    (home / "diary.db").symlink_to(real)
    return real


def test_a_linked_diary_is_written_read_copied_and_examined_and_the_link_stays(linked, home):
    assert run("log", "--pain", "4").returncode == 0
    assert run("backup").returncode == 0
    assert len(Diary(linked).check_ins()) == 2
    assert Diary(home / "diary.db").check_ins() == Diary(linked).check_ins()
    assert findings() == []
    assert (home / "diary.db").is_symlink()
    assert (home / "backups").is_dir()
    assert sorted(path.name for path in linked.parent.iterdir()) == ["diary.db"]


@pytest.mark.parametrize("is_damaged", [False, True])
def test_a_restore_replaces_what_a_link_leads_to_and_never_the_link(
    is_damaged, linked, home, tmp_path
):
    copy = tmp_path / "copy.db"
    assert run("backup", str(copy)).returncode == 0
    assert run("log", "--pain", "4").returncode == 0
    if is_damaged:
        linked.write_bytes(b"no diary" * 4096)
    done = run("restore", str(copy), "--yes")
    assert done.returncode == 0, done
    assert (home / "diary.db").is_symlink()
    assert [c.pain for c in Diary(linked).check_ins()] == [5]
    kept = done.stdout.decode().splitlines()[-1].partition(": ")[2]
    assert os.path.exists(kept)  # noqa: PTH110


def test_a_link_to_a_file_of_somebody_else_is_not_followed(linked):
    if os.getuid() != 0:
        pytest.skip("only root can give files away")
    os.chown(linked, NOBODY, NOBODY)
    linked.chmod(0o666)
    before = linked.read_bytes()
    for command in (("log", "--pain", "4"), ("trend",), ("backup",)):
        done = run(*command)
        assert done.returncode == ExitCode.DIARY
        assert b"somebody else" in done.stderr
    assert linked.read_bytes() == before


def test_a_diary_of_a_newer_version_is_not_called_damaged_by_backup(home):
    import sqlite3

    diary = hold(home, logged())
    with sqlite3.connect(diary.path) as connection:
        connection.execute("PRAGMA user_version = 99")
    done = run("backup")
    assert done.returncode == ExitCode.DIARY
    assert b"newer prtcheck" in done.stderr
    assert str(diary.path).encode() in done.stderr
    assert b"damaged" not in done.stderr


def test_a_copy_with_an_impossible_date_in_its_name_is_passed_over(home):
    diary = hold(home, logged())
    kept = back_up(diary.path, EVENING, BackupKind.DAILY)
    kept.with_name("diary-2026-99-99T999999-daily.db").symlink_to(kept)
    assert run("log", "--pain", "4").returncode == 0
    assert findings() == []


@pytest.mark.parametrize("blocked", ["drafts can't be entered", "drafts are a file"], indirect=True)
def test_the_app_says_at_the_first_question_that_no_draft_can_be_kept(blocked, home):
    program = (*NO_PRIVILEGES, *PROGRAM)
    with Terminal("checkin", "--date", "2026-11-20", home=home, program=program) as terminal:
        terminal.wait_for("Your pain over")
        terminal.type("4", ENTER)
        terminal.wait_for(str(home / "drafts")[:20])
        terminal.type(CTRL_C)
        assert terminal.wait_for_exit() in (ExitCode.INTERRUPTED, ExitCode.DIARY)
