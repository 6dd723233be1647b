"""The commands that change the diary: checkin, log, edit, delete, undo, redo."""

from typing import Annotated

import typer

from prtcheck.cli.asking import ask_line_by_line, open_app
from prtcheck.cli.options import (
    CauseOption,
    DateOption,
    DayArgument,
    DidOption,
    FearOption,
    NoteOption,
    PainOption,
    PlainOption,
    day_of,
)
from prtcheck.cli.world import here_and_now


def checkin(
    *,
    day_text: DateOption = "today",
    plain: PlainOption = False,
) -> None:
    """Check in for a day, in full screen or line by line."""
    world = here_and_now()
    day = day_of(day_text, world.today)
    instead = f"prtcheck log --date {day} --pain 4 --fear 3"
    raise typer.Exit(ask_line_by_line(world, day) if plain else open_app(world, day, instead))


def log(  # noqa: PLR0913 - each is an option
    *,
    pain: PainOption = None,
    fear: FearOption = None,
    cause: CauseOption = None,
    did: DidOption = None,
    note: NoteOption = None,
    day_text: DateOption = "today",
    replace_it: Annotated[
        bool, typer.Option("--replace", help="Replace the day's check-in, if it has one.")
    ] = False,
) -> None:
    """Log a whole check-in in one line."""
    from prtcheck.cli.answers import Said
    from prtcheck.cli.storing import log_day

    world = here_and_now()
    said = Said(pain=pain, fear=fear, cause=cause, did=did, note=note)
    log_day(world, day_of(day_text, world.today), said, replace_it=replace_it)


def edit(  # noqa: PLR0913 - each is an option
    day_text: DayArgument,
    *,
    pain: PainOption = None,
    fear: FearOption = None,
    cause: CauseOption = None,
    did: DidOption = None,
    note: NoteOption = None,
    plain: PlainOption = False,
) -> None:
    """Change a day's check-in.

    The options say what changes; without any, the day opens in full screen. Causes and
    activities that are given take the place of all former ones. Clear an answer with
    --pain none, --fear none, --cause '', --did '' or --note ''.
    """
    from prtcheck.cli.answers import Said
    from prtcheck.cli.storing import edit_day

    world = here_and_now()
    day = day_of(day_text, world.today)
    said = Said(pain=pain, fear=fear, cause=cause, did=did, note=note)
    if said.is_nothing:
        instead = f"prtcheck edit {day} --pain 4"
        raise typer.Exit(ask_line_by_line(world, day) if plain else open_app(world, day, instead))
    edit_day(world, day, said)


def delete(
    day_text: DayArgument,
    *,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Delete a day's check-in; undo brings it back."""
    from prtcheck.cli.storing import delete_day

    world = here_and_now()
    raise typer.Exit(delete_day(world, day_of(day_text, world.today), unasked=yes))


def undo() -> None:
    """Take back the latest change; again: the one before."""
    from prtcheck.cli.storing import say_reversal

    world = here_and_now()
    say_reversal("Took back", world.diary.undo(world.now))


def redo() -> None:
    """Make the change again that was taken back last."""
    from prtcheck.cli.storing import say_reversal

    world = here_and_now()
    say_reversal("Made again", world.diary.redo(world.now))
