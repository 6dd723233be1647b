"""Where every run begins: what is asked most is answered before Typer is loaded."""

import gc
import sys
from collections.abc import Callable

from prtcheck.errors import ExitCode


def run() -> int:
    """Run the program on its arguments and return the exit code."""
    gc.disable()  # a command has ended before its garbage counts; the app turns it on again
    try:
        _answer(tuple(sys.argv[1:]))
    except SystemExit as end:
        code = end.code or ExitCode.OK
        return code if isinstance(code, int) else ExitCode.CRASH
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    return ExitCode.OK


def _answer(arguments: tuple[str, ...]) -> None:
    if arguments in AT_ONCE and not _is_completing():
        from prtcheck.cli.ending import bugs_told, errors_told

        with bugs_told(), errors_told():
            sys.exit(AT_ONCE[arguments]())
    from prtcheck.cli.main import app

    app(prog_name="prtcheck")


def _is_completing() -> bool:
    """Whether it is the shell that asks, for how a command goes on."""
    import os

    return "_PRTCHECK_COMPLETE" in os.environ


def _open() -> int:
    from prtcheck.cli.asking import open_app
    from prtcheck.cli.world import here_and_now

    return open_app(here_and_now())


def _status(*, as_json: bool = False) -> int:
    from prtcheck.cli.standing import tell_standing

    return tell_standing(as_json=as_json)


def _history() -> int:
    from prtcheck.cli.listing import tell_history
    from prtcheck.cli.world import here_and_now

    tell_history(here_and_now())
    return ExitCode.OK


def _version() -> int:
    from prtcheck.cli.output import say_version

    say_version()
    return ExitCode.OK


AT_ONCE: dict[tuple[str, ...], Callable[[], int]] = {
    (): _open,
    ("status",): _status,
    ("status", "--json"): lambda: _status(as_json=True),
    ("history",): _history,
    ("--version",): _version,
}
"""Arguments, to the letter, that need no grammar; any other way to write them goes through Typer.

Typer's commands of the same names call the same functions.
"""
