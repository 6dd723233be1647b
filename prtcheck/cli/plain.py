"""The check-in line by line: for screen readers, dumb terminals and slow lines."""

import sys
from collections.abc import Callable
from dataclasses import replace

from prtcheck.cli.answers import Sorting, activities_of, rating
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


class LeftError(Exception):
    """The person ended the input before the check-in was finished."""


def check_in_line_by_line(world: World, draft: Draft) -> None:
    """Ask every question on a line of its own, keep each answer, and save at the end.

    Raises:
        LeftError: the input ended; what was answered is kept as a draft.
    """
    draft = _begun(world, draft)
    late = days_late(draft.day, world.now, world.settings.day_ends)
    ago = {0: "today", 1: "yesterday"}.get(late, f"{late} days ago")
    talk(f"Check-in for {spoken(draft.day)} ({ago}). An empty line leaves an answer as it is.")
    for question in (q for q in QUESTIONS if q.name in world.settings.questions):
        asked = question.about(draft.day, world.today)
        draft = replace(_asked(world, asked, draft), step=question.name)
        world.drafts.keep(draft, world.now)
    _save(world, draft)


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
    answer = _line(f"0 = {lowest}, 10 = {highest}; none = not answered.{held}")
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
        answer = _line(f"Cause {len(causes) + 1}:")
        if answer == _AGAIN and not causes:
            causes = [replace(cause, carried_over=True) for cause in last_time]
        if answer == _CLEAR:
            return replace(draft, causes=())
        if answer in ("", _AGAIN):
            break
        causes.append(sorting.cause(answer))
    return replace(draft, causes=tuple(causes)) if causes else draft


def _ask_sides(world: World, _: Question, draft: Draft) -> Draft:
    causes = list(draft.causes)
    at = 0
    while at < len(causes):
        answered = _sorted(world, causes[at], may_split=len(causes) < MOST_CAUSES)
        causes[at : at + 1] = answered
        at += len(answered) == 1  # the parts of a split cause are asked in their turn
    return replace(draft, causes=tuple(causes))


def _sorted(world: World, cause: Cause, *, may_split: bool) -> list[Cause]:
    """Return the cause with the side that the person gives it, or its two parts."""
    if cause.side is not None:
        talk(f"{cause_in_words(cause)}.")
        return [cause]
    found = suggest(cause.text)
    parts = found.parts if may_split else ()
    keys = "b = body, m = mind & brain, u = both / not sure" + (", p = split" if parts else "")
    offer = f"Enter = {'yes' if found.side else 'leave open'}, {keys}"
    answer = _line(f"{cause_in_words(cause)}: {reading_in_words(found)} {offer}").casefold()
    if answer == "p" and parts:
        return [Cause(part) for part in parts]
    if answer in ("y", "yes"):
        answer = ""
    if answer in _SIDES:
        return [coded(cause, _SIDES[answer], world.now)]
    if answer:
        complain(f"'{printable(answer[:20])}' is no answer here: {offer}.")
        return _sorted(world, cause, may_split=may_split)
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
    answer = _line("Done:")
    if not answer:
        return draft
    named = [] if answer == _CLEAR else [part.strip() for part in answer.split(",") if part.strip()]
    chosen = (_by_number(name, known) for name in named)
    return replace(draft, activities=activities_of(chosen, known))


def _by_number(name: str, known: list[str]) -> str:
    at = int(name) if name.isascii() and name.isdigit() else 0
    return known[at - 1] if 1 <= at <= len(known) else name


def _ask_note(_: World, question: Question, draft: Draft) -> Draft:
    held = " - takes the present one away." if draft.note else ""
    answer = _line(f"{question.wording}{held}")
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
