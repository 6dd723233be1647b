"""The commands `pause` and `resume`."""

from datetime import date
from typing import Annotated

import typer

from prtcheck.cli.console import print_lines
from prtcheck.cli.current_context import current_context
from prtcheck.cli.options import parse_any_day


def pause(
    *,
    until: Annotated[
        str | None, typer.Option(metavar="DAY", help="The last quiet day. Default: until `resume`")
    ] = None,
) -> None:
    """Keep `status` quiet for a while. You can still check in."""
    from prtcheck.actions import status as action
    from prtcheck.wording.pause import format_pause_end

    context = current_context()
    last = date.max if until is None else parse_any_day(until, context.today)
    action.pause(context, last)
    print_lines(f"Quiet {format_pause_end(last)}. `prtcheck resume` ends it.")


def resume() -> None:
    """End a pause."""
    from prtcheck.actions import status as action

    was_paused = action.resume(current_context())
    print_lines("The pause is over." if was_paused else "Not paused.")
