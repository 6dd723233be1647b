"""The commands that change the diary: checkin, log, edit, delete, undo, redo."""

from typing import Annotated

import typer

from prtcheck.cli.console import current_context
from prtcheck.cli.open_app import ask_line_by_line, open_app
from prtcheck.cli.options import (
    CauseOption,
    DateOption,
    DayArgument,
    DidOption,
    FearOption,
    NoteOption,
    PainOption,
    PlainOption,
    parse_past_day,
)


def checkin(
    *,
    day_text: DateOption = "today",
    plain: PlainOption = False,
) -> None:
    """Check in for a day, in full screen or line by line."""
    context = current_context()
    day = parse_past_day(day_text, context.today)
    instead = f"prtcheck log --date {day} --pain 4 --fear 3"
    raise typer.Exit(ask_line_by_line(context, day) if plain else open_app(context, day, instead))


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
    from prtcheck.cli.answers import TypedAnswers
    from prtcheck.cli.storing import log_day

    context = current_context()
    said = TypedAnswers(pain=pain, fear=fear, cause=cause, did=did, note=note)
    log_day(context, parse_past_day(day_text, context.today), said, replace_it=replace_it)


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
    from prtcheck.cli.answers import TypedAnswers
    from prtcheck.cli.storing import edit_day

    context = current_context()
    day = parse_past_day(day_text, context.today)
    said = TypedAnswers(pain=pain, fear=fear, cause=cause, did=did, note=note)
    if said.is_nothing:
        instead = f"prtcheck edit {day} --pain 4"
        raise typer.Exit(
            ask_line_by_line(context, day) if plain else open_app(context, day, instead)
        )
    edit_day(context, day, said)


def delete(
    day_text: DayArgument,
    *,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Delete a day's check-in; undo brings it back."""
    from prtcheck.cli.storing import delete_day

    context = current_context()
    raise typer.Exit(delete_day(context, parse_past_day(day_text, context.today), unasked=yes))


def undo() -> None:
    """Take back the latest change; again: the one before."""
    from prtcheck.cli.storing import print_reversal

    context = current_context()
    print_reversal("Took back", context.diary.undo(context.now))


def redo() -> None:
    """Make the change again that was taken back last."""
    from prtcheck.cli.storing import print_reversal

    context = current_context()
    print_reversal("Made again", context.diary.redo(context.now))
