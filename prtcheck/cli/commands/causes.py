"""The `causes` command: the list of one's own words, `code`, `rename` and `suggest`."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from prtcheck.cli import completion
from prtcheck.cli.console import print_json, print_lines, print_raw
from prtcheck.cli.current_context import current_context
from prtcheck.cli.options import JsonOption, quote_typed
from prtcheck.cli.terminal import output_size
from prtcheck.cli.usage_errors import Command, Group
from prtcheck.core.text import cell_width, pluralize, shorten
from prtcheck.errors import InvalidInputError

if TYPE_CHECKING:
    from prtcheck.core.causes import OwnCause

_LONGEST_SHOWN = 50
_SORTED_BY = {
    None: "",
    "person": "you",
    "accepted": "you (suggested)",
    "remembered": "as you did before",
}

causes = typer.Typer(
    name="causes",
    cls=Group,
    help="Your own words for causes: list, sort or rename them, see what would be suggested.",
    invoke_without_command=True,
    rich_markup_mode=None,
    add_completion=False,
)


@causes.callback()
def list_causes(ctx: typer.Context, *, as_json: JsonOption = False) -> None:
    """List your own words with their days and sides; most days first."""
    if ctx.invoked_subcommand is not None:
        return
    from prtcheck.core.causes import list_own_causes

    found = list_own_causes(current_context().diary.check_ins())
    if as_json:
        from prtcheck.formats.command_json import own_cause_to_dict

        print_json([own_cause_to_dict(own) for own in found])
    elif not found:
        print_lines("No causes named yet.")
    elif max(map(cell_width, table := _table(found))) <= output_size()[0]:
        print_raw(*table)
    else:
        print_lines(*map(_format_cause, found))


def _table(found: Sequence["OwnCause"]) -> list[str]:
    from prtcheck.core.columns import align_columns
    from prtcheck.wording.check_in import format_sides

    rows = [["cause", "days", "first", "last", "side", "sorted by"]]
    for own in found:
        text = shorten(own.text, _LONGEST_SHOWN)
        days = (str(own.days), str(own.first), str(own.last))
        rows.append([text, *days, format_sides(own), _SORTED_BY[own.coded_by]])
    return align_columns(rows, right=(1,))


def _format_cause(own: "OwnCause") -> str:
    from prtcheck.wording.check_in import format_sides

    when = str(own.last) if own.first == own.last else f"{own.first} to {own.last}"
    by = f", sorted by {_SORTED_BY[own.coded_by]}" if own.coded_by else ""
    text = shorten(own.text, _LONGEST_SHOWN)
    return f"{text}: {pluralize(own.days, 'day')}, {when}; {format_sides(own)}{by}"


@causes.command(cls=Command)
def code(
    text: Annotated[
        str,
        typer.Argument(
            metavar="TEXT",
            help="The words, in any spelling",
            autocompletion=completion.complete_causes,
        ),
    ],
    side_text: Annotated[
        str, typer.Argument(metavar="SIDE", help="Where they belong: body, mind-brain or unsure")
    ],
) -> None:
    """Sort a text on all days, but for those on which you sorted it by hand in another way."""
    from prtcheck.actions.code_cause import code_cause
    from prtcheck.cli.answers import parse_side
    from prtcheck.wording.check_in import SIDE_NAMES

    side = parse_side(side_text)
    if side is None:
        raise InvalidInputError(
            f"A side must be body, mind-brain or unsure. You typed {quote_typed(side_text)}."
        )
    coded = code_cause(current_context(), text, side)
    print_lines(*_format_coded(coded.changed, coded.left, SIDE_NAMES[side]))


def _format_coded(changed: int, left: int, side: str) -> list[str]:
    which = "that day" if left == 1 else "such a day"
    cure = f"`prtcheck edit DAY` changes {which}."
    on_left = f"on {pluralize(left, 'day')}"
    if changed:
        hint = [f"Left as you sorted it by hand {on_left}: {cure}"] if left else []
        changes = f"Sorted as {side} on {pluralize(changed, 'day')}."
        return [changes, *hint, "Undo with: prtcheck undo"]
    if left:
        return [f"Nothing was changed: {on_left} you sorted it by hand. {cure}"]
    return [f"Nothing was changed: it is sorted as {side} on all its days."]


@causes.command(cls=Command)
def rename(
    old: Annotated[
        str,
        typer.Argument(
            metavar="OLD",
            help="The words, in any spelling",
            autocompletion=completion.complete_causes,
        ),
    ],
    new: Annotated[
        str,
        typer.Argument(
            metavar="NEW",
            help="The right words. If you used them too, both become one",
            autocompletion=completion.complete_causes,
        ),
    ],
) -> None:
    """Correct a text on all its days; its sides stay."""
    from prtcheck.actions.rename import rename_cause
    from prtcheck.wording.changes import format_renamed

    renamed = rename_cause(current_context(), old, new)
    print_lines(*format_renamed(renamed.name, renamed.days))


@causes.command(cls=Command)
def suggest(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A cause, or - for one a line")],
    *,
    as_json: JsonOption = False,
) -> None:
    """Show what would be suggested for a text, and by which word; nothing is stored."""
    from prtcheck.attribution.suggest import suggest_side
    from prtcheck.wording.check_in import format_suggestion

    for line in filter(str.strip, sys.stdin.read().splitlines()) if text == "-" else [text]:
        found = suggest_side(line)
        if as_json:
            decided = {"side": found.side, "decided_by": found.decided_by, "ask": found.ask}
            print_json({"text": line, **decided}, indent=None)
        else:
            print_lines(f"{shorten(line, _LONGEST_SHOWN)}: {format_suggestion(found)}")
