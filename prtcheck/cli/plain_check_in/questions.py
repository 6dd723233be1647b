"""Each question of the plain check-in: what it prints, and how its answer changes the draft."""

from collections.abc import Callable
from dataclasses import replace

from prtcheck.cli.answers import match_activities
from prtcheck.cli.console import print_error, print_message
from prtcheck.cli.options import quote_typed
from prtcheck.cli.plain_check_in.causes import ask_causes, ask_sides
from prtcheck.cli.plain_check_in.prompt import prompt_answer
from prtcheck.cli.typed_ratings import parse_rating
from prtcheck.context import Context
from prtcheck.core.draft import Draft
from prtcheck.core.questions import Question
from prtcheck.core.text import printable
from prtcheck.errors import InvalidInputError
from prtcheck.wording.check_in import format_rating

_NONE = "-"
_LONGEST_NUMBER = 6


def ask_question(context: Context, question: Question, draft: Draft) -> Draft:
    """Ask a question until its answer can be taken, and return the draft with it.

    Raises:
        BackError: the question before is to be asked again.
        InputEndedError: the input ended.
    """
    while True:
        try:
            return _ASKERS[question.name](context, question, draft)
        except InvalidInputError as error:
            print_error(str(error))


def _ask_rating(_: Context, question: Question, draft: Draft) -> Draft:
    lowest, highest = question.anchors
    rating = draft.rating_of(question)
    now = "" if rating is None else f" Now: {format_rating(question.title, rating)}."
    print_message(question.wording)
    answer = prompt_answer(f"0 = {lowest}, 10 = {highest}, none = not answered.{now}", question)
    if not answer:
        return draft
    return draft.with_rating(question, parse_rating(answer, question.title))


def _ask_activities(context: Context, question: Question, draft: Draft) -> Draft:
    listed = _list_activities(context, draft)
    print_message(f"{question.wording} Numbers or words, with commas between, - for none.")
    if listed:
        numbered = (f"{number} {printable(name)}" for number, name in enumerate(listed, start=1))
        print_message("; ".join(numbered))
    if draft.activities:
        print_message(f"Now: {', '.join(map(printable, draft.activities))}")
    answer = prompt_answer("Done:", question)
    if not answer:
        return draft
    typed = [] if answer == _NONE else [part.strip() for part in answer.split(",") if part.strip()]
    chosen = [_parse_activity(each, listed) for each in typed]
    return replace(draft, activities=match_activities(chosen, listed))


def _list_activities(context: Context, draft: Draft) -> list[str]:
    usual = [*context.settings.activities, *context.diary.activities_by_use()]
    shown = [name for name in usual if name not in context.settings.hidden]
    return list(dict.fromkeys([*shown, *draft.activities]))


def _parse_activity(typed: str, listed: list[str]) -> str:
    """Return the activity that a number of the list or a word names."""
    if not typed.isdecimal():
        return typed
    number = int(typed) if len(typed) <= _LONGEST_NUMBER else 0
    if 1 <= number <= len(listed):
        return listed[number - 1]
    if typed in listed:
        return typed
    cure = f"Use 1 to {len(listed)}" if listed else "There is no list yet, use words"
    raise InvalidInputError(f"The list has no number {quote_typed(typed)}. {cure}.")


def _ask_text(_: Context, question: Question, draft: Draft) -> Draft:
    if text := getattr(draft, question.name):
        lines = map(printable, text.splitlines())
        print_message(f"Now: {' / '.join(lines)}. Type - to remove it.")
    answer = prompt_answer(question.wording, question)
    return draft.with_text(question, "" if answer == _NONE else answer) if answer else draft


_ASKERS: dict[str, Callable[[Context, Question, Draft], Draft]] = {
    "pain": _ask_rating,
    "fear": _ask_rating,
    "ratings": _ask_rating,
    "causes": ask_causes,
    "sides": ask_sides,
    "activities": _ask_activities,
    "exception": _ask_text,
    "note": _ask_text,
}
