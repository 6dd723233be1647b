"""The `delete` command."""

from typing import Annotated

import typer

from prtcheck.cli.console import confirm, print_lines
from prtcheck.cli.current_context import current_context
from prtcheck.cli.options import DayArgument, parse_logged_day
from prtcheck.errors import ExitCode


def delete(
    day_text: DayArgument,
    *,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask")] = False,
) -> None:
    """Delete a day's check-in. `undo` restores it."""
    from prtcheck.actions import delete as action
    from prtcheck.wording.changes import format_day_answers

    context = current_context()
    shown = action.require_check_in(context, parse_logged_day(day_text, context))
    words = format_day_answers(shown.day, shown)
    if not yes and not confirm(f"Delete {words}?", f"prtcheck delete {shown.day} --yes"):
        print_lines("Nothing was deleted.")
        raise typer.Exit(ExitCode.NO)
    action.delete(context, shown)
    print_lines(f"Deleted {words}", "Undo with: prtcheck undo")
