"""Reading what can still be read of a diary whose structure is damaged."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from prtcheck.core.check_in import CheckIn
from prtcheck.core.days import days_between
from prtcheck.core.definition import DefinitionId, DefinitionState
from prtcheck.core.left_out import LeftOut
from prtcheck.core.merge import DiaryContents, merge
from prtcheck.errors import InvalidInputError
from prtcheck.files import make_temporary_file
from prtcheck.storage.definitions import read_definitions
from prtcheck.storage.diary import Diary
from prtcheck.storage.migrations.run import migrate
from prtcheck.storage.open_diary import migrated_copy
from prtcheck.storage.queries import day_rows
from prtcheck.storage.revisions import last_written
from prtcheck.storage.rows import check_in_from_rows
from prtcheck.storage.sqlite_errors import DamagedRowError
from prtcheck.storage.transaction import transaction


class Salvaged(NamedTuple):
    """A diary made of what could be read, in a file that goes away unless it is restored."""

    copy: Diary
    read: int
    """Days read from the damaged file."""
    days: int
    """Days it has, those of the backup too."""


_UNREADABLE = (sqlite3.Error, DamagedRowError, InvalidInputError, ValueError, TypeError)
_EARLIEST = date(1900, 1, 1)


@contextmanager
def salvage(diary: Path, backup: Path | None, now: datetime, today: date) -> Iterator[Salvaged]:
    """Make a diary of what can be read of a damaged one and of a backup; nothing is replaced.

    Of a day in both the record changed later counts.

    Raises:
        DiaryError: it cannot be written.
    """
    read, definitions = read_sound_days(diary, today), read_sound_definitions(diary)
    with _base(backup, diary) as path:
        copy = Diary(path)
        merged = merge(copy.contents(), DiaryContents(read, definitions=definitions))
        with transaction(path, now) as change:
            change.apply_import(merged)
        yield Salvaged(copy, len(read), len(copy.check_ins()))


@contextmanager
def _base(backup: Path | None, diary: Path) -> Iterator[Path]:
    """Give a copy of the backup, or a new diary, in a file of its own that goes away."""
    if backup is not None:
        with migrated_copy(backup, diary.parent) as path:
            yield path
        return
    path = make_temporary_file(diary)
    try:
        migrate(path)
        yield path
    finally:
        path.unlink(missing_ok=True)


def read_sound_days(path: Path, today: date) -> list[CheckIn]:
    """Return the days that are as they were written, oldest first.

    Each is looked up by its key, since a scan ends at the first damaged page; a day whose row
    cannot be read is taken from its newest readable former state.
    """
    with suppress(sqlite3.Error), closing(_connected(path)) as connection:
        days = days_between(_first_day(connection), today + timedelta(days=1))
        return [found for day in days if (found := _read_day(connection, day)) is not None]
    return []


def read_sound_definitions(path: Path) -> dict[DefinitionId, DefinitionState]:
    """Return the phases and own ratings that are as they were written, those removed too."""
    with suppress(*_UNREADABLE), closing(_connected(path)) as connection:
        return read_definitions(connection, LeftOut())
    return {}


def _connected(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


def _first_day(connection: sqlite3.Connection) -> date:
    for question in ("SELECT min(day) FROM check_in", "SELECT min(day) FROM revision"):
        with suppress(*_UNREADABLE):
            return date.fromisoformat(connection.execute(question).fetchone()[0])
    return _EARLIEST


def _read_day(connection: sqlite3.Connection, day: date) -> CheckIn | None:
    with suppress(*_UNREADABLE):
        for rows in day_rows(connection, day):
            return check_in_from_rows(rows)
    with suppress(*_UNREADABLE):
        return last_written(connection, day.isoformat())
    return None
