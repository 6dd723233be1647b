"""The steps of one check-in, one shown at a time; in a high window two ratings."""

from collections.abc import Iterator, Sequence
from contextlib import suppress

from textual.containers import Vertical
from textual.css.query import NoMatches

from prtcheck.context import Context
from prtcheck.core.draft import Draft
from prtcheck.core.questions import Question, list_questions
from prtcheck.core.rating_scale import RatingScale, list_asked_about
from prtcheck.tui.steps.rating import RatingStep
from prtcheck.tui.steps.step import Step
from prtcheck.tui.styles import read_styles

_AT_ONCE = 2
"""Ratings that a high window shows."""


class StepSwitcher(Vertical):
    """The questions that are asked; only the first step is mounted at once, to be painted early."""

    def __init__(self, context: Context, draft: Draft, scales: Sequence[RatingScale]) -> None:
        own = list_asked_about(scales, draft.ratings)
        asked = list_questions(context.settings.questions, own)
        self.questions = [*_with_own_names(asked)]
        self.names = [question.name for question in self.questions]
        self._ratings = [question.name for question in self.questions if question.is_rating]
        self._diary_context = context
        self._day = draft.day
        self._current = draft.step if draft.step in self.names else self.names[0]
        super().__init__(self._make_step(self._current))

    def _make_step(self, name: str) -> Step:
        [question] = [question for question in self.questions if question.name == name]
        if not question.is_rating:
            read_styles(self.app)
        return _step_class(question)(question, self._diary_context, self._day)

    async def mount_all_steps(self, draft: Draft) -> None:
        """Mount the steps that are missing; ratings may be seen before they are asked."""
        mounted = {step.id for step in self.query(Step)}
        missing = [self._make_step(name) for name in self.names if name not in mounted]
        for step in missing:
            step.display = False
        await self.mount(*missing)
        if not self.is_attached:
            return  # the form was left meanwhile
        with suppress(NoMatches):  # it is being left, and what its steps hold is gone
            for step in missing:
                if isinstance(step, RatingStep) and step.is_mounted:
                    step.show_answer(draft)
            self._show_asked()

    @property
    def is_complete(self) -> bool:
        """Whether all steps are mounted."""
        return len(self.query(Step)) == len(self.names)

    @property
    def step(self) -> Step:
        """The step that is asked now."""
        return self.query_one(f"#{self._current}", Step)

    def show_step(self, draft: Draft) -> None:
        """Show the draft's step with its answer so far."""
        self._current = draft.step
        self.border_title = ""
        self._show_asked()
        for step in (*self.query(RatingStep), self.step):  # two may be in sight
            step.show_answer(draft)
        self.step.focus_answer()

    def on_resize(self) -> None:
        """Show two ratings in a window that has become high, and one in a lower one."""
        self._show_asked()

    def _show_asked(self) -> None:
        """Show the present step; set one by one, as a class here would style each widget anew."""
        asked = self.step
        shown = self._names_beside(self._current) if self.screen.has_class("-high") else ()
        for step in self.query(Step):
            step.display = step is asked or step.id in shown
            if step.display:
                step.query(".question").set_class(step is not asked, "-idle")

    def _names_beside(self, name: str) -> Sequence[str]:
        """Return the ratings that a high window shows with one of them."""
        if name not in self._ratings:
            return ()
        first = self._ratings.index(name) // _AT_ONCE * _AT_ONCE
        return self._ratings[first : first + _AT_ONCE]

    def find_neighbour(self, draft: Draft, *, going_back: bool = False) -> str | None:
        """Return the next step, or the one before, that has something to ask."""
        at = self.names.index(draft.step)
        names = self.names[:at][::-1] if going_back else self.names[at + 1 :]
        steps = (self.query_one(f"#{name}", Step) for name in names)
        asked = (step.id for step in steps if step.is_asked(draft, going_back=going_back))
        return next(asked, None)


def _with_own_names(questions: Sequence[Question]) -> Iterator[Question]:
    """Yield the questions, each own rating after the first with a number, to tell the steps."""
    own = 0
    for question in questions:
        own += question.scale is not None
        number = f"-{own}" if question.scale is not None and own > 1 else ""
        yield question._replace(name=f"{question.name}{number}")


def _step_class(question: Question) -> type[Step]:
    """Return the class of a question's step; only the ratings' is loaded for the first paint."""
    if question.is_rating:
        return RatingStep
    from prtcheck.tui.steps.activities import ActivitiesStep
    from prtcheck.tui.steps.causes import CausesStep
    from prtcheck.tui.steps.exception import ExceptionStep
    from prtcheck.tui.steps.note import NoteStep
    from prtcheck.tui.steps.sides import SidesStep

    others = {
        "causes": CausesStep,
        "sides": SidesStep,
        "exception": ExceptionStep,
        "activities": ActivitiesStep,
    }
    return others.get(question.name, NoteStep)
