"""Markdown as roff, the language of man pages."""

import re
from collections.abc import Iterable, Iterator
from textwrap import wrap

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

_ESCAPES = {
    "\\": r"\e",
    "-": r"\-",
    "'": r"\(aq",
    '"': r"\(dq",
    "`": r"\(ga",
    "^": r"\(ha",
    "~": r"\(ti",
}
"""What roff would obey, or print as another character than the one that must be typed."""
_WIDEST_LINE = 79
_SENTENCE_END = re.compile(r"(?<=[.?!]) (?=[^a-z])")


def escape(text: str) -> str:
    """Return a text as roff prints it, in ASCII."""
    return "".join(_ESCAPES.get(c) or (c if c.isascii() else rf"\[u{ord(c):04X}]") for c in text)


def bold(text: str) -> str:
    """Return a text in bold, which may break after its commas."""
    return r"\fB" + escape(text).replace(",", r",\:") + r"\fR"


def prose(text: str) -> str:
    """Return a text, with what stands between backticks in bold."""
    parts = text.split("`")
    return "".join(bold(part) if at % 2 else escape(part) for at, part in enumerate(parts))


def fill(roff: str) -> Iterator[str]:
    """Yield escaped text as lines that roff fills, each sentence on a new one."""
    for sentence in _SENTENCE_END.split(" ".join(roff.split())):
        for line in wrap(sentence, _WIDEST_LINE, break_long_words=False, break_on_hyphens=False):
            yield rf"\&{line}" if line.startswith(".") else line


def section(title: str) -> str:
    """Return the heading of a section."""
    return f'.SH "{escape(title.upper())}"'


def part(title: str) -> str:
    """Return the heading of a part of a section."""
    return f'.SS "{escape(title)}"'


def paragraph(roff: str) -> Iterator[str]:
    """Yield escaped text as a paragraph."""
    yield from (".PP", *fill(roff))


def entry(term: str, body: Iterable[str]) -> Iterator[str]:
    """Yield an escaped term, then filled lines that are indented below it."""
    yield from (".TP", term, *body)


def from_markdown(text: str) -> Iterator[str]:
    """Yield the lines of a page, whose first heading names a section."""
    tree = SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(text))
    yield from _blocks(tree)


def _blocks(parent: SyntaxTreeNode) -> Iterator[str]:
    for node in parent.children:
        yield from _BLOCKS[node.type](node)


def _heading(node: SyntaxTreeNode) -> Iterator[str]:
    title = node.children[0].content
    yield section(title) if node.tag == "h1" else part(title)


def _paragraph(node: SyntaxTreeNode) -> Iterator[str]:
    yield from paragraph(_inline(node))


def _list(node: SyntaxTreeNode) -> Iterator[str]:
    for number, item in enumerate(node.children, start=1):
        yield r".IP \(bu 2" if node.type == "bullet_list" else f".IP {number}. 3"
        first, *rest = item.children
        yield from fill(_inline(first))
        for block in rest:
            yield from (".RS 2", *_BLOCKS[block.type](block), ".RE")


def _code(node: SyntaxTreeNode) -> Iterator[str]:
    yield from (".PP", ".RS 4", ".nf")
    yield from (rf"\&{escape(line)}" for line in node.content.splitlines())
    yield from (".fi", ".RE")


def _table(node: SyntaxTreeNode) -> Iterator[str]:
    """Yield each row as a term, its first cell, and the others below it, a line each."""
    _head, body = node.children
    for row in body.children:
        term, *cells = map(_inline, row.children)
        first, *rest = filter(None, cells)
        yield from entry(
            term, [*fill(first), *(line for cell in rest for line in (".br", *fill(cell)))]
        )


def _inline(block: SyntaxTreeNode) -> str:
    return "".join(map(_span, block.children))


def _span(node: SyntaxTreeNode) -> str:
    match node.type:
        case "text" | "softbreak" | "hardbreak":
            return escape(node.content) if node.type == "text" else " "
        case "code_inline":
            return bold(node.content)
        case "strong":
            return rf"\fB{_inline(node)}\fR"
        case "em":
            return rf"\fI{_inline(node)}\fR"
    return _inline(node)  # inline itself, and a link, whose address a page of paper cannot follow


_BLOCKS = {
    "heading": _heading,
    "paragraph": _paragraph,
    "bullet_list": _list,
    "ordered_list": _list,
    "fence": _code,
    "table": _table,
}
"""The parts of Markdown that the help topics use; another is a KeyError when the page is made."""
