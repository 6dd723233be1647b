"""One row of an imported CSV: its cells become a check-in, or the first bad one is named."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import NoReturn

from prtcheck.core.causes import distinct_causes
from prtcheck.core.check_in import (
    ASKED_ELSEWHERE,
    HIGHEST_RATING,
    LONGEST_EXCEPTION,
    LONGEST_NOTE,
    MOST_CAUSES,
    WORDING,
    Answers,
    Cause,
    CheckIn,
    CodedBy,
    OwnRating,
    Side,
    require_activities,
    require_own_ratings,
)
from prtcheck.core.days import find_fault_of_day
from prtcheck.core.text import fold, require_text
from prtcheck.errors import ImportRefusedError, InvalidInputError
from prtcheck.formats.csv_columns import EXCEPTION, RATING_PREFIX, unguard_cell

_WHOLE = re.compile(r"([0-9]{1,9})([.,]0+)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEAR_LAST = re.compile(r"[0-9]{1,2}([./-])[0-9]{1,2}\1[0-9]{2,4}")
_QUOTABLE = re.compile(r"[0-9.,:/+TZ -]{1,40}")

_WRITE_THE_MOMENT = "write it as 2026-11-22T21:14:05+01:00"


@dataclass(frozen=True, slots=True)
class Row:
    """One row under the header."""

    number: int
    """As a spreadsheet shows it: the header is row 1."""
    cells: Mapping[str, str]
    """By column; a column that the file lacks is empty."""

    def refuse(self, column: str, cause: str) -> NoReturn:
        """Refuse the import for one cell.

        Raises:
            ImportRefusedError: always.
        """
        raise ImportRefusedError(f"Row {self.number}, {column}: {cause}. Nothing was imported.")


def check_in_from_row(
    row: Row, now: datetime, today: date, source: str | None = None
) -> CheckIn | None:
    """Return a row's check-in; None when the day was not answered.

    One without its moment was asked elsewhere, if `source` names where.

    Raises:
        ImportRefusedError: a cell cannot be taken.
    """
    day = _day(row, today)
    answers = Answers(
        day=day,
        pain=_rating(row, "pain"),
        fear=_rating(row, "fear"),
        causes=distinct_causes(_causes(row)),
        activities=_activities(row),
        note=_own_words(row, "note", LONGEST_NOTE),
        ratings=_own_ratings(row),
        exception=_own_words(row, EXCEPTION, LONGEST_EXCEPTION),
    )
    entered_at = _moment(row, "entered_at")
    if answers.is_empty:
        if entered_at is not None:
            row.refuse("entered_at", "it was entered, but the row holds no answer: delete the row")
        return None
    if entered_at is None and day > today:
        row.refuse("date", f"{day} is in the future (today is {today})")
    if entered_at is not None and entered_at.date() < day:
        row.refuse("entered_at", f"it is before {day}, the day it is for")
    is_foreign = entered_at is None and source is not None
    return CheckIn(
        day=day,
        entered_at=entered_at or now,
        wording=ASKED_ELSEWHERE if is_foreign else WORDING,
        source=source if is_foreign else None,
        edited_at=_moment(row, "edited_at"),
        **answers.answers(),
    )


def _day(row: Row, today: date) -> date:
    text = row.cells["date"].strip()
    if not text:
        row.refuse("date", "it is missing")
    if not _DAY.fullmatch(text):
        ambiguous = _YEAR_LAST.fullmatch(text)
        cause = "is ambiguous (is the day or the month first?)" if ambiguous else "isn't a date"
        row.refuse("date", f"{_quoted(text)} {cause}: write it as YYYY-MM-DD")
    try:
        day = date.fromisoformat(text)
    except ValueError:
        row.refuse("date", f"{text} isn't in the calendar")
    if fault := find_fault_of_day(day, today):
        row.refuse("date", fault)
    return day


def _rating(row: Row, column: str) -> int | None:
    text = row.cells[column].strip()
    if not text:
        return None
    whole = _WHOLE.fullmatch(text)
    if whole is None or int(whole[1]) > HIGHEST_RATING:
        row.refuse(
            column,
            f"{_quoted(text)} must be a whole number from 0 to {HIGHEST_RATING}",
        )
    return int(whole[1])


def _causes(row: Row) -> Iterator[Cause]:
    for rank in range(1, MOST_CAUSES + 1):
        column = f"cause_{rank}"
        side = _side(row, f"{column}_side")
        text = unguard_cell(row.cells[column])
        if text.strip():
            with _named(row, column):
                yield Cause(text, side, None if side is None else CodedBy.PERSON)
        elif side is not None:
            row.refuse(f"{column}_side", f"a side stands here, but {column} is empty")


def _side(row: Row, column: str) -> Side | None:
    text = row.cells[column].strip().casefold()
    if not text:
        return None
    try:
        return Side(text)
    except ValueError:
        row.refuse(column, f"it must be one of {', '.join(Side)}, or empty")


def _activities(row: Row) -> tuple[str, ...]:
    first, *others = unguard_cell(row.cells["activities"]).split(";")
    names = (first, *(name.removeprefix(" ") for name in others))
    named = tuple(name for name in names if name.strip())
    with _named(row, "activities"):
        require_activities(named)
    return named


def _own_words(row: Row, column: str, longest: int) -> str:
    text = unguard_cell(row.cells[column])
    with _named(row, column):
        require_text(text, f"The {column}", longest, empty=True)
    return text


def _own_ratings(row: Row) -> tuple[OwnRating, ...]:
    """Return the own ratings by name, whatever the order of the columns."""
    columns = [column for column in row.cells if column.startswith(RATING_PREFIX)]
    values = {column.removeprefix(RATING_PREFIX): _rating(row, column) for column in columns}
    answered = sorted((fold(name), name, v) for name, v in values.items() if v is not None)
    ratings = tuple(OwnRating(name, value) for _, name, value in answered)
    with _named(row, "ratings of your own"):
        require_own_ratings(ratings)
    return ratings


def _moment(row: Row, column: str) -> datetime | None:
    text = row.cells[column].strip()
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        row.refuse(column, f"{_quoted(text)} can't be read as a moment: {_WRITE_THE_MOMENT}")
    offset = moment.utcoffset()
    if offset is None or offset.microseconds:
        row.refuse(column, f"{_quoted(text)} has no whole offset from UTC: {_WRITE_THE_MOMENT}")
    return moment


@contextmanager
def _named(row: Row, column: str) -> Iterator[None]:
    """Name row and column of what the core refuses inside the block."""
    try:
        yield
    except InvalidInputError as error:
        row.refuse(column, str(error).removesuffix("."))


def _quoted(text: str) -> str:
    """Return the text to quote it, unless it might be own words that strayed into the column."""
    return text if _QUOTABLE.fullmatch(text) else "this"
