"""The `doctor` command."""

import sys
from itertools import filterfalse
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from prtcheck.cli.console import print_lines, print_raw
from prtcheck.cli.current_context import current_context
from prtcheck.cli.terminal import is_terminal
from prtcheck.cli.versions import format_versions
from prtcheck.context import Context
from prtcheck.core.days import format_day
from prtcheck.core.text import pluralize
from prtcheck.errors import DiaryError, ExitCode, PlaceError
from prtcheck.path_checks import has_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prtcheck.actions.repair import Repair
    from prtcheck.storage.definitions import BadDefinition
    from prtcheck.storage.doctor import Finding


def doctor(
    *,
    yes_backup: Annotated[
        bool, typer.Option("--yes-backup", help="Restore damaged days to what they were before")
    ] = False,
    yes_accept: Annotated[
        bool, typer.Option("--yes-accept", help="Accept damaged days as they are now")
    ] = False,
) -> None:
    """Check the diary, its backups, rights, disk and settings, with a cure for each finding.

    Days that are not as they were written are shown and can be mended one by one.
    """
    from prtcheck.cli.repair_days import drop_histories, mend_day, salvage
    from prtcheck.cli.repair_definitions import mend_definition
    from prtcheck.storage.doctor import run_checks

    context = current_context()
    days, definitions, histories = _find_bad_rows(context)  # first: it upgrades an older diary
    findings = [*run_checks(context.paths.diary, context.now), *_check_settings(context)]
    left = [*findings, *days, *definitions, *histories]
    is_asking = is_terminal(sys.stdin) and is_terminal(sys.stderr)
    _print_findings(findings, context)
    if any(map(_is_damage, findings)) and salvage(context, yes=yes_backup, ask=is_asking):
        left = list(filterfalse(_is_damage, left))
    for day in days:
        if mend_day(context, day, yes_backup=yes_backup, yes_accept=yes_accept, ask=is_asking):
            left.remove(day)
    for bad in definitions:
        if mend_definition(
            context, bad, yes_backup=yes_backup, yes_accept=yes_accept, ask=is_asking
        ):
            left.remove(bad)
    if histories and drop_histories(
        context, histories, yes=yes_backup or yes_accept, ask=is_asking
    ):
        left = [finding for finding in left if finding not in histories]
    number = len(findings) + len(days) + len(definitions) + len(histories)
    print_lines(f"{pluralize(number, 'problem')} found." if number else "No problems found.")
    raise typer.Exit(ExitCode.NO if left else ExitCode.OK)


def _is_damage(finding: object) -> bool:
    return getattr(finding, "is_damage", False)


def _find_bad_rows(context: Context) -> "tuple[list[Repair], list[BadDefinition], list[str]]":
    """Return the days, the definitions and whose former states are not as they were written."""
    from prtcheck.actions.repair import find_bad_definitions, find_bad_histories, find_repairs

    try:
        definitions = find_bad_definitions(context)
        return find_repairs(context), definitions, find_bad_histories(context)
    except DiaryError:  # a file that cannot be read at all is a finding already
        return [], [], []


def _print_findings(findings: "Sequence[Finding]", context: Context) -> None:
    print_lines(format_versions("Textual", "Typer", "SQLModel"))
    print_raw(f"newest backup: {_format_newest_backup(context.paths.diary)}")
    draft = context.drafts.latest()
    if draft:
        print_lines(
            f"Unfinished check-in: {format_day(draft.day)}. "
            f"Continue with `prtcheck checkin --date {draft.day}`."
        )
    for finding in findings:
        print_lines(f"! {finding.what}")
        names_a_path = str(context.paths.data) in finding.cure
        (print_raw if names_a_path else print_lines)(f"  {finding.cure}")


def _format_newest_backup(diary: Path) -> str:
    from prtcheck.storage.backup import list_backups

    try:
        newest = next(iter(list_backups(diary)), None)
    except PlaceError:
        return "can't be looked for"
    return str(newest.path) if newest else "none yet"


def _check_settings(context: Context) -> "list[Finding]":
    from prtcheck.storage.doctor import Finding

    try:
        has_file(context.paths.settings)
    except PlaceError as error:
        return [Finding(error.what, error.cure)] if context.settings.problems else []
    return [Finding(problem, "Fix that line.") for problem in context.settings.problems]
