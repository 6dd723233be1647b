"""The floor of trend: a Typer command that loads what draws and what reads."""

import typer

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command()
def load() -> None:
    """Load the libraries."""
    import sqlite3  # noqa: F401

    import plotext  # noqa: F401
    import rich.console  # noqa: F401


app()
