"""Several metrics under each other as lines of text: each chart with its figures below."""

from collections.abc import Sequence

from prtcheck.analysis.trend import Trend
from prtcheck.charts.activities import draw_activities
from prtcheck.charts.canvas import NO_DAYS, Canvas
from prtcheck.charts.causes import draw_causes
from prtcheck.charts.marks import phase_marks
from prtcheck.charts.rating import draw_rating
from prtcheck.core.metric import Metric
from prtcheck.core.text import wrap
from prtcheck.wording.intervals import format_cautions
from prtcheck.wording.phases import format_phases
from prtcheck.wording.ratings import rating_title
from prtcheck.wording.trend import (
    format_answered,
    format_left_out_days,
    format_metric,
    format_period,
)


def draw_trend(
    trend: Trend, metrics: Sequence[str], canvas: Canvas, *, weekly: bool = False
) -> list[str]:
    """Return the period, then each metric's chart with the same figures as text below."""
    answered = f", {format_answered(trend)}" if trend.sources else ""
    lines = _wrap(f"{format_period(trend.period)}{answered}", canvas)
    for metric in metrics:
        chart = _draw(trend, metric, canvas, weekly=weekly)
        lines += ["", *([] if chart == NO_DAYS else [chart, ""])]
        for sentence in format_metric(trend, metric):
            lines += _wrap(sentence, canvas)
    for sentences in (format_phases(trend, metrics), format_cautions(trend, metrics)):
        lines += [""] if sentences else []
        lines += [line for sentence in sentences for line in _wrap(sentence, canvas)]
    is_any_drawn_hollow = any(metric in trend.ratings for metric in metrics)
    for sentence in format_left_out_days(trend, "drawn hollow" if is_any_drawn_hollow else ""):
        lines += ["", *_wrap(sentence, canvas)]
    return lines


def _wrap(sentence: str, canvas: Canvas) -> list[str]:
    return wrap(sentence, canvas.width, cut_words=True)


def _draw(trend: Trend, metric: str, canvas: Canvas, *, weekly: bool) -> str:
    if metric == Metric.ACTIVITIES:
        return draw_activities(trend.activities, trend.period.days, canvas)
    marks = phase_marks(trend)
    if metric == Metric.CAUSES:
        return draw_causes(trend.causes, canvas, marks)
    rating, title = trend.ratings[metric], rating_title(metric)
    return draw_rating(title, rating, trend.period, canvas, weekly=weekly, marks=marks)
