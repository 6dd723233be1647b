"""Mending a phase or an own rating that `doctor` found not to be as it was written."""

from prtcheck.actions.repair import repair_definition
from prtcheck.cli.console import print_lines
from prtcheck.cli.repair_days import ACCEPT, BACK, choose
from prtcheck.context import Context
from prtcheck.core.text import printable
from prtcheck.storage.definitions import BadDefinition
from prtcheck.wording.definitions import format_definition


def mend_definition(
    context: Context, bad: BadDefinition, *, yes_backup: bool, yes_accept: bool, ask: bool
) -> bool:
    """Print a bad phase or own rating and mend it as it is told; return whether it is mended."""
    print_lines(f"! {printable(bad.name)} is not as it was written.")
    if bad.present:
        print_lines(f"  now: {format_definition(bad.present)}")
    if bad.written:
        print_lines(f"  before: {format_definition(bad.written)}")
    choice = choose(
        former=bad.written is not None,
        present=bad.present is not None,
        yes_backup=yes_backup,
        yes_accept=yes_accept,
        ask=ask,
    )
    if not choice:
        return False
    after = {BACK: bad.written, ACCEPT: bad.present}.get(choice)
    repair_definition(context, bad, after)
    done = format_definition(after) if after else "removed"
    print_lines(f"  Now: {done}", "  Undo with: prtcheck undo")
    return True
