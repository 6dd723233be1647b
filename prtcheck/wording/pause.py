"""How long a pause lasts, in words."""

from datetime import date

from prtcheck.core.days import format_day


def format_pause_end(last: date) -> str:
    """Return until when, in words; the last day there is means until resumed."""
    return "until resumed" if last == date.max else f"until {format_day(last)}"
