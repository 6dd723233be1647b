"""Saving the answers that `log` and `edit` were given, and what is printed of it."""

from datetime import date

from prtcheck.actions.check_in import Compose, Known, save
from prtcheck.actions.first_run import is_first_check_in
from prtcheck.cli.console import print_lines, print_message
from prtcheck.context import Context
from prtcheck.core.check_in import CheckIn
from prtcheck.core.days import LATE_FROM, days_late
from prtcheck.wording.changes import (
    format_day_answers,
    format_one_activity_hint,
    format_sorting_hint,
)
from prtcheck.wording.day import format_lateness
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
    late = _format_late(saved, context)
    print_lines(f"Saved for {format_day_answers(day, saved)}{late}", "Undo with: prtcheck undo")
    print_lines(*format_sorting_hint([cause for cause in saved.causes if cause.side is None]))
    if is_first_check_in(context, saved, present):
        print_lines(AFTER_FIRST)
    for name in saved.activities:
        if name not in activities and sum(bool(part.strip()) for part in name.split(",")) > 1:
            print_message(format_one_activity_hint(name))


def _format_late(saved: CheckIn, context: Context) -> str:
    """Return how late a check-in was entered, and whether it counts in the figures."""
    day_ends = context.settings.day_ends
    late = format_lateness(saved, day_ends)
    left_out = days_late(saved.day, saved.entered_at, day_ends) >= LATE_FROM
    return f" (entered {late}{', left out of the figures' if left_out else ''})" if late else ""
