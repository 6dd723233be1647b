"""Mending bad days one by one, for `doctor`."""

from typing import TYPE_CHECKING

from prtcheck.cli.console import print_lines, print_raw, prompt
from prtcheck.context import Context
from prtcheck.core.days import format_day
from prtcheck.core.text import printable
from prtcheck.wording.check_in import format_check_in

if TYPE_CHECKING:
    from prtcheck.actions.repair import Repair
    from prtcheck.core.check_in import CheckIn

_BACK, _ACCEPT, _REMOVE = "b", "a", "r"
_MOST_NAMED = 5
_HOW = "Mend it in a terminal, or with: prtcheck doctor --yes-backup, or --yes-accept"


def print_bad_day(repair: "Repair") -> None:
    """Print a day that is not as it was written, and what it could be again."""
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


def print_bad_histories(days: list[str]) -> None:
    """Print of which days a former state is not as it was written."""
    named = ", ".join(map(printable, days[:_MOST_NAMED]))
    more = f" and {len(days) - _MOST_NAMED} more" if len(days) > _MOST_NAMED else ""
    print_lines(f"! Of {named}{more} a former state is not as it was written.")


def choose_repair(repair: "Repair", *, yes_backup: bool, yes_accept: bool, ask: bool) -> str:
    """Return what to do with a bad day: bring it back, accept or remove it; empty leaves it."""
    if yes_backup and repair.former:
        return _BACK
    if yes_accept and repair.bad.present:
        return _ACCEPT
    if not ask:
        print_lines(f"  {_HOW}")
        return ""
    choices = {
        _BACK: "b = as it was before" if repair.former else "",
        _ACCEPT: "a = as it is now" if repair.bad.present else "",
        _REMOVE: "r = remove it",
    }
    offered = ", ".join(filter(None, choices.values()))
    answer = prompt(f"  {offered}, Enter = leave it:").casefold()
    return answer if choices.get(answer) else ""


def apply_repair(context: Context, repair: "Repair", choice: str) -> None:
    """Do what was chosen for a bad day, and print it."""
    from prtcheck.actions.repair import repair as apply

    after: CheckIn | None = {_BACK: repair.former, _ACCEPT: repair.bad.present}.get(choice)
    apply(context, repair.bad, after)
    done = format_check_in(after) if after else "removed"
    print_lines(f"  Now: {done}", "  Undo with: prtcheck undo")
