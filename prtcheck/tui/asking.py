"""The step that asks a question, with what the diary knows for it."""

from datetime import date

from prtcheck.core.questions import Question
from prtcheck.tui.steps import RatingStep, Step
from prtcheck.tui.world import World


def step_for(question: Question, world: World, day: date) -> Step:
    """Return the step that asks a day's question; the first one is not kept waiting for others."""
    if question.name == "causes":
        return _causes(question, world, day)
    if question.name == "sides":
        from prtcheck.tui.sides import SidesStep

        return SidesStep(question, world.clock)
    if question.name == "activities":
        return _activities(question, world)
    if question.name == "note":
        from prtcheck.tui.note import NoteStep

        return NoteStep(question)
    return RatingStep(question)


def _causes(question: Question, world: World, day: date) -> Step:
    from prtcheck.tui.causes import CauseMemory, CausesStep

    diary = world.diary
    memory = CauseMemory(diary.cause_texts(), diary.last_causes(day), diary.remembered_sides())
    return CausesStep(question, memory, world.clock)


def _activities(question: Question, world: World) -> Step:
    from prtcheck.tui.activities import ActivitiesStep

    settings = world.settings
    usual = [*settings.activities, *world.diary.activities_by_use()]
    return ActivitiesStep(question, [n for n in usual if n not in settings.hidden])
