"""The `history` command as Typer reads it; `print_history` runs without Typer."""

from typing import Annotated

import typer

from prtcheck.cli.current_context import current_context
from prtcheck.cli.options import (
    AllOption,
    DaysOption,
    JsonOption,
    SinceOption,
    UntilOption,
    parse_range,
)


def history(  # noqa: PLR0913 - each is an option
    *,
    days: DaysOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    all_days: AllOption = False,
    calendar: Annotated[
        bool, typer.Option("--calendar", help="A year of days as a grid, pain as its digit.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """List the check-ins, newest first.

    The last 30 days unless asked; with --calendar the last year.
    """
    from prtcheck.cli.print_history import print_history

    context = current_context()
    asked = parse_range(days=days, since=since, until=until, all_days=all_days, today=context.today)
    print_history(context, asked, calendar=calendar, as_json=as_json)
