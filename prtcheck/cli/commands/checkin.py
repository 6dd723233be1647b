"""The `checkin` command."""

import typer

from prtcheck.cli.current_context import current_context
from prtcheck.cli.open_app import open_app
from prtcheck.cli.options import DateOption, PlainOption, parse_past_day


def checkin(*, day_text: DateOption = "today", plain: PlainOption = False) -> None:
    """Check in for a day, in full screen or line by line."""
    context = current_context()
    day = parse_past_day(day_text, context.today)
    instead = f"prtcheck log --date {day} --pain 4 --fear 3"
    raise typer.Exit(open_app(context, day, instead, plain=plain))
