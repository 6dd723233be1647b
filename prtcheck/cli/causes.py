"""The commands on one's own words for causes: list, code, suggest."""

import sys
from collections.abc import Iterator
from typing import Annotated

import typer

from prtcheck.cli import completing
from prtcheck.cli.options import JsonOption, quoted
from prtcheck.cli.output import say, say_json_line
from prtcheck.cli.usage import Command, Group
from prtcheck.cli.world import here_and_now
from prtcheck.core.text import shortened
from prtcheck.errors import InvalidInputError

_STREAM = "-"
_LONGEST_SHOWN = 50

app = typer.Typer(
    cls=Group,
    help="Your own words for causes: list them, sort them, see what would be suggested.",
    invoke_without_command=True,
    rich_markup_mode=None,
)


@app.callback()
def causes(ctx: typer.Context, *, json_: JsonOption = False) -> None:
    """List your own words with their days and sides; most days first."""
    if ctx.invoked_subcommand is not None:
        return
    from prtcheck.cli.own_words import tell_causes

    tell_causes(here_and_now(), as_json=json_)


@app.command(cls=Command)
def code(
    text: Annotated[
        str,
        typer.Argument(
            metavar="TEXT",
            help="The words, in any spelling.",
            autocompletion=completing.causes,
        ),
    ],
    side_text: Annotated[
        str, typer.Argument(metavar="SIDE", help="Where they belong; body, mind-brain or unsure.")
    ],
) -> None:
    """Sort a text on all days, but for those on which you sorted it by hand in another way."""
    from prtcheck.cli.answers import side_named
    from prtcheck.cli.own_words import sort_anew

    side = side_named(side_text)
    if side is None:
        raise InvalidInputError(f"{quoted(side_text)} is no side: give body, mind-brain or unsure.")
    sort_anew(here_and_now(), text, side)


@app.command(cls=Command)
def suggest(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A cause; or - for one a line.")],
    *,
    json_: JsonOption = False,
) -> None:
    """Show what would be suggested for a text, and by which word; nothing is stored."""
    from prtcheck.core.attribution import suggest as suggested
    from prtcheck.core.sentences import reading_in_words

    for line in _lines(text):
        found = suggested(line)
        if json_:
            decided = {"side": found.side, "decided_by": found.decided_by, "ask": found.ask}
            say_json_line({"text": line, **decided})
        else:
            say(f"{shortened(line, _LONGEST_SHOWN)}: {reading_in_words(found)}")


def _lines(text: str) -> Iterator[str]:
    if text != _STREAM:
        yield text
        return
    yield from (line for line in sys.stdin.read().splitlines() if line.strip())
