"""Damage never takes more than itself: sound days stay readable, and doctor mends the others."""

import json
import random
import sqlite3
from contextlib import closing

import pytest
from filled_diary import NOW, entry, filled, run_at
from process_killer import rounds
from random_damage import ROWS, harm, lose_row

from prtcheck.errors import DiaryError
from prtcheck.storage.diary import Diary


@pytest.fixture
def whole(tmp_path):
    """A diary with a safety copy, and what it holds."""
    diary = filled(tmp_path, 40)
    diary.save(entry(45), NOW, based_on=None)  # makes the day's copy
    assert run_at(tmp_path, "backup").returncode == 0
    return diary, diary.check_ins()


@pytest.mark.parametrize("seed", range(rounds(6, 200)))
def test_no_sound_day_is_lost_none_is_shown_that_was_not_written_and_doctor_mends(whole, seed):
    diary, before = whole
    harm(diary.path, random.Random(seed))
    reader = Diary(diary.path)
    try:
        found = reader.check_ins()
    except DiaryError:
        pass
    else:
        assert all(check_in in before for check_in in found)
        missing = {str(c.day) for c in before} - {str(c.day) for c in found}
        assert missing <= reader.left_out.days or len(missing) <= len(reader.left_out.days)
    for command in (("export",), ("trend", "--all"), ("doctor",), ("history",)):
        ended = run_at(diary.path.parent, *command)
        assert ended.returncode in (0, 1, 3), (command, ended.stderr)
        assert "Traceback" not in ended.stderr
    run_at(diary.path.parent, "doctor", "--yes-backup")
    assert Diary(diary.path).check_ins() == before


@pytest.mark.parametrize("kind", ROWS)
def test_each_harm_to_a_row_is_named_and_mended(whole, kind):
    diary, before = whole
    with closing(sqlite3.connect(diary.path)) as connection, connection:
        kind(connection, random.Random(1))
    reader = Diary(diary.path)
    assert all(check_in in before for check_in in reader.check_ins())
    reader.revisions_between()
    assert reader.left_out
    run_at(diary.path.parent, "doctor", "--yes-backup")
    assert Diary(diary.path).check_ins() == before


def test_a_hand_edit_is_accepted_by_one_command_and_undone_by_one(whole):
    diary, before = whole
    with closing(sqlite3.connect(diary.path)) as connection, connection:
        connection.execute(
            "UPDATE check_in SET note = 'by hand' WHERE day = ?", (str(before[3].day),)
        )
    assert run_at(diary.path.parent, "export").returncode == 3
    assert run_at(diary.path.parent, "doctor", "--yes-accept").returncode == 0
    assert diary.check_in(before[3].day).note == "by hand"
    assert run_at(diary.path.parent, "undo").returncode == 0
    assert diary.check_ins() == before


def test_every_answer_names_what_was_left_out_of_it(whole):
    diary, before = whole
    bad = str(before[3].day)
    with closing(sqlite3.connect(diary.path)) as connection, connection:
        connection.execute("UPDATE check_in SET pain = 9 WHERE day = ?", (bad,))
    for command in (
        "trend --all --json",
        "insights --since 2025-09-01 --until 2025-10-20 --json",
        "export --format json",
    ):
        answered = run_at(diary.path.parent, *command.split())
        assert answered.returncode == 3
        assert json.loads(answered.stdout)["left_out"] == [bad]
        assert (
            f"1 day was damaged or changed outside prtcheck and is left out: {bad}"
            in answered.stderr
        )


def test_a_day_that_another_program_deleted_is_brought_back_and_counted_once(whole):
    diary, before = whole
    with closing(sqlite3.connect(diary.path)) as connection, connection:
        connection.execute("DELETE FROM check_in WHERE day = ?", (str(before[3].day),))
    run_at(diary.path.parent, "doctor", "--yes-backup")
    assert diary.check_ins() == before
    with closing(sqlite3.connect(diary.path)) as connection, connection:
        counted = connection.execute("SELECT sum(days) FROM month").fetchone()
        lose_row(connection, random.Random(1))
    assert counted == (len(before),)
    diary.check_ins()
    assert len(diary.left_out.days) == 1


@pytest.mark.parametrize("place", [0, -1])
def test_of_all_days_the_first_and_the_last_are_named_where_another_program_took_them(whole, place):
    diary, before = whole
    day = str(before[place].day)
    with closing(sqlite3.connect(diary.path)) as connection, connection:
        connection.execute("DROP TRIGGER check_in_removed")
        connection.execute("DELETE FROM check_in WHERE day = ?", (day,))
    for command in (("trend", "--all"), ("history", "--all"), ("export",)):
        answered = run_at(diary.path.parent, *command)
        assert answered.returncode == 3, command
        assert day in answered.stderr


def test_a_bad_day_is_logged_anew_and_writing_goes_on_beside_it(whole):
    diary, before = whole
    with closing(sqlite3.connect(diary.path)) as connection, connection:
        connection.execute("UPDATE check_in SET pain = 9 WHERE day = ?", (str(before[3].day),))
    home = diary.path.parent
    assert run_at(home, "log", "--pain", "2").returncode == 0
    anew = run_at(home, "log", "--pain", "1", "--date", str(before[3].day))
    assert anew.returncode == 0, anew.stderr
    assert run_at(home, "export").returncode == 0
    assert diary.check_in(before[3].day).pain == 1


def test_a_day_that_is_no_date_any_more_is_left_out_and_stops_no_command(whole):
    diary, before = whole
    day, bad = before[-1].day, f"{str(before[-1].day)[:-1]}x"
    content = diary.path.read_bytes()
    diary.path.write_bytes(content.replace(str(day).encode(), bad.encode()))
    reader = Diary(diary.path)
    assert reader.check_ins() == before[:-1]
    assert bad in reader.left_out.days
    assert reader.first_and_last_day() == (before[0].day, before[-2].day)
    assert reader.logged_days(before[0].day, day) == [c.day for c in before[:-1]]
    period = ("--since", str(before[0].day), "--until", str(day))
    for command in (("insights", *period), ("trend", *period), ("show", str(before[0].day))):
        assert run_at(diary.path.parent, *command).returncode in (0, 3), command


@pytest.mark.parametrize(
    "content",
    [b"\0" * 5000, b"SQLite format 3\0" + b"\xff" * 5000, b"x"],
    ids=["zeros", "a header", "a letter"],
)
def test_any_bytes_at_all_are_told_in_a_sentence(tmp_path, content):
    (tmp_path / "diary.db").write_bytes(content)
    for command in ("trend", "status", "doctor"):
        ended = run_at(tmp_path, command)
        assert ended.returncode in (1, 3), (command, ended)
        assert "Traceback" not in ended.stderr
        assert ended.stderr.count("\n") <= 1


def test_a_schema_that_is_no_text_is_told_in_a_sentence(whole):
    diary, _ = whole
    content = diary.path.read_bytes()
    at = content.index(b"CREATE TABLE check_in") + len(b"CREATE TABLE ")
    diary.path.write_bytes(content[:at] + b"\xff\xfe" + content[at + 2 :])
    ended = run_at(diary.path.parent, "history")
    assert ended.returncode == 3
    assert ended.stderr.startswith("prtcheck: ")
