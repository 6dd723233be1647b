"""Calendar spans that stand for many days at once, from weeks to years."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from prtcheck.core.days import MONTHS, format_short_day, monday_of

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


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def _start_of_quarter(day: date) -> date:
    return day.replace(month=day.month - (day.month - 1) % 3, day=1)


def _quarter(day: date) -> str:
    return f"{MONTHS[day.month - 1]}-{MONTHS[day.month + 1]} {day.year}"


WEEK = Span("week", monday_of, format_short_day)
WEEK_OF_YEAR = Span("week", monday_of, partial(format_short_day, year=True))
LONGER = (
    Span("month", lambda day: day.replace(day=1), _month),
    Span("quarter", _start_of_quarter, _quarter),
    Span("year", lambda day: day.replace(month=1, day=1), lambda day: str(day.year)),
)
