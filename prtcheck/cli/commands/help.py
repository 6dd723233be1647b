"""The `help` command."""

from typing import Annotated

import typer

from prtcheck.actions.help_topics import TOPICS
from prtcheck.cli.help_pages import print_topic, print_topics


def _complete_topics(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the topics and commands that start with this."""
    root = ctx.find_root()
    names = dict.fromkeys([*TOPICS, *root.command.list_commands(root)])  # type: ignore[attr-defined]
    return [name for name in names if name.startswith(incomplete)]


def help_(
    ctx: typer.Context,
    topic: Annotated[
        str | None,
        typer.Argument(
            metavar="[TOPIC]",
            help="A topic or a command. Default: list all of them",
            autocompletion=_complete_topics,
        ),
    ] = None,
) -> None:
    """Explain a topic, or list the topics and commands."""
    if topic is None:
        print_topics(ctx.find_root())
    else:
        print_topic(ctx.find_root(), topic)
