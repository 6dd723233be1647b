"""Names and what they name, in two columns; wrapped again at every width."""

from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from prtcheck.core.text import cell_width, wrap

INDENT = 2
"""Columns of texts below their name, and of the wrapped lines of a text among several."""
_GAP = 2
_LEAST_BESIDE = 20
"""Columns that the second column needs; in fewer, long texts go below their names."""


class AlignedText(Visual):
    """Rows of a name and its lines; an empty name leaves its column free."""

    def __init__(self, rows: Iterable[tuple[str, Sequence[str]]], gap: int = _GAP) -> None:
        self._rows = list(rows)
        self._from = gap + max((cell_width(name) for name, _ in self._rows), default=0)

    def _wrap(self, width: int) -> Content:
        lines = (line for name, texts in self._rows for line in self._lay_out(name, texts, width))
        return Content("\n").join(lines)

    def _lay_out(self, name: str, texts: Sequence[str], width: int) -> Iterator[Content]:
        """Yield a row's lines: beside its name, or below where there is no room."""
        room = width - self._from
        fits = room >= _LEAST_BESIDE or (len(texts) == 1 and cell_width(texts[0]) <= room)
        indent = self._from if fits else INDENT
        hang = INDENT if len(texts) > 1 else 0
        cells = max(width - indent, 2 * INDENT)
        lines = [line for text in texts for line in wrap(text, cells, hang, cut_words=True)]
        if not fits:
            yield Content.styled(name, "bold")
        elif name or lines:
            first = lines.pop(0) if lines else ""
            gap = " " * (self._from - cell_width(name))
            yield Content.assemble((name, "bold"), gap, first)
        yield from (Content(" " * indent + line) for line in lines)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Return the lines at a width."""
        return self._wrap(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return the width at which no line wraps."""
        texts = Content("\n".join(text for _, texts in self._rows for text in texts))
        return self._from + texts.get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return the number of lines at a width."""
        return self._wrap(width).get_height(rules, width)
