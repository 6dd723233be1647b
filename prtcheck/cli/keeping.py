"""The commands that keep the diary safe: backup, restore, doctor."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from prtcheck.cli.output import agreed, say, say_as_it_is
from prtcheck.cli.world import World, here_and_now
from prtcheck.core.days import spoken
from prtcheck.core.text import counted
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

    world = here_and_now()
    if not world.places.diary.exists():
        raise InvalidInputError("There is no diary yet: there is nothing to back up.")
    if file is None:
        from prtcheck.storage.files import make_private_folder

        make_private_folder(folder_of(world.places.diary))
        target = folder_of(world.places.diary) / f"asked-{world.now:%Y-%m-%dT%H%M%S}.db"
    else:
        target = _target(file, world)
    whole = copy_diary(world.places.diary, target)
    say(f"{counted(whole.check_ins, 'check-in')} copied, and read back from there:")
    say_as_it_is(f"  {target}")


def _target(file: str, world: World) -> Path:
    target = Path(file).expanduser().absolute()
    if target.is_dir():
        raise InvalidInputError(f"{target} is a folder: name a file in it.")
    if target.exists() and target.samefile(world.places.diary):
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
    from prtcheck.cli.replacing import require_copy
    from prtcheck.storage import restore as restoring

    world = here_and_now()
    source = Path(file).expanduser().absolute()
    require_copy(source)
    with restoring.prepared(source, world.places.diary) as copy:
        if world.places.diary.exists():
            _show(restoring.difference(world.diary, copy))
        if not yes and not agreed("Restore it?", f"prtcheck restore {file} --yes"):
            say("Nothing was changed.")
            raise typer.Exit(ExitCode.NO)
        kept = restoring.restore(copy, world.places.diary, world.now)
    say_as_it_is(f"Restored from {source}")
    if kept:
        say_as_it_is(f"The former diary is kept: {kept}")


def _show(difference: "Difference | None") -> None:
    if difference is None:
        say("The present diary cannot be read; it would be moved aside.")
        return
    for days, what in (
        (difference.lost, "would no longer be there"),
        (difference.changed, "would be as in the copy"),
        (difference.brought, "would come back"),
    ):
        if days:
            say(f"{counted(len(days), 'day')} {what}: {_named(days)}")
    if not (difference.lost or difference.changed or difference.brought):
        say("The copy holds the same check-ins as the diary.")


def _named(days: Sequence[date]) -> str:
    named = ", ".join(spoken(day) for day in days[-_MOST_DAYS_NAMED:])
    return f"{named}, and earlier ones" if len(days) > _MOST_DAYS_NAMED else named


def doctor() -> None:
    """Check the diary, its backups, rights, disk and settings, with a cure for each finding."""
    from prtcheck.storage.backup import backups
    from prtcheck.storage.doctor import Finding, examine

    world = here_and_now()
    say(_versions())
    newest = next(iter(backups(world.places.diary)), None)
    say_as_it_is(f"newest backup: {newest.path if newest else 'none yet'}")
    begun = world.drafts.latest()
    if begun:
        say(f"a check-in was begun and not saved: {spoken(begun.day)}")
    findings = list(examine(world.places.diary, world.now))
    findings += [Finding(problem, "Mend that line.") for problem in world.settings.problems]
    for finding in findings:
        say(f"! {finding.what}")
        names_a_path = str(world.places.data) in finding.cure
        (say_as_it_is if names_a_path else say)(f"  {finding.cure}")
    say(f"{counted(len(findings), 'finding')}." if findings else "Nothing is amiss.")
    raise typer.Exit(ExitCode.NO if findings else ExitCode.OK)


def _versions() -> str:
    import platform
    from importlib.metadata import version

    from prtcheck.storage.opening import engine_version

    libraries = ", ".join(f"{name} {version(name)}" for name in ("textual", "typer", "sqlmodel"))
    own = f"prtcheck {version('prtcheck')}, Python {platform.python_version()}"
    return f"{own}, SQLite {engine_version()}, {libraries}"
