"""A full disk, a read-only place, damage and lax rights: said in one sentence, nothing harmed."""

import os
import subprocess
import sys
from datetime import timedelta

import pytest
from filled_diary import FIRST, filled, run_at
from folders import DATA
from terminal import ENTER, Terminal

from prtcheck.storage.integrity import check_diary

OLD_REPORT = "<!doctype html><title>Pain diary, the old one</title>"


def one_sentence(finished, code):
    assert finished.returncode == code, finished.stderr
    assert len(finished.stderr.strip().splitlines()) == 1, finished.stderr
    assert "Traceback" not in finished.stderr
    return finished.stderr


def test_a_full_disk_is_said_and_the_diary_stays_as_it_was(tmp_path):
    diary = filled(tmp_path)
    before = diary.check_ins()
    size = (tmp_path / "diary.db").stat().st_size
    for largest in (0, 512, 4096, size // 2):
        said = one_sentence(run_at(tmp_path, "log", "--pain", "4", largest_file=largest), 3)
        assert "nothing" in said.lower()
        assert diary.check_ins() == before
        check_diary(tmp_path / "diary.db")


def test_an_import_that_no_longer_fits_leaves_the_diary_as_it_was(tmp_path):
    diary = filled(tmp_path)
    before = diary.check_ins()
    size = (tmp_path / "diary.db").stat().st_size
    file = tmp_path / "more.csv"
    rows = "".join(f"{FIRST - timedelta(days=n)},4,{'x' * 500}\n" for n in range(1, 400))
    file.write_text(f"date,pain,note\n{rows}")
    one_sentence(run_at(tmp_path, "import", str(file), largest_file=size + 20_000), 3)
    assert diary.check_ins() == before
    assert check_diary(tmp_path / "diary.db").check_ins == len(before)


@pytest.mark.parametrize("beyond", [None, 0, 4096])
def test_a_restore_that_does_not_fit_names_the_folder_and_no_file_of_its_own(beyond, tmp_path):
    older = DATA / "diary-schema-1.db"
    diary = filled(tmp_path)
    before = diary.check_ins()
    largest = 512 if beyond is None else older.stat().st_size + beyond
    said = one_sentence(run_at(tmp_path, "restore", str(older), "--yes", largest_file=largest), 3)
    assert f"A copy of the diary can't be written in {tmp_path} (" in said
    assert diary.check_ins() == before


@pytest.mark.parametrize("form", ["csv", "json"])
def test_an_export_to_a_full_disk_leaves_the_old_file_as_it_was(form, tmp_path):
    filled(tmp_path / "home")
    target = tmp_path / "diary"
    command = ("export", str(target), "--format", form)
    run_at(tmp_path / "home", *command, "--since", str(FIRST), "--until", str(FIRST))
    old = target.read_text()
    one_sentence(run_at(tmp_path / "home", *command, largest_file=2048), 3)
    assert target.read_text() == old
    assert sorted(path.name for path in tmp_path.iterdir()) == ["diary", "home"]


@pytest.mark.parametrize("name", ["page.html", "page.pdf"])
def test_a_report_to_a_full_disk_leaves_the_old_file_as_it_was(tmp_path, name):
    pytest.importorskip("weasyprint")
    filled(tmp_path / "home")
    target = tmp_path / name
    target.write_text(OLD_REPORT)
    arguments = ("report", str(target), "--since", str(FIRST), "--until", "2025-10-30", "--yes")
    finished = run_at(tmp_path / "home", *arguments, largest_file=1024)
    assert finished.returncode == 3, finished.stderr
    assert "Traceback" not in finished.stderr
    assert target.read_text() == OLD_REPORT
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", name]


def test_a_check_in_on_a_full_disk_says_so_and_stays_open(tmp_path, midday):
    diary = filled(tmp_path)
    before = diary.check_ins()
    limited = (
        sys.executable,
        "-c",
        _LIMITED,
    )
    with Terminal("checkin", home=tmp_path, program=limited) as terminal:
        terminal.wait_for("Your pain over today")
        terminal.type("7", *[ENTER] * 5)
        terminal.wait_for("Nothing was saved")
        terminal.type("\x03")
        assert terminal.wait_for_exit() == 130
    assert diary.check_ins() == before
    with Terminal("checkin", home=tmp_path) as terminal:
        terminal.wait_for("Unfinished check-in")
        terminal.type("g", ENTER * 5)
        terminal.wait_for_exit()
    assert len(diary.check_ins()) == len(before) + 1


def test_a_place_that_cannot_be_written_is_said(tmp_path):
    blocked = tmp_path / "a file"
    blocked.write_text("not a folder")
    said = one_sentence(run_at(blocked / "home", "log", "--pain", "4"), 3)
    assert str(blocked) in said
    assert blocked.read_text() == "not a folder"


def test_a_folder_in_the_diarys_place_is_refused(tmp_path):
    (tmp_path / "one" / "diary.db").mkdir(parents=True)
    said = one_sentence(run_at(tmp_path / "one", "log", "--pain", "4"), 3)
    assert "isn't a file" in said


def test_lax_rights_are_repaired_and_said(tmp_path):
    filled(tmp_path)
    (tmp_path / "diary.db").chmod(0o644)
    tmp_path.chmod(0o755)
    finished = run_at(tmp_path, "log", "--pain", "4")
    assert finished.returncode == 0
    assert "only you" in finished.stderr
    assert (tmp_path / "diary.db").stat().st_mode & 0o777 == 0o600
    assert tmp_path.stat().st_mode & 0o777 == 0o700


def test_everything_is_its_owners_alone_under_a_lax_umask(tmp_path):
    home = tmp_path / "home"
    command = f"umask 0; exec {sys.executable} -m prtcheck"
    environment = {**os.environ, "PRTCHECK_HOME": str(home)}
    logs = ("log --pain 4", "log --pain 4 --date -1")
    for rest in (*logs, f"backup {home}/b.db", f"export {home}/e.csv"):
        subprocess.run(["sh", "-c", f"{command} {rest}"], env=environment, check=True)
    for path in [home, *home.rglob("*")]:
        assert path.stat().st_mode & 0o077 == 0, path


_LIMITED = """
import resource, sys, prtcheck.__main__ as program
sys.dont_write_bytecode = True
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
program.main()
"""
"""It writes no compiled modules, which would be cut off for all who come later."""
