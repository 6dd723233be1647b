"""Sums kept beside the days: a trend over many years reads them in place of most days."""

import json
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import starmap
from sqlite3 import Connection

from prtcheck.analysis.counts import ActivityDays, CauseWeek
from prtcheck.core.check_in import CheckIn
from prtcheck.core.days import WEEK, days_between, monday_of
from prtcheck.core.period import Period
from prtcheck.core.stretches import (
    RatingTotal,
    Stretch,
    days_of_stretch,
    start_of_stretch,
    stretches_of,
)
from prtcheck.storage.connection import DamagedRowError
from prtcheck.storage.queries import check_ins_of
from prtcheck.storage.rows import Row, checksum

SUMS_COLUMNS = ("first", "sums", "checksum")


def sums_row(stretch: Stretch) -> Row:
    """Return the row that holds a stretch."""
    first, check_ins, pain, fear, causes, activities = stretch
    ratings = [None if rating is None else rating[1:] for rating in (pain, fear)]
    sums = json.dumps([check_ins, *ratings, causes[1:], activities], ensure_ascii=False)
    return (first.isoformat(), sums, checksum(first.isoformat(), sums))


def stretch_from_row(row: Row) -> Stretch:
    """Build a stretch from its row.

    Raises:
        DamagedRowError: it is not what was written.
    """
    day, sums, written = row
    if written != checksum(day, sums):
        raise DamagedRowError
    first = date.fromisoformat(day)
    check_ins, pain, fear, causes, activities = json.loads(sums)
    return Stretch(
        first=first,
        check_ins=check_ins,
        pain=None if pain is None else RatingTotal(first, *pain),
        fear=None if fear is None else RatingTotal(first, *fear),
        causes=CauseWeek(monday_of(first), *causes),
        activities=tuple(starmap(ActivityDays, activities)),
    )


def known_of(connection: Connection, period: Period) -> tuple[list[CheckIn], list[Stretch]]:
    """Return what a trend over more than two weeks is made of: few check-ins, and many sums.

    The check-ins are those that `core.trends.trend` asks for; each day of the period is in one
    of them or in a sum.

    Raises:
        DamagedRowError: a row is not what was written, or one is lost.
    """
    span = (period.since.isoformat(), period.until.isoformat())
    late = _maybe_late(connection, span)
    apart = _starts_apart(connection, period, late)
    days = {day for first in apart for day in days_of_stretch(first)} | set(late)
    inside = [day for day in sorted(days) if period.since <= day <= period.until]
    check_ins = check_ins_of(connection, inside)
    stretches = [found for found in _stretches(connection, span) if found.first not in apart]
    (count,) = connection.execute(
        "SELECT count(*) FROM check_in WHERE day BETWEEN ? AND ?", span
    ).fetchone()
    if count != len(check_ins) + sum(stretch.check_ins for stretch in stretches):
        raise DamagedRowError
    return check_ins, stretches


def _maybe_late(connection: Connection, span: tuple[str, str]) -> list[date]:
    """Return the days whose entry is late, or is so where a day ends early; no sum holds them."""
    rows = connection.execute(
        "SELECT day FROM check_in WHERE day BETWEEN ? AND ? "
        "AND substr(entered_at, 1, 10) > date(day, '+1 day')",
        span,
    )
    return [date.fromisoformat(day) for (day,) in rows]


def _starts_apart(connection: Connection, period: Period, late: Sequence[date]) -> set[date]:
    """Return where the stretches begin whose days are looked at one by one."""
    week = timedelta(days=WEEK - 1)
    first_week = days_between(period.since, period.since + week)
    last_week = days_between(period.until - week, period.until)
    named = _first_and_last_with_causes(connection, period, late)
    return set(map(start_of_stretch, (*first_week, *last_week, *named)))


def _first_and_last_with_causes(
    connection: Connection, period: Period, late: Sequence[date]
) -> list[date]:
    row = connection.execute(
        "SELECT min(day), max(day) FROM cause WHERE day BETWEEN ? AND ? "
        "AND day NOT IN (SELECT value FROM json_each(?))",
        (
            period.since.isoformat(),
            period.until.isoformat(),
            json.dumps([day.isoformat() for day in late]),
        ),
    ).fetchone()
    return [date.fromisoformat(day) for day in row if day is not None]


def _stretches(connection: Connection, span: tuple[str, str]) -> list[Stretch]:
    cursor = connection.cursor()
    cursor.row_factory = None
    query = "SELECT first, sums, checksum FROM stretch WHERE first BETWEEN ? AND ? ORDER BY first"
    return list(map(stretch_from_row, cursor.execute(query, span)))


def require_right_sums(connection: Connection, check_ins: Iterable[CheckIn]) -> None:
    """Hold all sums against all check-ins, oldest first.

    Raises:
        DamagedRowError: they do not agree.
    """
    if _stretches(connection, ("", "~")) != stretches_of(check_ins):
        raise DamagedRowError
