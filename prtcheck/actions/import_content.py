"""Reading the bytes of a file to import."""

from pathlib import Path

from prtcheck.errors import DiaryError
from prtcheck.path_checks import is_regular_file, look

LARGEST_CONTENT = 256 * 2**20
"""Bytes of a file, at most; ten years of long notes take less than a tenth."""


def read_file(path: Path, name: str) -> bytes:
    """Return the bytes of a file, which is called by a name.

    Raises:
        DiaryError: it cannot be read, is a folder, device or pipe, or too large.
    """
    try:
        if look(path) and not is_regular_file(path):
            raise DiaryError(f"{name} isn't a file. Nothing was imported. Name a file.")
        with path.open("rb") as opened:
            content = opened.read(LARGEST_CONTENT + 1)
    except OSError as error:
        raise unreadable_content(name, error) from None
    require_size(content, name)
    return content


def unreadable_content(name: str, error: OSError) -> DiaryError:
    """Return the error that says why a file or stdin cannot be read."""
    reason = error.strerror or "unknown reason"
    return DiaryError(f"{name} can't be read ({reason}). Nothing was imported.")


def require_size(content: bytes, name: str) -> None:
    """Refuse content that is larger than an import takes.

    Raises:
        DiaryError: it is.
    """
    if len(content) > LARGEST_CONTENT:
        raise DiaryError(
            f"{name} is larger than {LARGEST_CONTENT // 2**20} MB. Nothing was imported. "
            "Split it into smaller files."
        )
