"""The `restore` command."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from prtcheck.cli.console import confirm, ignore_broken_pipe, print_lines, print_raw
from prtcheck.cli.current_context import current_context
from prtcheck.core.days import format_day
from prtcheck.core.text import pluralize
from prtcheck.errors import ExitCode
from prtcheck.files import has_file

if TYPE_CHECKING:
    from prtcheck.storage.restore import Difference

_MOST_DAYS_NAMED = 5


def restore(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A safety copy of a diary.")],
    *,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Bring a safety copy back; the present diary is kept beside.

    Shows what would be lost, and asks.
    """
    from prtcheck.actions.restore import apply_restore, plan_restore
    from prtcheck.formats.file_kind import require_copy

    context = current_context()
    source = Path(file).expanduser().absolute()
    require_copy(source)
    with plan_restore(context, source) as plan:
        if has_file(context.paths.diary):
            _print_difference(plan.difference)
        if not yes and not confirm("Restore it?", f"prtcheck restore {file} --yes"):
            with ignore_broken_pipe():
                print_lines("Nothing was changed.")
            raise typer.Exit(ExitCode.NO)
        former = apply_restore(context, plan)
    print_raw(f"Restored from {source}")
    if former:
        print_raw(f"The former diary is kept: {former}")


def _print_difference(difference: "Difference | None") -> None:
    if difference is None:
        print_lines("The present diary cannot be read; it would be moved aside.")
        return
    for days, what in (
        (difference.lost, "would no longer be there"),
        (difference.changed, "would be as in the copy"),
        (difference.brought, "would come back"),
    ):
        if days:
            print_lines(f"{pluralize(len(days), 'day')} {what}: {_format_days(days)}")
    if not (difference.lost or difference.changed or difference.brought):
        print_lines("The copy holds the same check-ins as the diary.")


def _format_days(days: Sequence[date]) -> str:
    latest = ", ".join(map(format_day, days[-_MOST_DAYS_NAMED:]))
    return f"{latest}, and earlier ones" if len(days) > _MOST_DAYS_NAMED else latest
