"""Open the app, or ask on plain lines where it cannot be drawn; loaded without Typer."""

import sys
from datetime import date

from prtcheck.cli.streams import flush_or_discard
from prtcheck.cli.terminal import prefers_plain, require_terminal
from prtcheck.context import Context, system_time


def open_app(
    context: Context,
    day: date | None = None,
    instead: str = "prtcheck log --pain 4 --fear 3",
    *,
    plain: bool = False,
) -> int:
    """Open the full screen, on a day's check-in if one is named, and return its exit code.

    With `plain`, or where the screen cannot be drawn, the check-in is asked line by line.

    Raises:
        NoTerminalError: there is no terminal; it names the command to use instead.
    """
    if not plain:  # without a terminal Textual runs at full speed and asks nobody
        require_terminal(sys.stdin, sys.stdout, instead=instead)
    if plain or prefers_plain():
        from prtcheck.cli.plain_check_in.run import run_plain_check_in

        return run_plain_check_in(context, day or context.today)
    from prtcheck.tui.app import run_app

    code = run_app(context._replace(clock=system_time), day)
    flush_or_discard()
    return code
