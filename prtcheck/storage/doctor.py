"""What is wrong with a diary's files, each finding with its cure."""

import os
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from prtcheck.errors import DiaryDamagedError, PrtcheckError
from prtcheck.files import PRIVATE_FILE, PRIVATE_FOLDER
from prtcheck.storage.backup import folder_of, list_backups
from prtcheck.storage.connection import SCHEMA_VERSION
from prtcheck.storage.integrity import check_diary
from prtcheck.storage.sqlite_errors import SEE_DOCTOR

LEAST_FREE_BYTES = 50_000_000
OLDEST_BACKUP = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be."""

    what: str
    cure: str
    is_damage: bool = False
    """Whether the diary's own file is damaged: what can be read of it may be saved."""


def run_checks(diary: Path, now: datetime) -> Iterator[Finding]:
    """Yield what is wrong with the diary, its rights, its backups and its disk."""
    if diary.is_symlink() or diary.exists():
        found = list(_check_diary(diary))
        yield from found
        yield from _check_rights(diary)
        yield from _check_backups(diary, now, is_sound=not found)
    yield from _check_disk(diary)


def _check_diary(diary: Path) -> Iterator[Finding]:
    try:
        whole = check_diary(diary)
    except PrtcheckError as error:
        is_damage = isinstance(error, DiaryDamagedError)
        yield Finding(str(error).removesuffix(SEE_DOCTOR), _restore_cure(diary), is_damage)
        return
    if whole.version < SCHEMA_VERSION:
        yield Finding(
            f"The diary has schema {whole.version}, this program writes {SCHEMA_VERSION}.",
            "Nothing to do: it is brought up to date, after a backup, at the next entry.",
        )


def _restore_cure(diary: Path) -> str:
    newest = next((backup.path for backup in list_backups(diary)), None)
    if newest is None:
        return "There is no backup yet: keep the file as it is and look for a copy of your own."
    return f"Bring the last backup back: prtcheck restore {newest}"


def _check_rights(diary: Path) -> Iterator[Finding]:
    wanted = [(diary.parent, PRIVATE_FOLDER), (diary, PRIVATE_FILE)]
    for folder in (folder_of(diary), diary.parent / "drafts"):
        wanted.append((folder, PRIVATE_FOLDER))
        wanted += [(path, PRIVATE_FILE) for path in sorted(folder.glob("*"))]
    for path, rights in wanted:
        if path.exists() and stat.S_IMODE(path.stat().st_mode) & ~rights & 0o077:
            yield Finding(
                f"{path} can be read or entered by other users.", f"chmod {rights:o} '{path}'"
            )


def _check_backups(diary: Path, now: datetime, *, is_sound: bool) -> Iterator[Finding]:
    newest = next(iter(list_backups(diary)), None)
    if newest is None and is_sound:
        yield Finding("There is no backup yet.", "Make one: prtcheck backup")
    if newest is None:
        return
    if now.replace(tzinfo=None) - newest.made_at > OLDEST_BACKUP:
        days = (now.replace(tzinfo=None) - newest.made_at).days
        yield Finding(f"The newest backup is {days} days old.", "Make one: prtcheck backup")
    for backup in list_backups(diary):
        try:
            check_diary(backup.path)
        except PrtcheckError as error:
            yield Finding(f"A backup is no help: {error}", f"Remove it: rm '{backup.path}'")


def _check_disk(diary: Path) -> Iterator[Finding]:
    folder = next(parent for parent in diary.parents if parent.is_dir())
    free = shutil.disk_usage(folder).free
    if free < LEAST_FREE_BYTES:
        yield Finding(f"Only {free // 1_000_000} MB are free at {folder}.", "Free some space.")
    if not os.access(folder, os.W_OK):
        yield Finding(
            f"{folder} cannot be written.", f"Give yourself the right: chmod u+w '{folder}'"
        )
