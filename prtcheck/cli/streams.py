"""Writing to stdout and stderr, which may be closed, full, or unable to encode a text."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from prtcheck.errors import DiaryError

_IN_ASCII = str.maketrans({"…": "..."})


def write(stream: TextIO | None, text: str) -> None:
    """Write a text at once; a character that the stream cannot encode becomes a question mark.

    Raises:
        BrokenPipeError: nobody reads any more.
        DiaryError: the output cannot be written.
    """
    if stream is None:  # closed by whoever started the program
        return
    with translate_write_errors(stream):
        if not can_encode(text, stream):
            encoded = text.translate(_IN_ASCII).encode(stream.encoding, "replace")
            text = encoded.decode(stream.encoding)
        stream.write(text)
        stream.flush()


@contextmanager
def translate_write_errors(stream: TextIO) -> Iterator[None]:
    """Turn a failed write into a sentence; a reader who left is for the caller.

    Raises:
        BrokenPipeError: nobody reads any more.
        DiaryError: the output cannot be written.
    """
    try:
        yield
    except BrokenPipeError:
        discard_output(stream)
        raise
    except OSError as error:
        discard_output(stream)
        reason = error.strerror or "unknown reason"
        raise DiaryError(
            f"The output cannot be written ({reason}): send it to another place."
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
