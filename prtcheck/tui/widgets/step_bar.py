"""The bar that shows which of the questions is asked now."""

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.widget import Widget

from prtcheck.core.questions import Question
from prtcheck.core.text import cell_width, fit

DONE, LATER = "●", "○"
"""Of a question that is asked now or was before, and of one that is asked later."""
_LONGEST_LINE = 12
_LONGEST_TITLE = 12


class StepBar(Widget):
    """The titles of the questions, joined by a line that is heavy up to the present one.

    Where there is no room for a line they stand side by side; where they do not fit, or in a narrow
    window, only the present title is shown.
    """

    _titles: Sequence[str] = ()
    _at = 0

    def mark_step(self, questions: Sequence[Question], name: str) -> None:
        """Mark the title of the named question."""
        [current] = [question.title for question in questions if question.name == name]
        titles = list(dict.fromkeys(question.title for question in questions))
        self._titles = [fit(title, _LONGEST_TITLE) for title in titles]
        self._at = titles.index(current)
        self.refresh()

    def render(self) -> Content:
        """Return the bar at the present width."""
        if not self._titles:
            return Content()
        taken = sum(cell_width(title) + 2 for title in self._titles)
        gap = (self.size.width - taken) // max(1, len(self._titles) - 1)
        if gap > len("  "):
            return self._whole(min(_LONGEST_LINE, gap - 2))
        is_short = gap < 1 or self.screen.has_class("-narrow")
        return self._short() if is_short else Content(" " * gap).join(self._marks())

    def _marks(self) -> Iterator[Content]:
        return map(self._mark, range(len(self._titles)))

    def _whole(self, length: int) -> Content:
        parts = [self._line_before(at, length) + mark for at, mark in enumerate(self._marks())]
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
