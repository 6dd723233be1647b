"""The `log` command."""

from functools import partial
from typing import Annotated

import typer

from prtcheck.cli import options
from prtcheck.cli.current_context import current_context


def log(  # noqa: PLR0913 - each is an option
    *,
    pain: options.PainOption = None,
    fear: options.FearOption = None,
    cause: options.CauseOption = None,
    did: options.DidOption = None,
    note: options.NoteOption = None,
    rating: options.RatingOption = None,
    exception: options.ExceptionOption = None,
    day_text: options.DateOption = "today",
    replace_it: Annotated[
        bool, typer.Option("--replace", help="Replace the day's check-in, if it has one")
    ] = False,
) -> None:
    """Log a whole check-in in one line."""
    from prtcheck.cli.answers import TypedAnswers, compose_check_in
    from prtcheck.cli.save_answers import save_answers

    context = current_context()
    day = options.parse_past_day(day_text, context.today)
    typed = TypedAnswers(
        pain=pain,
        fear=fear,
        cause=cause,
        did=did,
        note=note,
        rating=rating,
        exception=exception,
    )
    compose = partial(compose_check_in, typed, day, context.now, may_replace=replace_it)
    save_answers(context, day, compose)
