"""The report's own words: causes over time, activities and notes, each cut to fit the page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from prtcheck.analysis.counts import ActivityDays, CauseWeek, add_cause_weeks
from prtcheck.analysis.trend import Trend
from prtcheck.core.causes import distinct_causes
from prtcheck.core.check_in import Cause, CheckIn
from prtcheck.core.days import WEEK, format_day
from prtcheck.core.period import Period
from prtcheck.core.text import fit, pluralize
from prtcheck.wording.check_in import SIDE_NAMES
from prtcheck.wording.trend import format_cause_counts

MOST_BARS = 13
"""Causes are added up over as many weeks as keep the chart to so many bars."""
MOST_ACTIVITIES = 8
MOST_NOTES = 3
LONGEST_CAUSE = 60
LONGEST_ACTIVITY = 24
LONGEST_NOTE = 100


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The causes of one day, most important first."""

    title: str
    day: str
    causes: tuple[tuple[str, str], ...]
    """Each text with its side's name."""


@dataclass(frozen=True, slots=True)
class CausesPart:
    """Causes over the period."""

    bars: tuple[CauseWeek, ...]
    """Each a week, or a few weeks together."""
    bar_in_words: str
    """How many weeks one spans."""
    summary: str
    words: tuple[OwnWords, ...]
    """The first and the latest day with causes; none when there are not two."""
    in_words: str
    """The chart's text alternative."""

    @property
    def is_any_named(self) -> bool:
        """Whether there is anything to draw."""
        return any(bar.named for bar in self.bars)


@dataclass(frozen=True, slots=True)
class CutRows:
    """Rows of words, as many as have room."""

    rows: tuple[tuple[str, ...], ...]
    more: int
    """How many are left out."""


def causes_part(trend: Trend) -> CausesPart:
    """Return the causes of a period; the chart's bars are weeks, or a few weeks each."""
    weeks_a_bar = max(1, -(-len(trend.causes) // MOST_BARS))
    groups = (
        trend.causes[first : first + weeks_a_bar]
        for first in range(0, len(trend.causes), weeks_a_bar)
    )
    bars = tuple(add_cause_weeks(group[0].week, group) for group in groups)
    return CausesPart(
        bars=bars,
        bar_in_words=pluralize(weeks_a_bar, "week"),
        summary=format_cause_counts(trend.causes, trend.period).removeprefix("Causes: "),
        words=_first_and_latest(trend.words),
        in_words="; ".join(map(_bar_in_words, bars)),
    )


def _bar_in_words(bar: CauseWeek) -> str:
    return (
        f"from {format_day(bar.week)}: mind & brain {bar.mind_brain}, body {bar.body}, "
        f"both / not sure {bar.unsure}, not sorted {bar.uncoded}"
    )


def _first_and_latest(words: tuple[CheckIn, CheckIn] | None) -> tuple[OwnWords, ...]:
    if words is None:
        return ()
    titles = ("First words", "Latest words")
    return tuple(
        OwnWords(title, format_day(day.day), tuple(map(_own_cause, distinct_causes(day.causes))))
        for title, day in zip(titles, words, strict=True)
    )


def _own_cause(cause: Cause) -> tuple[str, str]:
    side = SIDE_NAMES[cause.side] if cause.side else "not sorted"
    return fit(cause.text, LONGEST_CAUSE), side


def activities_part(activities: Sequence[ActivityDays], period: Period) -> CutRows:
    """Return the activities that were done on most days: name, days, days a week."""
    rows = tuple(
        (
            fit(activity.name, LONGEST_ACTIVITY),
            str(activity.days),
            f"{activity.days / period.days * WEEK:.1f}",
        )
        for activity in activities[:MOST_ACTIVITIES]
    )
    return CutRows(rows, len(activities) - len(rows))


def notes_part(check_ins: Iterable[CheckIn]) -> CutRows:
    """Return the latest notes of check-ins that come oldest first: day, text."""
    noted = [check_in for check_in in check_ins if check_in.note.strip()]
    notes = tuple((format_day(c.day), fit(c.note, LONGEST_NOTE)) for c in noted[-MOST_NOTES:])
    return CutRows(notes, len(noted) - len(notes))
