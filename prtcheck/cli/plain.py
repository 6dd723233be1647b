"""The check-in line by line: for screen readers, dumb terminals and slow lines."""

import sys
from collections.abc import Callable
from dataclasses import replace

from prtcheck.cli.answers import Sorting, activities_of, rating
from prtcheck.cli.explaining import HELP
from prtcheck.cli.options import quoted
from prtcheck.cli.output import complain, say, talk
from prtcheck.cli.world import World
from prtcheck.core.attribution import list_version, suggest
from prtcheck.core.checkin import MOST_CAUSES, Cause, Side
from prtcheck.core.coding import accepted, coded
from prtcheck.core.days import days_late, spoken
from prtcheck.core.draft import Draft
from prtcheck.core.questions import QUESTIONS, Question
from prtcheck.core.sentences import (
    cause_in_words,
    check_in_in_one_line,
    rating_in_words,
    reading_in_words,
)
from prtcheck.core.text import printable
from prtcheck.errors import InvalidInputError
from prtcheck.storage.diary import ChangedMeanwhileError

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


def check_in_line_by_line(world: World, draft: Draft) -> None:
    """Ask every question on a line of its own, keep each answer, and save at the end.

    Raises:
        LeftError: the input ended; what was answered is kept as a draft.
    """
    if draft.based_on is not None:
        done = check_in_in_one_line(draft.based_on)
        talk(f"{spoken(draft.day)} is done already: {done}. This edits it.")
    draft = _begun(world, draft)
    late = days_late(draft.day, world.now, world.settings.day_ends)
    ago = {0: "today", 1: "yesterday"}.get(late, f"{late} days ago")
    talk(f"Check-in for {spoken(draft.day)} ({ago}). {_WAYS}")
    _save(world, _all_asked(world, draft))


def _all_asked(world: World, draft: Draft) -> Draft:
    """Ask one question after the other, and on `back` the one before."""
    names = [question.name for question in QUESTIONS if question.name in world.settings.questions]
    questions = {question.name: question.about(draft.day, world.today) for question in QUESTIONS}
    at = 0
    while at < len(names):
        try:
            draft = replace(_asked(world, questions[names[at]], draft), step=names[at])
            at += 1
        except _BackError as back:
            at = _before(names, at)
            if back.draft is None:
                continue
            draft = back.draft
        world.drafts.keep(draft, world.now)
    return draft


def _before(names: list[str], at: int) -> int:
    """Return the place of the question before; sides are asked again with their causes."""
    before = [place for place in range(at) if names[place] != "sides"]
    if not before:
        talk("This is the first question.")
        return at
    return before[-1]


def _begun(world: World, draft: Draft) -> Draft:
    kept = world.drafts.find(draft.day)
    if kept is None:
        return draft
    if _line("A check-in for this day was begun and not saved. Go on with it? [Y/n]") in (
        "n",
        "no",
    ):
        world.drafts.drop(draft.day)
        return draft
    return kept


def _line(prompt: str) -> str:
    talk(prompt)
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
        talk(HELP[question.name])
    if answer.casefold() == _BACK:
        raise _BackError
    return answer


def _asked(world: World, question: Question, draft: Draft) -> Draft:
    """Ask until the answer can be taken."""
    while True:
        try:
            return _ASKERS[question.name](world, question, draft)
        except InvalidInputError as error:
            complain(str(error))


def _ask_rating(_: World, question: Question, draft: Draft) -> Draft:
    lowest, highest = question.anchors
    now = getattr(draft, question.name)
    held = "" if now is None else f" Now: {rating_in_words(question.title, now)}."
    talk(question.wording)
    answer = _answer(f"0 = {lowest}, 10 = {highest}; none = not answered.{held}", question)
    return draft.with_rating(question.name, rating(answer, question.title)) if answer else draft


def _ask_causes(world: World, question: Question, draft: Draft) -> Draft:
    talk(question.wording)
    last_time = world.diary.last_causes(draft.day)
    if draft.causes:
        talk(f"Now: {', '.join(map(cause_in_words, draft.causes))}. - takes them all away.")
    elif last_time:
        talk(f"{_AGAIN} same as last time: {', '.join(map(cause_in_words, last_time))}")
    sorting = Sorting(world.diary.remembered_sides(), world.now)
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


def _ask_sides(world: World, question: Question, draft: Draft) -> Draft:
    causes = list(draft.causes)
    at = 0
    while at < len(causes):
        may_split = len(causes) < MOST_CAUSES
        try:
            answered = _sorted(world, question, causes[at], may_split=may_split)
        except _BackError:
            raise _BackError(replace(draft, causes=tuple(causes))) from None
        causes[at : at + 1] = answered
        at += len(answered) == 1  # the parts of a split cause are asked in their turn
    return replace(draft, causes=tuple(causes))


def _sorted(world: World, question: Question, cause: Cause, *, may_split: bool) -> list[Cause]:
    """Return the cause with the side that the person gives it, or its two parts."""
    if cause.side is not None:
        talk(f"{cause_in_words(cause)}.")
        return [cause]
    found = suggest(cause.text)
    parts = found.parts if may_split else ()
    keys = "b = body, m = mind & brain, u = both / not sure" + (", p = split" if parts else "")
    offer = f"Enter = {'yes' if found.side else 'leave open'}, {keys}"
    read = f"{cause_in_words(cause)}: {reading_in_words(found)} {offer}"
    answer = _answer(read, question).casefold()
    if answer == "p" and parts:
        return [Cause(part) for part in parts]
    if answer in ("y", "yes"):
        answer = ""
    if answer in _SIDES:
        return [coded(cause, _SIDES[answer], world.now)]
    if answer:
        complain(f"'{printable(answer[:20])}' is no answer here: {offer}.")
        return _sorted(world, question, cause, may_split=may_split)
    side = found.side
    return [accepted(cause, side, world.now, list_version()) if side else cause]


def _ask_activities(world: World, question: Question, draft: Draft) -> Draft:
    usual = [*world.settings.activities, *world.diary.activities_by_use()]
    usual = [name for name in usual if name not in world.settings.hidden]
    known = list(dict.fromkeys([*usual, *draft.activities]))
    talk(f"{question.wording} Numbers or words, with commas between; - for none.")
    if known:
        talk("; ".join(f"{at} {printable(name)}" for at, name in enumerate(known, start=1)))
    if draft.activities:
        talk(f"Now: {', '.join(map(printable, draft.activities))}")
    answer = _answer("Done:", question)
    if not answer:
        return draft
    named = [] if answer == _CLEAR else [part.strip() for part in answer.split(",") if part.strip()]
    chosen = (_by_number(name, known) for name in named)
    return replace(draft, activities=activities_of(chosen, known))


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
    raise InvalidInputError(f"{quoted(name)} is no number of the list: {cure}.")


def _ask_note(_: World, question: Question, draft: Draft) -> Draft:
    held = " - takes the present one away." if draft.note else ""
    answer = _answer(f"{question.wording}{held}", question)
    return replace(draft, note="" if answer == _CLEAR else answer) if answer else draft


_ASKERS: dict[str, Callable[[World, Question, Draft], Draft]] = {
    "pain": _ask_rating,
    "fear": _ask_rating,
    "causes": _ask_causes,
    "sides": _ask_sides,
    "activities": _ask_activities,
    "note": _ask_note,
}


def _save(world: World, draft: Draft) -> None:
    if draft.based_on is not None and not draft.is_changed:
        say(f"Nothing was changed: {spoken(draft.day)} stays as it was.")
    else:
        _save_changed(world, draft)
    world.drafts.drop(draft.day)


def _save_changed(world: World, draft: Draft) -> None:
    record = draft.finished(world.now)
    try:
        world.diary.save(record, world.now, based_on=draft.based_on)
    except ChangedMeanwhileError as meanwhile:
        present = meanwhile.present
        holds = check_in_in_one_line(present) if present else "no check-in any more"
        talk(f"{meanwhile} It now holds: {holds}.")
        if _line("k = keep that one, r = replace it by these answers:") == "r":
            _save_changed(world, replace(draft, based_on=present))
        else:
            say(f"Kept for {spoken(draft.day)} as it was: {holds}.")
        return
    say(f"Saved for {spoken(record.day)}: {check_in_in_one_line(record)}.")
