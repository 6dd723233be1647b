"""The Causes tab: how causes were sorted by week, and the first words beside the latest."""

from prtcheck.charts.canvas import Canvas
from prtcheck.charts.causes import draw_causes
from prtcheck.charts.marks import phase_marks
from prtcheck.core.check_in import CheckIn
from prtcheck.core.days import format_day
from prtcheck.tui.what_changed.layout import (
    BETWEEN,
    MUTED,
    Lines,
    place_beside,
    stack,
    to_lines,
    wrap_sentences,
)
from prtcheck.tui.what_changed.reading import DiaryRange
from prtcheck.wording.check_in import format_cause
from prtcheck.wording.trend import format_cause_counts, format_left_out_days

_NARROWEST = 26
"""Cells of a column of words."""


def draw_causes_page(read: DiaryRange, canvas: Canvas) -> Lines:
    """Return the causes named by week, the first words beside the latest, and the counts."""
    trend = read.trend
    words = _place_words(trend.words, canvas.width) if trend.words else []
    counts = [format_cause_counts(trend.causes, trend.period), *format_left_out_days(trend)]
    chart = draw_causes(trend.causes, canvas, phase_marks(trend))
    return stack(to_lines(chart), words, wrap_sentences(counts, canvas.width, MUTED))


def _place_words(words: tuple[CheckIn, CheckIn], width: int) -> Lines:
    """Return the first words beside the latest, or above them in a narrow window."""
    half = (width - BETWEEN) // 2
    fits = half >= _NARROWEST
    first, latest = (
        _list_words(name, check_in, half if fits else width)
        for name, check_in in zip(("First words", "Latest words"), words, strict=True)
    )
    return place_beside(first, latest, half) if fits else stack(first, latest)


def _list_words(name: str, check_in: CheckIn, width: int) -> Lines:
    ranked = (f"{rank} {format_cause(c)}" for rank, c in enumerate(check_in.causes, start=1))
    head = wrap_sentences([f"{name}, {format_day(check_in.day)}"], width, "bold")
    return [*head, *wrap_sentences(ranked, width)]
