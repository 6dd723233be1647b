"""A whole trend as lines of text: each chart with its figures below."""

from collections.abc import Sequence

from prtcheck.analysis.trend import Trend
from prtcheck.charts.activities import draw_activities
from prtcheck.charts.canvas import NO_DAYS, Canvas
from prtcheck.charts.causes import draw_causes
from prtcheck.charts.rating import draw_rating
from prtcheck.core.metric import Metric
from prtcheck.core.text import wrap
from prtcheck.wording import trend as wording


def draw_trend(
    trend: Trend, metrics: Sequence[Metric], canvas: Canvas, *, weekly: bool = False
) -> list[str]:
    """Return the period, then each metric's chart with the same figures as text below."""
    lines = wrap(wording.format_period(trend.period), canvas.width, cut_words=True)
    for metric in metrics:
        chart = _chart(trend, metric, canvas, weekly=weekly)
        lines += ["", *([] if chart == NO_DAYS else [chart, ""])]
        for sentence in wording.format_metric(trend, metric):
            lines += wrap(sentence, canvas.width, cut_words=True)
    drawn = any(metric in wording.TITLES for metric in metrics)
    for sentence in wording.format_late_entries(trend, "drawn hollow" if drawn else ""):
        lines += ["", *wrap(sentence, canvas.width, cut_words=True)]
    return lines


def _chart(trend: Trend, metric: Metric, canvas: Canvas, *, weekly: bool) -> str:
    if metric is Metric.CAUSES:
        return draw_causes(trend.causes, canvas)
    if metric is Metric.ACTIVITIES:
        return draw_activities(trend.activities, trend.period.days, canvas)
    title, rating = wording.TITLES[metric], trend.ratings[metric]
    return draw_rating(title, rating, trend.period, canvas, weekly=weekly)
