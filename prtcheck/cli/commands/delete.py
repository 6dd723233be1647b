"""The `delete` command."""

from typing import Annotated

import typer

from prtcheck.cli.console import confirm, print_lines
from prtcheck.cli.current_context import current_context
from prtcheck.cli.options import DayArgument, parse_past_day
from prtcheck.core.days import format_day
from prtcheck.errors import ExitCode, InvalidInputError


def delete(
    day_text: DayArgument,
    *,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Delete a day's check-in; undo brings it back."""
    from prtcheck.wording.changes import format_day_answers

    context = current_context()
    day = parse_past_day(day_text, context.today)
    present = context.diary.check_in(day)
    if present is None:
        raise InvalidInputError(f"{format_day(day)} has no check-in: there is nothing to delete.")
    question = f"Delete {format_day_answers(day, present)}?"
    if not yes and not confirm(question, f"prtcheck delete {day} --yes"):
        print_lines("Nothing was deleted.")
        raise typer.Exit(ExitCode.NO)
    deleted = context.diary.delete(day, context.now)
    print_lines(f"Deleted {format_day_answers(day, deleted)}", "Undo with: prtcheck undo")
