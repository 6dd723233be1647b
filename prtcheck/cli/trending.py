"""The series of `trend`: drawn, in sentences and tables, or as JSON."""

from collections.abc import Sequence
from dataclasses import dataclass

from prtcheck.cli.console import print_json, print_lines, print_message, print_raw
from prtcheck.cli.pictures import in_charts, in_sentences, in_tables
from prtcheck.context import Context
from prtcheck.core.metric import Metric
from prtcheck.core.period import Range, resolve_period

_LOOKED_BACK = Range(days=30)


@dataclass(frozen=True, slots=True)
class Form:
    """How the trend is to be told."""

    as_json: bool
    drawn: bool
    weekly: bool


def print_trend(
    context: Context, asked: Range | None, metrics: Sequence[Metric], form: Form
) -> None:
    """Tell how the metrics moved over a range of days, the last 30 unless one is asked."""
    logged = context.diary.first_and_last_day()
    period = resolve_period(asked or _LOOKED_BACK, logged, context.today)
    looked_at = context.diary.trend(period, context.settings.day_ends)
    if form.as_json:
        from prtcheck.formats.command_json import trend_to_dict

        print_json(trend_to_dict(looked_at, metrics))
    elif not looked_at.days_answered:
        print_message("No check-ins in these days.")
    elif form.drawn:
        print_raw(*in_charts(looked_at, metrics, weekly=form.weekly))
    else:
        print_lines(*in_sentences(looked_at, metrics, weekly=form.weekly))
        print_raw(*in_tables(looked_at, metrics, weekly=form.weekly))
