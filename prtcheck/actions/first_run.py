"""The first run tells what one should know, once, be it in the app or on plain lines."""

from pathlib import Path

from prtcheck.context import Context
from prtcheck.core.check_in import CheckIn
from prtcheck.files import make_private_folder, write_private
from prtcheck.path_checks import has_file, look


def welcome_mark(diary: Path) -> Path:
    """Return the file beside a diary that says that the first run's pages were shown."""
    return diary.with_name("welcomed")


def is_first_run(diary: Path) -> bool:
    """Whether the person never was here before.

    Raises:
        DiaryError: the diary cannot be looked at.
    """
    return not has_file(diary) and look(welcome_mark(diary)) is None


def mark_welcomed(diary: Path) -> None:
    """See to it that the pages are not shown again.

    Raises:
        DiaryError: that cannot be written.
    """
    make_private_folder(diary.parent)
    write_private(welcome_mark(diary), [])


def is_first_check_in(context: Context, check_in: CheckIn, before: CheckIn | None) -> bool:
    """Whether a check-in that was just saved, over the day as it was before, is the only one."""
    only = (check_in.day, check_in.day)
    return before is None and context.logged_days.first_and_last_day() == only
