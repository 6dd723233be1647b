"""The commands on being reminded, and on being safe: pause, resume, safety."""

from datetime import date
from typing import Annotated

import typer

from prtcheck.cli.options import shown_day
from prtcheck.cli.output import say
from prtcheck.cli.standing import paused_until, quiet_until
from prtcheck.cli.world import here_and_now
from prtcheck.errors import InvalidInputError


def pause(
    *,
    until: Annotated[
        str | None, typer.Option(metavar="DAY", help="The last quiet day; else until `resume`.")
    ] = None,
) -> None:
    """Let `status` keep quiet for a while; check-ins stay as welcome as ever."""
    from prtcheck.storage.files import make_private_folder, write_private

    world = here_and_now()
    last = date.max if until is None else shown_day(until, world.today)
    if last < world.today:
        raise InvalidInputError(f"{last} is over: give today or a later day as YYYY-MM-DD.")
    make_private_folder(world.places.data)
    write_private(world.places.pause, [last.isoformat().encode()])
    say(f"Quiet {quiet_until(last)}. `prtcheck resume` ends it.")


def resume() -> None:
    """End a pause."""
    world = here_and_now()
    was_paused = paused_until(world) is not None
    world.places.pause.unlink(missing_ok=True)
    say("The pause is over." if was_paused else "Not paused.")


def safety() -> None:
    """Say when to see a doctor, and what this is not."""
    from textwrap import wrap

    from prtcheck.cli.output import size
    from prtcheck.core.safety import NEEDS_CARE, WHAT_IT_IS, paragraphs

    width = min(80, size()[0])
    for paragraph in paragraphs(f"{NEEDS_CARE}\n\n{WHAT_IT_IS}"):
        say(*wrap(paragraph, width), "")
