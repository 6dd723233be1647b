"""Console output: data on stdout, messages and questions on stderr."""

import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import Any, TextIO

from prtcheck.cli.streams import can_encode, translate_write_errors, write
from prtcheck.cli.terminal import has_colour, is_terminal, require_terminal, terminal_size
from prtcheck.core.left_out import LeftOut
from prtcheck.errors import DiaryError

_WIDEST_PROSE = 100
"""Columns beyond which a sentence is hard to read."""
_HANG = 2


def print_lines(*sentences: str, hang: int | None = None) -> None:
    """Write sentences, a line each; a terminal gets them wrapped at words, other lines indented.

    `hang` is the column where those begin; without it, two columns after the first line's indent.
    """
    print_raw(*(line for each in sentences for line in _wrap(each, sys.stdout, hang)))


def print_raw(*lines: str) -> None:
    """Write lines as long as they are, such as those of a table or a path."""
    if lines:
        write(sys.stdout, lines)


def print_heading(text: str) -> None:
    """Write a line that stands above others, bold where there is colour."""
    lines = _wrap(text, sys.stdout, hang=0)
    print_drawing(*(f"\x1b[1m{line}\x1b[0m" if has_colour() else line for line in lines))


def print_drawing(*drawings: str) -> None:
    """Write drawings of one or more lines, in their colours."""
    write(sys.stdout, "\n".join(drawings).split("\n"), coloured=True)


def _wrap(sentence: str, stream: TextIO | None, hang: int | None = None) -> list[str]:
    if not is_terminal(stream):
        return [sentence]
    room = min(_WIDEST_PROSE, terminal_size()[0])
    if sentence.isascii() and len(sentence) <= room:
        return [sentence]
    from prtcheck.core.text import wrap

    indent = len(sentence) - len(sentence.lstrip(" "))
    return wrap(sentence, room, min(indent + _HANG if hang is None else hang, room // 2))


def print_json_object(value: dict[str, Any], left_out: LeftOut) -> None:
    """Write a command's JSON object, with the days that were left out of it."""
    print_json({**value, "left_out": sorted(left_out.days)})


def print_json(value: object, *, indent: int | None = 2) -> None:
    """Write a value as JSON, on one line where `indent` is None.

    What a terminal would obey, or stdout cannot encode, is escaped.
    """
    import json

    text = json.dumps(value, ensure_ascii=False, indent=indent)
    if not can_encode(text):
        text = json.dumps(value, indent=indent)
    print_raw(*map(_escape, text.split("\n")))


def _escape(line: str) -> str:
    if line.isprintable():
        return line
    import json

    return "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in line)


def print_bytes(content: Iterable[bytes]) -> None:
    """Write bytes as they are; on a terminal, what it would obey becomes a space."""
    if is_terminal(sys.stdout):
        text = b"".join(content).decode().replace("\r\n", "\n")
        print_raw(*text.removesuffix("\n").split("\n"))
    elif sys.stdout is not None:
        with translate_write_errors(sys.stdout):
            sys.stdout.buffer.writelines(content)
            sys.stdout.buffer.flush()


def print_message(sentence: str) -> None:
    """Write a message to stderr; a terminal gets it wrapped at words."""
    write(sys.stderr, _wrap_message(sentence))


def print_error(sentence: str) -> None:
    """Write to stderr what is wrong and how to fix it."""
    with suppress(OSError, DiaryError):
        print_message(f"prtcheck: {sentence}")


def _wrap_message(sentence: str) -> list[str]:
    from prtcheck.core.text import printable

    return _wrap(printable(sentence), sys.stderr)


def confirm(question: str, instead: str) -> bool:
    """Ask a question that anything but y or yes answers with no.

    Raises:
        NoTerminalError: there is no terminal to ask in; it names the command to use instead.
    """
    return choose(f"{question} [y/N]", ("yes",), instead) is not None


def choose(question: str, answers: Iterable[str], instead: str) -> str | None:
    """Ask for one of some words, by the word or its first letter; None: anything else.

    Raises:
        NoTerminalError: there is no terminal to ask in; it names the command to use instead.
    """
    require_terminal(sys.stdin, sys.stderr, instead=instead)
    typed = prompt(question).casefold()
    return next((word for word in answers if typed in (word, word[0])), None)


def prompt(question: str) -> str:
    """Ask on stderr and return the line that is typed, or nothing where the input has ended."""
    write(sys.stderr, _wrap_message(question), end=" ")
    return sys.stdin.readline().strip()


def prompt_hidden(question: str) -> str | None:
    """Ask on the terminal and return what is typed there unseen; None where the input has ended."""
    from getpass import getpass

    try:
        return getpass(f"{question} ", sys.stderr)
    except UnicodeDecodeError:  # a terminal that erases by bytes leaves half a character
        return "\0"
    except EOFError:
        write(sys.stderr, [""])
        return None
