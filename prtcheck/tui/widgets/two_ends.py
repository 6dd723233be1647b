"""One line with a text at each end."""

from textual.content import Content
from textual.widget import Widget

_BETWEEN = 2
"""Blank cells that the two texts keep between them."""


class TwoEnds(Widget):
    """A bold text at the left, and at the right the longest of several that fits."""

    def __init__(self, left: str, *rights: str, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._left = left
        self._rights = rights

    def render(self) -> Content:
        """Return the line at the present width."""
        room = self.size.width - len(self._left) - _BETWEEN
        right = next((text for text in self._rights if len(text) <= room), self._rights[-1])
        return Content.assemble((self._left, "bold"), f"{right:>{room + _BETWEEN}}")
