"""The questions on causes: which, and the side of each."""

from collections.abc import Sequence
from dataclasses import replace

from prtcheck.attribution.suggest import list_version, suggest_side
from prtcheck.cli.answers import parse_cause
from prtcheck.cli.console import print_error, print_message
from prtcheck.cli.plain_check_in.prompt import BackError, prompt_answer
from prtcheck.context import Context
from prtcheck.core.causes import accept_suggestion, code_cause
from prtcheck.core.check_in import MOST_CAUSES, Cause, Side
from prtcheck.core.draft import Draft
from prtcheck.core.questions import Question
from prtcheck.core.text import printable
from prtcheck.wording.check_in import format_cause, format_suggestion

_SIDES = {"b": Side.BODY, "m": Side.MIND_BRAIN, "u": Side.UNSURE}
_NONE = "-"
_LAST_TIME = "="
_SPLIT = "p"


def ask_causes(context: Context, question: Question, draft: Draft) -> Draft:
    """Ask for up to three causes, a line each; an empty line ends them.

    Raises:
        BackError: the question before is to be asked again.
    """
    last_time = context.diary.last_causes(draft.day)
    _print_offer(question, draft, last_time)
    sides = context.diary.remembered_sides()
    causes: list[Cause] = []
    while len(causes) < MOST_CAUSES:
        try:
            answer = prompt_answer(f"Cause {len(causes) + 1}:", question)
        except BackError:
            raise BackError(replace(draft, causes=tuple(causes)) if causes else None) from None
        if answer == _LAST_TIME and not causes:
            causes = [replace(cause, carried_over=True) for cause in last_time]
        if answer == _NONE:
            return replace(draft, causes=())
        if answer in ("", _LAST_TIME):
            break
        causes.append(parse_cause(answer, sides, context.now))
    return replace(draft, causes=tuple(causes)) if causes else draft


def _print_offer(question: Question, draft: Draft, last_time: Sequence[Cause]) -> None:
    print_message(question.wording)
    if draft.causes:
        print_message(
            f"Now: {', '.join(map(format_cause, draft.causes))}. Type - to remove them all."
        )
    elif last_time:
        offer = ", ".join(map(format_cause, last_time))
        print_message(f"{_LAST_TIME} same as last time: {offer}")


def ask_sides(context: Context, question: Question, draft: Draft) -> Draft:
    """Ask for the side of each cause that has none yet.

    Raises:
        BackError: the question before is to be asked again.
    """
    causes = list(draft.causes)
    at = 0
    while at < len(causes):
        may_split = len(causes) < MOST_CAUSES
        try:
            answered = _ask_side(context, question, causes[at], may_split=may_split)
        except BackError:
            raise BackError(replace(draft, causes=tuple(causes))) from None
        causes[at : at + 1] = answered
        at += len(answered) == 1  # the parts of a split cause are asked in their turn
    return replace(draft, causes=tuple(causes))


def _ask_side(
    context: Context, question: Question, cause: Cause, *, may_split: bool
) -> list[Cause]:
    """Return the cause with the side that the person gives it, or its two parts."""
    if cause.side is not None:
        print_message(f"{format_cause(cause)}.")
        return [cause]
    found = suggest_side(cause.text)
    parts = found.parts if may_split else ()
    keys = "b = body, m = mind & brain, u = both / not sure" + (", p = split" if parts else "")
    offer = f"Enter = {'yes' if found.side else 'leave open'}, {keys}"
    prompt = f"{format_cause(cause)}: {format_suggestion(found)} {offer}"
    while True:
        answer = prompt_answer(prompt, question).casefold()
        if answer == _SPLIT and parts:
            return [Cause(part) for part in parts]
        if answer in _SIDES:
            return [code_cause(cause, _SIDES[answer], context.now)]
        if answer in ("", "y", "yes"):
            break
        print_error(f"Can't use '{printable(answer[:20])}' here. {offer}.")
    if found.side is None:
        return [cause]
    return [accept_suggestion(cause, found.side, context.now, list_version())]
