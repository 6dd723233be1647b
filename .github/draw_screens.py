"""Screens of a terminal as one SVG: the first one stands, or each is shown in its time."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple
from xml.sax.saxutils import escape

import pyte
from pyte.screens import Char

from prtcheck.tui.themes import THEMES

WIDTH, HEIGHT = 9, 19
"""Pixels of a cell; both odd, so that a line in its middle is sharp."""
EDGE, TOP = 14, 30
"""Pixels around the cells, and above them."""
BASELINE = 14
FONTS = "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace"

LINES = "─━│┃┌┏┐┓└┗┘┛├┣┤┫┬┳┴┻┼╋╭╮╯╰╴╵╶╷╸╹╺╻"
EIGHTHS = " ▁▂▃▄▅▆▇█"
QUARTERS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""At its number: bit 0 the upper left quarter, then upper right, lower left, lower right."""
SHAPES = f"{LINES}{EIGHTHS}{QUARTERS}".replace(" ", "")
"""What is drawn and not written: it has to join, whatever font there is."""
WORDS = re.compile(rf"[^ {SHAPES}]+(?: [^ {SHAPES}]+)*")


class Frame(NamedTuple):
    """What a screen showed for how long: its grounds, and what stands on them."""

    seconds: float
    grounds: frozenset[str]
    marks: frozenset[str]


def draw_screen(screen: pyte.Screen, look: str, seconds: float) -> Frame:
    """Return what a screen shows now, as parts of an SVG."""
    grounds, marks = [], []
    for row in range(screen.lines):
        at, y = EDGE, TOP + row * HEIGHT
        cells = [screen.buffer[row][column] for column in range(screen.columns)]
        for style, run in groupby(cells, lambda cell: cell._replace(data="")):
            text = "".join(cell.data for cell in run)
            ink, ground = _colours(style, look)
            if ground != THEMES[look].background:
                size = f'width="{len(text) * WIDTH}" height="{HEIGHT}"'
                grounds.append(f'<rect x="{at}" y="{y}" {size} fill="{ground}"/>')
            marks += [f'<g color="{ink}"{_face(style)}>{part}</g>' for part in _parts(text, at, y)]
            at += len(text) * WIDTH
    return Frame(seconds, frozenset(grounds), frozenset(marks))


def _colours(style: Char, look: str) -> tuple[str, str]:
    theme = THEMES[look]
    ink = theme.foreground if style.fg == "default" else f"#{style.fg}"
    ground = theme.background if style.bg == "default" else f"#{style.bg}"
    return (ground, ink) if style.reverse else (ink, ground)


def _face(style: Char) -> str:
    bold = ' font-weight="bold"' if style.bold else ""
    italic = ' font-style="italic"' if style.italics else ""
    return bold + italic + (' text-decoration="underline"' if style.underscore else "")


def _parts(text: str, at: int, y: int) -> Iterator[str]:
    """Give the words of a run of cells, then its lines and blocks."""
    for words in WORDS.finditer(text):
        x, length = at + words.start() * WIDTH, len(words[0])
        size = f' textLength="{length * WIDTH}"' if length > 1 else ""
        yield f'<text x="{x}" y="{y + BASELINE}"{size}>{escape(words[0])}</text>'
    paths = defaultdict(list)
    for shape in re.finditer(rf"([{SHAPES}])\1*", text):
        x, cells = at + shape.start() * WIDTH, len(shape[0])
        if shape[1] in LINES:
            kind = "thick" if "HEAVY" in unicodedata.name(shape[1]) else "thin"
            paths[kind] += _draw_lines(shape[1], cells, x, y)
        else:
            paths["block"] += _draw_blocks(shape[1], cells, x, y)
    for kind, drawn in paths.items():
        yield f'<path class="{kind}" d="{"".join(drawn)}"/>'


def _draw_lines(character: str, cells: int, x: int, y: int) -> Iterator[str]:
    """Give the line or the arms of each cell, from its middle to its edges."""
    name = unicodedata.name(character)
    if name.endswith(" HORIZONTAL"):
        yield f"M{x} {y + HEIGHT / 2}h{cells * WIDTH}"
        return
    words = name.replace("HORIZONTAL", "LEFT RIGHT").replace("VERTICAL", "UP DOWN").split()
    for middle in (x + WIDTH / 2 + nth * WIDTH for nth in range(cells)):
        ends = {
            "LEFT": f"{middle - WIDTH / 2} {y + HEIGHT / 2}",
            "RIGHT": f"{middle + WIDTH / 2} {y + HEIGHT / 2}",
            "UP": f"{middle} {y}",
            "DOWN": f"{middle} {y + HEIGHT}",
        }
        reached = [end for direction, end in ends.items() if direction in words]
        if "ARC" in words:
            yield f"M{reached[0]}Q{middle} {y + HEIGHT / 2} {reached[1]}"
        else:
            yield "".join(f"M{middle} {y + HEIGHT / 2}L{end}" for end in reached)


def _draw_blocks(character: str, cells: int, x: int, y: int) -> Iterator[str]:
    """Give the filled part of each cell."""
    if character in EIGHTHS:
        height = HEIGHT * EIGHTHS.index(character) / 8
        yield f"M{x} {y + HEIGHT}v{-height}h{cells * WIDTH}v{height}z"
        return
    for left in range(x, x + cells * WIDTH, WIDTH):
        for nth in range(4):
            if QUARTERS.index(character) >> nth & 1:
                corner = f"{left + nth % 2 * WIDTH / 2} {y + nth // 2 * HEIGHT / 2}"
                yield f"M{corner}h{WIDTH / 2}v{HEIGHT / 2}h{-WIDTH / 2}z"


def draw_picture(frames: Sequence[Frame], look: str, cells: tuple[int, int], title: str) -> str:
    """Return the SVG that shows each frame in its time, again and again.

    Who asked the system for less motion sees the first frame only.
    """
    theme, (columns, rows) = THEMES[look], cells
    width, height = 2 * EDGE + columns * WIDTH, TOP + EDGE + rows * HEIGHT
    rules: list[str] = []
    layers = [*_layer([f.grounds for f in frames], frames, rules)]
    layers += _layer([f.marks for f in frames], frames, rules)
    rule_lines, layer_lines = "\n".join(rules), "\n".join(layers)
    size = f'width="{width}" height="{height}"'
    box = f'x="0.5" y="0.5" width="{width - 1}" height="{height - 1}" rx="8"'
    dots = "".join(f'<circle cx="{20 + 16 * nth}" cy="16" r="4.5"/>' for nth in range(3))
    return f"""\
<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {width} {height}">
<title>{escape(title)}</title>
<style>
text {{ font-family: {FONTS}; font-size: 15px; }}
[color] {{ fill: currentColor; }}
path {{ fill: none; stroke: currentColor; stroke-linecap: square; }}
.thick {{ stroke-width: 3; }}
.block {{ fill: inherit; stroke: none; }}
g rect, .block {{ shape-rendering: crispEdges; }}
.later {{ visibility: hidden; }}
@media (prefers-reduced-motion: no-preference) {{
{rule_lines}
}}
</style>
<rect {box} fill="{theme.background}" stroke="{theme.variables["border-blurred"]}"/>
<g fill="{theme.variables["border-blurred"]}">{dots}</g>
{layer_lines}
</svg>
"""


def _layer(
    shown: Sequence[frozenset[str]], frames: Sequence[Frame], rules: list[str]
) -> Iterator[str]:
    """Give a group for all parts that are shown in the same frames; add the rules that show it."""
    times: dict[str, list[bool]] = defaultdict(lambda: [False] * len(frames))
    for nth, parts in enumerate(shown):
        for part in parts:
            times[part][nth] = True
    groups: dict[tuple[bool, ...], list[str]] = defaultdict(list)
    for part, when in times.items():
        groups[tuple(when)].append(part)
    for when, parts in sorted(groups.items(), reverse=True):
        name = "" if all(when) else f' class="{_add_rules(when, frames, rules)}"'
        yield f"<g{name}>{''.join(sorted(parts))}</g>"


def _add_rules(when: tuple[bool, ...], frames: Iterable[Frame], rules: list[str]) -> str:
    """Add the rules of a group that is shown at some times only; return its classes."""
    seconds = [frame.seconds for frame in frames]
    name, total = f"t{len(rules) // 2}", sum(seconds)
    steps = [
        f"{sum(seconds[:nth]) / total:.3%}{{visibility:{'visible' if is_shown else 'hidden'}}}"
        for nth, is_shown in enumerate(when)
        if nth == 0 or is_shown != when[nth - 1]
    ]
    rules.append(f"@keyframes {name}{{{''.join(steps)}}}")
    rules.append(f".{name}{{animation:{name} {total:.2f}s step-end infinite}}")
    return name if when[0] else f"{name} later"
