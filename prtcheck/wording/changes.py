"""Sentences of the commands about what was saved, each safe to show on a terminal."""

from collections.abc import Sequence
from datetime import date, time
from shlex import quote

from prtcheck.core.check_in import Cause, CheckIn
from prtcheck.core.days import LATE_FROM, days_late, format_day
from prtcheck.core.text import end_sentence, pluralize, printable
from prtcheck.wording.check_in import format_check_in
from prtcheck.wording.day import format_lateness
from prtcheck.wording.first_steps import AFTER_FIRST

HOW_IT_OPENS = "Only your password opens it."
_SIDES = "body, mind-brain or unsure"
UNDO_HINT = "Undo it with z in History."
NOT_RENAMED = "Nothing was changed: it already has this name."


def format_day_answers(day: date, check_in: CheckIn | None) -> str:
    """Return a day and what it holds, in one line."""
    held = "no check-in" if check_in is None else format_check_in(check_in)
    return f"{format_day(day)}: {held}"


def format_late_note(check_in: CheckIn, day_ends: time) -> str:
    """Return how late a check-in was entered and whether the figures count it; empty: on time."""
    late = format_lateness(check_in, day_ends)
    is_left_out = days_late(check_in.day, check_in.entered_at, day_ends) >= LATE_FROM
    return f" (entered {late}{', left out of the figures' if is_left_out else ''})" if late else ""


def format_saved(check_in: CheckIn, day_ends: time, *, is_first: bool) -> str:
    """Return what a form saved; after the first check-in, what comes next."""
    late = format_late_note(check_in, day_ends)
    saved = end_sentence(f"Saved for {format_day(check_in.day)}: {format_check_in(check_in)}{late}")
    return f"{saved} {AFTER_FIRST}" if is_first else saved


def format_renamed(name: str, days: int, *, in_settings: bool = False) -> list[str]:
    """Return what was renamed, and how to undo it."""
    if not days:
        return [f"Renamed to {printable(name)} in the settings." if in_settings else NOT_RENAMED]
    hint = "Undo with: prtcheck undo"
    which = f"{hint} (the settings keep the new name)" if in_settings else hint
    return [f"Renamed to {printable(name)} on {pluralize(days, 'day')}.", which]


def format_sorting_hint(causes: Sequence[Cause]) -> list[str]:
    """Return how to give a side to causes that have none, in a line if there are any."""
    if len(causes) > 1:
        each = 'prtcheck causes code "TEXT" SIDE'
        return [f"{len(causes)} causes are not sorted yet. Sort each: {each} ({_SIDES})"]
    texts = (c.text if c.text.isprintable() else printable(c.text) for c in causes)
    return [
        f"Not sorted yet. Sort: prtcheck causes code {quote(text)} SIDE ({_SIDES})"
        for text in texts
    ]


def format_one_activity_hint(name: str) -> str:
    """Return that a name with commas is one activity, and how its parts would be several."""
    parts = [quote(printable(part)) for part in name.split(",") if part.strip()]
    number = "two" if len(parts) == 2 else "several"  # noqa: PLR2004 - a pair
    options = " ".join(f"--did {part}" for part in parts)
    one = f'Saved as one activity: "{printable(name)}".'
    return f"{one} For {number}, use `prtcheck undo` and then {options}."
