"""The steps of one check-in, one shown at a time; in a high window both ratings."""

from datetime import date

from textual.containers import Vertical

from prtcheck.context import Context
from prtcheck.core.draft import Draft
from prtcheck.core.questions import QUESTIONS
from prtcheck.tui.steps.rating import RatingStep
from prtcheck.tui.steps.step import Step
from prtcheck.tui.styles import read_styles

RATINGS = ("pain", "fear")


class StepSwitcher(Vertical):
    """The questions that are set; only the first step is mounted at once, to be painted early."""

    def __init__(self, context: Context, day: date, first: str) -> None:
        self.questions = [q for q in QUESTIONS if q.name in context.settings.questions]
        self.names = [question.name for question in self.questions]
        self._diary_context = context
        self._day = day
        self._current = first if first in self.names else self.names[0]
        super().__init__(self._make_step(self._current))

    def _make_step(self, name: str) -> Step:
        [question] = [question for question in self.questions if question.name == name]
        if name not in RATINGS:
            read_styles(self.app)
        return _step_class(name)(question, self._diary_context, self._day)

    async def mount_all_steps(self, draft: Draft) -> None:
        """Mount the steps that are missing; ratings may be seen before they are asked."""
        mounted = {step.id for step in self.query(Step)}
        missing = [self._make_step(name) for name in self.names if name not in mounted]
        for step in missing:
            step.display = False
        await self.mount(*missing)
        if not self.is_attached:
            return  # the form was left meanwhile
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
        for step in (*self.query(RatingStep), self.step):  # both may be in sight
            step.show_answer(draft)
        self.step.focus_answer()

    def on_resize(self) -> None:
        """Show both ratings in a window that has become high, and one in a lower one."""
        self._show_asked()

    def _show_asked(self) -> None:
        """Show the present step; set one by one, as a class here would style each widget anew."""
        asked = self.step
        is_with_ratings = isinstance(asked, RatingStep) and self.screen.has_class("-high")
        for step in self.query(Step):
            step.display = step is asked or (is_with_ratings and isinstance(step, RatingStep))
            if step.display:
                step.query(".question").set_class(step is not asked, "-idle")

    def find_neighbour(self, draft: Draft, *, going_back: bool = False) -> str | None:
        """Return the next step, or the one before, that has something to ask."""
        at = self.names.index(draft.step)
        names = self.names[:at][::-1] if going_back else self.names[at + 1 :]
        steps = (self.query_one(f"#{name}", Step) for name in names)
        asked = (step.id for step in steps if step.is_asked(draft, going_back=going_back))
        return next(asked, None)


def _step_class(name: str) -> type[Step]:
    """Return the class of a question's step; only the ratings' is loaded for the first paint."""
    if name in RATINGS:
        return RatingStep
    from prtcheck.tui.steps.activities import ActivitiesStep
    from prtcheck.tui.steps.causes import CausesStep
    from prtcheck.tui.steps.note import NoteStep
    from prtcheck.tui.steps.sides import SidesStep

    others = {"causes": CausesStep, "sides": SidesStep, "activities": ActivitiesStep}
    return others.get(name, NoteStep)
