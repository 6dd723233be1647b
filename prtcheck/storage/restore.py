"""Restoring a safety copy: over a readable diary in one transaction, else with the file kept."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from prtcheck.core.check_in import CheckIn
from prtcheck.core.left_out import LeftOut
from prtcheck.errors import (
    ChangedMeanwhileError,
    DiaryDamagedError,
    DiaryError,
    ForeignDiaryError,
)
from prtcheck.files import make_private_folder
from prtcheck.path_checks import follow_link, has_file, unwritable_error
from prtcheck.storage.backup import BackupKind, back_up
from prtcheck.storage.connection import open_writable, read_only, schema_version
from prtcheck.storage.diary import Diary
from prtcheck.storage.integrity import check_diary
from prtcheck.storage.migrations.run import migrate
from prtcheck.storage.open_diary import migrated_copy, open_for_reading
from prtcheck.storage.queries import check_ins
from prtcheck.storage.replace_rows import replace_rows
from prtcheck.storage.replace_unreadable import lock_writers, replace_and_keep
from prtcheck.storage.sqlite_errors import translate_sqlite_errors

CheckIns = Mapping[date, CheckIn]

UNREADABLE = (DiaryDamagedError, ForeignDiaryError)
"""Errors that stay however often one tries: the file is not a diary that this program reads."""


@dataclass(frozen=True, slots=True)
class Present:
    """What the diary holds before a restore."""

    check_ins: CheckIns | None
    """None: the diary cannot be read."""
    bad: frozenset[str] = frozenset()
    """Days that are not as they were written, as `LeftOut` names them."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What a restore changes, as days."""

    lost: tuple[date, ...]
    """In the diary now, as they were written or not, and not in the copy."""
    changed: tuple[date, ...]
    """In both, with other answers."""
    brought: tuple[date, ...]
    """In the copy, and not in the diary now."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did."""

    difference: Difference | None
    """None: the former diary could not be read."""
    kept: Path | None
    """Where the former diary is; None: there was none."""


@contextmanager
def prepare(file: Path, diary: Path) -> Iterator[Diary]:
    """Check a safety copy and hand out its like, brought to the newest version.

    Raises:
        DiaryError: it is no diary, too new, or damaged.
    """
    check_diary(file)
    make_private_folder(diary.parent)
    with migrated_copy(file, follow_link(diary).parent) as copy:
        yield Diary(copy)


def read_present(diary: Path, notify: Callable[[str], None] = lambda _: None) -> Present:
    """Return what the diary holds; `notify` is told where it was of an older version.

    Raises:
        DiaryError: it is busy, or something else than the file itself keeps it from being read.
    """
    present = Diary(diary, notify)
    try:
        return _present(present.check_ins(), present.left_out)
    except UNREADABLE:
        return Present(None)


def _present(records: list[CheckIn], left_out: LeftOut) -> Present:
    return Present(_by_day(records), frozenset(left_out.days))


def compare(present: Present, copy: Diary) -> Difference | None:
    """Return what a restore would change; None when the present diary cannot be read."""
    now = present.check_ins
    if now is None:
        return None
    then = _by_day(copy.check_ins())
    return Difference(
        lost=tuple(sorted({*now, *_to_dates(present.bad)} - {*then})),
        changed=tuple(day for day in now if day in then and now[day] != then[day]),
        brought=tuple(day for day in then if day not in now),
    )


def _to_dates(days: Iterable[str]) -> Iterator[date]:
    """Yield the days that the calendar has."""
    for day in days:
        with suppress(ValueError):
            yield date.fromisoformat(day)


def _by_day(records: list[CheckIn]) -> CheckIns:
    return {check_in.day: check_in for check_in in records}


def restore(
    copy: Diary,
    diary: Path,
    now: datetime,
    shown: Present | None = None,
    source: Path | None = None,
) -> Restored:
    """Let the diary hold what a prepared copy holds, and nothing else; then read it back.

    `shown` is what the decision was based on; None: whatever the diary holds. `source` is the
    backup that the copy was made of, which the restore does not remove.

    Raises:
        ChangedMeanwhileError: the diary no longer holds what was shown; nothing is changed.
        DiaryError: the diary is busy, or cannot be written; it is then as it was, unless the
            sentence says otherwise.
    """
    if has_file(diary) and _fault_of(diary) is not None:
        return _replace_file(copy, follow_link(diary), now, shown)
    return _restore_rows(copy, diary, now, shown, source)


def _fault_of(diary: Path) -> DiaryError | None:
    """Return what keeps a file from being a diary to this program; None: nothing does."""
    try:
        with read_only(diary) as connection:
            is_empty = schema_version(connection, diary) == 0
        if not is_empty:
            check_diary(diary)
    except UNREADABLE as fault:
        return fault
    return None


def _require_as_shown(present: Present, shown: Present | None) -> None:
    if shown is not None and present != shown:
        raise _changed_error()


def _changed_error() -> ChangedMeanwhileError:
    return ChangedMeanwhileError(
        "The diary was changed since it was compared, in another window or by a command. "
        "Nothing was restored. Restore again."
    )


def _restore_rows(
    copy: Diary, diary: Path, now: datetime, shown: Present | None, source: Path | None
) -> Restored:
    """Replace the rows of a readable diary while nobody else can write it."""
    with open_for_reading(diary) as found:
        is_new = found is None
    if is_new:
        migrate(diary)
    with translate_sqlite_errors(diary), closing(open_writable(diary)) as connection:
        connection.execute("ATTACH ? AS copy", (f"{copy.path.absolute().as_uri()}?mode=ro",))
        connection.execute("BEGIN IMMEDIATE")
        _leave_wal_mode(connection, follow_link(diary))
        left_out = LeftOut()
        present = _present(list(check_ins(connection, None, None, left_out)), left_out)
        _require_as_shown(present, shown)
        difference = compare(present, copy)
        is_used = _was_used(connection)
        kept = back_up(diary, now, BackupKind.RESTORE, spared=source) if is_used else None
        replace_rows(connection)
        _require_same_days(connection, copy, diary)
        _commit(connection, copy, diary, kept)
    _read_back(diary, kept)
    return Restored(difference, kept)


def _leave_wal_mode(connection: sqlite3.Connection, diary: Path) -> None:
    """Remove what is left of a WAL once its content is in the diary.

    SQLite does not say when it fails at this, and would read it beside the restored rows.

    Raises:
        DiaryError: another program left the diary in WAL mode, and that cannot be ended.
    """
    if connection.execute("PRAGMA main.journal_mode").fetchone() != ("delete",):
        raise DiaryError(
            f"{diary} was left in WAL mode by another program, and the disk does not let it be "
            "ended. Nothing was restored. Check the free space, then try again."
        )
    try:
        for side in ("-wal", "-shm"):
            diary.with_name(f"{diary.name}{side}").unlink(missing_ok=True)
    except OSError as error:
        raise unwritable_error(diary, error) from None


def _was_used(connection: sqlite3.Connection) -> bool:
    [used] = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM check_in) OR EXISTS (SELECT 1 FROM change)"
    ).fetchone()
    return bool(used)


def _require_same_days(connection: sqlite3.Connection, copy: Diary, diary: Path) -> None:
    if list(check_ins(connection, None, None, LeftOut())) != copy.check_ins():
        raise DiaryError(
            f"{diary} did not take what the backup holds. Nothing was changed. "
            "Check the disk with its own tools."
        )


def _commit(connection: sqlite3.Connection, copy: Diary, diary: Path, kept: Path | None) -> None:
    try:
        connection.execute("COMMIT")
    except sqlite3.Error:
        connection.close()
        if read_present(diary).check_ins != _by_day(copy.check_ins()):
            raise
        raise DiaryError(
            f"{diary} holds the restored check-ins, but the disk reported an error at the end. "
            f"Check it with `prtcheck doctor`.{_format_kept(kept)}"
        ) from None


def _read_back(diary: Path, kept: Path | None) -> None:
    try:
        check_diary(diary)
    except DiaryError as error:
        raise type(error)(
            f"The backup was written to {diary}, but that can't be read back now. "
            f"`prtcheck doctor` says more.{_format_kept(kept)}"
        ) from None


def _format_kept(kept: Path | None) -> str:
    return f" The former diary is kept: {kept}" if kept else ""


def _replace_file(copy: Diary, diary: Path, now: datetime, shown: Present | None) -> Restored:
    """Put the copy in the place of a file that cannot be read, which is kept beside."""
    with lock_writers(diary):
        fault = _fault_of(diary)
        if fault is None:
            raise _changed_error()
        present = read_present(diary)
        _require_as_shown(present, shown)
        difference = compare(present, copy)
        check_diary(copy.path)
        word = "damaged" if isinstance(fault, DiaryDamagedError) else "former"
        beside = diary.with_name(f"{diary.name}.{word}-{now:%Y-%m-%dT%H%M%S}")
        with replace_and_keep(diary, copy.path, beside) as kept:
            check_diary(diary)
    return Restored(difference, kept)
