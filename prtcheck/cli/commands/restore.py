"""The `restore` command."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from prtcheck.cli.console import choose, print_lines, print_raw
from prtcheck.cli.current_context import current_context
from prtcheck.core.days import format_day
from prtcheck.core.text import pluralize
from prtcheck.errors import DiaryError, ExitCode, InvalidInputError
from prtcheck.path_checks import has_file, to_path

if TYPE_CHECKING:
    from prtcheck.context import Context
    from prtcheck.storage.backup import Backup
    from prtcheck.storage.restore import Difference, Restored

_MOST_DAYS_NAMED = 20
_REPLACE, _MERGE = "replace", "merge"
_KINDS = {
    "daily": "daily",
    "migration": "before an update",
    "restore": "before a restore",
    "asked": "by hand",
}


def restore(
    file: Annotated[
        str | None,
        typer.Argument(metavar="FILE", help="A backup of a diary. Default: list the backups"),
    ] = None,
    *,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Replace the diary without asking")
    ] = False,
    merge: Annotated[
        bool, typer.Option("--merge", help="Keep the diary's days and add the backup's")
    ] = False,
) -> None:
    """Restore a backup. The present diary is kept.

    Shows which days only the present diary has, and asks whether to replace it or to merge both.
    Without FILE: lists the backups, newest first.
    """
    from prtcheck.actions import restore as action
    from prtcheck.formats.file_kind import require_copy

    context = current_context()
    if file is None:
        _require_no_answer(yes=yes, merge=merge)
        _list_backups(context)
        return
    source = to_path(file).absolute()
    require_copy(source)
    if merge:
        _merge(context, source)
    elif yes:
        _print_restored(action.replace_diary(context, source, shown=None), source)
    else:
        _ask(context, source, file)


def _ask(context: "Context", source: Path, typed: str) -> None:
    """Show what a restore would change, and do what the person answers."""
    from prtcheck.actions import restore as action

    shown = action.compare(context, source)
    if has_file(context.paths.diary):
        print_lines(*_format_plan(shown.difference))
    can_merge = shown.difference is not None and (shown.difference.lost or shown.difference.changed)
    question = (
        "Replace the diary, merge the backup into it, or change nothing? "
        "r: replace, m: merge, Enter: nothing [r/m/N]"
        if can_merge
        else "Restore it? [y/N]"
    )
    answers = (_REPLACE, _MERGE) if can_merge else ("yes",)
    answer = choose(question, answers, f"prtcheck restore {typed} --yes")
    if answer is None:
        print_lines("Nothing was changed.")
        raise typer.Exit(ExitCode.NO)
    if answer == _MERGE:
        _merge(context, source)
    else:
        _print_kept(action.replace_diary(context, source, shown), source)


def _merge(context: "Context", source: Path) -> None:
    from prtcheck.actions.restore import merge_backup

    merged = merge_backup(context, source)
    if merged.changes_nothing:
        print_lines("The diary already holds all that the backup holds. Nothing was changed.")
        return
    print_raw(f"Merged from {source}")
    print_lines(
        f"{pluralize(len(merged.added), 'day')} added, {len(merged.changed)} changed, "
        f"{len(merged.kept)} kept as they were.",
        "Undo with: prtcheck undo",
    )


def _print_restored(restored: "Restored", source: Path) -> None:
    """Say what was replaced, where the person was not asked before."""
    if restored.kept is not None:
        print_lines(*_format_done(restored.difference))
    _print_kept(restored, source)


def _print_kept(restored: "Restored", source: Path) -> None:
    print_raw(f"Restored from {source}")
    if restored.kept:
        print_raw(f"The former diary is kept: {restored.kept}")


def _format_plan(difference: "Difference | None") -> Iterator[str]:
    if difference is None:
        yield "The present diary can't be read. It would be kept beside the restored one."
        return
    yield from _format_days(difference.lost, "would no longer be there")
    yield from _format_days(difference.changed, "would be as in the backup")
    yield from _format_days(difference.brought, "would come back")
    if not (difference.lost or difference.changed or difference.brought):
        yield "The backup holds the same check-ins as the diary."


def _format_done(difference: "Difference | None") -> Iterator[str]:
    if difference is not None:
        yield from _format_days(difference.lost, "no longer in the diary")
        yield from _format_days(difference.changed, "now as in the backup")
        yield from _format_days(difference.brought, "came back")


def _format_days(days: Sequence[date], what: str) -> Iterator[str]:
    if days:
        latest = ", ".join(map(format_day, days[-_MOST_DAYS_NAMED:]))
        more = ", and earlier ones" if len(days) > _MOST_DAYS_NAMED else ""
        yield f"{pluralize(len(days), 'day')} {what}: {latest}{more}"


def _require_no_answer(*, yes: bool, merge: bool) -> None:
    if yes or merge:
        raise InvalidInputError("Name the backup to restore. `prtcheck restore` lists them.")


def _list_backups(context: "Context") -> None:
    from prtcheck.storage.backup import list_backups

    backups = list_backups(context.paths.diary)
    if not backups:
        print_lines("There is no backup yet. Make one: prtcheck backup")
    for backup in backups:
        print_raw(_format_backup(backup))


def _format_backup(backup: "Backup") -> str:
    from prtcheck.storage.backup import count_check_ins

    try:
        holds = pluralize(count_check_ins(backup.path), "check-in")
    except DiaryError:
        holds = "can't be read"
    kind = _KINDS[backup.kind]
    return f"{backup.made_at:%Y-%m-%d %H:%M}  {kind:16}  {holds:>15}  {backup.path}"
