"""Rows of text whose wrapped lines are indented, so that one sees where each row begins."""

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

INDENT = 2
"""Columns by which the wrapped lines of a row are indented."""


def indent_wrapped(text: str, width: int, indent: int) -> str:
    """Return text wrapped to a width in cells; all lines but the first are indented."""
    first = Content(text).wrap(max(1, width))[0].plain
    rest = text[len(first) :].strip()
    if not rest:
        return first
    lines = Content(rest).wrap(max(1, width - indent))
    return "\n".join([first, *(" " * indent + line.plain.strip() for line in lines)])


class IndentedText(Visual):
    """Lines of text, each with the indent of its wrapped lines; wrapped again at every width."""

    def __init__(self, *lines: tuple[str, int]) -> None:
        self._lines = lines
        self._width = 0
        self._wrapped = Content()

    def _wrap(self, width: int) -> Content:
        if width != self._width:
            self._width = width
            self._wrapped = Content(
                "\n".join(indent_wrapped(text, width, by) for text, by in self._lines)
            )
        return self._wrapped

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
