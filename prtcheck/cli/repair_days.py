"""Mending what `doctor` found not to be as it was written: days, former states, the whole file."""

from collections.abc import Sequence

from prtcheck.actions.repair import Repair, apply_salvage, drop_bad_revisions, plan_salvage
from prtcheck.actions.repair import repair as apply_repair
from prtcheck.cli.console import confirm, print_lines, print_raw, prompt
from prtcheck.context import Context
from prtcheck.core.days import format_day
from prtcheck.core.text import pluralize, printable
from prtcheck.wording.check_in import format_check_in

BACK, ACCEPT = "b", "a"
_REMOVE = "r"
_MOST_NAMED = 5
_HOW = "Fix it in a terminal, or with: prtcheck doctor --yes-backup, or --yes-accept"


def mend_day(
    context: Context, repair: Repair, *, yes_backup: bool, yes_accept: bool, ask: bool
) -> bool:
    """Print a bad day and mend it as it is told; return whether it is mended."""
    _print_bad_day(repair)
    choice = choose(
        former=repair.former is not None,
        present=repair.bad.present is not None,
        yes_backup=yes_backup,
        yes_accept=yes_accept,
        ask=ask,
    )
    if not choice:
        return False
    after = {BACK: repair.former, ACCEPT: repair.bad.present}.get(choice)
    apply_repair(context, repair.bad, after)
    done = format_check_in(after) if after else "removed"
    print_lines(f"  Now: {done}", "  Undo with: prtcheck undo")
    return True


def _print_bad_day(repair: Repair) -> None:
    bad = repair.bad
    name = format_day(bad.date) if bad.date else printable(bad.day)
    print_lines(f"! {name} is {'gone' if bad.is_lost else 'not as it was written'}.")
    if not bad.is_lost:
        now = format_check_in(bad.present) if bad.present else "no check-in that can be read"
        print_lines(f"  now: {now}")
    if repair.former:
        print_lines(f"  before: {format_check_in(repair.former)}")
    if repair.backup:
        print_raw(f"  (from {repair.backup})")


def choose(*, former: bool, present: bool, yes_backup: bool, yes_accept: bool, ask: bool) -> str:
    """Return what to do: bring a former state back, accept the present one, remove it, or nothing.

    `former` and `present` say whether there is such a state; empty leaves all as it is.
    """
    if yes_backup and former:
        return BACK
    if yes_accept and present:
        return ACCEPT
    if not ask:
        print_lines(f"  {_HOW}")
        return ""
    choices = {
        BACK: "b = as it was before" if former else "",
        ACCEPT: "a = as it is now" if present else "",
        _REMOVE: "r = remove it",
    }
    offered = ", ".join(filter(None, choices.values()))
    answer = prompt(f"  {offered}, Enter = leave it:").casefold()
    return answer if choices.get(answer) else ""


def drop_histories(context: Context, days: Sequence[str], *, yes: bool, ask: bool) -> bool:
    """Print of which days a former state is bad; return whether those states are taken out."""
    named = ", ".join(map(printable, days[:_MOST_NAMED]))
    more = f" and {len(days) - _MOST_NAMED} more" if len(days) > _MOST_NAMED else ""
    print_lines(f"! An earlier version of {named}{more} is not as it was written.")
    instead = "prtcheck doctor --yes-accept"
    if not (yes or (ask and confirm("  Remove it from the history?", instead))):
        print_lines(f"  Remove it from the history with: {instead}")
        return False
    drop_bad_revisions(context)
    print_lines("  It is removed. The day stays as it is.")
    return True


def salvage(context: Context, *, yes: bool, ask: bool) -> bool:
    """Show what can be read of a damaged diary; return whether it was put in its place."""
    with plan_salvage(context) as salvaged:
        if salvaged is None:
            print_lines("  Nothing of it can be read any more.")
            return False
        read, days = pluralize(salvaged.read, "day"), pluralize(salvaged.days, "day")
        print_lines(f"  Read from the damaged file: {read}. With the newest sound backup: {days}.")
        instead = "prtcheck doctor --yes-backup"
        if not (yes or (ask and confirm("  Make the diary of these?", instead))):
            print_lines(f"  Make the diary of these with: {instead}")
            return False
        kept = apply_salvage(context, salvaged)
        print_raw("  Done. The damaged file is kept:", f"  {kept}")
        return True
