"""Where days came from, in words."""

from dataclasses import replace

import pytest
from insight_days import entry, period, wavy

from prtcheck.analysis.asked_elsewhere import AskedElsewhere
from prtcheck.analysis.trend import compute_trend
from prtcheck.wording.sources import (
    format_asked_elsewhere,
    format_first_days_elsewhere,
    format_sources,
)


def from_sources(*sources):
    days = [replace(entry(n), source=source) for n, source in enumerate(sources)]
    return compute_trend(days, period(len(days)))


@pytest.mark.parametrize(
    ("sources", "said"),
    [
        ([None, None], ""),
        ([None, "A"], ", 1 of them from A"),
        (["B", "A (attacks only)", "A (attacks only)"], ", 2 of them from A, 1 from B"),
        (["A + B", None], ", 1 of them from A + B"),
        ([*"AAABBCDD"], ", 3 of them from A, 2 from B, 3 from 2 other sources"),
    ],
)
def test_days_are_counted_by_where_they_came_from(sources, said):
    assert format_sources(from_sources(*sources)) == said


@pytest.mark.parametrize(
    ("programs", "named"),
    [
        (("A",), "A"),
        (("A", "B"), "A and B"),
        (("",), "another program"),
        (("A", ""), "other programs"),
        ((*"ABC",), "other programs"),
    ],
)
def test_who_asked_on_the_first_days_is_named_where_it_is_known_and_short(programs, named):
    [said] = format_asked_elsewhere(AskedElsewhere(9, programs), "first 28 days")
    assert said == f"9 of the first 28 days came from {named}, which may ask in other words."


def test_of_all_ratings_the_one_with_most_such_days_is_told():
    days = [entry(n, pain=wavy(n), fear=None if n < 10 else wavy(n)) for n in range(90)]
    days = [replace(c, wording=0, source="A") if n < 20 else c for n, c in enumerate(days)]
    [said] = format_first_days_elsewhere(compute_trend(days, period(90)))
    assert said.startswith("20 of the first 28 days came from A,")
