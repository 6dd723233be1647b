"""Schema 6: takes what is new, and leaves what was damaged as it was."""

import sqlite3
from contextlib import closing, contextmanager

import pytest
from folders import DATA

from prtcheck.storage.connection import SCHEMA_VERSION
from prtcheck.storage.integrity import check_diary
from prtcheck.storage.migrations.run import migrate, migrated_in_memory


@pytest.mark.parametrize("version", range(2, SCHEMA_VERSION))
def test_a_day_that_was_damaged_is_not_made_sound_by_a_migration(tmp_path, version):
    path = tmp_path / "diary.db"
    path.write_bytes((DATA / f"diary-schema-{version}.db").read_bytes())
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE check_in SET pain = 99 WHERE day = '2026-11-20'")
        connection.execute("UPDATE cause SET text = CAST(x'ff' AS TEXT) WHERE rank = 1")
        connection.commit()
    migrate(path)
    assert check_diary(path).left_out.days == {"2026-11-20"}


@contextmanager
def migrated_on_disk(path):
    migrate(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


@contextmanager
def migrated_as_a_copy(path):
    with closing(sqlite3.connect(path)) as older:
        (version,) = older.execute("PRAGMA user_version").fetchone()
        with migrated_in_memory(older, version) as newest:
            yield newest


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
@pytest.mark.parametrize("way", [migrated_on_disk, migrated_as_a_copy])
def test_what_only_schema_6_takes_is_taken_after_every_migration(tmp_path, version, way):
    path = tmp_path / "diary.db"
    path.write_bytes((DATA / f"diary-schema-{version}.db").read_bytes())
    with way(path) as connection:
        connection.execute("UPDATE check_in SET wording = 0")
        connection.execute("UPDATE change SET kind = 'move'")
        connection.execute("INSERT INTO rating VALUES ('2026-11-20', 1, 'sleep', 7, 0)")
        for bad in ("UPDATE check_in SET wording = -1", "UPDATE change SET kind = 'guess'"):
            with pytest.raises(sqlite3.IntegrityError):
                connection.execute(bad)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
