"""The `move` command."""

from typing import Annotated

import typer

from prtcheck.cli import completion
from prtcheck.cli.console import print_lines
from prtcheck.cli.current_context import current_context
from prtcheck.cli.options import parse_any_day
from prtcheck.core.days import DATE_HELP


def move(
    day_text: Annotated[
        str,
        typer.Argument(
            metavar="DAY",
            help=f"The day to move: {DATE_HELP}",
            autocompletion=completion.complete_days,
        ),
    ],
    to_text: Annotated[
        str,
        typer.Argument(
            metavar="TO",
            help="A day without a check-in, not after the one was entered",
            autocompletion=completion.complete_days,
        ),
    ],
) -> None:
    """Move a check-in to another day. The moment of entry stays."""
    from prtcheck.actions import move as action
    from prtcheck.core.days import format_day
    from prtcheck.wording.changes import format_day_answers
    from prtcheck.wording.day import format_lateness

    context = current_context()
    day, to = (parse_any_day(text, context.today) for text in (day_text, to_text))
    moved = action.move(context, day, to)
    late = format_lateness(moved, context.settings.day_ends)
    print_lines(
        f"Moved from {format_day(day)} to {format_day_answers(to, moved)}",
        *([f"Entered {late}."] if late else []),
        "Undo with: prtcheck undo",
    )
