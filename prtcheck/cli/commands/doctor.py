"""The `doctor` command."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from prtcheck.cli.console import ignore_broken_pipe, print_lines, print_raw
from prtcheck.cli.current_context import current_context
from prtcheck.context import Context
from prtcheck.core.days import format_day
from prtcheck.core.text import pluralize
from prtcheck.errors import ExitCode, PlaceError
from prtcheck.files import has_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prtcheck.storage.doctor import Finding


def doctor() -> None:
    """Check the diary, its backups, rights, disk and settings, with a cure for each finding."""
    from prtcheck.storage.doctor import run_checks

    context = current_context()
    findings = list(run_checks(context.paths.diary, context.now))
    findings += _check_settings(context)
    with ignore_broken_pipe():
        _print_findings(findings, context)
    raise typer.Exit(ExitCode.NO if findings else ExitCode.OK)


def _print_findings(findings: "Sequence[Finding]", context: Context) -> None:
    print_lines(_format_versions())
    print_raw(f"newest backup: {_format_newest_backup(context.paths.diary)}")
    draft = context.drafts.latest()
    if draft:
        print_lines(f"a check-in was begun and not saved: {format_day(draft.day)}")
    for finding in findings:
        print_lines(f"! {finding.what}")
        names_a_path = str(context.paths.data) in finding.cure
        (print_raw if names_a_path else print_lines)(f"  {finding.cure}")
    print_lines(f"{pluralize(len(findings), 'finding')}." if findings else "Nothing is amiss.")


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
