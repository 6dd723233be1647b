"""The commands on one's own words for causes: list, code, suggest."""

import sys
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from prtcheck.cli import completing
from prtcheck.cli.answers import side_named
from prtcheck.cli.columns import aligned
from prtcheck.cli.options import JsonOption, quoted
from prtcheck.cli.output import say, say_json, say_json_line
from prtcheck.cli.world import here_and_now
from prtcheck.core.checkin import CodedBy
from prtcheck.core.sentences import counted
from prtcheck.core.text import fold, shortened
from prtcheck.errors import InvalidInputError

_STREAM = "-"
_LONGEST_SHOWN = 50
_BY = {
    CodedBy.PERSON: "you",
    CodedBy.ACCEPTED: "you, by yes",
    CodedBy.REMEMBERED: "as before",
}

app = typer.Typer(
    help="Your own words for causes: list them, sort them, see what would be suggested.",
    invoke_without_command=True,
    rich_markup_mode=None,
)


@app.callback()
def causes(ctx: typer.Context, *, json_: JsonOption = False) -> None:
    """List your own words with their days and sides; most days first."""
    if ctx.invoked_subcommand is not None:
        return
    from prtcheck.core.coding import SIDE_NAMES, own_causes

    found = own_causes(here_and_now().diary.check_ins())
    if json_:
        say_json([_as_json(own) for own in found])
        return
    if not found:
        say("No causes named yet.")
        return
    rows = [["cause", "days", "first", "last", "side", "sorted by"]]
    for own in found:
        side = SIDE_NAMES[own.side] if own.side else "not sorted"
        by = _BY[own.coded_by] if own.coded_by else ""
        text = shortened(own.text, _LONGEST_SHOWN)
        rows.append([text, str(own.days), str(own.first), str(own.last), side, by])
    say(*aligned(rows, right=(1,)))


def _as_json(own: Any) -> dict[str, Any]:  # noqa: ANN401 - loaded by the command only
    return {
        "text": own.text,
        "days": own.days,
        "first": own.first.isoformat(),
        "last": own.last.isoformat(),
        "side": own.side,
        "coded_by": own.coded_by,
    }


@app.command()
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
        str, typer.Argument(metavar="SIDE", help="Where they belong: body, mind-brain or unsure.")
    ],
) -> None:
    """Sort a text on all days, but for those on which you sorted it by hand in another way."""
    from prtcheck.core.coding import SIDE_NAMES, recoded
    from prtcheck.core.history import ChangeKind

    side = side_named(side_text)
    if side is None:
        raise InvalidInputError(f"{quoted(side_text)} is no side: give body, mind-brain or unsure.")
    world = here_and_now()
    days = world.diary.check_ins()
    if not any(fold(cause.text) == fold(text) for day in days for cause in day.causes):
        raise InvalidInputError(
            "No day has these words as a cause: `prtcheck causes` lists those you used."
        )
    changed, left = recoded(days, text, side, world.now)
    if changed:
        world.diary.change_days(ChangeKind.CODE, world.now, changed)
    say(f"Sorted as {SIDE_NAMES[side]} on {counted(len(changed), 'more day')}.")
    if left:
        say(f"Left as you sorted it by hand on {counted(left, 'day')}.")
    if changed:
        say("Undo with: prtcheck undo")


@app.command()
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
