"""The overview in words: each change with its interval, and what else may explain it."""

from insight_days import entry, period, wavy

from prtcheck.analysis.trend import compute_trend
from prtcheck.wording.intervals import REGRESSION
from prtcheck.wording.overview import format_overview_changes


def test_pain_and_fear_have_a_line_each_and_the_sentence_for_every_change_comes_last():
    days = [entry(n, pain=wavy(n) - 3 * (n >= 45), fear=wavy(n)) for n in range(90)]
    pain, fear, last = format_overview_changes(compute_trend(days, period(90)))
    assert pain.startswith("pain  3.1 lower (95 % interval ")
    assert fear.startswith("fear  0.")
    assert last == REGRESSION


def test_a_rating_without_an_interval_has_no_line():
    days = [entry(n, pain=wavy(n)) for n in range(90)]
    assert len(format_overview_changes(compute_trend(days, period(90)))) == 2
    assert format_overview_changes(compute_trend(days[:20], period(20))) == []
