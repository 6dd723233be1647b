"""Lines of charts, tables and sentences, put under and beside each other."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import zip_longest

from rich.text import Text
from textual.content import Content

from prtcheck.charts.canvas import Canvas
from prtcheck.core.text import cell_width, wrap

Lines = list[Content]
MUTED = "$foreground 75%"
"""The style of what explains, beside what answers."""
BETWEEN = 3
"""Blank cells between what stands side by side."""


def to_lines(chart: str) -> Lines:
    """Return a chart with its escape sequences as styled lines."""
    return [Content.from_rich_text(Text.from_ansi(line)) for line in chart.split("\n")]


def wrap_sentences(sentences: Iterable[str], width: int, style: str = "") -> Lines:
    """Return sentences, each from a new line on, in one style."""
    wrapped = (line for each in sentences for line in wrap(each, width, cut_words=True))
    return [Content.styled(line, style) for line in wrapped]


def stack(*blocks: Sequence[Content]) -> Lines:
    """Return blocks under each other, a blank line between; one without lines takes none."""
    lines: Lines = []
    for block in filter(None, blocks):
        lines += [Content(""), *block] if lines else block
    return lines


def place_beside(left: Sequence[Content], right: Sequence[Content], width: int) -> Lines:
    """Return two blocks side by side, the left one `width` cells wide."""
    blank = Content("")
    return [
        line.pad_right(max(0, width + BETWEEN - line.cell_length)) + beside
        for line, beside in zip_longest(left, right, fillvalue=blank)
    ]


def format_table(rows: Sequence[tuple[str, str]]) -> Lines:
    """Return rows of a label and a value, the labels muted, the values under each other."""
    side = max(cell_width(label) for label, _ in rows) + 2
    return [Content.styled(label, MUTED).pad_right(side - len(label)) + v for label, v in rows]


def format_columns(rows: Sequence[tuple[str, str]], width: int) -> Lines:
    """Return rows of a label and a value as a table of two columns where they fit, else of one."""
    table = format_table(rows)
    half = (len(table) + 1) // 2
    left, right = table[:half], table[half:]
    room = width_of(left)
    fits = room + BETWEEN + width_of(right) <= width
    return place_beside(left, right, room) if fits else table


def width_of(lines: Sequence[Content]) -> int:
    """Return how many cells the widest line takes."""
    return max((line.cell_length for line in lines), default=0)


def leave_room(canvas: Canvas, *below: Sequence[Content], least: int) -> Canvas:
    """Return what blocks below leave of a canvas, at least so many lines; more is scrolled to."""
    taken = sum(len(block) + 1 for block in below if block)
    return replace(canvas, height=max(min(least, canvas.height), canvas.height - taken))
