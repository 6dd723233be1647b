"""The commands on being reminded, and on being safe: pause, resume, safety."""

from datetime import date
from typing import Annotated

import typer

from prtcheck.cli.commands.status import find_pause, format_pause_end
from prtcheck.cli.console import current_context, print_lines
from prtcheck.cli.options import parse_any_day
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


def safety() -> None:
    """Say when to see a doctor, and what this is not."""
    from prtcheck.cli.console import output_size
    from prtcheck.core.text import wrap
    from prtcheck.wording.safety import NEEDS_CARE, WHAT_IT_IS, paragraphs

    width = min(80, output_size()[0])
    for paragraph in paragraphs(f"{NEEDS_CARE}\n\n{WHAT_IT_IS}"):
        print_lines(*wrap(paragraph, width), "")
