"""The `history` command as Typer reads it; `print_history` runs without Typer."""

from typing import Annotated

import typer

from prtcheck.cli import options
from prtcheck.cli.current_context import current_context


def history(  # noqa: PLR0913 - each is an option
    *,
    days: options.DaysOption = None,
    since: options.SinceOption = None,
    until: options.UntilOption = None,
    all_days: options.AllOption = False,
    calendar: Annotated[
        bool, typer.Option("--calendar", help="A year of days as a grid, pain as its digit")
    ] = False,
    as_json: options.JsonOption = False,
) -> None:
    """List the check-ins, newest first.

    The last 30 days unless asked; with --calendar the last year.
    """
    from prtcheck.cli.print_history import print_history

    context = current_context()
    asked = options.parse_range(context.today, days, since, until, all_days=all_days)
    print_history(context, asked, calendar=calendar, as_json=as_json)
