"""Calendar spans that stand for many days at once, from weeks to years."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from prtcheck.core.days import format_day, monday_of

LONG = 300
"""From this many days on a label carries its year."""


@dataclass(frozen=True, slots=True)
class Span:
    """One way to cut the calendar into pieces."""

    name: str
    start_of: Callable[[date], date]
    """The first day of the piece that a day belongs to."""
    label: Callable[[date], str]
    """How the piece that begins on a day is called."""


def format_short_day(day: date, *, year: bool = False) -> str:
    """Return a day as a label: 22 Nov, or 22 Nov 2026."""
    _, number, month, its_year = format_day(day).split()
    return f"{number} {month} {its_year}" if year else f"{number} {month}"


def _month(day: date) -> str:
    return format_short_day(day, year=True).split(maxsplit=1)[1]


def _start_of_quarter(day: date) -> date:
    return day.replace(month=day.month - (day.month - 1) % 3, day=1)


def _quarter(day: date) -> str:
    first, year = _month(day).split()
    last = _month(day.replace(month=day.month + 2)).split()[0]
    return f"{first}-{last} {year}"


WEEK = Span("week", monday_of, format_short_day)
WEEK_OF_YEAR = Span("week", monday_of, partial(format_short_day, year=True))
LONGER = (
    Span("month", lambda day: day.replace(day=1), _month),
    Span("quarter", _start_of_quarter, _quarter),
    Span("year", lambda day: day.replace(month=1, day=1), lambda day: str(day.year)),
)
