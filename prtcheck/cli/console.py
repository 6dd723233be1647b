"""What leaves the program: stdout is data, stderr is talk, and no text breaks either."""

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from prtcheck.context import Context
from prtcheck.errors import DiaryError, NoTerminalError

_WITHOUT_TERMINAL = 160
"""Columns of a pipe or a file: wide, so that little is cut, and the same everywhere."""
_WIDEST_PROSE = 100
"""Columns beyond which a sentence is hard to read."""
_HANG = 2
_USUAL_SIZE = (80, 24)
PLAIN_VARIABLE = "PRTCHECK_PLAIN"
NARROWEST_SCREEN, LOWEST_SCREEN = 40, 12
"""Columns and rows below which the full screen is not drawn."""
_IN_ASCII = str.maketrans({"…": "..."})


def print_lines(*sentences: str, hang: int | None = None) -> None:
    """Write sentences, a line each; a terminal gets them wrapped at words, other lines indented.

    `hang` is the column where those begin; without it, a little after the first one's own.
    """
    print_raw(*(line for told in sentences for line in _lines(told, sys.stdout, hang)))


def print_raw(*lines: str) -> None:
    """Write lines of a table or a drawing; what stdout cannot carry becomes a question mark."""
    _write(sys.stdout, "".join(f"{line}\n" for line in lines))


def _lines(sentence: str, stream: TextIO | None, hang: int | None = None) -> list[str]:
    if not is_terminal(stream):
        return [sentence]
    room = min(_WIDEST_PROSE, _terminal_size()[0])
    if sentence.isascii() and len(sentence) <= room:
        return [sentence]
    from prtcheck.core.text import wrap

    own = len(sentence) - len(sentence.lstrip(" "))
    return wrap(sentence, room, min(own + _HANG if hang is None else hang, room // 2))


def print_version() -> None:
    """Write which version this is."""
    from prtcheck import __version__

    print_raw(f"prtcheck {__version__}")


def print_json(value: object) -> None:
    """Write a value as JSON; what a terminal would obey or stdout cannot carry is escaped."""
    import json

    text = json.dumps(value, ensure_ascii=False, indent=2)
    if not can_encode(text):
        text = json.dumps(value, indent=2)
    print_raw(*(_escaped(line) for line in text.split("\n")))


def print_json_line(value: object) -> None:
    """Write a value as JSON on a line of its own."""
    import json

    text = json.dumps(value, ensure_ascii=False)
    print_raw(_escaped(text if can_encode(text) else json.dumps(value)))


def print_bytes(content: Iterable[bytes]) -> None:
    """Write bytes just as they are; on a terminal, what it would obey becomes a space."""
    if is_terminal(sys.stdout):
        from prtcheck.core.text import printable

        lines = b"".join(content).decode().removesuffix("\n").split("\n")
        print_raw(*(printable(line) for line in lines))
    elif sys.stdout is not None:
        with _translate_write_errors(sys.stdout):
            sys.stdout.buffer.writelines(content)
            sys.stdout.buffer.flush()


def print_message(sentence: str) -> None:
    """Write one line to the person; a terminal gets it wrapped at words."""
    _write(sys.stderr, f"{_wrap_message(sentence)}\n")


def print_error(sentence: str) -> None:
    """Write one line that says what is wrong and how to cure it."""
    with contextlib.suppress(OSError, DiaryError):
        print_message(f"prtcheck: {sentence}")


def prompt(question: str) -> str:
    """Ask the person at the terminal and return the answer; it is empty when there is none."""
    _write(sys.stderr, f"{_wrap_message(question)} ")
    return sys.stdin.readline().strip()


def _wrap_message(sentence: str) -> str:
    from prtcheck.core.text import printable

    return "\n".join(_lines(printable(sentence), sys.stderr))


def confirm(question: str, instead: str) -> bool:
    """Ask a question that anything but y or yes answers with no.

    Raises:
        NoTerminalError: there is no terminal to ask in; it names the command to use instead.
    """
    if not (is_terminal(sys.stdin) and is_terminal(sys.stderr)):
        raise NoTerminalError(f"There is no terminal to ask in: use `{instead}`.")
    return prompt(f"{question} [y/N]").casefold() in ("y", "yes")


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None:  # closed by whoever started the program
        return
    with _translate_write_errors(stream):
        stream.write(_encodable(text, stream))
        stream.flush()


@contextlib.contextmanager
def _translate_write_errors(stream: TextIO) -> Iterator[None]:
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
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def flush_or_discard() -> None:
    """Write out what is left, or drop it when the terminal is gone: it must not cost the code."""
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


def _encodable(text: str, stream: TextIO) -> str:
    if can_encode(text, stream):
        return text
    encoding = stream.encoding
    return text.translate(_IN_ASCII).encode(encoding, "replace").decode(encoding)


def _escaped(line: str) -> str:
    if line.isprintable():
        return line
    import json

    return "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in line)


def is_terminal(stream: Any) -> bool:  # noqa: ANN401 - whatever stands in for a stream
    """Whether a person sits at the other end of a stream."""
    return stream is not None and not stream.closed and bool(stream.isatty())


def is_stdout_terminal() -> bool:
    """Whether stdout is a terminal."""
    return is_terminal(sys.stdout)


def has_colour() -> bool:
    """Whether stdout shows colours and the person did not ask for none."""
    return (
        is_stdout_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )


def _terminal_size() -> tuple[int, int]:
    """Return columns and rows as shutil does, without the compressors that it loads."""
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
    """Return the columns and rows there are to write on."""
    columns, rows = _terminal_size()
    return (columns if is_stdout_terminal() else _WITHOUT_TERMINAL), rows


def prefers_plain() -> bool:
    """Whether lines serve better than the full screen: by wish, or since it cannot be drawn."""
    wished = os.environ.get(PLAIN_VARIABLE, "") not in ("", "0")
    columns, rows = _terminal_size()
    too_small = columns < NARROWEST_SCREEN or rows < LOWEST_SCREEN
    return wished or too_small or os.environ.get("TERM") == "dumb"


def require_terminal(instead: str) -> None:
    """Refuse the full screen where there is no terminal.

    Raises:
        NoTerminalError: stdin or stdout is none; it names the command to use instead.
    """
    if not (is_terminal(sys.stdin) and is_stdout_terminal()):
        raise NoTerminalError(f"There is no terminal to ask in: use `{instead}`.")


def current_context() -> Context:
    """Return the context of this command; a setting that cannot be used is named on stderr."""
    context = Context.current()._replace(tell=print_message)
    for problem in context.settings.problems:
        print_message(f"prtcheck: {problem}")
    return context
