"""Opening the diary: one that is new, current, or older, which is copied and then migrated."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from prtcheck.files import PRIVATE_FILE, PRIVATE_FOLDER, restrict_permissions
from prtcheck.path_checks import has_file, require_writable
from prtcheck.storage.connection import SCHEMA_VERSION, read_only, schema_version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path
    from sqlite3 import Connection


@contextmanager
def open_for_reading(
    path: Path, notify: Callable[[str], None] = lambda _: None
) -> Iterator[Connection | None]:
    """Open the diary for reading, brought to the newest schema; None when there is none.

    `notify` takes the sentence on that, and on the backup made before.

    Raises:
        DiaryError: it is no diary, too new, damaged, or cannot be read.
    """
    if not has_file(path):
        yield None
        return
    with read_only(path) as connection:
        version = schema_version(connection, path)
        if version in (0, SCHEMA_VERSION):
            yield connection if version else None
            return
    notify(_upgrade(path))
    with read_only(path) as connection:
        yield connection


def prepare_for_writing(path: Path, now: datetime, notify: Callable[[str], None]) -> None:
    """Make the diary, or bring it to the newest schema, and make the day's safety copy.

    `notify` takes sentences on rights that were put right, and on a newer schema.

    Raises:
        DiaryError: it is no diary, too new, damaged, or cannot be written or copied.
    """
    with open_for_reading(path, notify) as connection:
        exists = connection is not None
    require_writable(path)
    if not exists:
        from prtcheck.storage.migrations.run import migrate

        migrate(path)
        return
    from prtcheck.storage.backup import back_up_once_a_day
    from prtcheck.storage.temporary_files import remove_temporary_files

    for place, rights in ((path.parent, PRIVATE_FOLDER), (path, PRIVATE_FILE)):
        if sentence := restrict_permissions(place, rights):
            notify(sentence)
    remove_temporary_files(path, now)
    back_up_once_a_day(path, now)


def _upgrade(path: Path) -> str:
    """Migrate an older diary: after a checked safety copy, and first on a copy of its own.

    Returns the sentence that says so.
    """
    from datetime import datetime

    from prtcheck.storage.backup import BackupKind, back_up
    from prtcheck.storage.migrations.run import migrate

    kept = back_up(path, datetime.now().astimezone(), BackupKind.MIGRATION)
    with migrated_copy(kept, path.parent):
        migrate(path)
    return f"Your diary was upgraded for this version of prtcheck. A backup was made first: {kept}"


@contextmanager
def migrated_copy(file: Path, folder: Path) -> Iterator[Path]:
    """Copy a diary into a folder, bring the copy to the newest schema, and remove it afterwards.

    Errors name the diary or the folder, and never the copy.

    Raises:
        DiaryError: it is no diary, too new, or damaged.
    """
    from prtcheck.storage.backup import check_copy, temporary_copy
    from prtcheck.storage.migrations.run import migrate_copy

    with temporary_copy(file, folder / "migrated.db") as copy:
        migrate_copy(copy, file)
        check_copy(copy, file)
        yield copy
