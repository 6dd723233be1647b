"""The dates of a whole column: one order for all of them, never guessed cell by cell."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple
from unicodedata import combining, normalize

from prtcheck.core.days import find_fault_of_day

_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?![0-9])(.*)", re.DOTALL)
_NUMBERS = re.compile(
    r"([0-9]{1,2})([-/.]) ?([0-9]{1,2})\2 ?([0-9]{4}|[0-9]{2})(?![0-9])(.*)", re.DOTALL
)
_DAY_FIRST_NAME = re.compile(
    r"([0-9]{1,2})(?:st|nd|rd|th|\.)?(?: of| de)?[ -]+([^\W\d_]{3,12})\.?,?(?: de)?[ -]+"
    r"([0-9]{4})(.*)",
    re.DOTALL,
)
_MONTH_FIRST_NAME = re.compile(
    r"([^\W\d_]{3,12})\.? +([0-9]{1,2})(?:st|nd|rd|th)?,? +([0-9]{4})(.*)", re.DOTALL
)
_WEEKDAY = re.compile(r"[^\W\d_]{2,12}[.,]* +(?=[0-9])|[^\W\d_]{2,12}[.,]+ +(?=[^\W\d_])")
_EPOCH = re.compile(r"[0-9]{12,14}")
_CLOCK = re.compile(
    r"([0-9]{1,2})[:.h]([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]+)?)?"
    r"(?: ?([ap])\.? ?m\.?)?(?: ?(z|[+-][0-9]{2}:?[0-9]{2}))?(?: ?(?:uhr|h))?",
    re.IGNORECASE,
)
_MONTHS = (
    ("jan", "gen", "ene"),
    ("feb", "fev", "fév"),
    ("mar", "mär", "mae", "maa", "mrz", "mrt"),
    ("apr", "avr", "abr"),
    ("may", "mai", "mag", "mei"),
    ("jun", "juin", "giu"),
    ("jul", "juil", "lug"),
    ("aug", "aou", "ago"),
    ("sep", "set"),
    ("oct", "okt", "ott", "out"),
    ("nov",),
    ("dec", "dez", "dic"),
)
_NOON = 12
_CENTURY = 2000


class Order(StrEnum):
    """What stands first in a date."""

    YMD = "ymd"
    DMY = "dmy"
    MDY = "mdy"
    EPOCH = "epoch-ms"

    @property
    def in_words(self) -> str:
        """How it is told to a person."""
        return _ORDER_WORDS[self]


_ORDER_WORDS = {
    Order.YMD: "year first, or with the month by name",
    Order.DMY: "day first",
    Order.MDY: "month first",
    Order.EPOCH: "milliseconds since 1970",
}


class DateCell(NamedTuple):
    """A date as it is written: its numbers, and what comes after them."""

    numbers: tuple[int, int, int]
    orders: tuple[Order, ...]
    """The orders in which it can be meant."""
    rest: str = ""


class Clock(NamedTuple):
    """A time of day, and its offset from UTC where it names one."""

    time: time
    zone: timezone | None


@lru_cache(maxsize=16_384)
def split_date(text: str) -> DateCell | None:
    """Return a date as it is written; None where it is none."""
    if found := _YEAR_FIRST.fullmatch(text):
        year, _, month, day, rest = found.groups()
        return DateCell((int(year), int(month), int(day)), (Order.YMD,), _rest(rest))
    if _EPOCH.fullmatch(text):
        return DateCell((int(text), 0, 0), (Order.EPOCH,))
    if not _MONTH_FIRST_NAME.fullmatch(text) and (weekday := _WEEKDAY.match(text)):
        text = text[weekday.end() :]
    if found := _NUMBERS.fullmatch(text):
        first, _, second, last, rest = found.groups()
        year = int(last) + (_CENTURY if len(last) == len("26") else 0)
        return DateCell((int(first), int(second), year), (Order.DMY, Order.MDY), _rest(rest))
    return _split_named(text)


def _split_named(text: str) -> DateCell | None:
    if found := _DAY_FIRST_NAME.fullmatch(text):
        day, name, year, rest = found.groups()
    elif found := _MONTH_FIRST_NAME.fullmatch(text):
        name, day, year, rest = found.groups()
    else:
        return None
    month = _month(name)
    if not month:
        return None
    return DateCell((int(year), month, int(day)), (Order.YMD,), _rest(rest))


def _month(name: str) -> int:
    """Return the number of a month by its name in one of several languages; 0 is none."""
    plain = "".join(c for c in normalize("NFKD", name.casefold()) if not combining(c))
    places = (n for n, begins in enumerate(_MONTHS, start=1) if plain.startswith(begins))
    return next(places, 0)


def _rest(text: str) -> str:
    return re.sub(r"^(?:[Tt](?=[0-9])|[,\s]+)", "", text).strip()


def to_date(cell: DateCell, order: Order) -> date | None:
    """Return the day that a date means in an order; None where there is no such day."""
    if order not in cell.orders:
        return None
    one, two, three = cell.numbers
    try:
        if order is Order.EPOCH:
            return from_epoch(one).date()
        if order is Order.YMD:
            return date(one, two, three)
        return date(three, two, one) if order is Order.DMY else date(three, one, two)
    except (ValueError, OverflowError, OSError):
        return None


def from_epoch(milliseconds: int) -> datetime:
    """Return a moment by the clock of this machine on that date."""
    return datetime.fromtimestamp(milliseconds // 1000, UTC).astimezone()


@lru_cache(maxsize=4096)
def parse_clock(text: str) -> Clock | None:
    """Return a time of day such as 21:10, 9:10 pm or 21:10:41.432+01:00; None where it is none."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute, second, half, zone = found.groups()
    hours = int(hour)
    if half:
        if not 1 <= hours <= _NOON:
            return None
        hours = hours % _NOON + (_NOON if half.casefold() == "p" else 0)
    try:
        return Clock(time(hours, int(minute), int(second or 0)), _zone(zone))
    except ValueError:
        return None


def _zone(text: str | None) -> timezone | None:
    if not text or text in "Zz":
        return UTC if text else None
    hours, minutes = int(text[1:3]), int(text[-2:])
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if text[0] == "-" else offset)


class Span(NamedTuple):
    """What a column's dates are in one order."""

    order: Order
    days: tuple[date, ...]
    """In the order of the rows."""


def find_orders(cells: Sequence[DateCell], today: date) -> list[Span]:
    """Return each order in which every date of a column is a day, and none a day to come."""
    found = []
    for order in Order:
        days = tuple(_days(cells, order, today))
        if cells and len(days) == len(cells):
            found.append(Span(order, days))
    return found


def _days(cells: Iterable[DateCell], order: Order, today: date) -> Iterable[date]:
    """Yield the days of a column up to the first that does not fit."""
    for cell in cells:
        day = to_date(cell, order)
        if day is None or find_fault_of_day(day, today):
            return
        yield day
