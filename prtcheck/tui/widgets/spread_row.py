"""A row with a few words at its left end and a few at its right end."""

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from prtcheck.core.text import cell_width


class SpreadRow(Visual):
    """Two texts as far apart as the width allows, at least two blanks; maybe more below them."""

    def __init__(self, left: str, right: str, below: Content | None = None) -> None:
        self._left = left
        self._right = right
        self._below = below

    def _spread(self, width: int) -> Content:
        gap = width - cell_width(self._left) - cell_width(self._right)
        row = Content(f"{self._left}{' ' * max(gap, 2)}{self._right}")
        return row if self._below is None else Content("\n").join([row, self._below])

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Return the row at a width."""
        return self._spread(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return the width with the least gap."""
        return self._spread(0).get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return the number of lines at a width."""
        return self._spread(width).get_height(rules, width)
