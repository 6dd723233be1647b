"""The commands that keep the diary safe: backup, restore, doctor."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from prtcheck.cli.console import confirm, current_context, print_lines, print_raw
from prtcheck.context import Context
from prtcheck.core.days import format_day
from prtcheck.core.text import pluralize
from prtcheck.errors import ExitCode, InvalidInputError

if TYPE_CHECKING:
    from prtcheck.storage.restore import Difference

_MOST_DAYS_NAMED = 5


def backup(
    file: Annotated[
        str | None, typer.Argument(metavar="FILE", help="Where to; else the backups' folder.")
    ] = None,
) -> None:
    """Make a safety copy of the diary, opened and checked before it counts."""
    from prtcheck.storage.backup import copy_diary, folder_of

    context = current_context()
    if not context.paths.diary.exists():
        raise InvalidInputError("There is no diary yet: there is nothing to back up.")
    if file is None:
        from prtcheck.files import make_private_folder

        make_private_folder(folder_of(context.paths.diary))
        target = folder_of(context.paths.diary) / f"asked-{context.now:%Y-%m-%dT%H%M%S}.db"
    else:
        target = _target(file, context)
    whole = copy_diary(context.paths.diary, target)
    print_lines(f"{pluralize(whole.check_ins, 'check-in')} copied, and read back from there:")
    print_raw(f"  {target}")


def _target(file: str, context: Context) -> Path:
    target = Path(file).expanduser().absolute()
    if target.is_dir():
        raise InvalidInputError(f"{target} is a folder: name a file in it.")
    if target.exists() and target.samefile(context.paths.diary):
        raise InvalidInputError(f"{target} is the diary itself: name another file.")
    if target.exists():
        raise InvalidInputError(f"{target} is there already: name a new file.")
    return target


def restore(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A safety copy of a diary.")],
    *,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Bring a safety copy back; the present diary is kept beside.

    Shows what would be lost, and asks.
    """
    from prtcheck.formats.file_kind import require_copy
    from prtcheck.storage import restore as restoring

    context = current_context()
    source = Path(file).expanduser().absolute()
    require_copy(source)
    with restoring.prepared(source, context.paths.diary) as copy:
        if context.paths.diary.exists():
            _show(restoring.difference(context.diary, copy))
        if not yes and not confirm("Restore it?", f"prtcheck restore {file} --yes"):
            print_lines("Nothing was changed.")
            raise typer.Exit(ExitCode.NO)
        kept = restoring.restore(copy, context.paths.diary, context.now)
    print_raw(f"Restored from {source}")
    if kept:
        print_raw(f"The former diary is kept: {kept}")


def _show(difference: "Difference | None") -> None:
    if difference is None:
        print_lines("The present diary cannot be read; it would be moved aside.")
        return
    for days, what in (
        (difference.lost, "would no longer be there"),
        (difference.changed, "would be as in the copy"),
        (difference.brought, "would come back"),
    ):
        if days:
            print_lines(f"{pluralize(len(days), 'day')} {what}: {_named(days)}")
    if not (difference.lost or difference.changed or difference.brought):
        print_lines("The copy holds the same check-ins as the diary.")


def _named(days: Sequence[date]) -> str:
    named = ", ".join(format_day(day) for day in days[-_MOST_DAYS_NAMED:])
    return f"{named}, and earlier ones" if len(days) > _MOST_DAYS_NAMED else named


def doctor() -> None:
    """Check the diary, its backups, rights, disk and settings, with a cure for each finding."""
    from prtcheck.storage.backup import list_backups
    from prtcheck.storage.doctor import Finding, run_checks

    context = current_context()
    print_lines(_versions())
    newest = next(iter(list_backups(context.paths.diary)), None)
    print_raw(f"newest backup: {newest.path if newest else 'none yet'}")
    begun = context.drafts.latest()
    if begun:
        print_lines(f"a check-in was begun and not saved: {format_day(begun.day)}")
    findings = list(run_checks(context.paths.diary, context.now))
    findings += [Finding(problem, "Mend that line.") for problem in context.settings.problems]
    for finding in findings:
        print_lines(f"! {finding.what}")
        names_a_path = str(context.paths.data) in finding.cure
        (print_raw if names_a_path else print_lines)(f"  {finding.cure}")
    print_lines(f"{pluralize(len(findings), 'finding')}." if findings else "Nothing is amiss.")
    raise typer.Exit(ExitCode.NO if findings else ExitCode.OK)


def _versions() -> str:
    import platform
    from importlib.metadata import version

    from prtcheck.storage.connection import engine_version

    libraries = ", ".join(f"{name} {version(name)}" for name in ("textual", "typer", "sqlmodel"))
    own = f"prtcheck {version('prtcheck')}, Python {platform.python_version()}"
    return f"{own}, SQLite {engine_version()}, {libraries}"
