"""The person's own ratings over a period; each wording of a question is a rating of its own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from prtcheck.analysis.rating_trend import Entries, RatingTrend, summarize_points, to_points
from prtcheck.core.check_in import CheckIn, OwnRating
from prtcheck.core.days import WEEK, days_between
from prtcheck.core.period import Period
from prtcheck.core.rating_scale import RatingScale, find_scale
from prtcheck.core.text import fold

Answers = Mapping[date, OwnRating]
"""One rating's answers by day, oldest first."""


def collect_own_ratings(check_ins: Iterable[CheckIn]) -> dict[str, dict[date, OwnRating]]:
    """Return the answers of each own rating by its folded name."""
    found: dict[str, dict[date, OwnRating]] = {}
    for check_in in check_ins:
        for rating in check_in.ratings:
            found.setdefault(fold(rating.name), {})[check_in.day] = rating
    return found


def latest_wording(answers: Iterable[OwnRating]) -> int | None:
    """Return the wording that counts in figures, None without an answer."""
    return max((answer.wording for answer in answers), default=None)


def own_rating_trends(
    check_ins: Sequence[CheckIn],
    scales: Sequence[RatingScale],
    entries: Entries,
    period: Period,
) -> dict[str, RatingTrend]:
    """Return the own ratings that are asked or were answered in a period, by name.

    A name is spelt as its question has it, else as it was last.
    """
    since = period.back(WEEK - 1)
    answers = collect_own_ratings(c for c in check_ins if since <= c.day <= period.until)
    names = {fold(scale.name): scale.name for scale in scales}
    names |= {key: [*days.values()][-1].name for key, days in answers.items() if key not in names}
    asked = {fold(scale.name) for scale in scales if scale.is_asked}
    left_out = entries.left_out()
    found: dict[str, RatingTrend] = {}
    for key, name in names.items():
        of_name = answers.get(key, {})
        inside = {day: answer for day, answer in of_name.items() if day >= period.since}
        if key in asked or inside:
            latest = latest_wording(a for day, a in inside.items() if day not in left_out)
            trend = _own_rating_trend(of_name, latest, entries, period)
            found[name] = replace(trend, anchors=_find_anchors(scales, name, latest))
    return found


def _find_anchors(scales: Iterable[RatingScale], name: str, wording: int | None) -> tuple[str, str]:
    """Return what 0 and 10 mean in a wording, or in the latest where none was answered."""
    scale = find_scale((s for s in scales if wording in (None, s.wording)), name)
    return (scale.lowest, scale.highest) if scale else ("", "")


def _own_rating_trend(
    answers: Answers, latest: int | None, entries: Entries, period: Period
) -> RatingTrend:
    """Return an own rating; only its latest wording in the period counts."""
    wordings = {answer.wording for answer in answers.values()}
    if len(wordings) <= 1:
        return summarize_points(to_points(_values(answers), entries, period))
    of_each = {w: to_points(_values(answers, w), entries, period) for w in wordings}
    wording_of = _wordings_by_day(answers, period)
    points = [
        of_each[wording][nth]._replace(is_former=wording != latest)
        for nth, wording in enumerate(wording_of.values())
    ]
    days = list(wording_of)
    breaks = (b for a, b in pairwise(days) if wording_of[a] != wording_of[b])
    return replace(summarize_points(points), breaks=tuple(breaks))


def _values(answers: Answers, wording: int | None = None) -> dict[date, int | None]:
    """Return the values by day, of one wording or of all."""
    return {d: a.value for d, a in answers.items() if wording is None or a.wording == wording}


def _wordings_by_day(answers: Answers, period: Period) -> dict[date, int]:
    """Return which wording each day of a period belongs to: its own, else the one before it."""
    found = {}
    wording = next(iter(answers.values())).wording
    for day in days_between(period.back(WEEK - 1), period.until):
        wording = answers[day].wording if day in answers else wording
        found[day] = wording
    return {day: found[day] for day in days_between(*period)}
