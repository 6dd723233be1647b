"""The end of a run: an error becomes one line on stderr and an exit code."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from prtcheck.cli.console import print_error, print_message
from prtcheck.cli.current_context import LEFT_OUT
from prtcheck.errors import ExitCode, PrtcheckError

_FRAME_PARTS = 2
"""Parts of a file's path that a frame shows; the folders above may name the person."""


@contextmanager
def report_errors() -> Iterator[None]:
    """End the program (SystemExit) with an error's sentence for the person and its exit code."""
    try:
        yield
    except PrtcheckError as error:
        print_error(str(error))
        sys.exit(error.exit_code)
    except BrokenPipeError:  # the reader of our output, such as `head`, has ended
        sys.exit(ExitCode.OK)


@contextmanager
def report_left_out() -> Iterator[None]:
    """Name on stderr what was left out of the answer, and let the exit code say so.

    Raises:
        SystemExit: with the code that the block ended with, or else with that of a diary which
            cannot be read.
    """
    LEFT_OUT.clear()
    try:
        yield
    except SystemExit as end:
        if not LEFT_OUT or end.code not in (None, ExitCode.OK, ExitCode.NO):
            raise
        from prtcheck.wording.day import format_left_out

        for sentence in format_left_out(LEFT_OUT):
            print_error(sentence)
        sys.exit(ExitCode.DIARY)


@contextmanager
def report_bugs() -> Iterator[None]:
    """End the program (SystemExit, as a crash) with a bug's frames and no text of the diary."""
    try:
        yield
    except Exception as bug:  # noqa: BLE001 - whatever it is, its message may hold private text
        _print_frames(bug)
        sys.exit(ExitCode.CRASH)


def _print_frames(bug: Exception) -> None:
    """Print where a bug is, without its message or any value: both may hold private text."""
    from pathlib import Path
    from traceback import walk_tb

    print_error(f"this is a bug ({type(bug).__name__}). Nothing you wrote is shown below.")
    for frame, line in walk_tb(bug.__traceback__):
        code = frame.f_code
        place = "/".join(Path(code.co_filename).parts[-_FRAME_PARTS:])
        print_message(f"  {place}:{line} {code.co_name}")
