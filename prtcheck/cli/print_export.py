"""The writing of an export. Runs without Typer for a plain `prtcheck export`."""

from collections.abc import Iterable
from pathlib import Path

from prtcheck.actions.export import ExportPlan, plan_csv, write_lines
from prtcheck.cli.console import print_bytes, print_message
from prtcheck.context import Context
from prtcheck.core.text import pluralize


def print_csv(context: Context) -> None:
    """Write all check-ins as CSV to stdout."""
    print_export(plan_csv(context), None)


def print_export(plan: ExportPlan, target: Path | None) -> None:
    """Write an export to stdout, or to a file that appears complete or not at all."""
    if not plan.check_ins:
        print_message("No check-ins on these days. The export is empty.")
    print_or_write(plan.lines, target, pluralize(plan.check_ins, "check-in"))


def print_or_write(lines: Iterable[str], target: Path | None, what: str) -> None:
    """Write to stdout, or to a file and say so."""
    if target is None:
        print_bytes(line.encode() for line in lines)
        return
    from prtcheck.cli.progress import progress_bar

    with progress_bar("Writing"):
        write_lines(lines, target)
    print_message(f"{what} written to {target}")
