"""The `checkin` command."""

import typer

from prtcheck.cli.current_context import current_context
from prtcheck.cli.open_app import open_app
from prtcheck.cli.options import DateOption, PlainOption, parse_past_day


def checkin(*, day_text: DateOption = "today", plain: PlainOption = False) -> None:
    """Check in for a day, in full screen or line by line."""
    context = current_context()
    day = parse_past_day(day_text, context.today)
    if plain:
        from prtcheck.cli.plain_check_in.run import run_plain_check_in

        raise typer.Exit(run_plain_check_in(context, day))
    raise typer.Exit(open_app(context, day, f"prtcheck log --date {day} --pain 4 --fear 3"))
