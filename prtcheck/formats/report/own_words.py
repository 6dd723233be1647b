"""The report's own words: causes at first and at last, what was done, and notes.

Each text wraps. What finds no room is counted, never cut away without a word.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from prtcheck.analysis.same_activity import collect_activity_pain, find_range
from prtcheck.core.causes import OwnCause, list_own_causes
from prtcheck.core.check_in import CheckIn
from prtcheck.core.days import format_day
from prtcheck.core.text import pluralize, printable
from prtcheck.formats.report.in_short import Span
from prtcheck.wording.check_in import format_sides
from prtcheck.wording.insights import format_from_to

LONGEST_SHOWN = 200
"""Characters of an own text; of a longer one it is said how many follow."""


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
    found = sorted(collect_activity_pain(timely), key=lambda each: (-len(each.pain), each.name))
    rows = (
        WordsRow(str(len(each.pain)), own_text(each.name), pain=describe_pain(each.pain))
        for each in found
    )
    return WordsColumn("", tuple(rows))


def describe_pain(answers: Iterable[int | None]) -> tuple[str, str]:
    """Return from where to where pain was, and its middle half; dashes with fewer than 14 days."""
    found = find_range(answers)
    if found is None:
        return "-", "-"
    middle = found.lower_quartile, found.upper_quartile
    return format_from_to(found.lowest, found.highest), format_from_to(*middle)


def exceptions_column(check_ins: Iterable[CheckIn]) -> WordsColumn:
    """Return what the pain did that was not expected, oldest first, as the check-ins come."""
    found = (c for c in check_ins if c.exception.strip())
    return WordsColumn("", tuple(WordsRow(format_day(c.day), own_text(c.exception)) for c in found))


def notes_column(check_ins: Iterable[CheckIn]) -> WordsColumn:
    """Return the notes, the latest first; `check_ins` come oldest first."""
    noted = [c for c in check_ins if c.note.strip()]
    rows = (WordsRow(format_day(c.day), own_text(c.note)) for c in reversed(noted))
    return WordsColumn("", tuple(rows))
