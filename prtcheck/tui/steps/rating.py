"""The step that asks for a rating from 0 to 10."""

from textual.app import ComposeResult

from prtcheck.core.draft import Draft
from prtcheck.tui.steps.step import Step
from prtcheck.tui.widgets.scale import Scale


class RatingStep(Step):
    """A question answered on the 0-10 scale."""

    KEYS = (
        "0-9        choose a number (for 10 type 1, then 0)\n"
        "← →        lower, higher\n"
        "Backspace  back to not answered\n"
        "Enter      next question (no answer is fine)"
    )

    def compose(self) -> ComposeResult:
        """Show the question and its scale."""
        yield from super().compose()
        yield Scale(*self.question.anchors)

    def show_answer(self, draft: Draft) -> None:
        """Show the rating so far."""
        self.query_one(Scale).value = draft.rating_of(self.question)

    def add_answer(self, draft: Draft) -> Draft:
        """Return the draft with the rating, or with none; an unchanged one keeps its wording."""
        rating = self.query_one(Scale).value
        is_unchanged = rating == draft.rating_of(self.question)
        return draft if is_unchanged else draft.with_rating(self.question, rating)
