"""Asking for a new password on the terminal; it is never an argument or a variable."""

import sys

from prtcheck.cli.console import print_message, prompt_hidden
from prtcheck.cli.terminal import is_terminal
from prtcheck.errors import NoTerminalError


def require_password_terminal() -> None:
    """Refuse to go on where no password can be typed unseen.

    Raises:
        NoTerminalError: there is no terminal.
    """
    if not (is_terminal(sys.stdin) and is_terminal(sys.stderr)):
        raise NoTerminalError("A password is typed in a terminal, and there is none here. Use one.")


def ask_new_password() -> str | None:
    """Ask until the same password is typed twice; None where the input has ended."""
    from prtcheck.formats.report.encrypt import find_password_fault

    while (typed := prompt_hidden("Password (not shown as you type):")) is not None:
        if fault := find_password_fault(typed):
            print_message(fault)
        elif typed == prompt_hidden("The same password again:"):
            return typed
        else:
            print_message("The two passwords differ. Type both again.")
    return None
