"""The step that asks a question, with what the diary knows for it."""

from datetime import date

from prtcheck.context import Context
from prtcheck.core.questions import Question
from prtcheck.tui.steps.step import RatingStep, Step


def make_step(question: Question, context: Context, day: date) -> Step:
    """Return the step that asks a day's question; the first one is not kept waiting for others."""
    if question.name == "causes":
        return _causes(question, context, day)
    if question.name == "sides":
        from prtcheck.tui.steps.sides import SidesStep

        return SidesStep(question, context.clock)
    if question.name == "activities":
        return _activities(question, context)
    if question.name == "note":
        from prtcheck.tui.steps.note import NoteStep

        return NoteStep(question)
    return RatingStep(question)


def _causes(question: Question, context: Context, day: date) -> Step:
    from prtcheck.tui.steps.causes import CauseMemory, CausesStep

    diary = context.diary
    memory = CauseMemory(diary.cause_texts(), diary.last_causes(day), diary.remembered_sides())
    return CausesStep(question, memory, context.clock)


def _activities(question: Question, context: Context) -> Step:
    from prtcheck.tui.steps.activities import ActivitiesStep

    settings = context.settings
    usual = [*settings.activities, *context.diary.activities_by_use()]
    return ActivitiesStep(question, [n for n in usual if n not in settings.hidden])
