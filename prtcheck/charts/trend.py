"""Several metrics under each other as lines of text: each chart with its figures below."""

from collections.abc import Sequence

from prtcheck.analysis.trend import Trend
from prtcheck.charts.activities import draw_activities
from prtcheck.charts.canvas import NO_DAYS, Canvas
from prtcheck.charts.causes import draw_causes
from prtcheck.charts.rating import draw_rating
from prtcheck.core.metric import Metric
from prtcheck.core.text import wrap
from prtcheck.wording.trend import TITLES, format_late_entries, format_metric, format_period


def draw_trend(
    trend: Trend, metrics: Sequence[Metric], canvas: Canvas, *, weekly: bool = False
) -> list[str]:
    """Return the period, then each metric's chart with the same figures as text below."""
    lines = _wrap(format_period(trend.period), canvas)
    for metric in metrics:
        chart = _draw(trend, metric, canvas, weekly=weekly)
        lines += ["", *([] if chart == NO_DAYS else [chart, ""])]
        for sentence in format_metric(trend, metric):
            lines += _wrap(sentence, canvas)
    is_any_drawn_hollow = any(metric in trend.ratings for metric in metrics)
    for sentence in format_late_entries(trend, "drawn hollow" if is_any_drawn_hollow else ""):
        lines += ["", *_wrap(sentence, canvas)]
    return lines


def _wrap(sentence: str, canvas: Canvas) -> list[str]:
    return wrap(sentence, canvas.width, cut_words=True)


def _draw(trend: Trend, metric: Metric, canvas: Canvas, *, weekly: bool) -> str:
    if metric is Metric.CAUSES:
        return draw_causes(trend.causes, canvas)
    if metric is Metric.ACTIVITIES:
        return draw_activities(trend.activities, trend.period.days, canvas)
    rating = trend.ratings[metric]
    return draw_rating(TITLES[metric], rating, trend.period, canvas, weekly=weekly)
