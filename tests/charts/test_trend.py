"""Charts and their figures under each other: in the order asked, and within the canvas."""

import pytest
from chart_diaries import a_trend
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from strategies import SUNDAY, logged

from prtcheck.analysis.trend import compute_trend
from prtcheck.charts.canvas import Canvas
from prtcheck.charts.trend import draw_trend
from prtcheck.core.check_in import Cause
from prtcheck.core.metric import Metric
from prtcheck.core.period import Period
from prtcheck.core.text import printable

ONE_DAY = Period(SUNDAY, SUNDAY)


@pytest.mark.parametrize("width", [24, 40, 80])
def test_every_line_fits_the_canvas(width):
    drawn = "\n".join(draw_trend(a_trend(), tuple(Metric), Canvas(width, 16, colour=False)))
    assert all(cell_len(line) <= width for line in drawn.splitlines())


@given(name=st.text("散é w-", min_size=1, max_size=99).filter(str.strip), width=st.integers(24, 80))
def test_no_word_however_long_or_wide_runs_out_of_the_canvas(name, width):
    trend = compute_trend([logged(activities=(name,), causes=(Cause(name),))], ONE_DAY)
    lines = draw_trend(trend, [Metric.ACTIVITIES, Metric.CAUSES], Canvas(width, 16, colour=False))
    drawn = "\n".join(lines)
    assert all(cell_len(line) <= width for line in drawn.splitlines())
    assert "".join(printable(name).split()) in "".join(drawn.split())


def test_only_the_metrics_that_are_asked_for_are_drawn_in_their_order():
    drawn = "\n".join(
        draw_trend(a_trend(), [Metric.FEAR, Metric.PAIN], Canvas(80, 16, colour=False))
    )
    assert drawn.index("Fear of movement") < drawn.index("Pain")
    assert "Causes" not in drawn
    assert drawn.endswith("are drawn hollow. No figure counts them.")
