"""How today stands: the answer of `status`, which is given before Typer is loaded."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from prtcheck.cli.console import current_context, print_json, print_lines
from prtcheck.context import Context
from prtcheck.core.days import MISSED_WITHIN, format_day, missed_days
from prtcheck.errors import ExitCode


def print_status(*, as_json: bool) -> ExitCode:
    """Say whether today's check-in is done; the code is NO when it is due and there is no pause."""
    context = current_context()
    logged = context.logged_days.first_and_last_day()
    week = context.today - timedelta(days=MISSED_WITHIN)
    there = context.logged_days.logged_days(week, context.today)
    due_since = context.settings.due_since(context.today)
    done = any(day >= due_since for day in there)
    missing = []
    if logged and not context.settings.weekly:
        missing = missed_days(logged[0], there, context.today)
    quiet = find_pause(context)
    if as_json:
        last = logged and logged[1]
        known = _as_dict(context.today, done=done, last=last, missing=missing)
        print_json({**known, "paused_until": quiet and quiet.isoformat()})
    elif quiet:
        print_lines(format_pause(quiet))
    else:
        print_lines(*_in_words(context, missing, done=done))
    return ExitCode.OK if done or quiet else ExitCode.NO


def _as_dict(
    today: date, *, done: bool, last: date | None, missing: Iterable[date]
) -> dict[str, Any]:
    return {
        "day": today.isoformat(),
        "done": done,
        "last": last and last.isoformat(),
        "missing": [day.isoformat() for day in missing],
    }


def _in_words(context: Context, missing: Sequence[date], *, done: bool) -> list[str]:
    today = f"Today, {format_day(context.today)}:"
    if done:
        lines = [f"{today} done."]
    elif context.drafts.find(context.today):
        lines = [f"{today} begun and not finished. Go on with: prtcheck"]
    else:
        lines = [f"{today} not done yet. Start with: prtcheck"]
    if missing:
        days = ", ".join(format_day(day) for day in missing)
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


def format_pause(last: date) -> str:
    """Return that reminders are paused."""
    return f"Paused {format_pause_end(last)}."


def format_pause_end(last: date) -> str:
    """Return until when, in words; the last day there is means until resumed."""
    return "until resumed" if last == date.max else f"until {format_day(last)}"
