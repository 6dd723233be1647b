"""Restoring a safety copy: check it, show what would change, and put it in the diary's place."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from prtcheck.context import Context
from prtcheck.files import has_file
from prtcheck.storage import restore as storage_restore

if TYPE_CHECKING:
    from prtcheck.storage.diary import Diary
    from prtcheck.storage.restore import Difference


class RestorePlan(NamedTuple):
    """A checked copy, and what restoring it would change."""

    copy: "Diary"
    difference: "Difference | None"
    """None: the present diary cannot be read, or there is none."""


@contextmanager
def plan_restore(context: Context, file: Path) -> Iterator[RestorePlan]:
    """Check a safety copy and compare it with the diary; nothing is changed.

    Raises:
        DiaryError: it is no diary, too new, or damaged; or the diary is busy.
    """
    with storage_restore.prepare(file, context.paths.diary) as copy:
        difference = None
        if has_file(context.paths.diary):
            difference = storage_restore.compare(context.diary, copy)
        yield RestorePlan(copy, difference)


def apply_restore(context: Context, plan: RestorePlan) -> Path | None:
    """Put the copy in the diary's place and return where the former diary is kept.

    Raises:
        DiaryError: the diary is busy, or cannot be written; it is then as it was.
    """
    return storage_restore.restore(plan.copy, context.paths.diary, context.now)
