"""The `status` command. Runs without Typer so that a shell prompt can call it."""

from collections.abc import Sequence
from datetime import date, timedelta

from prtcheck.cli.console import print_json, print_lines
from prtcheck.cli.current_context import current_context
from prtcheck.context import Context
from prtcheck.core.days import MISSED_WITHIN, format_day, missed_days
from prtcheck.errors import ExitCode


def print_status(*, as_json: bool) -> ExitCode:
    """Print whether today's check-in is done; the code is NO when it is due outside of a pause."""
    context = current_context()
    logged = context.logged_days.first_and_last_day()
    week = context.today - timedelta(days=MISSED_WITHIN)
    there = context.logged_days.logged_days(week, context.today)
    due_since = context.settings.due_since(context.today)
    is_done = any(day >= due_since for day in there)
    missing = []
    if logged and not context.settings.weekly:
        missing = missed_days(logged[0], there, context.today)
    paused_until = find_pause(context)
    if as_json:
        last = logged and logged[1]
        print_json(
            {
                "day": context.today.isoformat(),
                "done": is_done,
                "last": last and last.isoformat(),
                "missing": [day.isoformat() for day in missing],
                "paused_until": paused_until and paused_until.isoformat(),
            }
        )
    elif paused_until:
        print_lines(f"Paused {format_pause_end(paused_until)}.")
    else:
        print_lines(*_format_status(context, missing, is_done=is_done))
    return ExitCode.OK if is_done or paused_until else ExitCode.NO


def _format_status(context: Context, missing: Sequence[date], *, is_done: bool) -> list[str]:
    today = f"Today, {format_day(context.today)}:"
    if is_done:
        lines = [f"{today} done."]
    elif context.drafts.find(context.today):
        lines = [f"{today} begun and not finished. Go on with: prtcheck"]
    else:
        lines = [f"{today} not done yet. Start with: prtcheck"]
    if missing:
        days = ", ".join(map(format_day, missing))
        lines.append(f"No check-in in the {MISSED_WITHIN} days before: {days}")
        lines.append(f"Fill one in with: prtcheck checkin --date {missing[-1]}")
    return lines


def find_pause(context: Context) -> date | None:
    """Return the last quiet day, if today is one."""
    try:
        last = date.fromisoformat(context.paths.pause.read_text(encoding="utf-8").strip())
    except (OSError, ValueError):
        return None
    return last if context.today <= last else None


def format_pause_end(last: date) -> str:
    """Return until when, in words; the last day there is means until resumed."""
    return "until resumed" if last == date.max else f"until {format_day(last)}"
