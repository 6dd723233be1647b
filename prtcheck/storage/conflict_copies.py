"""Copies of the diary that a program which syncs folders left beside it."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from prtcheck.core.merge import merge
from prtcheck.errors import PrtcheckError
from prtcheck.path_checks import list_folder
from prtcheck.storage.diary import Diary
from prtcheck.storage.open_diary import migrated_copy

_NAMES = (
    r"{0} \(.*conflict.*\){1}",  # Dropbox, Nextcloud
    r"{0}_conflict-.*{1}",  # ownCloud
    r"{0}\.sync-conflict-.*{1}",  # Syncthing
    r"{0}-.+{1}",  # OneDrive: the name of the other computer
)


class ConflictCopy(NamedTuple):
    """A diary beside the diary that holds what that does not."""

    path: Path
    added: list[date]
    """Days with a check-in that the diary lacks."""
    others: list[date]
    """Days that it knows something else of: a later change, a removal, a former state."""


def find_conflict_copies(diary: Path) -> Iterator[ConflictCopy]:
    """Yield the copies that hold something which the diary lacks, by name.

    One that cannot be read as a diary, and one that holds nothing new, is passed over.
    """
    stem, ending = re.escape(diary.stem), re.escape(diary.suffix)
    pattern = re.compile("|".join(name.format(stem, ending) for name in _NAMES), re.IGNORECASE)
    for path in sorted(list_folder(diary.parent)):
        if pattern.fullmatch(path.name):
            try:
                with migrated_copy(path, diary.parent) as copy:
                    merged = merge(Diary(diary).contents(), Diary(copy).contents())
            except PrtcheckError:
                continue
            if not merged.changes_nothing:
                known = {*merged.states, *merged.outdated, *merged.histories}
                yield ConflictCopy(path, sorted(merged.added), sorted(known - {*merged.added}))
