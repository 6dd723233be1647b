"""Damage never takes more than itself: sound days stay readable, and doctor mends the others."""

import json
import random
import sqlite3
from contextlib import closing

import pytest
from filled_diary import NOW, entry, filled, run_at
from process_killer import rounds

from prtcheck.errors import DiaryError
from prtcheck.storage.diary import Diary

PAGE = 4096


def flip(content, chance):
    """Change one bit."""
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def cut(content, chance):
    """Lose the end."""
    del content[chance.randrange(len(content)) :]


def zero_page(content, chance):
    """Lose a page."""
    at = chance.randrange(len(content) // PAGE) * PAGE
    content[at : at + PAGE] = bytes(PAGE)


def write_over(content, chance):
    """Put text over a part."""
    at = chance.randrange(len(content))
    content[at : at + 300] = b"this is not a diary " * 15


BYTES = [flip, flip, flip, cut, zero_page, write_over]


def swap_rows(connection, chance):
    """Exchange the answers of two days."""
    one, other = chance.sample(days_in(connection), 2)
    notes = dict(connection.execute("SELECT day, note FROM check_in"))
    change = "UPDATE check_in SET note = ? WHERE day = ?"
    connection.executemany(change, [(notes[other], one), (notes[one], other)])


def edit_value(connection, chance):
    """Change a rating."""
    day = chance.choice(days_in(connection))
    connection.execute("UPDATE check_in SET pain = (pain + 1) % 10 WHERE day = ?", (day,))


def edit_rating(connection, chance):
    """Change the answer to a question of one's own."""
    day = chance.choice([day for (day,) in connection.execute("SELECT day FROM rating")])
    connection.execute("UPDATE rating SET value = (value + 1) % 10 WHERE day = ?", (day,))


def lose_rating(connection, chance):
    """Lose the answer to a question of one's own."""
    day = chance.choice([day for (day,) in connection.execute("SELECT day FROM rating")])
    connection.execute("DELETE FROM rating WHERE day = ?", (day,))


def edit_exception(connection, chance):
    """Change an exception, or make one."""
    day = chance.choice(days_in(connection))
    connection.execute("UPDATE check_in SET exception = exception || '!' WHERE day = ?", (day,))


def lose_row(connection, chance):
    """Lose a day without its month being told."""
    day = chance.choice(days_in(connection))
    connection.execute("DROP TRIGGER check_in_removed")
    connection.execute("DELETE FROM check_in WHERE day = ?", (day,))


def edit_history(connection, chance):
    """Change a former state."""
    (last,) = connection.execute("SELECT max(id) FROM revision").fetchone()
    change = "UPDATE revision SET after = replace(after, 'pain', 'gain') WHERE id = ?"
    connection.execute(change, (chance.randint(1, last),))


ROWS = [swap_rows, edit_value, edit_rating, lose_rating, edit_exception, lose_row, edit_history]


def days_in(connection):
    return [day for (day,) in connection.execute("SELECT day FROM check_in ORDER BY day")]


def harm(path, chance):
    """Do one random harm to a diary."""
    kind = chance.choice([*BYTES, *ROWS])
    if kind in ROWS:
        with closing(sqlite3.connect(path)) as connection, connection:
            kind(connection, chance)
        return
    content = bytearray(path.read_bytes())
    kind(content, chance)
    path.write_bytes(bytes(content))


@pytest.fixture
def whole(tmp_path):
    """A diary with a safety copy, and what it holds."""
    diary = filled(tmp_path, 40)
    diary.save(entry(45), NOW, based_on=None)  # makes the day's copy
    assert run_at(tmp_path, "backup").returncode == 0
    return diary, diary.check_ins()


@pytest.mark.parametrize("seed", range(rounds(30, 200)))
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
        assert f"1 day is not as it was written and is left out: {bad}" in answered.stderr


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


@pytest.mark.parametrize("content", [b"\0" * 5000, b"SQLite format 3\0" + b"\xff" * 5000, b"x"])
def test_any_bytes_at_all_are_told_in_a_sentence(tmp_path, content):
    (tmp_path / "diary.db").write_bytes(content)
    for command in ("trend", "history", "export", "status", "undo", "doctor"):
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
