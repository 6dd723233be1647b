"""The `status` command as Typer reads it; `print_status` runs without Typer."""

import typer

from prtcheck.cli.options import JsonOption


def status(*, as_json: JsonOption = False) -> None:
    """Say whether today's check-in is done.

    Exit 0 when it is, 1 when it is due; 0 during a pause.
    """
    from prtcheck.cli.print_status import print_status

    raise typer.Exit(print_status(as_json=as_json))
