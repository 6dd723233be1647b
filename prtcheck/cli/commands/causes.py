"""The commands on one's own words for causes: list, code, suggest."""

import sys
from collections.abc import Iterator
from typing import Annotated

import typer

from prtcheck.cli import completion
from prtcheck.cli.console import current_context, print_json_line, print_lines
from prtcheck.cli.options import JsonOption, quote_typed
from prtcheck.cli.usage_errors import Command, Group
from prtcheck.core.text import shorten
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
    from prtcheck.cli.own_words import print_causes

    print_causes(current_context(), as_json=json_)


@app.command(cls=Command)
def code(
    text: Annotated[
        str,
        typer.Argument(
            metavar="TEXT",
            help="The words, in any spelling.",
            autocompletion=completion.complete_causes,
        ),
    ],
    side_text: Annotated[
        str, typer.Argument(metavar="SIDE", help="Where they belong; body, mind-brain or unsure.")
    ],
) -> None:
    """Sort a text on all days, but for those on which you sorted it by hand in another way."""
    from prtcheck.cli.answers import parse_side
    from prtcheck.cli.own_words import code_cause

    side = parse_side(side_text)
    if side is None:
        raise InvalidInputError(
            f"{quote_typed(side_text)} is no side: give body, mind-brain or unsure."
        )
    code_cause(current_context(), text, side)


@app.command(cls=Command)
def suggest(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A cause; or - for one a line.")],
    *,
    json_: JsonOption = False,
) -> None:
    """Show what would be suggested for a text, and by which word; nothing is stored."""
    from prtcheck.attribution.suggest import suggest_side as suggested
    from prtcheck.wording.check_in import format_suggestion

    for line in _lines(text):
        found = suggested(line)
        if json_:
            decided = {"side": found.side, "decided_by": found.decided_by, "ask": found.ask}
            print_json_line({"text": line, **decided})
        else:
            print_lines(f"{shorten(line, _LONGEST_SHOWN)}: {format_suggestion(found)}")


def _lines(text: str) -> Iterator[str]:
    if text != _STREAM:
        yield text
        return
    yield from (line for line in sys.stdin.read().splitlines() if line.strip())
