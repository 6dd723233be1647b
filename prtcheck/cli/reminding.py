"""The commands on being reminded, and on being safe: pause, resume, safety."""

from datetime import date
from typing import Annotated

import typer

from prtcheck.cli.options import shown_day
from prtcheck.cli.output import say
from prtcheck.cli.world import World, here_and_now
from prtcheck.core.days import spoken
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
    say(f"Quiet {_until(last)}. `prtcheck resume` ends it.")


def resume() -> None:
    """End a pause."""
    world = here_and_now()
    world.places.pause.unlink(missing_ok=True)
    say("Not paused.")


def paused_until(world: World) -> date | None:
    """Return the last quiet day, if today is one."""
    try:
        last = date.fromisoformat(world.places.pause.read_text(encoding="utf-8").strip())
    except (OSError, ValueError):
        return None
    return last if world.today <= last else None


def pause_in_words(last: date) -> str:
    """Return that reminders are paused."""
    return f"Paused {_until(last)}."


def _until(last: date) -> str:
    return "until resumed" if last == date.max else f"until {spoken(last)}"


def safety() -> None:
    """Say when to see a doctor, and what this is not."""
    from textwrap import wrap

    from prtcheck.cli.output import size
    from prtcheck.core.safety import NEEDS_CARE, WHAT_IT_IS, paragraphs

    width = min(80, size()[0])
    for paragraph in paragraphs(f"{NEEDS_CARE}\n\n{WHAT_IT_IS}"):
        say(*wrap(paragraph, width), "")
