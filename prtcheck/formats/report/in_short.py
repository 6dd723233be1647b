"""The report's first table: first days, last days and their difference, a row each."""

from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from prtcheck.analysis.inference import Change
from prtcheck.analysis.overview import OverviewWeek, add_overview_weeks
from prtcheck.analysis.rating_trend import RatingTrend
from prtcheck.analysis.series import FEWEST_TESTED, LONGEST_TESTED, level
from prtcheck.analysis.trend import Trend
from prtcheck.core.check_in import HIGHEST_RATING
from prtcheck.core.days import format_short_day
from prtcheck.core.metric import RATINGS
from prtcheck.core.period import Period
from prtcheck.core.text import pluralize
from prtcheck.wording.check_in import format_means
from prtcheck.wording.ratings import rating_title

COUNTED = "counted, not tested"
_MOST_DECIMALS = 3


class Cell(NamedTuple):
    """What stands in a cell, and what stands small beside it."""

    text: str
    small: str = ""


class ShortRow(NamedTuple):
    """One line of the table."""

    name: str
    spans: tuple[Cell, ...]
    """The first days and the last, or all days where those would overlap."""
    difference: Cell

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All that follows its name."""
        return (*self.spans, self.difference)


class ShortTable(NamedTuple):
    """What changed, in short."""

    heads: tuple[Cell, ...]
    rows: tuple[ShortRow, ...]


class Span(NamedTuple):
    """The days of a column."""

    name: str
    period: Period
    total: OverviewWeek


def rating_names(trend: Trend) -> list[str]:
    """Return the ratings as the page has them: pain, fear of movement, then the person's own."""
    return [*RATINGS, *trend.own_ratings]


def spans_of(trend: Trend) -> list[Span]:
    """Return the first and the last days, or all where these would overlap; none without a day."""
    period, overview = trend.period, trend.overview
    if overview.windows is not None:
        return [_span(*each) for each in zip(("first", "last"), overview.windows, strict=True)]
    totals = add_overview_weeks(overview.weeks, lambda _: period.since)
    return [Span("all days", period, total) for total in totals]


def _span(name: str, total: OverviewWeek) -> Span:
    until = total.week + timedelta(days=total.days - 1)
    return Span(f"{name} {total.days} days", Period(total.week, until), total)


def short_table(trend: Trend, *, with_causes: bool) -> ShortTable:
    """Return the table over a period; without a day it has no column."""
    spans = spans_of(trend)
    heads = tuple(Cell(span.name, _dates(span.period, trend.period)) for span in spans)
    return ShortTable(heads, tuple(_rows(trend, spans, with_causes=with_causes)))


def _dates(span: Period, whole: Period) -> str:
    if span.days == 1:
        return format_short_day(span.since)
    has_year = whole.since.year != whole.until.year
    since = format_short_day(span.since, year=has_year and span.since.year != span.until.year)
    return f"{since} to {format_short_day(span.until, year=has_year)}"


def _rows(trend: Trend, spans: list[Span], *, with_causes: bool) -> Iterator[ShortRow]:
    for name in rating_names(trend):
        own = "" if name in RATINGS else " (own rating)"
        title = f"{rating_title(name)}, 0-{HIGHEST_RATING}{own}"
        yield _rating_row(title, trend.ratings[name], spans)
    totals = [span.total for span in spans]
    if with_causes:
        counts = (Cell(f"{t.mind_brain} of {t.sorted}", _in_wordings(t.wordings)) for t in totals)
        yield ShortRow("Mind & brain among causes sorted", tuple(counts), Cell("", COUNTED))
    active = (Cell(f"{t.days_active} of {t.days_answered}") for t in totals)
    yield ShortRow("Days with an activity", tuple(active), Cell("", COUNTED))


def _in_wordings(number: int) -> str:
    return f"in {pluralize(number, 'wording')}" if number else ""


def _rating_row(title: str, rating: RatingTrend, spans: list[Span]) -> ShortRow:
    levels = [
        level(
            [
                p.timely_value
                for p in rating.points
                if span.period.since <= p.day <= span.period.until
            ]
        )
        for span in spans
    ]
    shown = format_means(*(each.mean for each in levels))
    cells = tuple(
        Cell(mean or "-", f"({pluralize(each.days, 'day')})")
        for mean, each in zip(shown, levels, strict=True)
    )
    change = rating.summary.change
    if change is not None:
        return ShortRow(
            title, cells, Cell(format_points(change.difference, 1), f"({format_bounds(change)})")
        )
    means = [each.mean for each in levels if each.mean is not None]
    if len(rating.points) > LONGEST_TESTED and len(means) == len(RATINGS):
        why = f"no interval beyond {LONGEST_TESTED} days"
        return ShortRow(title, cells, Cell(format_points(means[1] - means[0], 1), f"({why})"))
    return ShortRow(title, cells, Cell("", _why_none(rating)))


def format_bounds(change: Change) -> str:
    """Return the interval, the end nearer to none first, and whether it could be none."""
    low, high = (_digits(end) for end in (change.low, change.high))
    if change.low <= 0 <= change.high:
        ends = format_points(change.low, low), format_points(change.high, high)
        return f"{' to '.join(ends)}: could be no change"
    near, far = sorted(((abs(change.low), low), (abs(change.high), high)))
    return (
        f"{near[0]:.{near[1]}f} to {format_points(far[0] if change.low > 0 else -far[0], far[1])}"
    )


def _digits(end: float) -> int:
    """Return how many decimals an end needs so as not to be rounded to 0."""
    return next((d for d in range(1, _MOST_DECIMALS) if round(end, d)), _MOST_DECIMALS)


def format_points(points: float, decimals: int) -> str:
    """Return a difference in points, higher or lower."""
    if not round(points, decimals):
        return "no difference"
    return f"{abs(points):.{decimals}f} {'lower' if points < 0 else 'higher'}"


def _why_none(rating: RatingTrend) -> str:
    if len(rating.points) > LONGEST_TESTED:
        return "no difference: too few first or last days"
    if rating.summary.days < FEWEST_TESTED:
        return f"no interval yet: {rating.summary.days} of {FEWEST_TESTED} days answered"
    return "no interval: too few days, or all the same"
