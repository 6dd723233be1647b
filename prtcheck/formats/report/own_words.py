"""The report's own words: causes at first and at last, what was done, and notes.

Each text wraps. What finds no room is counted, never cut away without a word.
"""

from collections.abc import Iterable, Sequence
from statistics import median
from typing import NamedTuple

from prtcheck.core.causes import OwnCause, list_own_causes
from prtcheck.core.check_in import CheckIn
from prtcheck.core.days import format_day
from prtcheck.core.text import fold, pluralize, printable
from prtcheck.formats.report.in_short import Span
from prtcheck.wording.check_in import format_sides

LONGEST_SHOWN = 200
"""Characters of an own text; of a longer one it is said how many follow."""
LEAST_DAYS_OF_RANGE = 14
"""Days of pain with an activity before their range says something (science: section 10)."""


class WordsRow(NamedTuple):
    """A line of own words with its figures."""

    days: str
    """On how many days, or on which."""
    text: str
    side: str = ""
    pain: tuple[str, str] = ("", "")
    """From where to where it was, and its middle half."""


class WordsColumn(NamedTuple):
    """Own words under a heading, all there are; how many find room is seen when they are set."""

    title: str
    rows: tuple[WordsRow, ...]


def own_text(text: str) -> str:
    """Return an own text on one line; of a very long one, how many characters follow is said."""
    shown = printable(text)
    more = len(shown) - LONGEST_SHOWN
    if more <= 0:
        return shown
    return f"{shown[:LONGEST_SHOWN]} (and {pluralize(more, 'more character')})"


def causes_columns(timely: Sequence[CheckIn], spans: Iterable[Span]) -> tuple[WordsColumn, ...]:
    """Return the causes named in the first days and in the last, most days first."""
    return tuple(
        WordsColumn(span.name, tuple(map(_cause_row, list_own_causes(_inside(timely, span)))))
        for span in spans
    )


def _inside(check_ins: Iterable[CheckIn], span: Span) -> list[CheckIn]:
    return [c for c in check_ins if span.period.since <= c.day <= span.period.until]


def _cause_row(own: OwnCause) -> WordsRow:
    return WordsRow(str(own.days), own_text(own.text), format_sides(own))


def activities_column(timely: Sequence[CheckIn]) -> WordsColumn:
    """Return what was done, most days first, with the pain of those days: never by its height."""
    names: dict[str, str] = {}
    days: dict[str, list[int | None]] = {}
    for check_in in timely:
        for key, name in {fold(name): name for name in check_in.activities}.items():
            names[key] = name
            days.setdefault(key, []).append(check_in.pain)
    order = sorted(days, key=lambda key: (-len(days[key]), names[key]))
    rows = (
        WordsRow(str(len(days[key])), own_text(names[key]), pain=describe_pain(days[key]))
        for key in order
    )
    return WordsColumn("", tuple(rows))


def describe_pain(answers: Iterable[int | None]) -> tuple[str, str]:
    """Return from where to where pain was, and its middle half; dashes with fewer than 14 days.

    The quartiles are the medians of the two halves, the middle day left out.
    """
    pain = sorted(answer for answer in answers if answer is not None)
    if len(pain) < LEAST_DAYS_OF_RANGE:
        return "-", "-"
    half = len(pain) // 2
    quartiles = median(pain[:half]), median(pain[-half:])
    return _from_to(pain[0], pain[-1]), _from_to(*quartiles)


def _from_to(low: float, high: float) -> str:
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"


def notes_column(check_ins: Iterable[CheckIn]) -> WordsColumn:
    """Return the notes, the latest first; `check_ins` come oldest first."""
    noted = [c for c in check_ins if c.note.strip()]
    rows = (WordsRow(format_day(c.day), own_text(c.note)) for c in reversed(noted))
    return WordsColumn("", tuple(rows))
