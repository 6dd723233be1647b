"""The `restore` command."""

import sqlite3
from contextlib import closing

import pytest
from program import clock_at, hold, output_of, refusal
from strategies import EVENING, SUNDAY, logged

from prtcheck.storage.diary import Diary


@pytest.fixture(autouse=True)
def sunday_evening():
    with clock_at(EVENING):
        yield


@pytest.mark.parametrize("options", [(), ("--excel",), ("--format", "json")])
def test_an_export_is_not_restored_but_sent_to_import(options, home, tmp_path):
    hold(home, logged())
    file = tmp_path / "out"
    output_of("export", *options, str(file))
    before = (home / "diary.db").read_bytes()
    sentence = refusal("restore", str(file), "--yes", code=3)
    assert sentence == f"{file} is an export: `prtcheck import` takes it."
    assert (home / "diary.db").read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"Dear diary", b"date;pain\n", b'{"format": "another"}', bytes(range(256)), b""]
)
def test_another_file_is_not_restored_and_no_examination_is_advised(content, home, tmp_path):
    hold(home, logged())
    file = tmp_path / "other"
    file.write_bytes(content)
    before = (home / "diary.db").read_bytes()
    sentence = refusal("restore", str(file), "--yes", code=3)
    assert sentence.startswith(str(file))
    assert "doctor" not in sentence
    assert (home / "diary.db").read_bytes() == before


def test_the_database_of_another_program_is_not_restored(home, tmp_path):
    file = tmp_path / "other.db"
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE mine (text TEXT)")
    assert "doctor" not in refusal("restore", str(file), "--yes", code=3)


def test_a_safety_copy_is_restored(home, tmp_path):
    hold(home, logged(pain=4))
    copy = tmp_path / "copy.db"
    assert (
        output_of("backup", str(copy))
        == f"1 check-in copied, and read back from there:\n  {copy}\n"
    )
    output_of("edit", "today", "--pain", "7")
    first, *others = output_of("restore", str(copy), "--yes").splitlines()[-2:]
    assert first == f"Restored from {copy}"
    assert others[0].startswith("The former diary is kept: ")
    assert Diary(home / "diary.db").check_in(SUNDAY).pain == 4
