"""Copies of the diary that a program which syncs folders left beside it."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from prtcheck.core.merge import merge
from prtcheck.errors import PrtcheckError
from prtcheck.path_checks import has_file, list_folder
from prtcheck.storage.diary import Diary
from prtcheck.storage.open_diary import migrated_copy

_NAMES = (
    r"{0} \(.*conflict.*\){1}",  # Dropbox, Nextcloud
    r"{0}_conflict-.*{1}",  # ownCloud
    r"{0}\.sync-conflict-.*{1}",  # Syncthing
)
_VAGUE_NAME = r"{0}-.+{1}"
"""OneDrive's, with the name of the other computer; a file of another program may be called so."""


class ConflictCopy(NamedTuple):
    """A diary beside the diary that holds what that does not."""

    path: Path
    added: list[date]
    """Days with a check-in that the diary lacks."""
    others: list[date]
    """Days that it knows something else of: a later change, a removal, a former state."""


class UnreadableCopy(NamedTuple):
    """A file beside the diary that by its name is a copy of it, and cannot be read as one."""

    path: Path
    error: PrtcheckError


def find_conflict_copies(diary: Path) -> Iterator[ConflictCopy | UnreadableCopy]:
    """Yield the copies that hold something which the diary lacks, or cannot be read, by name.

    Raises:
        DiaryError: the diary itself, or its folder, cannot be read.
    """
    present = Diary(diary)
    for path in list_folder(diary.parent):
        if not _is_named(path, diary, (*_NAMES, _VAGUE_NAME)):
            continue
        contents = present.contents()
        try:
            has_file(path)
            with migrated_copy(path, diary.parent) as copy:
                merged = merge(contents, Diary(copy).contents())
        except PrtcheckError as error:
            if _is_named(path, diary, _NAMES):
                yield UnreadableCopy(path, error)
            continue
        if not merged.changes_nothing:
            known = {*merged.states, *merged.outdated, *merged.histories}
            yield ConflictCopy(path, sorted(merged.added), sorted(known - {*merged.added}))


def _is_named(path: Path, diary: Path, names: Iterable[str]) -> bool:
    stem, ending = re.escape(diary.stem), re.escape(diary.suffix)
    pattern = "|".join(name.format(stem, ending) for name in names)
    return re.fullmatch(pattern, path.name, re.IGNORECASE) is not None
