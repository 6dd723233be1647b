"""The check-in line by line: for screen readers, dumb terminals and slow lines."""

import sys
from collections.abc import Callable
from dataclasses import replace

from prtcheck.attribution.suggest import list_version, suggest_side
from prtcheck.cli.answers import CauseCoder, match_activities, parse_rating
from prtcheck.cli.console import print_error, print_lines, print_message
from prtcheck.cli.options import quote_typed
from prtcheck.cli.question_help import QUESTION_HELP
from prtcheck.context import Context
from prtcheck.core.causes import accept_suggestion, code_cause
from prtcheck.core.check_in import MOST_CAUSES, Cause, Side
from prtcheck.core.days import days_late, format_day
from prtcheck.core.draft import Draft
from prtcheck.core.questions import QUESTIONS, Question
from prtcheck.core.text import printable
from prtcheck.errors import InvalidInputError
from prtcheck.storage.diary import ChangedMeanwhileError
from prtcheck.wording.check_in import (
    format_cause,
    format_check_in,
    format_rating,
    format_suggestion,
)

_SIDES = {"b": Side.BODY, "m": Side.MIND_BRAIN, "u": Side.UNSURE}
_CLEAR = "-"
_AGAIN = "="
_LONGEST_NUMBER = 6
_HELP = "?"
_BACK = "back"
_WAYS = (
    f"An empty line leaves an answer as it is; {_HELP} explains a question; {_BACK} returns to the "
    "one before."
)


class LeftError(Exception):
    """The person ended the input before the check-in was finished."""


class _BackError(Exception):
    """The person wants the question before; what this one already has is in `draft`, if any."""

    def __init__(self, draft: Draft | None = None) -> None:
        super().__init__()
        self.draft = draft


def check_in_line_by_line(context: Context, draft: Draft) -> None:
    """Ask every question on a line of its own, keep each answer, and save at the end.

    Raises:
        LeftError: the input ended; what was answered is kept as a draft.
    """
    if draft.based_on is not None:
        done = format_check_in(draft.based_on)
        print_message(f"{format_day(draft.day)} is done already: {done}. This edits it.")
    draft = _begun(context, draft)
    late = days_late(draft.day, context.now, context.settings.day_ends)
    ago = {0: "today", 1: "yesterday"}.get(late, f"{late} days ago")
    print_message(f"Check-in for {format_day(draft.day)} ({ago}). {_WAYS}")
    _save(context, _all_asked(context, draft))


def _all_asked(context: Context, draft: Draft) -> Draft:
    """Ask one question after the other, and on `back` the one before."""
    names = [question.name for question in QUESTIONS if question.name in context.settings.questions]
    questions = {question.name: question.about(draft.day, context.today) for question in QUESTIONS}
    at = 0
    while at < len(names):
        try:
            draft = replace(_asked(context, questions[names[at]], draft), step=names[at])
            at += 1
        except _BackError as back:
            at = _before(names, at)
            if back.draft is None:
                continue
            draft = back.draft
        context.drafts.keep(draft, context.now)
    return draft


def _before(names: list[str], at: int) -> int:
    """Return the place of the question before; sides are asked again with their causes."""
    before = [place for place in range(at) if names[place] != "sides"]
    if not before:
        print_message("This is the first question.")
        return at
    return before[-1]


def _begun(context: Context, draft: Draft) -> Draft:
    kept = context.drafts.find(draft.day)
    if kept is None:
        return draft
    if _line("A check-in for this day was begun and not saved. Go on with it? [Y/n]") in (
        "n",
        "no",
    ):
        context.drafts.drop(draft.day)
        return draft
    return kept


def _line(prompt: str) -> str:
    print_message(prompt)
    line = sys.stdin.readline()
    if not line:
        raise LeftError
    return line.strip()


def _answer(prompt: str, question: Question) -> str:
    """Return what is typed, once it is no wish for help.

    Raises:
        _BackError: the question before is to be asked again.
    """
    while (answer := _line(prompt)) == _HELP:
        print_message(QUESTION_HELP[question.name])
    if answer.casefold() == _BACK:
        raise _BackError
    return answer


def _asked(context: Context, question: Question, draft: Draft) -> Draft:
    """Ask until the answer can be taken."""
    while True:
        try:
            return _ASKERS[question.name](context, question, draft)
        except InvalidInputError as error:
            print_error(str(error))


def _ask_rating(_: Context, question: Question, draft: Draft) -> Draft:
    lowest, highest = question.anchors
    now = getattr(draft, question.name)
    held = "" if now is None else f" Now: {format_rating(question.title, now)}."
    print_message(question.wording)
    answer = _answer(f"0 = {lowest}, 10 = {highest}; none = not answered.{held}", question)
    return (
        draft.with_rating(question.name, parse_rating(answer, question.title)) if answer else draft
    )


def _ask_causes(context: Context, question: Question, draft: Draft) -> Draft:
    print_message(question.wording)
    last_time = context.diary.last_causes(draft.day)
    if draft.causes:
        print_message(f"Now: {', '.join(map(format_cause, draft.causes))}. - takes them all away.")
    elif last_time:
        print_message(f"{_AGAIN} same as last time: {', '.join(map(format_cause, last_time))}")
    sorting = CauseCoder(context.diary.remembered_sides(), context.now)
    causes: list[Cause] = []
    while len(causes) < MOST_CAUSES:
        try:
            answer = _answer(f"Cause {len(causes) + 1}:", question)
        except _BackError:
            raise _BackError(replace(draft, causes=tuple(causes)) if causes else None) from None
        if answer == _AGAIN and not causes:
            causes = [replace(cause, carried_over=True) for cause in last_time]
        if answer == _CLEAR:
            return replace(draft, causes=())
        if answer in ("", _AGAIN):
            break
        causes.append(sorting.cause(answer))
    return replace(draft, causes=tuple(causes)) if causes else draft


def _ask_sides(context: Context, question: Question, draft: Draft) -> Draft:
    causes = list(draft.causes)
    at = 0
    while at < len(causes):
        may_split = len(causes) < MOST_CAUSES
        try:
            answered = _sorted(context, question, causes[at], may_split=may_split)
        except _BackError:
            raise _BackError(replace(draft, causes=tuple(causes))) from None
        causes[at : at + 1] = answered
        at += len(answered) == 1  # the parts of a split cause are asked in their turn
    return replace(draft, causes=tuple(causes))


def _sorted(context: Context, question: Question, cause: Cause, *, may_split: bool) -> list[Cause]:
    """Return the cause with the side that the person gives it, or its two parts."""
    if cause.side is not None:
        print_message(f"{format_cause(cause)}.")
        return [cause]
    found = suggest_side(cause.text)
    parts = found.parts if may_split else ()
    keys = "b = body, m = mind & brain, u = both / not sure" + (", p = split" if parts else "")
    offer = f"Enter = {'yes' if found.side else 'leave open'}, {keys}"
    read = f"{format_cause(cause)}: {format_suggestion(found)} {offer}"
    answer = _answer(read, question).casefold()
    if answer == "p" and parts:
        return [Cause(part) for part in parts]
    if answer in ("y", "yes"):
        answer = ""
    if answer in _SIDES:
        return [code_cause(cause, _SIDES[answer], context.now)]
    if answer:
        print_error(f"'{printable(answer[:20])}' is no answer here: {offer}.")
        return _sorted(context, question, cause, may_split=may_split)
    side = found.side
    return [accept_suggestion(cause, side, context.now, list_version()) if side else cause]


def _ask_activities(context: Context, question: Question, draft: Draft) -> Draft:
    usual = [*context.settings.activities, *context.diary.activities_by_use()]
    usual = [name for name in usual if name not in context.settings.hidden]
    known = list(dict.fromkeys([*usual, *draft.activities]))
    print_message(f"{question.wording} Numbers or words, with commas between; - for none.")
    if known:
        print_message(
            "; ".join(f"{at} {printable(name)}" for at, name in enumerate(known, start=1))
        )
    if draft.activities:
        print_message(f"Now: {', '.join(map(printable, draft.activities))}")
    answer = _answer("Done:", question)
    if not answer:
        return draft
    named = [] if answer == _CLEAR else [part.strip() for part in answer.split(",") if part.strip()]
    chosen = (_by_number(name, known) for name in named)
    return replace(draft, activities=match_activities(chosen, known))


def _by_number(name: str, known: list[str]) -> str:
    """Return the activity that a number of the list or a word names.

    Raises:
        InvalidInputError: the number is not in the list.
    """
    if not name.isdecimal():
        return name
    at = int(name) if len(name) <= _LONGEST_NUMBER else 0
    if 1 <= at <= len(known):
        return known[at - 1]
    if name in known:
        return name
    cure = f"numbers go from 1 to {len(known)}" if known else "there is no list yet, use words"
    raise InvalidInputError(f"{quote_typed(name)} is no number of the list: {cure}.")


def _ask_note(_: Context, question: Question, draft: Draft) -> Draft:
    held = " - takes the present one away." if draft.note else ""
    answer = _answer(f"{question.wording}{held}", question)
    return replace(draft, note="" if answer == _CLEAR else answer) if answer else draft


_ASKERS: dict[str, Callable[[Context, Question, Draft], Draft]] = {
    "pain": _ask_rating,
    "fear": _ask_rating,
    "causes": _ask_causes,
    "sides": _ask_sides,
    "activities": _ask_activities,
    "note": _ask_note,
}


def _save(context: Context, draft: Draft) -> None:
    if draft.based_on is not None and not draft.is_changed:
        print_lines(f"Nothing was changed: {format_day(draft.day)} stays as it was.")
    else:
        _save_changed(context, draft)
    context.drafts.drop(draft.day)


def _save_changed(context: Context, draft: Draft) -> None:
    record = draft.finished(context.now)
    try:
        context.diary.save(record, context.now, based_on=draft.based_on)
    except ChangedMeanwhileError as meanwhile:
        present = meanwhile.present
        holds = format_check_in(present) if present else "no check-in any more"
        print_message(f"{meanwhile} It now holds: {holds}.")
        if _line("k = keep that one, r = replace it by these answers:") == "r":
            _save_changed(context, replace(draft, based_on=present))
        else:
            print_lines(f"Kept for {format_day(draft.day)} as it was: {holds}.")
        return
    print_lines(f"Saved for {format_day(record.day)}: {format_check_in(record)}.")
