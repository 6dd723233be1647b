"""Options that several commands share."""

from datetime import timedelta

import pytest
from strategies import SUNDAY

from prtcheck.cli.options import parse_range, sort_metrics
from prtcheck.core.metric import Metric
from prtcheck.core.period import Range
from prtcheck.errors import InvalidInputError

SATURDAY = SUNDAY - timedelta(days=1)


def chosen(*, days=None, since=None, until=None, all_days=False):
    return parse_range(SUNDAY, days, since, until, all_days=all_days)


def test_without_an_option_no_range_is_chosen():
    assert chosen() is None


def test_each_option_names_its_range():
    assert chosen(days="7") == Range(days=7)
    assert chosen(since="yesterday") == Range(since=SATURDAY)
    assert chosen(since="-3", until="yday") == Range(
        since=SUNDAY - timedelta(days=3), until=SATURDAY
    )
    assert chosen(all_days=True) == Range()


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"days": "7", "all_days": True}, "--days and --all"),
        ({"days": "7", "since": "-3"}, "--days and --since"),
        ({"since": "-3", "all_days": True}, "--since and --all"),
        ({"until": "-3"}, "--until needs --since"),
        ({"days": "7", "until": "-3"}, "--until needs --since"),
        ({"since": "-3", "until": "-5"}, "is after"),
        ({"since": "2026-11-23"}, "future"),
        ({"since": "-3", "until": "2026-11-23"}, "future"),
        ({"since": "soon"}, "'soon'"),
        ({"days": "0"}, "'0'"),
        ({"days": "-7"}, "'-7'"),
        ({"days": "a week"}, "'a week'"),
        ({"days": "7.5"}, "'7.5'"),
        ({"days": "9" * 500}, "whole number from 1 on"),
    ],
)
def test_each_misuse_is_one_sentence_that_names_it(options, named):
    with pytest.raises(InvalidInputError, match=named) as refused:
        chosen(**options)
    assert len(str(refused.value)) < 200


def test_metrics_come_in_their_usual_order_each_once():
    assert sort_metrics(["Causes", "pain", "causes"], [*Metric]) == (Metric.PAIN, Metric.CAUSES)
    assert sort_metrics(None, [*Metric]) == sort_metrics([], [*Metric]) == tuple(Metric)
