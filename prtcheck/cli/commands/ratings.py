"""The `ratings` command: the list of one's own ratings, `ratings add`, `ratings stop`."""

from typing import TYPE_CHECKING, Annotated

import typer

from prtcheck.cli import completion
from prtcheck.cli.console import print_json, print_lines
from prtcheck.cli.current_context import current_context
from prtcheck.cli.options import JsonOption
from prtcheck.cli.usage_errors import Command, Group
from prtcheck.core.days import format_day
from prtcheck.core.rating_scale import PRESETS, RatingScale, ScaleTexts, find_scale, list_asked
from prtcheck.core.text import pluralize, printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prtcheck.actions.ratings import RatingDays

_PRESETS = ", ".join(PRESETS)
_COST = (
    "Each rating adds about 2 keys and 3 seconds to a check-in. 3 ratings add about 6 keys and "
    "10 seconds."
)

ratings = typer.Typer(
    name="ratings",
    cls=Group,
    help="Up to 3 further 0-10 questions of your own: list, add, stop.",
    invoke_without_command=True,
    rich_markup_mode=None,
    add_completion=False,
)


@ratings.callback()
def list_ratings(ctx: typer.Context, *, as_json: JsonOption = False) -> None:
    """List your own ratings: what is asked, then what no longer is."""
    if ctx.invoked_subcommand is not None:
        return
    from prtcheck.actions import ratings as action

    found = action.list_ratings(current_context())
    if as_json:
        from prtcheck.core.definition_json import definition_to_dict

        print_json([{**definition_to_dict(each.scale), "days": each.days} for each in found])
        return
    asked = list_asked([each.scale for each in found])
    _print_ratings("Asked after pain and fear:", [r for r in found if r.scale in asked])
    _print_ratings("No longer asked:", [r for r in found if r.scale not in asked])
    if not found:
        print_lines(
            "No ratings of your own yet. Add one with: prtcheck ratings add NAME",
            f"These need only their name: {_PRESETS}",
        )


def _print_ratings(heading: str, found: "Sequence[RatingDays]") -> None:
    if found:
        print_lines(heading, *map(_format_rating, found))


def _format_rating(found: "RatingDays") -> str:
    scale, days = found
    wording = f", wording {scale.wording}" if scale.wording > 1 else ""
    added = f"added {format_day(scale.added_at.date())}{wording}"
    return f"  {_format_scale(scale)} ({added}, {pluralize(days, 'answer')})"


def _format_scale(scale: RatingScale) -> str:
    return f"{scale.name}: {scale.question} 0 = {scale.lowest}, 10 = {scale.highest}"


@ratings.command(cls=Command)
def add(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help=f"What you call it. These need no more: {_PRESETS}",
            autocompletion=completion.complete_new_ratings,
        ),
    ],
    *,
    question: Annotated[
        str, typer.Option(metavar="TEXT", help="What is asked. A new wording starts a new series")
    ] = "",
    low: Annotated[str, typer.Option(metavar="TEXT", help="What 0 means")] = "",
    high: Annotated[str, typer.Option(metavar="TEXT", help="What 10 means")] = "",
) -> None:
    """Ask a rating of your own from now on, from 0 to 10; at most 3 at a time.

    Each adds about 2 keys and 3 seconds to a check-in; 3 add about 6 keys and 10 seconds. Another
    question, or another meaning of 0 or 10, starts a new series: the earlier answers stay, and
    charts show the break.
    """
    from prtcheck.actions import ratings as action

    asked = action.add_rating(current_context(), name, ScaleTexts(question, low, high))
    scale = find_scale(asked, name)
    if scale is None:
        raise AssertionError("what was added is asked")
    print_lines(f"Asked from now on: {_format_scale(scale)}", _COST)
    if scale.wording > 1:
        print_lines("The wording is new, so a new series starts. Earlier answers are kept.")
    print_lines("Undo with: prtcheck undo")


@ratings.command(cls=Command)
def stop(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME", help="A rating's name", autocompletion=completion.complete_ratings
        ),
    ],
) -> None:
    """Ask a rating no longer; its answers stay."""
    from prtcheck.actions import ratings as action

    action.stop_rating(current_context(), name)
    print_lines(
        f"No longer asked: {printable(name)}. Its answers stay.", "Undo with: prtcheck undo"
    )
