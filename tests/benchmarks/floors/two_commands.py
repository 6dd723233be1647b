"""The floor of --help and --version: a Typer program with two commands and nothing in them."""

from typing import Annotated

import typer

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)


def show_version(asked):
    if asked:
        print("floor 1")  # noqa: T201 - its whole work
        raise typer.Exit


@app.callback()
def floor(
    *,
    _version: Annotated[
        bool, typer.Option("--version", callback=show_version, is_eager=True)
    ] = False,
) -> None:
    """Do nothing."""


@app.command()
def one() -> None:
    """Do nothing."""


@app.command()
def two() -> None:
    """Do nothing either."""


app()
