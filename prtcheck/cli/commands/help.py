"""The `help` command."""

from typing import Annotated

import typer

from prtcheck.cli.help_pages import print_topic, print_topics


def help_(
    ctx: typer.Context,
    topic: Annotated[
        str | None,
        typer.Argument(metavar="[TOPIC]", help="A topic or a command. Default: list all of them"),
    ] = None,
) -> None:
    """Explain a topic, or list the topics and commands."""
    if topic is None:
        print_topics(ctx.find_root())
    else:
        print_topic(ctx.find_root(), topic)
