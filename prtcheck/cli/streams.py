"""Writing to stdout and stderr, which may be closed, full, or unable to encode a text.

All text passes through here, so that no word, file name or error commands a terminal.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from prtcheck.errors import DiaryError

_IN_ASCII = str.maketrans({"…": "..."})
_COLOUR = "(\x1b\\[[0-9;]*m)"


def write(
    stream: TextIO | None, lines: Iterable[str], end: str = "\n", *, coloured: bool = False
) -> None:
    """Write lines at once, without anything a terminal would obey, but for colours if asked.

    A character that the stream cannot encode becomes a question mark.

    Raises:
        DiaryError: the output cannot be written.
    """
    if stream is None:  # closed by whoever started the program
        return
    text = "\n".join(_without_commands(line, coloured=coloured) for line in lines)
    text = f"{text}{end}"
    if not can_encode(text, stream):
        text = text.translate(_IN_ASCII).encode(stream.encoding, "replace").decode(stream.encoding)
    with translate_write_errors(stream):
        stream.write(text)
        stream.flush()


def _without_commands(line: str, *, coloured: bool) -> str:
    if line.isprintable():
        return line
    import re

    from prtcheck.core.text import without_commands

    parts = re.split(_COLOUR, line) if coloured else [line]  # every second one is a colour
    return "".join(p if place % 2 else without_commands(p) for place, p in enumerate(parts))


@contextmanager
def translate_write_errors(stream: TextIO) -> Iterator[None]:
    """Turn a failed write into a sentence, unless the reader, such as `head`, has left.

    The command then goes on to its end: what it does and its exit code are not the reader's.

    Raises:
        DiaryError: the output cannot be written.
    """
    try:
        yield
    except BrokenPipeError:
        discard_output(stream)
    except OSError as error:
        discard_output(stream)
        reason = error.strerror or "unknown reason"
        raise DiaryError(
            f"The output can't be written ({reason}). Send it to another place."
        ) from None


def discard_output(stream: TextIO) -> None:
    """Send what is left to nowhere, so that the interpreter's last flush does not fail again."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def flush_or_discard() -> None:
    """Write out what is left, or drop it when the terminal is gone: the exit code must stay."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:  # closed by whoever started the program
                stream.flush()
        except OSError:
            discard_output(stream)


def can_encode(text: str, stream: TextIO | None = None) -> bool:
    """Whether a stream, or else stdout, has all of the text's characters."""
    encoding = getattr(stream or sys.stdout, "encoding", None) or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
