"""The first run tells what one should know, once, be it in the app or on plain lines."""

from pathlib import Path

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
