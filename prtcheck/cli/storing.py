"""A day stored, changed or deleted by a command, and what is said of it."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from prtcheck.cli.answers import Said, Sorting
from prtcheck.cli.output import agreed, say, talk
from prtcheck.cli.wording import as_one_activity, day_in_words, how_to_sort
from prtcheck.cli.world import World
from prtcheck.core.checkin import WORDING, CheckIn
from prtcheck.core.day_in_full import lateness, moment_in_words
from prtcheck.core.days import spoken
from prtcheck.core.draft import Draft
from prtcheck.core.text import counted
from prtcheck.errors import DayTakenError, DiaryBusyError, ExitCode, InvalidInputError

if TYPE_CHECKING:
    from prtcheck.storage.writing import Reversal

_HOW_TO_UNDO = "Undo with: prtcheck undo"
_MOST_DAYS_NAMED = 5
_UNANSWERED = {"pain": None, "fear": None, "causes": (), "activities": (), "note": ""}


def log_day(world: World, day: date, said: Said, *, replace_it: bool) -> None:
    """Store a whole check-in.

    Raises:
        DayTakenError: the day has one, and it was not to be replaced.
    """
    present = world.diary.check_in(day)
    known = _known_activities(world)
    answers = said.answers(present, known, _sorting(world))
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
    _explain_commas(check_in, known)


def edit_day(world: World, day: date, said: Said) -> None:
    """Change what was said of a day's check-in, and nothing else.

    Raises:
        InvalidInputError: the day has none.
    """
    present = world.diary.check_in(day)
    if present is None:
        raise InvalidInputError(
            f"{spoken(day)} has no check-in to change: make one with `prtcheck log --date {day}`."
        )
    known = _known_activities(world)
    answers = said.cleared().answers(present, known, _sorting(world))
    if replace(present, **answers) == present:
        say(f"Nothing to change on {day_in_words(day, present)}")
        return
    check_in = replace(present, **answers, edited_at=world.now)
    store(world, check_in, present)
    _explain_commas(check_in, known)


def _explain_commas(check_in: CheckIn, known: Collection[str]) -> None:
    """Tell of new activities that look like several in one; those known are meant as they are."""
    for name in check_in.activities:
        if name not in known and sum(bool(part.strip()) for part in name.split(",")) > 1:
            talk(as_one_activity(name))


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
    say(*how_to_sort([cause for cause in check_in.causes if cause.side is None]))


def delete_day(world: World, day: date, *, unasked: bool) -> ExitCode:
    """Delete a day's check-in, after a question; the code is NO when the answer was no.

    Raises:
        InvalidInputError: the day has none.
    """
    present = world.diary.check_in(day)
    if present is None:
        raise InvalidInputError(f"{spoken(day)} has no check-in: there is nothing to delete.")
    question = f"Delete {day_in_words(day, present)}?"
    if not unasked and not agreed(question, f"prtcheck delete {day} --yes"):
        say("Nothing was deleted.")
        return ExitCode.NO
    deleted = world.diary.delete(day, world.now)
    say(f"Deleted {day_in_words(day, deleted)}", _HOW_TO_UNDO)
    return ExitCode.OK


def say_reversal(what: str, reversal: "Reversal") -> None:
    """Say which change was taken back or made again, and what its days hold now."""
    days = sorted(reversal.states)
    say(
        f"{what}: {reversal.kind.in_words} of {moment_in_words(reversal.made_at)}. Now:",
        *(day_in_words(day, reversal.states[day]) for day in days[:_MOST_DAYS_NAMED]),
    )
    if len(days) > _MOST_DAYS_NAMED:
        say(f"and {counted(len(days) - _MOST_DAYS_NAMED, 'more day')}")
