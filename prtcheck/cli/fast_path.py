"""The start of every run: `prtcheck`, `status`, `history`, `export` are answered without Typer."""

import gc
import os
import sys

from prtcheck.errors import ExitCode

WITHOUT_TYPER = ((), ("status",), ("status", "--json"), ("history",), ("export",), ("--version",))
"""Arguments that need no grammar; any other way to write them goes through Typer."""


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
    is_completing = "_PRTCHECK_COMPLETE" in os.environ  # a shell asks how a command goes on
    if arguments in WITHOUT_TYPER and not is_completing:
        from prtcheck.cli.exit import report_bugs, report_errors, report_left_out

        with report_left_out(), report_bugs(), report_errors():
            sys.exit(_answer_without_typer(arguments))
    from prtcheck.cli.app import app

    app(prog_name="prtcheck")


def _answer_without_typer(arguments: tuple[str, ...]) -> int:
    """Do what Typer's command of the same name does, by the same function."""
    if arguments == ("--version",):
        from prtcheck.cli.versions import print_version

        print_version()
        return ExitCode.OK
    if arguments[:1] == ("status",):
        from prtcheck.cli.print_status import print_status

        return print_status(as_json="--json" in arguments)
    from prtcheck.cli.current_context import current_context

    if arguments == ("history",):
        from prtcheck.cli.print_history import print_history

        print_history(current_context())
        return ExitCode.OK
    if arguments == ("export",):
        from prtcheck.cli.print_export import print_csv

        print_csv(current_context())
        return ExitCode.OK
    from prtcheck.cli.open_app import open_app

    return open_app(current_context())
