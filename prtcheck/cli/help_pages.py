"""Help topics in the terminal: drawn and paged there, plain Markdown elsewhere."""

import os
import sys
from difflib import get_close_matches
from typing import Any

from prtcheck.actions.help_topics import TOPICS, find_topics, read_topic, title_of
from prtcheck.cli.console import print_drawing, print_heading, print_lines, print_raw
from prtcheck.cli.options import quote_typed
from prtcheck.cli.streams import can_encode
from prtcheck.cli.terminal import has_colour, is_terminal, terminal_size
from prtcheck.errors import InvalidInputError

_WIDEST_PAGE = 88
"""Columns beyond which a page is hard to read."""
_MOST_FOUND = 3
"""Topics that are named for a word that is none."""
_DRAWN_WITH = "•─"


def print_topics(ctx: Any) -> None:  # noqa: ANN401 - its type is private
    """List the topics with a line each, then the commands as `--help` does."""
    widest = max(map(len, TOPICS))
    print_heading("Topics: prtcheck help TOPIC")
    for topic in TOPICS:
        print_lines(f"  {topic:{widest}}  {title_of(topic)}", hang=widest + 4)
    print_raw("", *ctx.get_help().split("\n"))


def print_topic(ctx: Any, topic: str) -> None:  # noqa: ANN401 - its type is private
    """Print a topic, a page at a time where it is longer than the window.

    Raises:
        InvalidInputError: there is no such topic; it names the nearest, and all of them.
    """
    if topic not in TOPICS:
        raise InvalidInputError(_format_unknown(topic, ctx.command.list_commands(ctx)))
    text = read_topic(topic)
    if not is_terminal(sys.stdout) or not can_encode(_DRAWN_WITH):
        print_raw(*text.removesuffix("\n").split("\n"))
        return
    page = _draw(text)
    if page.count("\n") < terminal_size()[1] or not _show_in_pager(page):
        print_drawing(page)


def _format_unknown(topic: str, commands: list[str]) -> str:
    close = get_close_matches(topic, [*TOPICS, *commands], n=1)
    meant = f"Did you mean `prtcheck help {close[0]}`? " if close else ""
    found = ", ".join(f"`prtcheck help {found}`" for found in find_topics(topic)[:_MOST_FOUND])
    named = f"This word is in {found}. " if found else ""
    return f"There is no help on {quote_typed(topic)}. {meant}{named}Topics: {', '.join(TOPICS)}."


def _draw(text: str) -> str:
    """Return Markdown as it looks on this terminal, with bold words if it has them."""
    from io import StringIO

    from rich.console import Console

    from prtcheck.charts.topic import TopicPage

    drawing = StringIO()
    console = Console(
        file=drawing,
        width=min(_WIDEST_PAGE, terminal_size()[0]),
        force_terminal=has_colour(),
        color_system="standard" if has_colour() else None,
        legacy_windows=False,
    )
    console.print(TopicPage(text))
    return "\n".join(line.rstrip() for line in drawing.getvalue().rstrip("\n").split("\n"))


def _show_in_pager(page: str) -> bool:
    """Show a page in the person's pager; return whether there is one."""
    import shlex
    import subprocess

    command = shlex.split(os.environ.get("PAGER") or "less")
    environment = {"LESS": "FRX", "LESSCHARSET": "utf-8", **os.environ}
    try:
        pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)  # noqa: S603
    except OSError:
        return False
    _hand_over(pager, page)
    return True


def _hand_over(pager: Any, page: str) -> None:  # noqa: ANN401 - loaded late
    """Give a pager its page and wait for its end; Ctrl-C is the pager's own."""
    while True:
        try:
            pager.communicate(page.encode())
        except KeyboardInterrupt:
            continue
        return
