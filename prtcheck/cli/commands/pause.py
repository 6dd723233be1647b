"""The commands `pause` and `resume`."""

from datetime import date
from typing import Annotated

import typer

from prtcheck.cli.console import print_lines
from prtcheck.cli.current_context import current_context
from prtcheck.cli.options import parse_any_day
from prtcheck.cli.print_status import find_pause, format_pause_end
from prtcheck.errors import InvalidInputError


def pause(
    *,
    until: Annotated[
        str | None, typer.Option(metavar="DAY", help="The last quiet day; else until `resume`.")
    ] = None,
) -> None:
    """Let `status` keep quiet for a while; check-ins stay as welcome as ever."""
    from prtcheck.files import make_private_folder, write_private

    context = current_context()
    last = date.max if until is None else parse_any_day(until, context.today)
    if last < context.today:
        raise InvalidInputError(f"{last} is over: give today or a later day as YYYY-MM-DD.")
    make_private_folder(context.paths.data)
    write_private(context.paths.pause, [last.isoformat().encode()])
    print_lines(f"Quiet {format_pause_end(last)}. `prtcheck resume` ends it.")


def resume() -> None:
    """End a pause."""
    context = current_context()
    was_paused = find_pause(context) is not None
    context.paths.pause.unlink(missing_ok=True)
    print_lines("The pause is over." if was_paused else "Not paused.")
