"""The `phase` command: the list of phases, `start`, `end`, `rename` and `delete`."""

from typing import TYPE_CHECKING, Annotated

import typer

from prtcheck.cli import completion
from prtcheck.cli.console import print_json, print_lines, print_raw
from prtcheck.cli.current_context import current_context
from prtcheck.cli.options import JsonOption, parse_any_day
from prtcheck.cli.terminal import output_size
from prtcheck.cli.usage_errors import Command, Group
from prtcheck.core.days import DATE_HELP, format_day
from prtcheck.core.phase import Phase, find_phase
from prtcheck.core.text import cell_width, pluralize, printable, shorten

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from prtcheck.actions.phases import PhaseDays

_LONGEST_SHOWN = 50

_NewName = Annotated[str, typer.Argument(metavar="NAME", help="In your own words")]
_Name = Annotated[
    str,
    typer.Argument(
        metavar="NAME", help="A phase's name", autocompletion=completion.complete_phases
    ),
]

phase = typer.Typer(
    name="phase",
    cls=Group,
    help="Phases, such as since a therapy began: list, start, end, rename, delete.",
    invoke_without_command=True,
    rich_markup_mode=None,
    add_completion=False,
)


@phase.callback()
def list_phases(ctx: typer.Context, *, as_json: JsonOption = False) -> None:
    """List your phases with their days, oldest first."""
    if ctx.invoked_subcommand is not None:
        return
    from prtcheck.actions import phases as action

    context = current_context()
    found = action.list_phases(context)
    if as_json:
        from prtcheck.core.definition_json import definition_to_dict

        print_json([{**definition_to_dict(each.phase), "days": each.days} for each in found])
    elif not found:
        print_lines("No phases yet. Start one with: prtcheck phase start NAME")
    elif max(map(cell_width, table := _table(found, context.today))) <= output_size()[0]:
        print_raw(*table)
    else:
        print_lines(*(_format_phase(each, context.today) for each in found))


def _table(found: "Sequence[PhaseDays]", today: "date") -> list[str]:
    from prtcheck.core.columns import align_columns

    rows = [
        [shorten(one.name, _LONGEST_SHOWN), str(one.since), _format_end(one, today), str(days)]
        for one, days in found
    ]
    return align_columns([["phase", "first day", "last day", "logged days"], *rows], right=(3,))


def _format_phase(found: "PhaseDays", today: "date") -> str:
    one, days = found
    span = f"{one.since}{' to ' if one.until else ', '}{_format_end(one, today)}"
    return f"{one.name}: {span}, {pluralize(days, 'logged day')}"


def _format_end(one: Phase, today: "date") -> str:
    if one.until is not None:
        return str(one.until)
    return "goes on" if one.since <= today else "not begun yet"


@phase.command(cls=Command)
def start(
    name: _NewName,
    *,
    day_text: Annotated[
        str,
        typer.Option(
            "--date",
            metavar="DAY",
            help=f"Its first day, a future one too: {DATE_HELP}",
            autocompletion=completion.complete_days,
        ),
    ] = "today",
) -> None:
    """Start a phase; one that goes on ends the day before."""
    from prtcheck.actions import phases as action

    context = current_context()
    since = parse_any_day(day_text, context.today)
    phases = action.start_phase(context, name, since)
    at = next(nth for nth, each in enumerate(phases) if each.since == since)
    started = phases[at]
    ends = f", ends on {format_day(started.until)}, before the next one" if started.until else ""
    print_lines(f"{started.name}: starts on {format_day(since)}{ends}.")
    if at and (last := phases[at - 1].until):
        print_lines(f"{phases[at - 1].name}: ends on {format_day(last)}.")
    print_lines("Undo with: prtcheck undo")


@phase.command(cls=Command)
def end(
    *,
    day_text: Annotated[
        str,
        typer.Option(
            "--date",
            metavar="DAY",
            help=f"Its last day: {DATE_HELP}",
            autocompletion=completion.complete_days,
        ),
    ] = "today",
) -> None:
    """End the phase that a day belongs to on that day."""
    from prtcheck.actions import phases as action

    context = current_context()
    last = parse_any_day(day_text, context.today)
    ended = find_phase(action.end_phase(context, last), last)
    name = ended.name if ended else ""
    print_lines(f"{name}: ends on {format_day(last)}.", "Undo with: prtcheck undo")


@phase.command(cls=Command)
def rename(
    old: Annotated[
        str,
        typer.Argument(
            metavar="OLD", help="The phase's name", autocompletion=completion.complete_phases
        ),
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Its new name")],
) -> None:
    """Give a phase another name; its days stay."""
    from prtcheck.actions import phases as action

    action.rename_phase(current_context(), old, new)
    print_lines(f"Renamed to {printable(new)}.", "Undo with: prtcheck undo")


@phase.command(cls=Command)
def delete(name: _Name) -> None:
    """Delete a phase; check-ins stay, and undo brings it back."""
    from prtcheck.actions import phases as action

    action.delete_phase(current_context(), name)
    print_lines(
        f"Deleted the phase {printable(name)}. Its check-ins stay.", "Undo with: prtcheck undo"
    )
