"""Which diary day it is, how late an entry was, and the small grammar of dates."""

import re
from collections.abc import Collection, Iterator
from datetime import date, datetime, time, timedelta

from prtcheck.errors import InvalidInputError

WEEK = 7
"""Days of a week."""

DAY_ENDS = time(4, 0)
"""The diary day ends at this wall-clock time of the next morning, unless set otherwise."""

EARLIEST = date(1900, 1, 1)
"""No check-in is for a day before this; a mistyped year would draw centuries of nothing."""

LATE_FROM = 2
"""From this many days late an entry is drawn hollow and left out of statistics."""

_MOST_DAYS_LATE = 50 * 366

MISSED_WITHIN = 7
"""Days before today in which a missed one is told and offered."""

DATE_HELP = "today, yesterday (yday), -2 (days ago), mon to sun (the last one) or 2026-11-22"

MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
"""Short names of the months, whatever the locale."""

_LONG_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_LONG_WEEKDAYS = (
    *("Monday", "Tuesday", "Wednesday", "Thursday"),
    *("Friday", "Saturday", "Sunday"),
)

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def diary_day(moment: datetime, day_ends: time = DAY_ENDS) -> date:
    """Return the diary day that a moment belongs to, by the wall clock where it was read."""
    day = moment.date()
    if moment.time() < day_ends and day > date.min:
        return day - timedelta(days=1)
    return day


def days_late(day: date, entered_at: datetime, day_ends: time = DAY_ENDS) -> int:
    """Return how many days after its diary day an entry was made; 0 is on time.

    A moment too far from its day was told by a wrong clock and says nothing: 0.
    """
    days = (diary_day(entered_at, day_ends) - day).days
    return days if 0 < days <= _MOST_DAYS_LATE else 0


def parse_day(text: str, today: date) -> date:
    """Read a date in the small grammar; a weekday is the last one before today.

    Raises:
        InvalidInputError: the text is none of the forms, or the date does not exist.
    """
    word = text.strip().casefold()
    day = _day_of_word(word, text, today)
    if day < EARLIEST:
        raise InvalidInputError(f"{text!r} is before {EARLIEST.year}. Choose a later day.")
    return day


def _day_of_word(word: str, text: str, today: date) -> date:
    if word == "today":
        return today
    if word == "tomorrow":
        return _days_before(today, -1, text)
    if word in ("yesterday", "yday"):
        return _days_before(today, 1, text)
    if re.fullmatch(r"-[0-9]{1,6}", word):
        return _days_before(today, int(word[1:]), text)
    if word in _WEEKDAYS:
        return today - timedelta(days=(today.weekday() - _WEEKDAYS.index(word) - 1) % 7 + 1)
    return _parse_iso(word, text)


def _days_before(today: date, days: int, text: str) -> date:
    try:
        return today - timedelta(days=days)
    except OverflowError:
        raise InvalidInputError(f"{text!r} reaches before the calendar begins.") from None


def _parse_iso(word: str, text: str) -> date:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", word):
        raise InvalidInputError(f"Can't read the date {text!r}. Use {DATE_HELP}.")
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise InvalidInputError(
            f"{text!r} isn't in the calendar. Use a real day, such as 2026-11-22."
        ) from None


def require_past(day: date, today: date) -> None:
    """Refuse a day after today.

    Raises:
        InvalidInputError: the day lies in the future.
    """
    if day > today:
        raise InvalidInputError(
            f"{day} is in the future. Choose today ({format_day(today)}) or earlier."
        )


def find_fault_of_day(day: date, today: date) -> str | None:
    """Return why no record may be for a day; None where it may.

    Elsewhere it may be tomorrow already, by the record's own offset from UTC.
    """
    if day < EARLIEST:
        return f"{day} is before {EARLIEST.year}"
    if (day - today).days > 1:
        return f"{day} is in the future (today is {today})"
    return None


def days_between(first: date, last: date, step: int = 1) -> Iterator[date]:
    """Yield every day, or each so many days one, from first to last, both included."""
    for offset in range(0, (last - first).days + 1, step):
        yield first + timedelta(days=offset)


def monday_of(day: date) -> date:
    """Return the Monday of a day's calendar week, as far as the calendar goes."""
    return day - timedelta(days=min(day.weekday(), (day - date.min).days))


def missed_days(first: date, logged: Collection[date], today: date) -> list[date]:
    """Return the days of the week before today that have no check-in, from the first one on."""
    since = max(first, today - timedelta(days=MISSED_WITHIN))
    return [day for day in days_between(since, today - timedelta(days=1)) if day not in logged]


def format_day(day: date) -> str:
    """Return the day as a person says it, in one form whatever the locale: Sun 22 Nov 2026."""
    weekday = _WEEKDAYS[day.weekday()].capitalize()
    return f"{weekday} {format_short_day(day, year=True)}"


def format_short_day(day: date, *, year: bool = False) -> str:
    """Return a day as a label: 22 Nov, or 22 Nov 2026."""
    label = f"{day.day} {MONTHS[day.month - 1]}"
    return f"{label} {day.year}" if year else label


def format_long_day(day: date, today: date) -> str:
    """Return a day for a heading: Sunday 22 November, with its year if that is another."""
    label = f"{_LONG_WEEKDAYS[day.weekday()]} {day.day} {_LONG_MONTHS[day.month - 1]}"
    return label if day.year == today.year else f"{label} {day.year}"
