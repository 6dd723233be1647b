"""The `backup` command."""

from pathlib import Path
from typing import Annotated

import typer

from prtcheck.cli.console import print_lines, print_raw
from prtcheck.cli.current_context import current_context
from prtcheck.context import Context
from prtcheck.core.text import pluralize
from prtcheck.errors import InvalidInputError
from prtcheck.path_checks import has_file, has_folder, look, to_path


def backup(
    file: Annotated[
        str | None, typer.Argument(metavar="FILE", help="Where to. Default: the backups' folder")
    ] = None,
) -> None:
    """Make a backup of the diary, opened and checked before it counts."""
    context = current_context()
    if not has_file(context.paths.diary):
        raise InvalidInputError("There is no diary yet, so there is nothing to back up.")
    count, target = _back_up(context) if file is None else _copy_to(_target(file, context), context)
    print_lines(f"{pluralize(count, 'check-in')} backed up and checked:")
    print_raw(f"  {target}")


def _back_up(context: Context) -> tuple[int, Path]:
    from prtcheck.storage.backup import BackupKind, back_up, count_check_ins

    made = back_up(context.paths.diary, context.now, BackupKind.ASKED)
    return count_check_ins(made), made


def _copy_to(target: Path, context: Context) -> tuple[int, Path]:
    from prtcheck.storage.backup import copy_diary

    try:
        return copy_diary(context.paths.diary, target).check_ins, target
    except FileExistsError:
        raise _taken_error(target) from None


def _target(file: str, context: Context) -> Path:
    target = to_path(file).absolute()
    if has_folder(target):
        raise InvalidInputError(f"{target} is a folder. Name a file in it.")
    if look(target) and target.samefile(context.paths.diary):
        raise InvalidInputError(f"{target} is the diary itself. Name another file.")
    if look(target):
        raise _taken_error(target)
    return target


def _taken_error(target: Path) -> InvalidInputError:
    return InvalidInputError(f"{target} exists already. Name a new file.")
