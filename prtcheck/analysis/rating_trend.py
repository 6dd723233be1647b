"""One rating over a period: its days, its 7-day means and its figures."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from prtcheck.analysis.asked_elsewhere import NONE_ELSEWHERE, AskedElsewhere
from prtcheck.analysis.series import (
    FEWEST_TESTED,
    LONGEST_TESTED,
    Level,
    level,
    mean,
    present,
    trailing_means,
)
from prtcheck.core.days import LATE_FROM, WEEK, days_between
from prtcheck.core.period import Period

if TYPE_CHECKING:
    from prtcheck.analysis.inference import Change, Slope

NEARLY_PAIN_FREE = 1
"""A rating up to this counts among the "days at 0 or 1" (the trial's own outcome)."""


class Entries(NamedTuple):
    """What decides whether figures count a day."""

    late: Mapping[date, int]
    """How many days late each was entered."""
    attacks: Collection[date] = frozenset()
    """The days from a program that records only attacks."""

    def left_out(self) -> set[date]:
        """Return the days that are drawn hollow and that no figure counts."""
        return {day for day, days in self.late.items() if days >= LATE_FROM}.union(self.attacks)


class Point(NamedTuple):
    """One day of one rating."""

    day: date
    value: int | None
    """0-10; None is not answered."""
    days_late: int
    mean7: float | None
    """Mean of the seven calendar days up to this one, hollow ones left out; needs 4 of 7."""
    is_former: bool = False
    """Whether a former wording of the question was asked: drawn, and left out of statistics."""

    is_of_attacks: bool = False
    """Whether it came from a program that records only attacks."""

    @property
    def is_hollow(self) -> bool:
        """Whether it is drawn hollow and left out of statistics."""
        return self.days_late >= LATE_FROM or self.is_of_attacks

    @property
    def timely_value(self) -> int | None:
        """The value that statistics count; None is not answered, hollow, or a former wording's."""
        return None if self.is_hollow or self.is_former else self.value


class RatingTotal(NamedTuple):
    """The days of a rating within a week, a month or a longer span; at least one."""

    days: int
    """Days answered."""
    mean: float
    """The mean of the days answered, 0-10."""
    lowest: int
    highest: int


def total_by_span(
    points: Iterable[Point], start_of: Callable[[date], date]
) -> dict[date, RatingTotal]:
    """Return the totals of weeks, months or longer spans by their first day; none is empty.

    `start_of` names the first day of the span that a day belongs to.
    """
    values: dict[date, list[int]] = {}
    for point in points:
        if point.value is not None:
            values.setdefault(start_of(point.day), []).append(point.value)
    return {
        first: RatingTotal(len(span), sum(span) / len(span), min(span), max(span))
        for first, span in values.items()
    }


@dataclass(frozen=True, slots=True)
class Summary:
    """One rating over a period, hollow days left out."""

    days: int
    mean: float | None
    lowest: int | None
    highest: int | None
    days_at_0_or_1: int
    first: Level
    """The first 7 calendar days of the period."""
    last: Level
    """The last 7 calendar days of the period."""
    change: "Change | None"
    """Last days against first days with its interval; None before 28 days, beyond 366."""
    slope: "Slope | None"
    """Trend of the weekly means; None before 6 weeks, beyond 366 days."""


@dataclass(frozen=True, slots=True)
class RatingTrend:
    """One rating over a period: its days, and the whole in figures."""

    points: tuple[Point, ...]
    """Each day of the period, in order."""
    summary: Summary
    anchors: tuple[str, str] = ("", "")
    """What 0 and 10 mean in an own rating; empty where that is not known."""
    breaks: tuple[date, ...] = ()
    """The days from which on another wording of the question was asked."""
    first_asked_elsewhere: AskedElsewhere = NONE_ELSEWHERE
    """Which of the first days compared another program asked for, where not the last too."""

    @property
    def values(self) -> list[int | None]:
        """What statistics count of each day, in order."""
        return [point.timely_value for point in self.points]

    @property
    def timely(self) -> list[Point]:
        """The days that statistics count."""
        return [point for point in self.points if point.timely_value is not None]

    @property
    def hollow(self) -> list[Point]:
        """The days answered that are drawn hollow and do not count."""
        return [point for point in self.points if point.is_hollow and point.value is not None]

    @property
    def late(self) -> list[Point]:
        """The days answered too late to count."""
        return [point for point in self.hollow if not point.is_of_attacks]

    @property
    def of_attacks(self) -> list[Point]:
        """The days that do not count since their program records only attacks."""
        return [point for point in self.hollow if point.is_of_attacks]

    @property
    def former(self) -> list[Point]:
        """The timely days on which a former wording of the question was answered."""
        drawn = [point for point in self.points if point.is_former and not point.is_hollow]
        return [point for point in drawn if point.value is not None]


def to_points(values: Mapping[date, int | None], entries: Entries, period: Period) -> list[Point]:
    """Return each day of a period; the values may begin up to six days before it."""
    days = list(days_between(period.back(WEEK - 1), period.until))
    late, attacks = entries
    left_out = entries.left_out()
    timely = [None if day in left_out else values.get(day) for day in days]
    points = [
        Point(day, values.get(day), late.get(day, 0), mean7, is_of_attacks=day in attacks)
        for day, mean7 in zip(days, trailing_means(timely), strict=True)
    ]
    return points[len(points) - period.days :]


def summarize_points(points: Sequence[Point]) -> RatingTrend:
    """Return a rating's consecutive days with their figures."""
    values = [point.timely_value for point in points]
    answered = [value for value in values if value is not None]
    change, slope = _tested(values)
    summary = Summary(
        days=len(answered),
        mean=mean(values),
        lowest=min(answered, default=None),
        highest=max(answered, default=None),
        days_at_0_or_1=sum(value <= NEARLY_PAIN_FREE for value in answered),
        first=level(values[:WEEK]),
        last=level(values[-WEEK:]),
        change=change,
        slope=slope,
    )
    return RatingTrend(tuple(points), summary)


def _tested(values: Sequence[int | None]) -> "tuple[Change | None, Slope | None]":
    """Return what can be inferred; the library for it is loaded only where there is enough."""
    if len(values) > LONGEST_TESTED or len(present(values)) < FEWEST_TESTED:
        return None, None
    from prtcheck.analysis.inference import change, slope

    return change(values), slope(values)
