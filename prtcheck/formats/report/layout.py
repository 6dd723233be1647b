"""How the page is divided: what own words find room, and how high the charts are.

The page's styles let the charts take what is left, to the millimetre; what is worked out here
keeps their letters in shape, and own words from crowding them out.
"""

from typing import NamedTuple

from prtcheck.formats.report.own_words import WordsColumn, WordsRow
from prtcheck.formats.report.page import Page
from prtcheck.formats.report.paper import MM_PER_INCH, MM_PER_POINT, Paper
from prtcheck.formats.report.text_lines import count_lines

POINTS, SMALL_POINTS = 8.5, 7.25
LINE_HEIGHT = 1.22
_LINE_MM = POINTS * LINE_HEIGHT * MM_PER_POINT
_SMALL_LINE_MM = SMALL_POINTS * LINE_HEIGHT * MM_PER_POINT
_HEAD_MM = 12.5
_HEADING_MM = 7.2
_ROW_OF_TABLE_MM = _LINE_MM + 0.75
_ROW_OF_WORDS_MM = _LINE_MM + 0.5
_SHARE_OF_CAUSES = 0.57
"""Of the width, beside the activities."""
_GAP_MM, _DAYS_MM, _FIGURES_MM, _DATE_MM = 5.0, 7.0, 51.0, 27.0
_FEWEST_LINES, _MOST_LINES, _LINES_OF_NOTES = 7, 14, 4
"""Lines of own words in a column; one text may take more."""
_LEAST_OF_CHARTS_MM = 86.0
_AXES_MM = 18.0
"""What the axes below both charts and the gaps in them take."""
_PANEL_OF_DAYS = 2.1
"""How high a panel of days is, in rows of weeks."""


class Shown(NamedTuple):
    """Own words that find room, and how many do not."""

    title: str
    rows: tuple[WordsRow, ...]
    more: int
    lines: int


class Layout(NamedTuple):
    """The parts of a page in their sizes."""

    causes: tuple[Shown, ...]
    activities: Shown
    notes: Shown | None
    exceptions: Shown | None
    weeks_inches: tuple[float, float]
    days_inches: tuple[float, float]


def lay_out(page: Page, paper: Paper, rows_of_weeks: int, panels_of_days: int) -> Layout:
    """Return what finds room on a paper, and how high the charts are."""
    wide, high = paper.inside_mm
    notes, exceptions = (
        _show(column, wide - _DATE_MM, _LINES_OF_NOTES) if column else None
        for column in (page.notes, page.exceptions)
    )
    left = high - _text_mm(page, wide) - sum(_height(each) for each in (notes, exceptions) if each)
    room = int((left - _LEAST_OF_CHARTS_MM) / _ROW_OF_WORDS_MM) - 2
    most = min(max(room, _FEWEST_LINES), _MOST_LINES)
    causes, activities = _show_words(page, wide, most)
    left -= max(map(_height, (*causes, activities))) + _LINE_MM
    unit = max(left - _AXES_MM, 0) / (rows_of_weeks + panels_of_days * _PANEL_OF_DAYS)
    weeks = rows_of_weeks * unit + _AXES_MM / 2
    days = panels_of_days * _PANEL_OF_DAYS * unit + _AXES_MM / 2
    inches = ((wide / MM_PER_INCH, height / MM_PER_INCH) for height in (weeks, days))
    return Layout(causes, activities, notes, exceptions, *inches)


def _show_words(page: Page, wide: float, most: int) -> tuple[tuple[Shown, ...], Shown]:
    columns = page.causes or ()
    share = _SHARE_OF_CAUSES if columns else 0
    width = wide * share / max(len(columns), 1) - _GAP_MM - _DAYS_MM
    causes = tuple(_show(column, width, most) for column in columns)
    width = wide * (1 - share) - _FIGURES_MM
    return causes, _show(page.activities, width, most)


def _show(column: WordsColumn, width: float, most: int) -> Shown:
    """Return the rows that find room in so many lines, at least the first, and how many do not."""
    taken = 0
    for nth, row in enumerate(column.rows):
        lines = count_lines(f"{row.text} {row.side}", width, POINTS)
        is_last = nth == len(column.rows) - 1
        if nth and taken + lines > most - (not is_last):
            return Shown(column.title, column.rows[:nth], len(column.rows) - nth, taken + 1)
        taken += lines
    return Shown(column.title, column.rows, 0, taken)


def _height(shown: Shown) -> float:
    """Return how high own words are with their heading, in millimetres."""
    between = len(shown.rows) * (_ROW_OF_WORDS_MM - _LINE_MM)
    return _HEADING_MM + shown.lines * _LINE_MM + between


def _text_mm(page: Page, wide: float) -> float:
    """Return how high all is that is neither own words nor a chart."""
    further = count_lines(f"{page.answered} · {page.entries}", wide, POINTS) - 1
    in_short = _HEADING_MM + (len(page.short.rows) + 0.8) * _ROW_OF_TABLE_MM
    sentences = sum(count_lines(each, wide, POINTS) for each in page.sentences) * _LINE_MM
    context = bool(page.context) * count_lines(" ".join(page.context), wide, SMALL_POINTS)
    reading = sum(count_lines(f"{e.title} {e.text}", wide, SMALL_POINTS) for e in page.reading)
    small = (context + reading) * _SMALL_LINE_MM
    return _HEAD_MM + further * _LINE_MM + in_short + sentences + small + 3 * _HEADING_MM
