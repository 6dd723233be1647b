"""What is wrong with a diary's files, each finding with its cure."""

import re
import shutil
import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from shlex import quote

from prtcheck.core.text import pluralize
from prtcheck.errors import DiaryDamagedError, DiaryError, PlaceError, PrtcheckError
from prtcheck.files import PRIVATE_FILE, PRIVATE_FOLDER
from prtcheck.path_checks import has_file, has_folder, list_folder, look, require_writable
from prtcheck.storage.backup import folder_of, list_backups
from prtcheck.storage.conflict_copies import UnreadableCopy, find_conflict_copies
from prtcheck.storage.integrity import check_diary
from prtcheck.storage.sqlite_errors import SEE_DOCTOR

LEAST_FREE_BYTES = 50_000_000
OLDEST_BACKUP = timedelta(days=30)

_MOST_DAYS_NAMED = 7

_BEFORE_CURE = re.compile(r"\. Nothing was (changed|saved)\. ")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be."""

    what: str
    cure: str
    is_damage: bool = False
    """Whether the diary's own file is damaged: what can be read of it may be saved."""


def run_checks(diary: Path, now: datetime) -> Iterator[Finding]:
    """Yield what is wrong with the diary, its places and rights, its backups and its disk."""
    yield from _check_places(diary)
    content: list[Finding] = []
    with suppress(PlaceError):  # named above, as below
        content += _check_content(diary)
    yield from content
    with suppress(PlaceError):
        yield from _check_rights(diary)
    with suppress(PlaceError):
        yield from _check_backups(diary, now, is_sound=not content)
    with suppress(DiaryError):
        yield from _check_conflict_copies(diary)
    with suppress(PlaceError):
        yield from _check_disk(diary)


def _check_places(diary: Path) -> Iterator[Finding]:
    """Yield what keeps a command from the diary, its backups or drafts, each cure once."""
    cures = set()
    for require in (_require_diary, _require_backups, _require_drafts):
        try:
            require(diary)
        except PlaceError as error:
            if error.cure not in cures:
                yield Finding(error.what, error.cure)
            cures.add(error.cure)


def _require_diary(diary: Path) -> None:
    has_file(diary)
    require_writable(diary)


def _require_backups(diary: Path) -> None:
    list_folder(folder_of(diary))
    require_writable(folder_of(diary) / diary.name)


def _require_drafts(diary: Path) -> None:
    folder = diary.parent / "drafts"
    for file in list_folder(folder):
        require_writable(file)
    require_writable(folder / diary.name)


def _check_content(diary: Path) -> Iterator[Finding]:
    if not has_file(diary):
        if list_backups(diary):
            yield Finding(f"There is no {diary}, but there are backups.", _restore_cure(diary))
        return
    try:
        check_diary(diary)
    except PrtcheckError as error:
        yield _finding_of(error, if_damaged=_restore_cure(diary))


def _finding_of(error: PrtcheckError, if_damaged: str) -> Finding:
    """Return an error as a finding: with its own cure, but for damage that the doctor cures."""
    if isinstance(error, PlaceError):
        return Finding(error.what, error.cure)
    what, _, cure = _BEFORE_CURE.sub("\n", str(error), 1).partition("\n")
    is_damage = isinstance(error, DiaryDamagedError)
    return Finding(what, if_damaged if cure in ("", SEE_DOCTOR.strip()) else cure, is_damage)


def _restore_cure(diary: Path) -> str:
    newest = next((backup.path for backup in list_backups(diary)), None)
    if newest is None:
        return "There is no backup yet. Keep the file as it is, and look for a copy of your own."
    return f"Restore the newest backup: prtcheck restore {quote(str(newest))}"


def _check_conflict_copies(diary: Path) -> Iterator[Finding]:
    for copy in find_conflict_copies(diary):
        if isinstance(copy, UnreadableCopy):
            yield _unreadable_copy(copy)
            continue
        what = f"{copy.path} is a second diary that a sync program left."
        if copy.added:
            what += f" Only it has {pluralize(len(copy.added), 'day')}: {_list_days(copy.added)}."
        if copy.others:
            others = pluralize(len(copy.others), "day")
            what += f" It knows other changes of {others}: {_list_days(copy.others)}."
        yield Finding(what, f"Merge it: prtcheck import {quote(str(copy.path))}")


def _unreadable_copy(copy: UnreadableCopy) -> Finding:
    path, error = copy
    away = quote(str(path.with_name(f"{path.name}.old")))
    found = _finding_of(error, if_damaged=f"Move it away: mv {quote(str(path))} {away}")
    return Finding(f"A copy that a sync program left can't be read: {found.what}", found.cure)


def _list_days(days: Sequence[date]) -> str:
    named = ", ".join(day.isoformat() for day in days[:_MOST_DAYS_NAMED])
    left = len(days) - _MOST_DAYS_NAMED
    return named if left <= 0 else f"{named} and {left} more"


def _check_rights(diary: Path) -> Iterator[Finding]:
    wanted = [(diary.parent, PRIVATE_FOLDER), (diary, PRIVATE_FILE)]
    for folder in (folder_of(diary), diary.parent / "drafts"):
        wanted.append((folder, PRIVATE_FOLDER))
        wanted += [(path, PRIVATE_FILE) for path in list_folder(folder)]
    for path, rights in wanted:
        found = look(path)
        if found and stat.S_IMODE(found.st_mode) & ~rights & 0o077:
            yield Finding(
                f"{path} can be read or entered by other users.",
                f"chmod {rights:o} {quote(str(path))}",
            )


def _check_backups(diary: Path, now: datetime, *, is_sound: bool) -> Iterator[Finding]:
    newest = next(iter(list_backups(diary)), None)
    if newest is None:
        if is_sound and has_file(diary):
            yield Finding("There is no backup yet.", "Make one: prtcheck backup")
        return
    if now.replace(tzinfo=None) - newest.made_at > OLDEST_BACKUP:
        days = (now.replace(tzinfo=None) - newest.made_at).days
        yield Finding(f"The newest backup is {days} days old.", "Make one: prtcheck backup")
    for backup in list_backups(diary):
        yield from _check_backup(backup.path)


def _check_backup(path: Path) -> Iterator[Finding]:
    try:
        has_file(path)
        check_diary(path)
    except PlaceError as error:
        yield Finding(error.what, error.cure)
    except PrtcheckError as error:
        found = _finding_of(error, if_damaged=f"Remove it: rm {quote(str(path))}")
        yield Finding(f"A backup can't be used: {found.what}", found.cure)


def _check_disk(diary: Path) -> Iterator[Finding]:
    folder = next(parent for parent in diary.parents if has_folder(parent))
    free = shutil.disk_usage(folder).free
    if free < LEAST_FREE_BYTES:
        yield Finding(f"Only {free // 1_000_000} MB are free at {folder}.", "Free some space.")
    if folder != diary.parent:
        try:
            require_writable(folder / diary.name)
        except PlaceError as error:
            yield Finding(error.what, error.cure)
