"""From check-ins to series: ratings with gaps, weeks of causes, days of activities."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time
from operator import attrgetter
from typing import TYPE_CHECKING

from prtcheck.analysis.asked_elsewhere import find_asked_elsewhere, who_asked
from prtcheck.analysis.counts import (
    ActivityDays,
    CauseWeek,
    count_activity_days,
    split_by_week,
)
from prtcheck.analysis.overview import OVERVIEW_RATINGS, Answers, Overview, compute_overview
from prtcheck.analysis.own_ratings import own_rating_trends
from prtcheck.analysis.rating_trend import Entries, RatingTrend, summarize_points, to_points
from prtcheck.analysis.series import window_for
from prtcheck.core.check_in import CheckIn
from prtcheck.core.days import DAY_ENDS, days_late
from prtcheck.core.metric import RATINGS, Metric
from prtcheck.core.period import Period
from prtcheck.core.phase import Phase
from prtcheck.core.rating_scale import RatingScale
from prtcheck.core.sources import is_of_attacks

if TYPE_CHECKING:
    from prtcheck.analysis.phase_trend import PhaseTrend


@dataclass(frozen=True, slots=True)
class Trend:
    """Everything the trend charts and their figures show."""

    period: Period
    days_answered: int
    days_late_left_out: int
    ratings: Mapping[str, RatingTrend]
    """Pain, fear, then the person's own ratings by name."""
    causes: tuple[CauseWeek, ...]
    activities: tuple[ActivityDays, ...]
    """Most days first."""
    overview: Overview
    """The same weeks of causes, ratings and activities, to stand under each other."""
    words: tuple[CheckIn, CheckIn] | None
    """The first and the latest day of the period with causes; None when there are not two."""
    phases: "tuple[PhaseTrend, ...]" = ()
    """The phases that have a day in the period, each compared with the days before it began."""
    sources: Mapping[str, int] = field(default_factory=dict)
    """How many of the days answered came from each program or file, most first."""

    @property
    def sources_of_attacks(self) -> dict[str, int]:
        """Those of the sources that record only attacks: no figure counts their days."""
        return {source: days for source, days in self.sources.items() if is_of_attacks(source)}

    @property
    def own_ratings(self) -> list[str]:
        """The names of the person's own ratings."""
        return [name for name in self.ratings if name not in RATINGS]

    @property
    def metrics(self) -> tuple[str, ...]:
        """All that can be drawn of it, in its usual order."""
        return (*Metric, *self.own_ratings)


def compute_trend(
    check_ins: Sequence[CheckIn],
    period: Period,
    day_ends: time = DAY_ENDS,
    *,
    scales: Sequence[RatingScale] = (),
    phases: Sequence[Phase] = (),
) -> Trend:
    """Return the trend over a period, which may be without a day.

    `check_ins` come oldest first and may begin before the period: up to six days, so that its
    first 7-day means are whole, and up to 366 days before each of the phases, which are those that
    have a day in it. Entries of two or more days late and days from where only attacks are recorded
    are shown and left out of every mean and count.
    """
    entries = Entries(
        {c.day: days_late(c.day, c.entered_at, day_ends) for c in check_ins},
        {c.day for c in check_ins if is_of_attacks(c.source)},
    )
    left_out = entries.left_out()
    inside = [c for c in check_ins if period.since <= c.day <= period.until]
    timely = [c for c in inside if c.day not in left_out]
    sources = Counter(c.source for c in inside if c.source)
    ratings = _rating_trends(check_ins, entries, period, scales)
    weeks = split_by_week(timely, period)
    overview = compute_overview(weeks, timely, period, _overview_answers(ratings))
    return Trend(
        period=period,
        days_answered=len(inside),
        days_late_left_out=sum(c.day in left_out and c.day not in entries.attacks for c in inside),
        ratings=ratings,
        causes=tuple(week.causes for week in overview.weeks),
        activities=count_activity_days(timely),
        overview=overview,
        words=_first_and_latest_words(timely),
        phases=_phase_trends(
            [c for c in check_ins if c.day not in left_out], period, phases, tuple(ratings)
        ),
        sources=dict(sources.most_common()),
    )


def _rating_trends(
    check_ins: Sequence[CheckIn],
    entries: Entries,
    period: Period,
    scales: Sequence[RatingScale],
) -> dict[str, RatingTrend]:
    """Return pain, fear and the own ratings that are asked or were answered in the period."""
    elsewhere = {c.day: who for c in check_ins if (who := who_asked(c)) is not None}
    found: dict[str, RatingTrend] = {}
    for metric in RATINGS:
        points = to_points({c.day: getattr(c, metric) for c in check_ins}, entries, period)
        found[metric] = _mark_asked_elsewhere(summarize_points(points), elsewhere)
    return found | own_rating_trends(check_ins, scales, entries, period)


def _mark_asked_elsewhere(rating: RatingTrend, elsewhere: Mapping[date, str]) -> RatingTrend:
    """Return a rating with which of its first days another program asked for."""
    window = window_for(len(rating.points))
    if window is None or not elsewhere:
        return rating
    ends = rating.points[:window], rating.points[-window:]
    asked = ([elsewhere.get(p.day) for p in end if p.timely_value is not None] for end in ends)
    return replace(rating, first_asked_elsewhere=find_asked_elsewhere(*asked))


def _overview_answers(ratings: Mapping[str, RatingTrend]) -> Answers:
    """Return what the overview counts of each rating, in the order in which its rows stand."""
    own = {name: rating for name, rating in ratings.items() if name not in RATINGS}
    return {
        **{name: attrgetter(name) for name in OVERVIEW_RATINGS},
        **{name: _own_answer(rating) for name, rating in own.items()},
    }


def _own_answer(rating: RatingTrend) -> Callable[[CheckIn], int | None]:
    by_day = {point.day: point.timely_value for point in rating.points}
    return lambda check_in: by_day[check_in.day]


def _phase_trends(
    timely: Sequence[CheckIn], period: Period, phases: Sequence[Phase], names: Sequence[str]
) -> "tuple[PhaseTrend, ...]":
    if not phases:
        return ()
    from prtcheck.analysis.phase_trend import compare_phases

    return compare_phases(timely, phases, period.until, names)


def _first_and_latest_words(check_ins: Iterable[CheckIn]) -> tuple[CheckIn, CheckIn] | None:
    worded = [check_in for check_in in check_ins if check_in.causes]
    return (worded[0], worded[-1]) if len(worded) > 1 else None
