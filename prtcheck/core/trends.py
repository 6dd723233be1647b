"""From check-ins to series: days with gaps, 7-day means, weeks of causes, days of activities."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, TypedDict

from prtcheck.core.checkin import Cause, CheckIn, Side
from prtcheck.core.days import DAY_ENDS, LATE_FROM, days_between, days_late
from prtcheck.core.means import WEEK, mean, present, trailing_means
from prtcheck.core.periods import Period
from prtcheck.core.text import fold

if TYPE_CHECKING:
    from prtcheck.core.inference import Change, Slope

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
    """One rating over a period: each day, and the whole in figures."""

    points: tuple[Point, ...]
    summary: Summary


@dataclass(frozen=True, slots=True)
class CauseWeek:
    """How the causes named in one calendar week were sorted."""

    week: date
    """Its Monday."""
    days: int
    """Days on which at least one cause was named."""
    mind_brain: int
    body: int
    unsure: int
    uncoded: int

    @property
    def named(self) -> int:
        """Causes named, sorted or not."""
        return self.mind_brain + self.body + self.unsure + self.uncoded

    @property
    def coded(self) -> int:
        """Causes sorted to either side; those both / not sure and those not sorted stand apart."""
        return self.mind_brain + self.body

    @property
    def share(self) -> float | None:
        """Mind & brain among the causes sorted to either side, 0-1 (science: section 1)."""
        return self.mind_brain / self.coded if self.coded else None


@dataclass(frozen=True, slots=True)
class ActivityDays:
    """On how many days an activity was done."""

    name: str
    days: int


@dataclass(frozen=True, slots=True)
class Trend:
    """Everything the trend charts and their figures show."""

    period: Period
    days_answered: int
    days_late_left_out: int
    pain: RatingTrend
    fear: RatingTrend
    causes: tuple[CauseWeek, ...]
    activities: tuple[ActivityDays, ...]
    """Most days first."""
    words: tuple[CheckIn, CheckIn] | None = None
    """The first and the latest day of the period with causes; None when there are not two."""


def trend(check_ins: Sequence[CheckIn], period: Period, day_ends: time = DAY_ENDS) -> Trend:
    """Return the trend over a period.

    `check_ins` may begin up to six days before the period, so that its first 7-day means are
    whole. Entries of two or more days late are shown and left out of every mean and count.
    """
    inside = [c for c in check_ins if period.since <= c.day <= period.until]
    late = {c.day: days_late(c.day, c.entered_at, day_ends) for c in check_ins}
    timely = [c for c in inside if late[c.day] < LATE_FROM]
    return Trend(
        period=period,
        days_answered=len(inside),
        days_late_left_out=len(inside) - len(timely),
        pain=_rating_trend(check_ins, period, late, lambda c: c.pain),
        fear=_rating_trend(check_ins, period, late, lambda c: c.fear),
        causes=cause_weeks(timely, period),
        activities=activity_days(timely),
        words=_first_and_latest_words(timely),
    )


def _first_and_latest_words(check_ins: Iterable[CheckIn]) -> tuple[CheckIn, CheckIn] | None:
    worded = [check_in for check_in in check_ins if check_in.causes]
    return (worded[0], worded[-1]) if len(worded) > 1 else None


def _rating_trend(
    check_ins: Iterable[CheckIn],
    period: Period,
    late: dict[date, int],
    rating: Callable[[CheckIn], int | None],
) -> RatingTrend:
    values = {c.day: rating(c) for c in check_ins}
    timely = {day: value for day, value in values.items() if late[day] < LATE_FROM}
    start = period.since - timedelta(days=min(WEEK - 1, (period.since - date.min).days))
    means = trailing_means([timely.get(day) for day in days_between(start, period.until)])
    points = tuple(
        Point(day, values.get(day), late.get(day, 0), mean7)
        for day, mean7 in zip(
            days_between(period.since, period.until), means[-period.days :], strict=True
        )
    )
    return RatingTrend(points, summary(points))


def summary(points: Sequence[Point]) -> Summary:
    """Return a rating's figures over consecutive days, late entries left out."""
    values = [None if point.is_late else point.value for point in points]
    scores = [value for value in values if value is not None]
    return Summary(
        days=len(scores),
        mean=mean(scores),
        lowest=min(scores, default=None),
        highest=max(scores, default=None),
        days_at_0_or_1=sum(score <= NEARLY_PAIN_FREE for score in scores),
        first=_level(values[:WEEK]),
        last=_level(values[-WEEK:]),
        **_tested(values),
    )


class _Tested(TypedDict, total=False):
    change: "Change | None"
    slope: "Slope | None"


def _tested(values: Sequence[int | None]) -> _Tested:
    """Return what can be inferred; nothing is tested over more than 366 days."""
    if len(values) > LONGEST_TESTED or len(present(values)) < FEWEST_TESTED:
        return {}
    from prtcheck.core.inference import change, slope

    return {"change": change(values), "slope": slope(values)}


def _level(values: Sequence[int | None]) -> Level:
    return Level(mean(values), len(present(values)))


def monday_of(day: date) -> date:
    """Return the Monday of a day's calendar week."""
    return day - timedelta(days=min(day.weekday(), (day - date.min).days))


def cause_weeks(check_ins: Iterable[CheckIn], period: Period) -> tuple[CauseWeek, ...]:
    """Return each calendar week of a period with the causes named in it, empty weeks too."""
    mondays = days_between(monday_of(period.since), period.until, WEEK) if period.days else ()
    weeks: dict[date, list[tuple[Cause, ...]]] = {monday: [] for monday in mondays}
    for check_in in check_ins:
        if check_in.causes:
            weeks[monday_of(check_in.day)].append(check_in.causes)
    return tuple(_cause_week(week, named) for week, named in weeks.items())


def _cause_week(week: date, named: Sequence[tuple[Cause, ...]]) -> CauseWeek:
    sides = Counter(cause.side for causes in named for cause in causes)
    return CauseWeek(
        week=week,
        days=len(named),
        mind_brain=sides[Side.MIND_BRAIN],
        body=sides[Side.BODY],
        unsure=sides[Side.UNSURE],
        uncoded=sides[None],
    )


def activity_days(check_ins: Iterable[CheckIn]) -> tuple[ActivityDays, ...]:
    """Return on how many days each activity was done, most first; spellings fold together."""
    names: dict[str, str] = {}
    days: Counter[str] = Counter()
    for check_in in check_ins:
        names.update((fold(name), name) for name in check_in.activities)
        days.update({fold(name) for name in check_in.activities})
    counted = [ActivityDays(names[key], count) for key, count in days.items()]
    return tuple(sorted(counted, key=lambda activity: (-activity.days, activity.name)))


@dataclass(frozen=True, slots=True)
class Bin:
    """Several days of a rating drawn as one point."""

    first: date
    mean: float
    lowest: int
    highest: int
    days: int


def binned(points: Iterable[Point], start_of: Callable[[date], date]) -> list[Bin]:
    """Return a rating by weeks or months, late entries and empty ones left out.

    `start_of` names the first day of the week or month that a day belongs to.
    """
    groups: dict[date, list[int]] = {}
    for point in points:
        if point.value is not None and not point.is_late:
            groups.setdefault(start_of(point.day), []).append(point.value)
    return [
        Bin(first, sum(values) / len(values), min(values), max(values), len(values))
        for first, values in groups.items()
    ]
