"""Causes, ratings and activities of the same weeks, to stand under each other on one axis."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby, takewhile
from typing import NamedTuple

from prtcheck.analysis.counts import CauseWeek, add_cause_weeks, count_causes
from prtcheck.analysis.series import LEAST_DAYS_OF_WEEK, Level, level, window_for
from prtcheck.core.causes import distinct_causes
from prtcheck.core.check_in import CheckIn, Side
from prtcheck.core.days import WEEK
from prtcheck.core.metric import Metric
from prtcheck.core.period import Period
from prtcheck.core.text import fold

OVERVIEW_RATINGS = (Metric.FEAR, Metric.PAIN)
"""Ratings in the order in which they stand: fear before pain, as the study's chain has it.

The person's own follow below the days active.
"""

Answers = Mapping[str, Callable[[CheckIn], int | None]]
"""What counts of a timely check-in, by the name of each rating, in the order of the rows."""

LEAST_SORTED = 2
"""Causes sorted to either side before their share says something."""


class OverviewWeek(NamedTuple):
    """What was answered in a calendar week, or in more days together; late entries left out."""

    week: date
    """Its Monday, or the first day of the longer span."""
    days: int
    """Calendar days it spans, also where the period cuts it."""
    ratings: Mapping[str, Level]
    """The mean of the days answered, however few; see `mean_of`."""
    causes: CauseWeek
    texts: frozenset[str]
    """The folded texts of the causes sorted to mind & brain."""
    days_active: int
    """Days with at least one activity."""
    days_answered: int

    def mean_of(self, rating: str) -> float | None:
        """Return the mean of a rating, 0-10; None with fewer than 4 days of 7."""
        found = self.ratings[rating]
        return found.mean if self._are_enough(found.days) else None

    @property
    def mind_brain(self) -> int:
        """Causes sorted to mind & brain."""
        return self.causes.mind_brain

    @property
    def sorted(self) -> int:
        """Causes sorted to either side."""
        return self.causes.coded

    @property
    def wordings(self) -> int:
        """How many different wordings the causes sorted to mind & brain have."""
        return len(self.texts)

    @property
    def share(self) -> float | None:
        """Mind & brain among the causes sorted, 0-1; None with fewer than two sorted."""
        return self.causes.share if self.sorted >= LEAST_SORTED else None

    @property
    def share_active(self) -> float | None:
        """Days with an activity among the days answered, 0-1; None with fewer than 4 of 7."""
        enough = self._are_enough(self.days_answered)
        return self.days_active / self.days_answered if enough else None

    def _are_enough(self, days: int) -> bool:
        return days * WEEK >= LEAST_DAYS_OF_WEEK * self.days


class Overview(NamedTuple):
    """The weeks of a period, and its first days beside its last."""

    weeks: tuple[OverviewWeek, ...]
    """Each calendar week, in order, empty ones too."""
    windows: tuple[OverviewWeek, OverviewWeek] | None
    """The first and the last 28, 14 or 7 days; None where they would overlap."""


def compute_overview(
    weeks: Mapping[date, Sequence[CheckIn]],
    timely: Sequence[CheckIn],
    period: Period,
    answers: Answers,
) -> Overview:
    """Return the overview of a period from its timely check-ins, by week and oldest first."""
    return Overview(
        tuple(_total(monday, WEEK, inside, answers) for monday, inside in weeks.items()),
        _windows(timely, period, answers),
    )


def _windows(
    timely: Sequence[CheckIn], period: Period, answers: Answers
) -> tuple[OverviewWeek, OverviewWeek] | None:
    days = window_for(period.days) or (WEEK if period.days >= 2 * WEEK else None)
    if days is None:
        return None
    back = timedelta(days=days - 1)
    first_until, last_since = period.since + back, period.until - back
    first = takewhile(lambda c: c.day <= first_until, timely)
    last = takewhile(lambda c: c.day >= last_since, reversed(timely))
    return (
        _total(period.since, days, list(first), answers),
        _total(last_since, days, list(last), answers),
    )


def _total(first: date, days: int, check_ins: Sequence[CheckIn], answers: Answers) -> OverviewWeek:
    return OverviewWeek(
        week=first,
        days=days,
        ratings={
            rating: level([answer(check_in) for check_in in check_ins])
            for rating, answer in answers.items()
        },
        causes=count_causes(first, check_ins),
        texts=frozenset(
            fold(cause.text)
            for check_in in check_ins
            for cause in distinct_causes(check_in.causes)
            if cause.side is Side.MIND_BRAIN
        ),
        days_active=sum(bool(check_in.activities) for check_in in check_ins),
        days_answered=len(check_ins),
    )


def add_overview_weeks(
    weeks: Sequence[OverviewWeek], start_of: Callable[[date], date]
) -> list[OverviewWeek]:
    """Return consecutive weeks added up by the span that their Mondays lie in."""
    spans = groupby(weeks, lambda week: start_of(week.week))
    return [_add(first, tuple(span)) for first, span in spans]


def _add(first: date, weeks: Sequence[OverviewWeek]) -> OverviewWeek:
    return OverviewWeek(
        week=first,
        days=sum(week.days for week in weeks),
        ratings={
            rating: _add_levels([week.ratings[rating] for week in weeks])
            for rating in weeks[0].ratings
        },
        causes=add_cause_weeks(first, [week.causes for week in weeks]),
        texts=frozenset().union(*(week.texts for week in weeks)),
        days_active=sum(week.days_active for week in weeks),
        days_answered=sum(week.days_answered for week in weeks),
    )


def _add_levels(levels: Sequence[Level]) -> Level:
    days = sum(each.days for each in levels)
    total = sum(each.mean * each.days for each in levels if each.mean is not None)
    return Level(total / days if days else None, days)
