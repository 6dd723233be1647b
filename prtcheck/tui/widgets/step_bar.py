"""The bar that shows which of the questions is asked now."""

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from prtcheck.core.questions import Question

DONE, LATER = "●", "○"
"""Of a question that is asked now or was before, and of one that is asked later."""
_LONGEST_LINE = 12


class StepBar(Widget):
    """The titles of the questions, joined by a line that is heavy up to the present one.

    Where they do not fit, only the present title is shown.
    """

    _titles: Sequence[str] = ()
    _at = 0

    def mark_step(self, questions: Sequence[Question], name: str) -> None:
        """Mark the title of the named question."""
        [current] = [question.title for question in questions if question.name == name]
        self._titles = list(dict.fromkeys(question.title for question in questions))
        self._at = self._titles.index(current)
        self.refresh()

    def render(self) -> Content:
        """Return the bar at the present width."""
        if not self._titles:
            return Content()
        taken = sum(len(title) + 2 for title in self._titles)
        gaps = len(self._titles) - 1
        line = min(_LONGEST_LINE, (self.size.width - taken) // max(1, gaps) - 2)
        return self._whole(line) if line > 0 else self._short()

    def _whole(self, length: int) -> Content:
        parts = [self._line_before(at, length) + self._mark(at) for at in range(len(self._titles))]
        return Content("").join(parts)

    def _line_before(self, at: int, length: int) -> Content:
        if at == 0:
            return Content()
        is_done = at <= self._at
        line = ("━" * length, "$border") if is_done else ("─" * length, "$border-blurred")
        return Content.assemble(" ", line, " ")

    def _mark(self, at: int) -> Content:
        title = self._titles[at]
        if at > self._at:
            return Content(f"{LATER} {title}")
        style = "bold underline" if at == self._at else ""
        return Content.assemble((DONE, "$border"), " ", (title, style))

    def _short(self) -> Content:
        done, count = self._at + 1, len(self._titles)
        later = "".join(f" {LATER}" for _ in range(done, count))
        return Content.assemble(
            (" ".join(DONE * done), "$border"), f"{later}  ", (self._titles[self._at], "bold")
        )
