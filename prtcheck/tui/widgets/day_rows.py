"""The rows of History: a day each, under its month, with its ratings as bars."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from itertools import groupby

from prtcheck.core.check_in import CheckIn
from prtcheck.core.days import LATE_FROM, MONTHS, days_late, format_day
from prtcheck.core.text import cell_width, fit, fold
from prtcheck.tui.widgets.row_list import Part, Rows

UNANSWERED = "\N{EN DASH}"
NO_CHECK_IN = "·"
BLOCK = "▆"
LATE, EDITED, NOTE = "◇", "✎", "n"
_DAY = 14
"""Columns of a day and its mark."""
_RATING, _DID, _MARKS = 4, 3, 2
"""Columns of a rating without a bar, of the number of activities and of the marks."""
_GAP = 2
_OWN = 5
"""Columns of an own rating or of its name."""
_TENS = 10


@dataclass(frozen=True)
class DayRows(Rows):
    """Days and the headings of their months, in the order in which they are shown."""

    lines: Sequence[date | str]
    check_ins: Mapping[date, CheckIn]
    logged: Collection[date]
    """The days with a check-in; those that were not read yet stay blank."""
    day_ends: time
    own: Sequence[str] = ()
    """Own ratings to show where there is room beside the bars."""

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.lines)

    def is_selectable(self, index: int) -> bool:
        """Return whether it is a day."""
        return isinstance(self.lines[index], date)

    def find_row(self, day: date | None) -> int:
        """Return the row of a day, or of the next older one; the first without a day."""
        if day is None:
            return 0
        older = (i for i, line in enumerate(self.lines) if isinstance(line, date) and line <= day)
        return next(older, len(self.lines) - 1)

    def format_header(self, width: int) -> str:
        """Return the names of the columns."""
        own = _fitting(self.own, width)
        bar = _bar_width(width, len(own))
        ratings = "".join(f"{name:{_RATING + bar + _GAP}}" for name in ("pain", "fear"))
        names = "".join(_pad(fit(name, _OWN)) for name in own)
        return f"{'day':{_DAY}}{ratings}{names}did"

    def format_row(self, index: int, width: int) -> Sequence[Part]:
        """Return a month, a day's answers, or the mark of a day without."""
        line = self.lines[index]
        if isinstance(line, str):
            return [Part(line, "header")]
        check_in = self.check_ins.get(line)
        if check_in is not None:
            own = _fitting(self.own, width)
            return self._format_check_in(check_in, _bar_width(width, len(own)), own)
        missing = "" if line in self.logged else f"{NO_CHECK_IN:>{_RATING - 2}}"
        return [Part(f"{_format_day(line):{_DAY}}{missing}", "muted")]

    def _format_check_in(self, check_in: CheckIn, bar: int, own: Sequence[str]) -> list[Part]:
        is_late = days_late(check_in.day, check_in.entered_at, self.day_ends) >= LATE_FROM
        day = f"{_format_day(check_in.day)} {LATE if is_late else ''}"
        did = len(check_in.activities) or UNANSWERED
        marks = f"{EDITED if check_in.edited_at else ''}{NOTE if check_in.note else ''}"
        gap = Part(" " * _GAP)
        values = {fold(rating.name): rating.value for rating in check_in.ratings}
        return [
            Part(f"{day:{_DAY}}"),
            *_format_rating(check_in.pain, bar),
            gap,
            *_format_rating(check_in.fear, bar),
            gap,
            *(Part(_pad(f" {values.get(fold(name), UNANSWERED):>2}")) for name in own),
            Part(f"{did:>{_DID}}  "),
            Part(f"{marks:{_MARKS}}", "muted"),
        ]


def list_lines(days: Sequence[date]) -> list[date | str]:
    """Return days with their months as headings."""
    lines: list[date | str] = []
    for (year, month), of_month in groupby(days, key=lambda day: (day.year, day.month)):
        lines += [f"{MONTHS[month - 1]} {year}", *of_month]
    return lines


def _format_day(day: date) -> str:
    weekday, number, month, _ = format_day(day).split()
    return f"{weekday} {number:>2} {month}"


def _bar_width(width: int, own: int) -> int:
    """Return the cells of a bar of ten: one a point where both fit, more only with air around."""
    return (_room(width, own) + _TENS) // (3 * _TENS) * _TENS


def _room(width: int, own: int) -> int:
    """Return the cells that all columns leave for two bars."""
    return width - _DAY - 2 * _RATING - 3 * _GAP - _DID - _MARKS - own * (_OWN + _GAP)


def _fitting(own: Sequence[str], width: int) -> Sequence[str]:
    """Return the own ratings that leave room for the bars of pain and fear."""
    return own[: max(0, _room(width, 0) - 2 * _TENS) // (_OWN + _GAP)]


def _pad(text: str) -> str:
    return text + " " * (_OWN + _GAP - cell_width(text))


def _format_rating(rating: int | None, bar: int) -> Iterator[Part]:
    number = UNANSWERED if rating is None else rating
    yield Part(f"{number:>{_RATING - 2}}  ")
    yield Part(f"{BLOCK * (bar // _TENS * (rating or 0)):{bar}}" if bar else "", "bar")
