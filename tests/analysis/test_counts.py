"""Counts of causes: each once a day, whatever its spelling."""

from strategies import SUNDAY, back, logged

from prtcheck.analysis.counts import count_causes
from prtcheck.core.check_in import Cause, CodedBy, Side

STRESS = Cause("stress", Side.MIND_BRAIN, CodedBy.PERSON)


def test_two_spellings_of_a_cause_on_one_day_count_once_in_its_week():
    twice = logged(causes=(STRESS, Cause("Stress!"), Cause("disc")))
    week = count_causes(SUNDAY, [twice])
    assert (week.mind_brain, week.uncoded, week.named) == (1, 1, 2)


def test_the_same_cause_on_two_days_counts_twice():
    days = [logged(day, causes=(STRESS,)) for day in (back(1), SUNDAY)]
    week = count_causes(back(1), days)
    assert (week.days, week.mind_brain) == (2, 2)
