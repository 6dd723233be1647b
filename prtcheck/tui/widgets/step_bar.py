"""The bar that shows which of the questions is asked now."""

from collections.abc import Sequence

from textual.widgets import Static

from prtcheck.core.questions import Question


class StepBar(Static):
    """The titles of the questions; brackets mark the present one, so that it needs no colour."""

    def mark_step(self, questions: Sequence[Question], name: str) -> None:
        """Mark the title of the named question."""
        [current] = [question.title for question in questions if question.name == name]
        titles = dict.fromkeys(question.title for question in questions)
        self.update("".join(f"[{t}]" if t == current else f" {t} " for t in titles))
