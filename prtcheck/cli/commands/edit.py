"""The `edit` command."""

from functools import partial

import typer

from prtcheck.cli import options
from prtcheck.cli.current_context import current_context
from prtcheck.cli.open_app import open_app


def edit(  # noqa: PLR0913 - each is an option
    day_text: options.DayArgument,
    *,
    pain: options.PainOption = None,
    fear: options.FearOption = None,
    cause: options.CauseOption = None,
    did: options.DidOption = None,
    note: options.NoteOption = None,
    rating: options.RatingOption = None,
    exception: options.ExceptionOption = None,
    plain: options.PlainOption = False,
) -> None:
    """Change a day's check-in.

    The options say what changes; without any, the day opens in full screen. Causes and
    activities that are given take the place of all former ones. Clear an answer with
    --pain none, --fear none, --rating NAME=none, --cause '', --did '', --exception '' or
    --note ''. A rating of your own that is no longer asked can be changed on its days.
    """
    from prtcheck.cli.answers import TypedAnswers, compose_edit
    from prtcheck.cli.save_answers import save_answers

    context = current_context()
    day = options.parse_logged_day(day_text, context)
    typed = TypedAnswers(
        pain=pain,
        fear=fear,
        cause=cause,
        did=did,
        note=note,
        rating=rating,
        exception=exception,
    )
    if typed == TypedAnswers():
        raise typer.Exit(open_app(context, day, f"prtcheck edit {day} --pain 4", plain=plain))
    save_answers(context, day, partial(compose_edit, typed, day, context.now))
