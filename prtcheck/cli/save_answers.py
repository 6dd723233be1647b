"""Saving the answers that `log` and `edit` were given, and what is printed of it."""

from collections.abc import Collection
from datetime import date

from prtcheck.actions.check_in import Compose, Known, save
from prtcheck.cli.console import print_lines, print_message
from prtcheck.context import Context
from prtcheck.core.check_in import CheckIn
from prtcheck.wording.changes import (
    format_day_answers,
    format_one_activity_hint,
    format_sorting_hint,
)
from prtcheck.wording.day import format_lateness


def save_answers(context: Context, day: date, compose: Compose) -> None:
    """Save the check-in that `compose` makes of what is known of a day, and print it."""
    known: list[Known] = []

    def compose_once(found: Known) -> CheckIn | None:
        known.append(found)
        return compose(found)

    saved = save(context, day, compose_once)
    present, activities, _ = known[-1]
    if saved is None:
        print_lines(f"Nothing to change on {format_day_answers(day, present)}")
        return
    _print_saved(context, saved)
    _explain_commas(saved, activities)


def _print_saved(context: Context, check_in: CheckIn) -> None:
    late = format_lateness(check_in, context.settings.day_ends)
    stored = format_day_answers(check_in.day, check_in)
    print_lines(
        f"Stored for {stored}{f' (entered {late})' if late else ''}", "Undo with: prtcheck undo"
    )
    print_lines(*format_sorting_hint([cause for cause in check_in.causes if cause.side is None]))


def _explain_commas(check_in: CheckIn, known: Collection[str]) -> None:
    """Print a hint for each new activity that looks like several in one."""
    for name in check_in.activities:
        if name not in known and sum(bool(part.strip()) for part in name.split(",")) > 1:
            print_message(format_one_activity_hint(name))
