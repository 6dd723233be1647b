"""The `doctor` command."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from prtcheck.cli.console import confirm, print_lines, print_raw
from prtcheck.cli.current_context import current_context
from prtcheck.cli.terminal import is_terminal
from prtcheck.context import Context
from prtcheck.core.days import format_day
from prtcheck.core.text import pluralize
from prtcheck.errors import DiaryError, ExitCode, PlaceError
from prtcheck.files import has_file

if TYPE_CHECKING:
    from prtcheck.storage.doctor import Finding


def doctor(
    *,
    yes_backup: Annotated[
        bool, typer.Option("--yes-backup", help="Make bad days again what they were before.")
    ] = False,
    yes_accept: Annotated[
        bool, typer.Option("--yes-accept", help="Take bad days as they are now.")
    ] = False,
) -> None:
    """Check the diary, its backups, rights, disk and settings, with a cure for each finding.

    Days that are not as they were written are shown and can be mended one by one.
    """
    from prtcheck.storage.doctor import run_checks

    context = current_context()
    print_lines(_format_versions())
    print_raw(f"newest backup: {_format_newest_backup(context.paths.diary)}")
    draft = context.drafts.latest()
    if draft:
        print_lines(f"a check-in was begun and not saved: {format_day(draft.day)}")
    findings = list(run_checks(context.paths.diary, context.now))
    findings += _check_settings(context)
    for finding in findings:
        print_lines(f"! {finding.what}")
        names_a_path = str(context.paths.data) in finding.cure
        (print_raw if names_a_path else print_lines)(f"  {finding.cure}")
    ask = is_terminal(sys.stdin) and is_terminal(sys.stderr)
    is_damaged = any(finding.is_damage for finding in findings)
    saved = is_damaged and _salvage(context, yes=yes_backup, ask=ask)
    found, left = _repair_days(context, yes_backup=yes_backup, yes_accept=yes_accept, ask=ask)
    histories, kept = _drop_histories(context, yes=yes_backup or yes_accept, ask=ask)
    number = len(findings) + found + histories
    print_lines(f"{pluralize(number, 'finding')}." if number else "Nothing is amiss.")
    remaining = len(findings) - saved + left + kept
    raise typer.Exit(ExitCode.NO if remaining else ExitCode.OK)


def _salvage(context: Context, *, yes: bool, ask: bool) -> bool:
    """Show what can be read of a damaged diary; return whether it was put in its place."""
    from prtcheck.actions.repair import apply_salvage, plan_salvage

    with plan_salvage(context) as salvaged:
        if salvaged is None:
            print_lines("  Nothing of it can be read any more.")
            return False
        read, days = pluralize(salvaged.read, "day"), pluralize(salvaged.days, "day")
        print_lines(f"  Read from the damaged file: {read}; with the newest sound backup: {days}.")
        instead = "prtcheck doctor --yes-backup"
        if not (yes or (ask and confirm("  Make the diary of these?", instead))):
            print_lines(f"  Make the diary of these with: {instead}")
            return False
        kept = apply_salvage(context, salvaged)
        print_raw("  Done. The damaged file is kept:", f"  {kept}")
        return True


def _repair_days(
    context: Context, *, yes_backup: bool, yes_accept: bool, ask: bool
) -> tuple[int, int]:
    """Show and mend the bad days; return how many there were, and how many are left so."""
    from prtcheck.actions.repair import find_repairs
    from prtcheck.cli.repair_days import apply_repair, choose_repair, print_bad_day

    try:
        repairs = find_repairs(context)
    except DiaryError:  # a file that cannot be read at all is a finding already
        return 0, 0
    left = 0
    for repair in repairs:
        print_bad_day(repair)
        choice = choose_repair(repair, yes_backup=yes_backup, yes_accept=yes_accept, ask=ask)
        if choice:
            apply_repair(context, repair, choice)
        left += not choice
    return len(repairs), left


def _drop_histories(context: Context, *, yes: bool, ask: bool) -> tuple[int, int]:
    """Show and remove bad former states; return whether there were any, and are any left."""
    from prtcheck.actions.repair import drop_bad_revisions, find_bad_histories
    from prtcheck.cli.repair_days import print_bad_histories

    try:
        days = find_bad_histories(context)
    except DiaryError:
        return 0, 0
    if not days:
        return 0, 0
    print_bad_histories(days)
    instead = "prtcheck doctor --yes-accept"
    if not (yes or (ask and confirm("  Take them out of the history?", instead))):
        print_lines(f"  Take them out with: {instead}")
        return 1, 1
    drop_bad_revisions(context)
    print_lines("  They are taken out; the days stay as they are.")
    return 1, 0


def _format_newest_backup(diary: Path) -> str:
    from prtcheck.storage.backup import list_backups

    try:
        newest = next(iter(list_backups(diary)), None)
    except PlaceError:
        return "cannot be looked for"
    return str(newest.path) if newest else "none yet"


def _check_settings(context: Context) -> "list[Finding]":
    from prtcheck.storage.doctor import Finding

    try:
        has_file(context.paths.settings)
    except PlaceError as error:
        return [Finding(error.what, error.cure)] if context.settings.problems else []
    return [Finding(problem, "Mend that line.") for problem in context.settings.problems]


def _format_versions() -> str:
    import platform
    from importlib.metadata import version

    from prtcheck.storage.connection import engine_version

    libraries = ", ".join(f"{name} {version(name)}" for name in ("textual", "typer", "sqlmodel"))
    own = f"prtcheck {version('prtcheck')}, Python {platform.python_version()}"
    return f"{own}, SQLite {engine_version()}, {libraries}"
