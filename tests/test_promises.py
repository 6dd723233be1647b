"""Each claim of what the help promises is held by a test that is named here."""

import importlib.util
import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from filled_diary import FIRST, NOW, entry, filled, run_at
from pages import sections
from promises import PROMISES
from random_damage import PAGE
from terminal import ENTER, Terminal

from prtcheck.core.history import ChangeKind
from prtcheck.storage.backup import list_backups
from prtcheck.storage.diary import Diary

HERE = Path(__file__).parent


def sentences_of(page, section):
    """Return the sentences of a section of a topic, in their order."""
    paragraphs = re.split(r"\n- |\n\n", sections(page)[section])
    lines = (" ".join(paragraph.removeprefix("- ").split()) for paragraph in paragraphs)
    return [one for line in lines if line for one in re.split(r"(?<=[.*]) (?=[`A-Z])", line)]


def test_every_sentence_of_what_is_promised_names_its_tests_and_no_other_is_listed():
    promised = sentences_of("data", "What is promised")
    assert promised + sentences_of("privacy", "What is not promised") == list(PROMISES)


@pytest.mark.parametrize("named", sorted({test for tests in PROMISES.values() for test in tests}))
def test_every_test_that_holds_a_promise_is_there(named):
    file, _, name = named.partition("::")
    spec = importlib.util.spec_from_file_location("named_for_a_promise", HERE / file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert callable(getattr(module, name))


def test_a_check_in_that_was_confirmed_on_the_screen_is_on_the_disk(tmp_path, midday):
    assert run_at(tmp_path, "log", "--pain", "4").returncode == 0
    with Terminal(home=tmp_path) as terminal:
        terminal.wait_for("is done")
        terminal.type("c")
        terminal.wait_for("Your pain over today")
        terminal.type("7", ENTER * 5)
        terminal.wait_for("Saved for")
        terminal.kill()
    with closing(sqlite3.connect(tmp_path / "diary.db")) as connection:
        assert connection.execute("SELECT pain FROM check_in").fetchall() == [(7,)]


@pytest.mark.parametrize(
    "change",
    [
        "edit DAY --pain 9",
        "log --date DAY --pain 9 --replace",
        "delete DAY --yes",
        "causes code stress body",
        "import FILE",
    ],
)
def test_every_change_keeps_what_was_before_show_prints_it_and_undo_brings_it_back(
    change, tmp_path
):
    home, day = tmp_path / "home", entry(3).day
    before = filled(home, 5).check_ins()
    file = tmp_path / "days.csv"
    assert run_at(home, "export", str(file)).returncode == 0  # to be corrected by hand
    file.write_text(file.read_text().replace(f"{day},{before[3].pain},", f"{day},9,"))
    words = change.replace("DAY", str(day)).replace("FILE", str(file)).split()
    assert run_at(home, *words).returncode == 0
    diary = Diary(home / "diary.db")
    assert diary.check_in(day) != before[3]
    former = "stress -> " if "code" in words else "pain 5"
    assert former in run_at(home, "show", str(day)).stdout
    assert diary.revisions(day)[-1].before == before[3]
    assert run_at(home, "undo").returncode == 0
    assert diary.check_ins() == before


def test_before_the_first_change_of_each_day_the_diary_is_copied(tmp_path):
    diary = filled(tmp_path, 3)
    before = []
    for days in range(3):
        before.append(diary.check_ins())
        for pain in (1, 2):  # the second change of a day makes no copy
            now = NOW + timedelta(days=days, minutes=pain)
            diary.change_days(ChangeKind.EDIT, now, {FIRST: entry(0, pain=pain + 3 * days)})
    copies = list_backups(diary.path)[::-1]
    assert [Diary(copy.path).check_ins() for copy in copies] == before


def test_a_flipped_byte_that_sqlite_does_not_notice_checksums_do(tmp_path):
    diary = filled(tmp_path, 5)
    days = [str(check_in.day) for check_in in diary.check_ins()]
    content = bytearray(diary.path.read_bytes())
    content[content.index(b"what happened") + 3] ^= 1
    diary.path.write_bytes(bytes(content))
    with closing(sqlite3.connect(diary.path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    answered = run_at(tmp_path, "history", "--all")
    assert answered.returncode == 3
    [bad] = [day for day in days if day not in answered.stdout]
    assert f"is left out: {bad}" in answered.stderr


@pytest.mark.parametrize(("key", "pain"), [("b", 5), ("a", 9), ("r", None)])
def test_doctor_shows_a_bad_day_now_and_before_and_undo_takes_back_what_is_chosen(
    key, pain, tmp_path
):
    diary = filled(tmp_path, 5)
    day = entry(3).day
    with closing(sqlite3.connect(diary.path)) as connection, connection:
        connection.execute("UPDATE check_in SET pain = 9 WHERE day = ?", (str(day),))
    with Terminal("doctor", home=tmp_path) as terminal:
        terminal.wait_for("now: pain 9", "before: pain 5", "b = ", "a = ", "r = ")
        terminal.type(key, ENTER)
        assert terminal.wait_for_exit() in (0, 1)  # no backup yet is a finding too
    found = diary.check_in(day)
    assert (found.pain if found else None) == pain
    assert len(diary.check_ins()) == (5 if found else 4)
    assert not diary.left_out
    assert run_at(tmp_path, "undo").returncode == 0
    other = {5: 9, 9: 5, None: 5}[pain]
    assert diary.check_in(day).pain == other


def test_of_a_file_that_sqlite_cannot_read_doctor_makes_a_diary_and_keeps_the_file(tmp_path):
    diary = filled(tmp_path, 40)
    diary.save(entry(45), NOW, based_on=None)  # the day's copy is made before, without this day
    before = diary.check_ins()
    content = bytearray(diary.path.read_bytes())
    at = re.search(rb"%s.what happened" % str(entry(3).day).encode(), content, re.DOTALL).start()
    first = at // PAGE * PAGE
    content[first : first + PAGE] = bytes(PAGE)
    diary.path.write_bytes(bytes(content))
    with closing(sqlite3.connect(diary.path)) as connection, pytest.raises(sqlite3.DatabaseError):
        connection.execute("SELECT * FROM check_in").fetchall()
    mended = run_at(tmp_path, "doctor", "--yes-backup")
    assert diary.check_ins() == before
    [kept] = tmp_path.glob("diary.db.damaged-*")
    assert kept.read_bytes() == content
    assert str(kept) in mended.stdout


def test_the_file_is_not_encrypted(tmp_path):
    assert b"cause number 3" in filled(tmp_path, 5).path.read_bytes()


@pytest.mark.parametrize(("harm", "many"), [("long", "200"), ("", "3")])
def test_one_variable_makes_the_tests_do_more_harm(harm, many):
    command = [sys.executable, "-c", "from process_killer import rounds; print(rounds(3, 200))"]
    environment = {**os.environ, "PYTHONPATH": f"{HERE / 'support'}:{HERE.parent}"}
    environment["PRTCHECK_HARM"] = harm
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == f"{many}\n"
