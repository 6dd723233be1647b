"""The commands that change the diary: checkin, log, edit, delete, undo."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from prtcheck.cli.answers import Said, Sorting
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
from prtcheck.cli.output import agreed, prefers_plain, require_terminal, say, talk
from prtcheck.cli.wording import day_in_words, how_to_sort, lateness, moment_in_words
from prtcheck.cli.world import World, here_and_now
from prtcheck.core.checkin import WORDING, CheckIn
from prtcheck.core.days import spoken
from prtcheck.core.draft import Draft
from prtcheck.core.sentences import counted
from prtcheck.errors import (
    DayTakenError,
    DiaryBusyError,
    ExitCode,
    InvalidInputError,
)

if TYPE_CHECKING:
    from prtcheck.storage.writing import Reversal

_HOW_TO_UNDO = "Undo with: prtcheck undo"
_MOST_DAYS_NAMED = 5
_UNANSWERED = {"pain": None, "fear": None, "causes": (), "activities": (), "note": ""}


def open_app(
    world: World, day: date | None, instead: str = "prtcheck log --pain 4 --fear 3"
) -> NoReturn:
    """Open the full screen and end with its exit code.

    Raises:
        NoTerminalError: there is no terminal; it names the command to use instead.
    """
    require_terminal(instead)  # without one Textual spins at full speed and asks nobody
    if prefers_plain():
        ask_line_by_line(world, day or world.today)
        raise typer.Exit(ExitCode.OK)
    from prtcheck.tui.app import run_app

    raise typer.Exit(run_app(world.diary, world.drafts, world.settings, day))


def checkin(
    *,
    day_text: DateOption = "today",
    plain: PlainOption = False,
) -> None:
    """Check in for a day, in full screen or line by line."""
    world = here_and_now()
    day = day_of(day_text, world.today)
    if plain:
        ask_line_by_line(world, day)
    else:
        open_app(world, day, instead=f"prtcheck log --date {day} --pain 4 --fear 3")


def ask_line_by_line(world: World, day: date) -> None:
    """Ask the check-in on plain lines; ended input keeps a draft and counts as interrupted."""
    from prtcheck.cli.plain import LeftError, check_in_line_by_line

    present = world.diary.check_in(day)
    try:
        check_in_line_by_line(world, Draft.of(present) if present else Draft(day=day))
    except (LeftError, KeyboardInterrupt):
        if world.drafts.find(day):
            talk(f"Not saved. What you answered for {spoken(day)} is kept as a draft.")
        raise typer.Exit(ExitCode.INTERRUPTED) from None


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
    world = here_and_now()
    day = day_of(day_text, world.today)
    said = Said(pain=pain, fear=fear, cause=cause, did=did, note=note)
    present = world.diary.check_in(day)
    answers = said.answers(present, _known_activities(world), _sorting(world))
    if present and not replace_it:
        raise DayTakenError(
            f"{spoken(day)} already has a check-in: give --replace to replace all of it, "
            f"or change parts of it with `prtcheck edit {day}`."
        )
    if present is None:
        check_in = CheckIn(day=day, entered_at=world.now, **answers)
    else:
        blank = {**_UNANSWERED, "wording": WORDING, "edited_at": world.now}
        check_in = replace(present, **{**blank, **answers})
    store(world, check_in, present)


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
    world = here_and_now()
    day = day_of(day_text, world.today)
    said = Said(pain=pain, fear=fear, cause=cause, did=did, note=note)
    if said.is_nothing and plain:
        ask_line_by_line(world, day)
        return
    if said.is_nothing:
        open_app(world, day, instead=f"prtcheck edit {day} --pain 4")
    present = world.diary.check_in(day)
    if present is None:
        raise InvalidInputError(
            f"{spoken(day)} has no check-in to change: make one with `prtcheck log --date {day}`."
        )
    answers = said.cleared().answers(present, _known_activities(world), _sorting(world))
    if replace(present, **answers) == present:
        say(f"Nothing to change on {day_in_words(day, present)}")
        return
    store(world, replace(present, **answers, edited_at=world.now), present)


def _known_activities(world: World) -> list[str]:
    return [*world.settings.activities, *world.diary.activities_by_use()]


def _sorting(world: World) -> Sorting:
    return Sorting(world.diary.remembered_sides(), world.now)


def store(world: World, check_in: CheckIn, present: CheckIn | None) -> None:
    """Save a day's new state over the one it was made from, and say so.

    Raises:
        DayTakenError: the day was changed meanwhile.
    """
    try:
        world.diary.save(check_in, world.now, based_on=present)
    except DayTakenError:
        raise DayTakenError(
            f"{spoken(check_in.day)} was changed meanwhile, in a window or by a command: nothing "
            f"was stored. Look with `prtcheck show {check_in.day}` and try again."
        ) from None
    except DiaryBusyError as busy:
        world.drafts.keep(replace(Draft.of(check_in), based_on=present), world.now)
        raise DiaryBusyError(
            f"{busy} What you gave is kept as a draft: `prtcheck checkin --date {check_in.day}`."
        ) from None
    late = lateness(check_in, world.settings.day_ends)
    stored = day_in_words(check_in.day, check_in)
    say(f"Stored for {stored}{f' (entered {late})' if late else ''}", _HOW_TO_UNDO)
    say(*map(how_to_sort, (cause for cause in check_in.causes if cause.side is None)))


def delete(
    day_text: DayArgument,
    *,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Delete a day's check-in; undo brings it back."""
    world = here_and_now()
    day = day_of(day_text, world.today)
    present = world.diary.check_in(day)
    if present is None:
        raise InvalidInputError(f"{spoken(day)} has no check-in: there is nothing to delete.")
    question = f"Delete {day_in_words(day, present)}?"
    if not yes and not agreed(question, f"prtcheck delete {day} --yes"):
        say("Nothing was deleted.")
        raise typer.Exit(ExitCode.NO)
    deleted = world.diary.delete(day, world.now)
    say(f"Deleted {day_in_words(day, deleted)}", _HOW_TO_UNDO)


def undo() -> None:
    """Take back the latest change; again: the one before."""
    world = here_and_now()
    _say_reversal("Took back", world.diary.undo(world.now))


def redo() -> None:
    """Make the change again that was taken back last."""
    world = here_and_now()
    _say_reversal("Made again", world.diary.redo(world.now))


def _say_reversal(what: str, reversal: "Reversal") -> None:
    days = sorted(reversal.states)
    say(
        f"{what}: {reversal.kind} of {moment_in_words(reversal.made_at)}. Now:",
        *(day_in_words(day, reversal.states[day]) for day in days[:_MOST_DAYS_NAMED]),
    )
    if len(days) > _MOST_DAYS_NAMED:
        say(f"and {counted(len(days) - _MOST_DAYS_NAMED, 'more day')}")
