"""Saving the answers that `log` and `edit` were given, and what is printed of it."""

from datetime import date

from prtcheck.actions.check_in import Compose, Known, save
from prtcheck.actions.first_run import is_first_check_in
from prtcheck.cli.console import print_lines, print_message
from prtcheck.context import Context
from prtcheck.core.check_in import CheckIn
from prtcheck.wording.changes import (
    format_day_answers,
    format_late_note,
    format_one_activity_hint,
    format_sorting_hint,
)
from prtcheck.wording.first_steps import AFTER_FIRST


def save_answers(context: Context, day: date, compose: Compose) -> None:
    """Save the check-in that `compose` makes of what is known of a day, and print it."""
    known: list[Known] = []

    def compose_once(found: Known) -> CheckIn | None:
        known.append(found)
        return compose(found)

    saved = save(context, day, compose_once)
    present, activities, *_ = known[-1]
    if saved is None:
        print_lines(f"Nothing to change on {format_day_answers(day, present)}")
        return
    late = format_late_note(saved, context.settings.day_ends)
    print_lines(f"Saved for {format_day_answers(day, saved)}{late}", "Undo with: prtcheck undo")
    print_lines(*format_sorting_hint([cause for cause in saved.causes if cause.side is None]))
    if is_first_check_in(context, saved, present):
        print_lines(AFTER_FIRST)
    for name in saved.activities:
        if name not in activities and sum(bool(part.strip()) for part in name.split(",")) > 1:
            print_message(format_one_activity_hint(name))
