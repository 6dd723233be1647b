"""The course of a plain check-in: first run, draft, every question, saving."""

from dataclasses import replace
from datetime import date

from prtcheck.actions.check_in import begin, save_draft
from prtcheck.actions.first_run import is_first_check_in
from prtcheck.cli.console import print_lines, print_message
from prtcheck.cli.plain_check_in.prompt import BACK, HELP, BackError, InputEndedError, prompt_line
from prtcheck.cli.plain_check_in.questions import ask_question
from prtcheck.context import Context
from prtcheck.core.days import days_late, format_day
from prtcheck.core.draft import Draft
from prtcheck.core.questions import list_questions
from prtcheck.core.rating_scale import list_asked
from prtcheck.errors import ChangedMeanwhileError, ExitCode
from prtcheck.wording.changes import format_saved
from prtcheck.wording.check_in import format_check_in


def run_plain_check_in(context: Context, day: date) -> ExitCode:
    """Ask for a day's check-in line by line, keep each answer as a draft, and save at the end.

    Where the input ends before, the draft stays and the code is INTERRUPTED.
    """
    _introduce_on_first_run(context)
    try:
        draft = _begin(context, day)
        _print_heading(context, draft)
        _save(context, _ask_all(context, draft))
    except (InputEndedError, KeyboardInterrupt):
        if context.drafts.find(day):
            print_message(f"Not saved. What you answered for {format_day(day)} is kept as a draft.")
        return ExitCode.INTERRUPTED
    return ExitCode.OK


def _introduce_on_first_run(context: Context) -> None:
    """Print once what the app shows on its first run."""
    from prtcheck.actions.first_run import is_first_run, mark_welcomed

    if not is_first_run(context.paths.diary):
        return
    from prtcheck.wording.safety import NEEDS_CARE, WHAT_IT_IS, WHERE_IT_LIVES, paragraphs

    where = WHERE_IT_LIVES.format(diary=context.paths.diary)
    for paragraph in paragraphs(f"{WHAT_IT_IS}\n{NEEDS_CARE}\n{where}"):
        print_message(paragraph)
        print_message("")
    mark_welcomed(context.paths.diary)


def _begin(context: Context, day: date) -> Draft:
    """Return the draft to go on with: an unfinished one if the person wants it, else a new one."""
    draft = begin(context, day)
    if draft.based_on is not None:
        done = format_check_in(draft.based_on)
        print_message(f"{format_day(day)} is done already: {done}. This edits it.")
    unfinished = context.drafts.find(day)
    if unfinished is not None:
        question = "This day has an unfinished check-in. Continue it? [Y/n]"
        if prompt_line(question) not in ("n", "no"):
            return unfinished
        context.drafts.drop(day)
    return draft


def _print_heading(context: Context, draft: Draft) -> None:
    late = days_late(draft.day, context.now, context.settings.day_ends)
    ago = {0: "today", 1: "yesterday"}.get(late, f"{late} days ago")
    print_message(
        f"Check-in for {format_day(draft.day)} ({ago}). Press Enter to keep an answer, "
        f"type {HELP} for help, {BACK} for the previous question."
    )


def _ask_all(context: Context, draft: Draft) -> Draft:
    """Ask one question after the other, and on `back` the one before; keep each answer."""
    scales = list_asked(context.diary.rating_scales())
    asked = list_questions(context.settings.questions, scales)
    questions = [question.about(draft.day, context.today) for question in asked]
    at = 0
    while at < len(questions):
        question = questions[at]
        try:
            draft = replace(ask_question(context, question, draft), step=question.name)
            at += 1
        except BackError as back:
            at = _question_before([question.name for question in questions], at)
            if back.draft is None:
                continue
            draft = back.draft
        context.drafts.keep(draft, context.now)
    return draft


def _question_before(names: list[str], at: int) -> int:
    """Return the place of the question before; sides are asked again with their causes."""
    before = [place for place in range(at) if names[place] != "sides"]
    if not before:
        print_message("This is the first question.")
        return at
    return before[-1]


def _save(context: Context, draft: Draft) -> None:
    if draft.based_on is not None and not draft.is_changed:
        print_lines(f"Nothing was changed: {format_day(draft.day)} stays as it was.")
    else:
        _save_changed(context, draft)
    context.drafts.drop(draft.day)


def _save_changed(context: Context, draft: Draft) -> None:
    """Save the answers; where the day was changed meanwhile, ask which of the two to keep."""
    try:
        saved = save_draft(context, draft)
    except ChangedMeanwhileError as error:
        present = context.diary.check_in(draft.day)
        holds = format_check_in(present) if present else "no check-in any more"
        print_message(f"{error} It now holds: {holds}.")
        if prompt_line("k = keep that one, r = replace it with these answers:") == "r":
            _save_changed(context, replace(draft, based_on=present))
        else:
            print_lines(f"Kept for {format_day(draft.day)} as it was: {holds}.")
        return
    is_first = is_first_check_in(context, saved, draft.based_on)
    print_lines(format_saved(saved, context.settings.day_ends, is_first=is_first))
