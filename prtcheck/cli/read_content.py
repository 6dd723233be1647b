"""Reading the bytes of a file to import, or of stdin."""

import sys

from prtcheck.actions.import_content import (
    LARGEST_CONTENT,
    read_file,
    require_size,
    unreadable_content,
)
from prtcheck.path_checks import to_path


def read_content(file: str) -> bytes:
    """Return the bytes of a file, or of stdin for -.

    Raises:
        DiaryError: it cannot be read, is no file, or too large.
    """
    if file != "-":
        return read_file(to_path(file), file)
    try:
        content = sys.stdin.buffer.read(LARGEST_CONTENT + 1)
    except OSError as error:
        raise unreadable_content("stdin", error) from None
    require_size(content, "stdin")
    return content
