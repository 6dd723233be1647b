"""The `backup` command."""

from pathlib import Path
from typing import Annotated

import typer

from prtcheck.cli.console import print_lines, print_raw
from prtcheck.cli.current_context import current_context
from prtcheck.context import Context
from prtcheck.core.text import pluralize
from prtcheck.errors import InvalidInputError
from prtcheck.files import has_file, has_folder, look


def backup(
    file: Annotated[
        str | None, typer.Argument(metavar="FILE", help="Where to; else the backups' folder.")
    ] = None,
) -> None:
    """Make a safety copy of the diary, opened and checked before it counts."""
    from prtcheck.storage.backup import copy_diary

    context = current_context()
    if not has_file(context.paths.diary):
        raise InvalidInputError("There is no diary yet: there is nothing to back up.")
    target = _target_in_backups(context) if file is None else _target(file, context)
    counts = copy_diary(context.paths.diary, target)
    print_lines(f"{pluralize(counts.check_ins, 'check-in')} copied, and read back from there:")
    print_raw(f"  {target}")


def _target_in_backups(context: Context) -> Path:
    from prtcheck.files import make_private_folder
    from prtcheck.storage.backup import folder_of

    folder = folder_of(context.paths.diary)
    make_private_folder(folder)
    return folder / f"asked-{context.now:%Y-%m-%dT%H%M%S}.db"


def _target(file: str, context: Context) -> Path:
    target = Path(file).expanduser().absolute()
    if has_folder(target):
        raise InvalidInputError(f"{target} is a folder: name a file in it.")
    if look(target) and target.samefile(context.paths.diary):
        raise InvalidInputError(f"{target} is the diary itself: name another file.")
    if look(target):
        raise InvalidInputError(f"{target} is there already: name a new file.")
    return target
