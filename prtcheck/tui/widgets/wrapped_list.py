"""Rows of text whose wrapped lines are indented, so that one sees where each row begins."""

from itertools import chain

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from prtcheck.core.text import wrap

INDENT = 2
"""Columns by which the wrapped lines of a row are indented."""


class IndentedText(Visual):
    """Lines of text, each with the indent of its wrapped lines; wrapped again at every width."""

    def __init__(self, *lines: tuple[str, int]) -> None:
        self._lines = lines

    def _wrap(self, width: int) -> Content:
        rows = (wrap(text, width, by, cut_words=True) for text, by in self._lines)
        return Content("\n".join(chain.from_iterable(rows)))

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Return the lines at a width."""
        return self._wrap(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return the width at which no line wraps."""
        whole = Content("\n".join(text for text, _ in self._lines))
        return whole.get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return the number of lines at a width."""
        return self._wrap(width).get_height(rules, width)
