"""A diary whose writers are killed at any moment loses nothing that was acknowledged."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from process_killer import Killer, finish, rounds, start

from prtcheck.core.check_in import CheckIn
from prtcheck.core.history import ChangeKind
from prtcheck.formats.csv_writer import write_csv
from prtcheck.storage.diary import Diary
from prtcheck.storage.migrations import run as migrations

NOW = datetime(2026, 1, 1, 21, 0, tzinfo=UTC)
FIRST = date(1900, 1, 1)


def entry(number, pain=5):
    day = FIRST + timedelta(days=number)
    return CheckIn(day=day, entered_at=datetime(2025, 12, 31, 9, 0, tzinfo=UTC), pain=pain)


def filled(home, count):
    diary = Diary(home / "diary.db")
    diary.change_days(ChangeKind.IMPORT, NOW, {entry(n).day: entry(n) for n in range(count)})
    return diary


@pytest.mark.slow
def test_every_acknowledged_log_is_there(tmp_path):
    killer = Killer(tmp_path, seed=1)
    acknowledged = set()
    number = 0
    while killer.killed < rounds(40, 600):
        day = FIRST + timedelta(days=number)
        number += 1
        if killer.harm("log", "--pain", "4", "--date", day.isoformat()):
            acknowledged.add(day)
        found = killer.days()
        assert acknowledged <= found.keys()
        assert found.keys() <= {FIRST + timedelta(days=n) for n in range(number)}


def test_an_edit_is_made_or_not_made_and_an_acknowledged_one_is(tmp_path):
    filled(tmp_path, 30)
    killer = Killer(tmp_path, seed=2)
    day, pain, turn = entry(7).day, 5, 0
    while killer.killed < rounds(25, 400):
        turn += 1
        wanted = turn % 2
        made = killer.harm("edit", day.isoformat(), "--pain", str(wanted))
        found = killer.days()
        assert len(found) == 30
        assert found[day].pain in ({wanted} if made else {pain, wanted})
        pain = found[day].pain


def test_an_import_is_whole_or_not_there(tmp_path):
    killer = Killer(tmp_path / "home", seed=3)
    turn = 0
    while killer.killed < rounds(20, 300):
        days = [entry(50 * turn + n) for n in range(50)]
        file = tmp_path / "days.csv"
        file.write_bytes("".join(write_csv(days)).encode())
        before = killer.days()
        made = killer.harm("import", str(file))
        found = killer.days()
        assert len(found) - len(before) in ({50} if made else {0, 50})
        turn += 1
        assert entry(0).day not in before or found[entry(0).day] == entry(0)


def test_an_undo_is_made_or_not_made(tmp_path):
    diary = filled(tmp_path, 3)
    day = entry(1).day
    for pain in range(40):
        present = diary.check_in(day)
        diary.save(replace(present, pain=pain % 10, edited_at=NOW), NOW, based_on=present)
    killer = Killer(tmp_path, seed=4)
    while killer.killed < rounds(20, 300):
        edits = len(diary.revisions(day))
        made = killer.harm("undo" if edits > 2 else "redo")
        left = len(killer.diary.revisions(day))
        assert abs(left - edits) in ({1} if made else {0, 1})
        assert killer.days().keys() == {entry(n).day for n in range(3)}


def test_a_restore_leaves_the_one_diary_or_the_other(tmp_path):
    home = tmp_path / "home"
    diary = filled(home, 300)
    copies = [tmp_path / "one.db", tmp_path / "two.db"]
    assert finish(start(home, "backup", str(copies[0]))) == 0
    diary.change_days(ChangeKind.EDIT, NOW, {entry(n).day: entry(n, pain=9) for n in range(300)})
    assert finish(start(home, "backup", str(copies[1]))) == 0
    killer = Killer(home, seed=5)
    pain, turn = 9, 0
    while killer.killed < rounds(20, 300):
        turn += 1
        wanted = (5, 9)[turn % 2]
        made = killer.harm("restore", str(copies[turn % 2]), "--yes")
        [found] = {check_in.pain for check_in in killer.days().values()}
        assert found in ({wanted} if made else {pain, wanted})
        pain = found


def test_a_migration_is_whole_or_not_begun(tmp_path):
    killed = 0
    turn = 0
    while killed < rounds(12, 200):
        home = tmp_path / str(turn)
        path = home / "diary.db"
        migrations.migrate(path, migrations.STEPS[:1])
        _fill_version_1(path, 500)
        killer = Killer(home, seed=turn)
        killer.harm("history", "--all")
        killed += killer.killed
        assert len(killer.days()) == 500
        turn += 1


def _fill_version_1(path, count):
    import sqlite3

    with sqlite3.connect(path) as connection:
        rows = [
            (e.day.isoformat(), e.pain, "", 1, e.entered_at.isoformat())
            for e in map(entry, range(count))
        ]
        connection.executemany(
            "INSERT INTO check_in (day, pain, note, wording, entered_at) VALUES (?, ?, ?, ?, ?)",
            rows,
        )
    connection.close()


@pytest.mark.parametrize("turn", range(rounds(3, 30)))
def test_a_check_in_killed_in_its_terminal_keeps_each_answered_step(tmp_path, turn, midday):
    from terminal import ENTER, Terminal

    with Terminal(home=tmp_path) as terminal:
        terminal.wait_for("Your pain over today")
        terminal.type("7", ENTER)
        terminal.wait_for("How afraid were you")
        if turn % 3 > 0:
            terminal.type("2", ENTER)
            terminal.wait_for("behind your pain")
        if turn % 3 > 1:
            terminal.type("disc", ENTER, ENTER, ENTER)
            terminal.wait_for("What did you do")
        terminal.kill()
    with Terminal(home=tmp_path) as terminal:
        terminal.wait_for("Unfinished check-in")
        terminal.type("g", ENTER * 6)
        assert terminal.wait_for_exit() == 0
    [saved] = Diary(tmp_path / "diary.db").check_ins()
    assert saved.pain == 7
    assert saved.fear == (2 if turn % 3 > 0 else None)
    assert [cause.text for cause in saved.causes] == (["disc"] if turn % 3 > 1 else [])
