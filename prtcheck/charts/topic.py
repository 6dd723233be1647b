"""A help topic drawn for a terminal, in looks that suit a light and a dark one."""

from collections.abc import Iterator
from typing import Any, ClassVar

from rich.console import Console, ConsoleOptions
from rich.markdown import CodeBlock, Heading, Markdown
from rich.padding import Padding
from rich.text import Text
from rich.theme import Theme

_LOOKS = Theme(
    {
        "markdown.code": "bold",
        "markdown.h1": "bold underline",
        "markdown.h2": "bold",
        "markdown.item.bullet": "none",
        "markdown.table.border": "none",
        "markdown.table.header": "bold",
    }
)


class _Code(CodeBlock):
    """A block of code as it is: colours for its words do not suit every terminal."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Any]:
        yield Padding(Text(str(self.text).rstrip()), (0, 0, 0, 2))


class _Heading(Heading):
    """A heading at the left, with the text that it is for."""

    LEVEL_ALIGN: ClassVar = {}


class TopicPage(Markdown):
    """Markdown, to be printed by a console of Rich or shown in a widget."""

    elements: ClassVar = {**Markdown.elements, "fence": _Code, "heading_open": _Heading}

    def __init__(self, text: str) -> None:
        super().__init__(text, hyperlinks=False)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Any]:
        with console.use_theme(_LOOKS):
            yield from super().__rich_console__(console, options)
