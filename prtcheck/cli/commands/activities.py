"""The `activities` command: the list of one's own activities, `rename`, `hide` and `show`."""

from typing import TYPE_CHECKING, Annotated

import typer

from prtcheck.cli import completion
from prtcheck.cli.console import print_json, print_lines, print_raw
from prtcheck.cli.current_context import current_context
from prtcheck.cli.options import JsonOption
from prtcheck.cli.terminal import output_size
from prtcheck.cli.usage_errors import Command, Group
from prtcheck.core.text import cell_width, pluralize, printable, shorten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prtcheck.actions.own_activities import OwnActivity

_LONGEST_SHOWN = 50
_HIDDEN = "hidden"

_Name = Annotated[
    str,
    typer.Argument(
        metavar="NAME",
        help="An activity, in any spelling",
        autocompletion=completion.complete_own_activities,
    ),
]

activities = typer.Typer(
    name="activities",
    cls=Group,
    help="Your own activities: list, rename, hide or show them.",
    invoke_without_command=True,
    rich_markup_mode=None,
    add_completion=False,
)


@activities.callback()
def list_activities(ctx: typer.Context, *, as_json: JsonOption = False) -> None:
    """List your activities with their days, most days first."""
    if ctx.invoked_subcommand is not None:
        return
    from prtcheck.actions.own_activities import list_own_activities

    found = list_own_activities(current_context())
    if as_json:
        print_json([{"name": o.name, "days": o.days, "hidden": o.is_hidden} for o in found])
    elif not found:
        print_lines("No activities yet.")
    elif max(map(cell_width, table := _table(found))) <= output_size()[0]:
        print_raw(*table)
    else:
        print_lines(*map(_format_activity, found))


def _table(found: "Sequence[OwnActivity]") -> list[str]:
    from prtcheck.core.columns import align_columns

    rows = [
        [shorten(own.name, _LONGEST_SHOWN), str(own.days), _HIDDEN if own.is_hidden else ""]
        for own in found
    ]
    return align_columns([["activity", "days", ""], *rows], right=(1,))


def _format_activity(own: "OwnActivity") -> str:
    hidden = f", {_HIDDEN}" if own.is_hidden else ""
    return f"{printable(own.name)}: {pluralize(own.days, 'day')}{hidden}"


@activities.command(cls=Command)
def rename(
    old: Annotated[
        str,
        typer.Argument(
            metavar="OLD",
            help="The activity, in any spelling",
            autocompletion=completion.complete_own_activities,
        ),
    ],
    new: Annotated[
        str,
        typer.Argument(
            metavar="NEW",
            help="Its new name. If there is one of that name, both become one",
            autocompletion=completion.complete_own_activities,
        ),
    ],
) -> None:
    """Give an activity another name on all its days, and in the settings."""
    from prtcheck.actions.rename import rename_activity
    from prtcheck.wording.changes import format_renamed

    name, days, settings = rename_activity(current_context(), old, new)
    print_lines(*format_renamed(name, days, in_settings=settings is not None))


@activities.command(cls=Command)
def hide(name: _Name) -> None:
    """Offer an activity no longer in the check-in; its days stay."""
    _set_hidden(name, is_hidden=True)


@activities.command(cls=Command)
def show(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="A hidden activity, in any spelling",
            autocompletion=completion.complete_hidden_activities,
        ),
    ],
) -> None:
    """Offer a hidden activity again."""
    _set_hidden(name, is_hidden=False)


def _set_hidden(name: str, *, is_hidden: bool) -> None:
    from prtcheck.actions.own_activities import require_activity, toggle_hidden

    context = current_context()
    own = require_activity(context, name)
    if own.is_hidden != is_hidden:
        toggle_hidden(context, own.name)
    state = "is no longer offered" if is_hidden else "is offered"
    print_lines(f"{printable(own.name)} {state} in the check-in.")
