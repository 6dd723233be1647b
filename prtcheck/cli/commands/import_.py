"""The command that takes check-ins in: import."""

from typing import Annotated

import typer

from prtcheck.cli.console import current_context


def import_file(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A CSV or prtcheck's JSON, or - for stdin.")
    ],
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would become of each day.")
    ] = False,
) -> None:
    """Take in the check-ins of a CSV or JSON, this diary's or another's.

    All of them or, when anything in the file cannot be taken, none. Of two different records of
    one day the one changed later stays and the other goes into the day's history. Undo takes all
    of it back.
    """
    from prtcheck.cli.merging import import_file

    import_file(current_context(), file, dry_run=dry_run)
