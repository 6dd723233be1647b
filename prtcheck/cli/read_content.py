"""Reading the bytes of a file to import, or of stdin."""

import sys

from prtcheck.errors import DiaryError
from prtcheck.path_checks import is_regular_file, look, to_path

_LARGEST = 256 * 2**20
"""Bytes of a file, at most; ten years of long notes take less than a tenth."""


def read_content(file: str) -> bytes:
    """Return the bytes of a file, or of stdin for -.

    Raises:
        DiaryError: it cannot be read, is no file, or too large.
    """
    name = "stdin" if file == "-" else file
    content = _read_bytes(file, name)
    if len(content) > _LARGEST:
        raise DiaryError(
            f"{name} is larger than {_LARGEST // 2**20} MB. Nothing was imported. "
            "Split it into smaller files."
        )
    return content


def _read_bytes(file: str, name: str) -> bytes:
    """Return the bytes of a file or of stdin, one more than an import takes at most.

    Raises:
        DiaryError: it cannot be read, or is a folder, device or pipe.
    """
    try:
        if file == "-":
            return sys.stdin.buffer.read(_LARGEST + 1)
        path = to_path(file)
        if look(path) and not is_regular_file(path):
            raise DiaryError(
                f"{name} isn't a file. Nothing was imported. Name a file, or - for stdin."
            )
        with path.open("rb") as opened:
            return opened.read(_LARGEST + 1)
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise DiaryError(f"{name} can't be read ({reason}). Nothing was imported.") from None
