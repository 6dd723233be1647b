"""Which days are looked at."""

from datetime import timedelta

from insight_days import FIRST, entry, period, wavy

from prtcheck.analysis.record import limit_period
from prtcheck.analysis.trend import compute_trend
from prtcheck.core.metric import Metric
from prtcheck.core.period import Period


def test_no_more_than_366_days_are_tested():
    long = Period(FIRST, FIRST + timedelta(days=1000))
    assert limit_period(long).days == 366
    assert limit_period(long).until == long.until
    assert limit_period(period(30)) == period(30)
    days = [entry(n, pain=wavy(n)) for n in range(400)]
    changes = {n: compute_trend(days, period(n)).ratings[Metric.PAIN].summary for n in (400, 366)}
    assert changes[400].change is None
    assert changes[366].change is not None
