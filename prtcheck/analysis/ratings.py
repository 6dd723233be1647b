"""A rating over days: each day with its 7-day mean, and bins that add up to weeks and months."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple, TypedDict

from prtcheck.analysis.series import mean, present, trailing_means
from prtcheck.core.days import LATE_FROM, WEEK, days_between
from prtcheck.core.period import Period

if TYPE_CHECKING:
    from prtcheck.analysis.inference import Change, Slope

LONGEST_TESTED = 366
"""Days of a period beyond which nothing is tested: one straight line is no fair level then."""

FEWEST_TESTED = 28
"""Days present before anything is tested."""

NEARLY_PAIN_FREE = 1
"""A rating up to this counts among the "days at 0 or 1" (the trial's own outcome)."""


@dataclass(frozen=True, slots=True)
class Point:
    """One day of one rating."""

    day: date
    value: int | None
    """0-10; None is not answered."""
    days_late: int
    mean7: float | None
    """Mean of the seven calendar days up to this one, late entries left out; needs 4 of 7."""

    @property
    def is_late(self) -> bool:
        """Whether it is drawn hollow and left out of statistics."""
        return self.days_late >= LATE_FROM


class RatingTotal(NamedTuple):
    """One or more days of a rating as one; bins add up to longer ones without a loss."""

    first: date
    days: int
    """Days answered."""
    total: int
    lowest: int
    highest: int
    days_at_0_or_1: int

    @property
    def mean(self) -> float:
        """The mean of the days answered."""
        return self.total / self.days


def rating_total(day: date, value: int) -> RatingTotal:
    """Return one day's rating as a bin."""
    return RatingTotal(day, 1, value, value, value, int(value <= NEARLY_PAIN_FREE))


def add_totals(first: date, bins: Iterable[RatingTotal]) -> RatingTotal:
    """Return one or more bins as one that begins on a day."""
    _, days, totals, lowest, highest, low = zip(*bins, strict=True)
    return RatingTotal(first, sum(days), sum(totals), min(lowest), max(highest), sum(low))


def total_by_span(
    bins: Iterable[RatingTotal], start_of: Callable[[date], date]
) -> list[RatingTotal]:
    """Return a rating by weeks, months or longer spans, empty ones left out.

    `start_of` names the first day of the span that a day belongs to.
    """
    groups: dict[date, list[RatingTotal]] = {}
    for one in bins:
        groups.setdefault(start_of(one.first), []).append(one)
    return [add_totals(first, group) for first, group in groups.items()]


@dataclass(frozen=True, slots=True)
class Level:
    """A mean and the number of days it stands on."""

    mean: float | None
    days: int


@dataclass(frozen=True, slots=True)
class Summary:
    """One rating over a period, late entries left out."""

    days: int
    mean: float | None
    lowest: int | None
    highest: int | None
    days_at_0_or_1: int
    first: Level
    """The first 7 calendar days of the period."""
    last: Level
    """The last 7 calendar days of the period."""
    change: "Change | None" = None
    """Last days against first days with its interval; None before 28 days, beyond 366."""
    slope: "Slope | None" = None
    """Trend of the weekly means; None before 6 weeks, beyond 366 days."""


@dataclass(frozen=True, slots=True)
class RatingTrend:
    """One rating over a period: its days, and the whole in figures."""

    points: tuple[Point, ...]
    """Each day; none where only bins are known."""
    bins: tuple[RatingTotal, ...]
    """What counts, in the smallest bins that are known, oldest first."""
    late: tuple[RatingTotal, ...]
    """What was entered two or more days late, a day each."""
    summary: Summary


def summarize_days(points: Sequence[Point]) -> RatingTrend:
    """Return a rating of which each day is known."""
    values = [None if point.is_late else point.value for point in points]
    bins = [rating_total(p.day, p.value) for p in points if p.value is not None and not p.is_late]
    late = [rating_total(p.day, p.value) for p in points if p.value is not None and p.is_late]
    return RatingTrend(
        points=tuple(points),
        bins=tuple(bins),
        late=tuple(late),
        summary=_summary(bins, values[:WEEK], values[-WEEK:], _tested(values)),
    )


@dataclass(frozen=True, slots=True)
class Answers:
    """One rating on the days of a period, and up to six before it, of which check-ins are known."""

    values: Mapping[date, int | None]
    late: Mapping[date, int]
    """How many days late each was entered."""
    period: Period

    def by_days(self) -> RatingTrend:
        """Return the rating where every day's check-in is known."""
        values = self._timely(days_between(self.period.back(WEEK - 1), self.period.until))
        means = trailing_means(values)[-self.period.days :]
        days = days_between(self.period.since, self.period.until)
        return summarize_days(
            [
                Point(day, self.values.get(day), self.late.get(day, 0), mean7)
                for day, mean7 in zip(days, means, strict=True)
            ]
        )

    def by_bins(self, bins: Sequence[RatingTotal]) -> RatingTrend:
        """Return the rating of which all that counts is known as bins only.

        Its first and last week are known by day, and so is what was entered late.
        """
        late = [
            rating_total(day, value)
            for day, value in self.values.items()
            if value is not None and self.late[day] >= LATE_FROM
        ]
        since, until = self.period.since, self.period.until
        first = self._timely(days_between(since, since + timedelta(days=WEEK - 1)))
        last = self._timely(days_between(until - timedelta(days=WEEK - 1), until))
        return RatingTrend((), tuple(bins), tuple(late), _summary(bins, first, last, {}))

    def _timely(self, days: Iterable[date]) -> list[int | None]:
        return [
            None if self.late.get(day, 0) >= LATE_FROM else self.values.get(day) for day in days
        ]


class _Tested(TypedDict, total=False):
    change: "Change | None"
    slope: "Slope | None"


def _summary(
    bins: Sequence[RatingTotal],
    first_week: Sequence[int | None],
    last_week: Sequence[int | None],
    tested: _Tested,
) -> Summary:
    whole = add_totals(bins[0].first, bins) if bins else None
    return Summary(
        days=whole.days if whole else 0,
        mean=whole.mean if whole else None,
        lowest=whole.lowest if whole else None,
        highest=whole.highest if whole else None,
        days_at_0_or_1=whole.days_at_0_or_1 if whole else 0,
        first=_level(first_week),
        last=_level(last_week),
        **tested,
    )


def _tested(values: Sequence[int | None]) -> _Tested:
    """Return what can be inferred; nothing is tested over more than 366 days."""
    if len(values) > LONGEST_TESTED or len(present(values)) < FEWEST_TESTED:
        return {}
    from prtcheck.analysis.inference import change, slope

    return {"change": change(values), "slope": slope(values)}


def _level(values: Sequence[int | None]) -> Level:
    return Level(mean(values), len(present(values)))
