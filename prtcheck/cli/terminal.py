"""The terminal: whether there is one, its size, and what it can show."""

import os
import sys
from typing import Any

from prtcheck.errors import NoTerminalError

PLAIN_VARIABLE = "PRTCHECK_PLAIN"
NARROWEST_SCREEN, LOWEST_SCREEN = 40, 12
"""Columns and rows below which the full screen is not drawn."""
_COLUMNS_OF_A_PIPE = 160
"""Columns of a pipe or a file: wide, so that little is cut, and the same everywhere."""
_USUAL_SIZE = (80, 24)


def is_terminal(stream: Any) -> bool:  # noqa: ANN401 - tests replace streams by other objects
    """Whether a stream is an open terminal."""
    return stream is not None and not stream.closed and bool(stream.isatty())


def has_colour() -> bool:
    """Whether stdout shows colours and `NO_COLOR` is not set."""
    is_dumb = os.environ.get("TERM") == "dumb"
    return is_terminal(sys.stdout) and not os.environ.get("NO_COLOR") and not is_dumb


def terminal_size() -> tuple[int, int]:
    """Return columns and rows as shutil does, without the compressors that shutil loads."""
    try:
        found = tuple(os.get_terminal_size(sys.__stdout__.fileno()))  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        found = (0, 0)
    columns = _number_in("COLUMNS") or found[0] or _USUAL_SIZE[0]
    return columns, _number_in("LINES") or found[1] or _USUAL_SIZE[1]


def _number_in(variable: str) -> int:
    text = os.environ.get(variable, "")
    return int(text) if text.isdecimal() else 0


def output_size() -> tuple[int, int]:
    """Return the columns and rows of stdout; a pipe has a fixed number of columns."""
    columns, rows = terminal_size()
    return (columns if is_terminal(sys.stdout) else _COLUMNS_OF_A_PIPE), rows


def prefers_plain() -> bool:
    """Whether plain lines take the place of the full screen: by wish, or as it cannot be drawn."""
    is_wished = os.environ.get(PLAIN_VARIABLE, "") not in ("", "0")
    columns, rows = terminal_size()
    is_too_small = columns < NARROWEST_SCREEN or rows < LOWEST_SCREEN
    return is_wished or is_too_small or os.environ.get("TERM") == "dumb"


def require_terminal(*streams: Any, instead: str) -> None:  # noqa: ANN401 - as in is_terminal
    """Refuse to go on where there is no terminal to ask in.

    Raises:
        NoTerminalError: one of the streams is no terminal; it names the command to use instead.
    """
    if not all(map(is_terminal, streams)):
        raise NoTerminalError(
            f"This asks a question, and there is no terminal to ask in. Use `{instead}`."
        )
