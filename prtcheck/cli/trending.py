"""The series of `trend`: drawn, in sentences and tables, or as JSON."""

from collections.abc import Sequence
from dataclasses import dataclass

from prtcheck.cli.output import say, say_as_it_is, say_json, talk
from prtcheck.cli.pictures import in_charts, in_sentences, in_tables
from prtcheck.cli.world import World
from prtcheck.core.metrics import Metric
from prtcheck.core.periods import Period, Range, asked_period
from prtcheck.core.trends import Trend, no_trend

_LOOKED_BACK = Range(days=30)


@dataclass(frozen=True, slots=True)
class Form:
    """How the trend is to be told."""

    as_json: bool
    drawn: bool
    weekly: bool


def tell_trend(world: World, asked: Range | None, metrics: Sequence[Metric], form: Form) -> None:
    """Tell how the metrics moved over a range of days, the last 30 unless one is asked."""
    logged = world.diary.first_and_last_day()
    period = asked_period(asked or _LOOKED_BACK, logged, world.today)
    looked_at = _trend_over(world, period, each_day=form.as_json)
    if form.as_json:
        from prtcheck.cli.shapes import trend_as_dict

        say_json(trend_as_dict(looked_at, metrics))
    elif not looked_at.days_answered:
        talk("No check-ins in these days.")
    elif form.drawn:
        say_as_it_is(*in_charts(looked_at, metrics, weekly=form.weekly))
    else:
        say(*in_sentences(looked_at, metrics, weekly=form.weekly))
        say_as_it_is(*in_tables(looked_at, metrics, weekly=form.weekly))


def _trend_over(world: World, period: Period, *, each_day: bool) -> Trend:
    if not period.days:
        return no_trend(period)
    return world.diary.trend(period, world.settings.day_ends, each_day=each_day)
