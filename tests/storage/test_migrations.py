"""How a diary comes to its newest version: step by step, each whole, none twice, nothing lost."""

import sqlite3
from contextlib import closing

import pytest
from diary_operations import undo
from folders import DATA
from strategies import EVENING, SUNDAY, logged

from prtcheck.core.check_in import Cause, CheckIn, CodedBy, Side
from prtcheck.core.history import ChangeKind
from prtcheck.errors import DiaryBusyError, DiaryError
from prtcheck.storage import connection
from prtcheck.storage.backup import BackupKind, list_backups
from prtcheck.storage.connection import APPLICATION_ID, SCHEMA_VERSION
from prtcheck.storage.diary import Diary
from prtcheck.storage.integrity import check_diary
from prtcheck.storage.migrations import run
from prtcheck.storage.migrations.run import STEPS, migrate

WRITTEN_BY_VERSION_1 = """
INSERT INTO check_in VALUES
    ('2026-11-21', 10, NULL, '', 1, '2026-11-22T09:00:00+01:00', NULL),
    ('2026-11-22', 4, 3, 'a note', 1, '2026-11-22T21:14:05+01:00', '2026-11-22T21:14:05+01:00');
INSERT INTO cause VALUES
    ('2026-11-22', 1, 'stress', 'mind-brain', 'person', '2026-11-22T21:14:05+01:00', 1, 1),
    ('2026-11-22', 2, 'disc', NULL, NULL, NULL, NULL, 0);
INSERT INTO activity VALUES ('2026-11-22', 1, 'walk'), ('2026-11-22', 2, 'swim');
INSERT INTO change (kind, made_at) VALUES ('log', '2026-11-22T21:14:05+01:00');
INSERT INTO revision (change_id, day, before, after) VALUES (1, '2026-11-20', NULL, NULL);
"""
YESTERDAY = CheckIn(
    day=SUNDAY.replace(day=21), entered_at=EVENING.replace(hour=9, minute=0, second=0), pain=10
)
TODAY = logged(
    pain=4,
    fear=3,
    causes=(
        Cause("stress", Side.MIND_BRAIN, CodedBy.PERSON, EVENING, 1, carried_over=True),
        Cause("disc"),
    ),
    activities=("walk", "swim"),
    note="a note",
    edited_at=EVENING,
)
"""What those rows say, with yesterday's."""


def asked(path, question):
    """The first value of an answer."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(question).fetchone()[0]


def version_of(path):
    """The schema version that a file says it has."""
    return asked(path, "PRAGMA user_version")


def schema_of(path):
    """Everything the file is made of, as it was declared."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(
            "SELECT type, name, sql FROM sqlite_schema ORDER BY name"
        ).fetchall()


@pytest.fixture
def path(tmp_path):
    """Where a diary is to be."""
    return tmp_path / "diary.db"


@pytest.fixture
def old(path):
    """A diary as the first version wrote it."""
    migrate(path, STEPS[:1])
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(WRITTEN_BY_VERSION_1)
    assert version_of(path) == 1
    return path


def test_a_new_diary_has_the_newest_version_and_says_whose_it_is(path):
    migrate(path)
    assert version_of(path) == SCHEMA_VERSION == len(STEPS)
    assert asked(path, "PRAGMA application_id") == APPLICATION_ID


def test_a_diary_of_the_newest_version_stays_as_it_is_to_the_byte(path):
    migrate(path)
    before = path.read_bytes()
    migrate(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("version", range(len(STEPS)))
def test_from_every_former_version_the_same_schema_comes(path, tmp_path, version):
    fresh = tmp_path / "fresh.db"
    migrate(fresh)
    migrate(path, STEPS[:version])
    assert version_of(path) == version
    migrate(path)
    assert version_of(path) == SCHEMA_VERSION
    assert schema_of(path) == schema_of(fresh)


def test_an_old_diary_is_read_as_it_was_written(old):
    assert Diary(old).check_ins() == [YESTERDAY, TODAY]
    assert version_of(old) == SCHEMA_VERSION


def test_an_old_diary_is_written_on_as_if_it_were_new(old):
    diary = Diary(old)
    diary.save(logged(pain=5), EVENING, based_on=TODAY)
    undo(diary, EVENING)
    assert diary.check_ins() == [YESTERDAY, TODAY]


def test_an_old_diary_is_kept_as_a_copy_before_it_changes(old):
    before = old.read_bytes()
    Diary(old).check_ins()
    (copy,) = (old.parent / "backups").iterdir()
    assert version_of(copy) == 1
    assert copy.read_bytes()[100:] == before[100:]


def test_each_step_is_taken_once_and_in_turn(path):
    taken = []
    steps = tuple(lambda _, n=n: taken.append(n) for n in range(3))
    migrate(path, (*STEPS, *steps[:1]))
    migrate(path, (*STEPS, *steps))
    migrate(path, (*STEPS, *steps))
    assert taken == [0, 1, 2]
    assert version_of(path) == SCHEMA_VERSION + 3


class StepFailedError(Exception):
    """What went wrong in the middle of a step."""


def change_much_and_fail(connection):
    connection.execute("CREATE TABLE half (text)")
    connection.execute("DELETE FROM check_in")
    connection.execute("PRAGMA user_version = 77")
    raise StepFailedError


def test_a_step_that_fails_leaves_all_as_it_was_before_it(path):
    Diary(path).save(logged(), EVENING, based_on=None)
    before = schema_of(path)
    with pytest.raises(StepFailedError):
        migrate(path, (*STEPS, change_much_and_fail))
    assert schema_of(path) == before
    assert version_of(path) == SCHEMA_VERSION
    assert Diary(path).check_ins() == [logged()]


def test_the_steps_before_one_that_fails_are_taken_back_with_it(old):
    with pytest.raises(StepFailedError):
        migrate(old, (*STEPS, change_much_and_fail))
    assert version_of(old) == 1
    assert Diary(old).check_ins() == [YESTERDAY, TODAY]


def test_a_step_that_sql_refuses_is_told_in_a_sentence(path):
    def wrong(connection):
        connection.execute("INSERT INTO nowhere VALUES (1)")

    with pytest.raises(DiaryError, match=str(path)):
        migrate(path, (*STEPS, wrong))
    assert version_of(path) == 0


def test_a_diary_from_the_future_is_not_touched(path):
    migrate(path, (*STEPS, lambda _: None))
    before = path.read_bytes()
    with pytest.raises(DiaryError, match=f"schema {SCHEMA_VERSION + 1}, .* up to {SCHEMA_VERSION}"):
        migrate(path)
    assert path.read_bytes() == before


def test_a_diary_that_another_holds_is_not_brought_up_to_date(old, monkeypatch):
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.01)
    with closing(sqlite3.connect(old, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DiaryBusyError):
            Diary(old).check_ins()
    assert version_of(old) == 1
    assert Diary(old).check_ins() == [YESTERDAY, TODAY]


def test_a_database_of_somebody_else_with_our_numbers_by_chance_is_not_taken(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute("CREATE TABLE check_in (day TEXT)")
    with pytest.raises(DiaryError, match="not a diary of prtcheck"):
        Diary(path).check_ins()


RELEASED = sorted(DATA.glob("diary-schema-*.db"))
"""Diaries of the same days, each written by the program that had that schema."""


@pytest.fixture(params=RELEASED, ids=lambda file: file.stem)
def released(request, tmp_path):
    """One of them, in a place of its own."""
    path = tmp_path / "home" / "diary.db"
    path.parent.mkdir(mode=0o700)
    path.write_bytes(request.param.read_bytes())
    return path


def test_there_is_a_diary_of_every_past_schema():
    assert [version_of(file) for file in RELEASED] == list(range(1, SCHEMA_VERSION))


def test_a_diary_of_every_past_schema_reads_the_same(released):
    first, second = Diary(released).check_ins()
    assert (first.pain, first.fear, first.note) == (3, None, "Grüße 🙂")
    assert [(c.text, c.side, c.carried_over) for c in first.causes] == [
        ("old disc", Side.BODY, False),
        ("stress", None, True),
    ]
    assert (second.fear, second.activities) == (0, ())
    assert second.edited_at.isoformat() == "2026-11-23T09:00:00+01:00"
    assert check_diary(released).version == SCHEMA_VERSION
    assert [backup.kind for backup in list_backups(released)] == [BackupKind.MIGRATION]


def test_the_history_of_every_past_schema_is_kept(released):
    history = Diary(released).revisions(SUNDAY.replace(day=21))
    assert [(one.kind, one.before and one.before.fear) for one in history] == [
        (ChangeKind.LOG, None),
        (ChangeKind.EDIT, 0),
        (ChangeKind.EDIT, 1),
    ]


def test_a_diary_of_every_past_schema_is_written_on_and_its_changes_are_undone(released):
    diary = Diary(released)
    diary.save(logged(SUNDAY.replace(day=19)), EVENING, based_on=None)
    assert undo(diary, EVENING).kind is ChangeKind.LOG
    assert undo(diary, EVENING).kind is ChangeKind.DELETE
    assert diary.check_in(SUNDAY).activities == ("swim", "garden")
    assert check_diary(released).check_ins == 3


def test_a_migration_that_fails_on_a_copy_leaves_the_diary_as_it_was(released, monkeypatch):
    before = released.read_bytes()
    monkeypatch.setattr(run, "STEPS", (*STEPS[:-1], change_much_and_fail))
    monkeypatch.setattr(run.migrate, "__defaults__", (run.STEPS,))
    with pytest.raises(StepFailedError):
        Diary(released).check_ins()
    assert released.read_bytes() == before
    assert sorted(path.name for path in released.parent.iterdir()) == ["backups", "diary.db"]


def test_a_removed_day_of_a_past_schema_keeps_the_moment_of_its_removal(released):
    Diary(released).check_ins()
    assert asked(released, "SELECT day || ' ' || changed_at FROM removed") == (
        "2026-11-22 2026-11-23T12:00:00+01:00"
    )


def test_a_day_of_a_past_schema_was_changed_when_it_was_edited_or_else_entered(released):
    first, second = Diary(released).check_ins()
    assert first.changed_at == first.entered_at
    assert second.changed_at == second.edited_at
