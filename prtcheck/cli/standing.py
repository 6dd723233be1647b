"""How today stands: the answer of `status`, which is given before Typer is loaded."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from prtcheck.cli.output import say, say_json
from prtcheck.cli.world import World, here_and_now
from prtcheck.core.days import MISSED_WITHIN, missed_days, spoken
from prtcheck.errors import ExitCode


def tell_standing(*, as_json: bool) -> ExitCode:
    """Say whether today's check-in is done; the code is NO when it is due and there is no pause."""
    world = here_and_now()
    logged = world.presence.first_and_last_day()
    week = world.today - timedelta(days=MISSED_WITHIN)
    there = world.presence.logged_days(week, world.today)
    due_since = world.settings.due_since(world.today)
    done = any(day >= due_since for day in there)
    missing = []
    if logged and not world.settings.weekly:
        missing = missed_days(logged[0], there, world.today)
    quiet = paused_until(world)
    if as_json:
        last = logged and logged[1]
        known = _as_dict(world.today, done=done, last=last, missing=missing)
        say_json({**known, "paused_until": quiet and quiet.isoformat()})
    elif quiet:
        say(pause_in_words(quiet))
    else:
        say(*_in_words(world, missing, done=done))
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


def _in_words(world: World, missing: Sequence[date], *, done: bool) -> list[str]:
    today = f"Today, {spoken(world.today)}:"
    if done:
        lines = [f"{today} done."]
    elif world.drafts.find(world.today):
        lines = [f"{today} begun and not finished. Go on with: prtcheck"]
    else:
        lines = [f"{today} not done yet. Start with: prtcheck"]
    if missing:
        days = ", ".join(spoken(day) for day in missing)
        lines.append(f"No check-in in the {MISSED_WITHIN} days before: {days}")
        lines.append(f"Fill one in with: prtcheck checkin --date {missing[-1]}")
    return lines


def paused_until(world: World) -> date | None:
    """Return the last quiet day, if today is one."""
    try:
        last = date.fromisoformat(world.places.pause.read_text(encoding="utf-8").strip())
    except (OSError, ValueError):
        return None
    return last if world.today <= last else None


def pause_in_words(last: date) -> str:
    """Return that reminders are paused."""
    return f"Paused {quiet_until(last)}."


def quiet_until(last: date) -> str:
    """Return until when, in words; the last day there is means until resumed."""
    return "until resumed" if last == date.max else f"until {spoken(last)}"
