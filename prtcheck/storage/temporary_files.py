"""Hidden files that killed commands left beside the diary."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MIN_AGE = timedelta(hours=1)
"""A younger file may still be written by a command that runs."""

_OWN_NAME = re.compile(
    r"\.(copy\.db|migrated\.db|(diary|asked)-[0-9T-]+(-[a-z]+)?\.db"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}\.json|settings\.toml|paused-until|welcomed)"
    r"\.[a-z0-9_]{8}(-journal|-wal|-shm)?"
)
"""The names that prtcheck gives to files until they are finished."""


def find_temporary_files(diary: Path, now: datetime) -> Iterator[Path]:
    """Yield the unfinished files of commands that ended more than an hour ago."""
    for folder in (diary.parent, diary.parent / "backups", diary.parent / "drafts"):
        for path in folder.glob(".*"):
            if _OWN_NAME.fullmatch(path.name) and _is_old(path, now):
                yield path


def remove_temporary_files(diary: Path, now: datetime) -> None:
    """Remove those files; one that cannot be removed stays."""
    with suppress(OSError):
        for path in list(find_temporary_files(diary, now)):
            path.unlink()


def _is_old(path: Path, now: datetime) -> bool:
    with suppress(OSError):
        return now - datetime.fromtimestamp(path.lstat().st_mtime, now.tzinfo) > MIN_AGE
    return False
