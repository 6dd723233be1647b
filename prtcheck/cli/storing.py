"""A day stored, changed or deleted by a command, and what is said of it."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from prtcheck.cli.answers import CauseCoder, TypedAnswers
from prtcheck.cli.console import confirm, print_lines, print_message
from prtcheck.context import Context
from prtcheck.core.check_in import WORDING, CheckIn
from prtcheck.core.days import format_day
from prtcheck.core.draft import Draft
from prtcheck.core.text import pluralize
from prtcheck.errors import DayTakenError, DiaryBusyError, ExitCode, InvalidInputError
from prtcheck.wording.changes import (
    format_day_answers,
    format_one_activity_hint,
    format_sorting_hint,
)
from prtcheck.wording.day import format_lateness, format_moment

if TYPE_CHECKING:
    from prtcheck.storage.changes import Reversal

_HOW_TO_UNDO = "Undo with: prtcheck undo"
_MOST_DAYS_NAMED = 5
_UNANSWERED = {"pain": None, "fear": None, "causes": (), "activities": (), "note": ""}


def log_day(context: Context, day: date, said: TypedAnswers, *, replace_it: bool) -> None:
    """Store a whole check-in.

    Raises:
        DayTakenError: the day has one, and it was not to be replaced.
    """
    present = context.diary.check_in(day)
    known = _known_activities(context)
    answers = said.answers(present, known, _sorting(context))
    if present and not replace_it:
        raise DayTakenError(
            f"{format_day(day)} already has a check-in: give --replace to replace all of it, "
            f"or change parts of it with `prtcheck edit {day}`."
        )
    if present is None:
        check_in = CheckIn(day=day, entered_at=context.now, **answers)
    else:
        blank = {**_UNANSWERED, "wording": WORDING, "edited_at": context.now}
        check_in = replace(present, **{**blank, **answers})
    save_and_print(context, check_in, present)
    _explain_commas(check_in, known)


def edit_day(context: Context, day: date, said: TypedAnswers) -> None:
    """Change what was said of a day's check-in, and nothing else.

    Raises:
        InvalidInputError: the day has none.
    """
    present = context.diary.check_in(day)
    if present is None:
        raise InvalidInputError(
            f"{format_day(day)} has no check-in to change: make one with `prtcheck log --date {day}`."
        )
    known = _known_activities(context)
    answers = said.cleared().answers(present, known, _sorting(context))
    if replace(present, **answers) == present:
        print_lines(f"Nothing to change on {format_day_answers(day, present)}")
        return
    check_in = replace(present, **answers, edited_at=context.now)
    save_and_print(context, check_in, present)
    _explain_commas(check_in, known)


def _explain_commas(check_in: CheckIn, known: Collection[str]) -> None:
    """Tell of new activities that look like several in one; those known are meant as they are."""
    for name in check_in.activities:
        if name not in known and sum(bool(part.strip()) for part in name.split(",")) > 1:
            print_message(format_one_activity_hint(name))


def _known_activities(context: Context) -> list[str]:
    return [*context.settings.activities, *context.diary.activities_by_use()]


def _sorting(context: Context) -> CauseCoder:
    return CauseCoder(context.diary.remembered_sides(), context.now)


def save_and_print(context: Context, check_in: CheckIn, present: CheckIn | None) -> None:
    """Save a day's new state over the one it was made from, and say so.

    Raises:
        DayTakenError: the day was changed meanwhile.
    """
    try:
        context.diary.save(check_in, context.now, based_on=present)
    except DayTakenError:
        raise DayTakenError(
            f"{format_day(check_in.day)} was changed meanwhile, in a window or by a command: nothing "
            f"was stored. Look with `prtcheck show {check_in.day}` and try again."
        ) from None
    except DiaryBusyError as busy:
        context.drafts.keep(replace(Draft.of(check_in), based_on=present), context.now)
        raise DiaryBusyError(
            f"{busy} What you gave is kept as a draft: `prtcheck checkin --date {check_in.day}`."
        ) from None
    late = format_lateness(check_in, context.settings.day_ends)
    stored = format_day_answers(check_in.day, check_in)
    print_lines(f"Stored for {stored}{f' (entered {late})' if late else ''}", _HOW_TO_UNDO)
    print_lines(*format_sorting_hint([cause for cause in check_in.causes if cause.side is None]))


def delete_day(context: Context, day: date, *, unasked: bool) -> ExitCode:
    """Delete a day's check-in, after a question; the code is NO when the answer was no.

    Raises:
        InvalidInputError: the day has none.
    """
    present = context.diary.check_in(day)
    if present is None:
        raise InvalidInputError(f"{format_day(day)} has no check-in: there is nothing to delete.")
    question = f"Delete {format_day_answers(day, present)}?"
    if not unasked and not confirm(question, f"prtcheck delete {day} --yes"):
        print_lines("Nothing was deleted.")
        return ExitCode.NO
    deleted = context.diary.delete(day, context.now)
    print_lines(f"Deleted {format_day_answers(day, deleted)}", _HOW_TO_UNDO)
    return ExitCode.OK


def print_reversal(what: str, reversal: "Reversal") -> None:
    """Say which change was taken back or made again, and what its days hold now."""
    days = sorted(reversal.states)
    print_lines(
        f"{what}: {reversal.kind.in_words} of {format_moment(reversal.made_at)}. Now:",
        *(format_day_answers(day, reversal.states[day]) for day in days[:_MOST_DAYS_NAMED]),
    )
    if len(days) > _MOST_DAYS_NAMED:
        print_lines(f"and {pluralize(len(days) - _MOST_DAYS_NAMED, 'more day')}")
