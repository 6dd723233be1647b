"""The weeks of the overview: every day counts once, and what too few days say is left out."""

import pytest
from hypothesis import given
from overview_days import before, diaries_of_spans, late, overview_of, sorted_cause
from strategies import logged

from prtcheck.analysis.overview import OVERVIEW_RATINGS, add_overview_weeks
from prtcheck.core.causes import distinct_causes
from prtcheck.core.check_in import Side
from prtcheck.core.days import monday_of
from prtcheck.core.metric import Metric

MIND, BODY = (
    sorted_cause("stress", Side.MIND_BRAIN),
    sorted_cause("disc", Side.BODY),
)


@given(diaries_of_spans)
def test_every_day_and_every_cause_is_in_one_week(drawn):
    diary, days = drawn
    weeks = overview_of(diary, days).weeks
    sides = [cause.side for c in diary for cause in distinct_causes(c.causes)]
    assert sum(week.days_answered for week in weeks) == len(diary)
    assert sum(week.days_active for week in weeks) == sum(bool(c.activities) for c in diary)
    assert sum(week.mind_brain for week in weeks) == sides.count(Side.MIND_BRAIN)
    assert sum(week.sorted for week in weeks) == len(sides) - sides.count(
        Side.UNSURE
    ) - sides.count(None)


@given(diaries_of_spans)
def test_a_week_says_the_mean_of_a_rating_from_four_days_on(drawn):
    diary, days = drawn
    for week in overview_of(diary, days).weeks:
        inside = [c for c in diary if monday_of(c.day) == week.week]
        for rating in OVERVIEW_RATINGS:
            values = [value for c in inside if (value := getattr(c, rating)) is not None]
            expected = sum(values) / len(values) if len(values) >= 4 else None
            assert week.mean_of(rating) == expected


@given(diaries_of_spans)
def test_late_entries_change_nothing(drawn):
    diary, days = drawn
    taken = {check_in.day for check_in in diary}
    free = [nth for nth in range(days) if before(nth) not in taken][:9]
    added = [late(nth, 2, pain=10, causes=(MIND,), activities=("walk",)) for nth in free]
    mixed = sorted([*diary, *added], key=lambda check_in: check_in.day)
    assert overview_of(mixed, days) == overview_of(diary, days)


@pytest.mark.parametrize(("sorted_causes", "share"), [((MIND,), None), ((MIND, BODY), 0.5)])
def test_a_share_needs_two_causes_sorted_to_either_side(sorted_causes, share):
    [week] = overview_of([logged(causes=sorted_causes)], 1).weeks
    assert (week.mind_brain, week.sorted, week.share) == (1, len(sorted_causes), share)


def test_spellings_of_the_same_words_are_one_wording():
    texts = ("stress", "Stress!", "fear of bending")
    diary = [
        logged(before(5 - nth), causes=(sorted_cause(text, Side.MIND_BRAIN), BODY))
        for nth, text in enumerate(texts)
    ]
    [week] = overview_of(diary, 7).weeks
    assert (week.mind_brain, week.wordings) == (3, 2)


def test_days_without_a_check_in_count_as_neither_active_nor_not():
    diary = [logged(before(nth), activities=("walk",)) for nth in (3, 2, 1)]
    assert overview_of(diary, 7).weeks[0].share_active is None
    diary.append(logged(pain=4))
    assert overview_of(diary, 7).weeks[0].share_active == 0.75


@pytest.mark.parametrize(
    ("days", "window"), [(13, None), (14, 7), (55, 7), (56, 14), (84, 28), (800, 28)]
)
def test_the_first_and_the_last_days_are_as_many_as_a_change_compares(days, window):
    windows = overview_of([], days).windows
    assert windows is None if window is None else {w.days for w in windows} == {window}


def test_each_window_counts_its_own_days():
    pains = {19: 8, 16: 8, 15: 8, 14: 8, 13: 8, 12: 1, 6: 2, 3: 2, 2: 2, 0: 2}
    diary = [logged(before(nth), pain=pain, activities=("walk",)) for nth, pain in pains.items()]
    first, last = overview_of(diary, 20).windows
    assert (first.week, first.mean_of(Metric.PAIN), first.days_active) == (before(19), 8, 5)
    assert (last.week, last.mean_of(Metric.PAIN), last.days_active) == (before(6), 2, 4)


def test_a_window_needs_four_days_of_seven_for_a_mean():
    diary = [logged(before(nth), pain=5) for nth in range(15)]
    first, last = overview_of(diary, 84).windows
    assert (first.mean_of(Metric.PAIN), last.mean_of(Metric.PAIN)) == (None, None)
    diary.append(logged(before(15), pain=5))
    assert overview_of(sorted(diary, key=lambda c: c.day), 84).windows[1].mean_of(Metric.PAIN) == 5


@given(diaries_of_spans)
def test_weeks_added_up_say_what_their_days_say_together(drawn):
    diary, days = drawn
    weeks = overview_of(diary, days).weeks
    [whole] = add_overview_weeks(weeks, lambda _: weeks[0].week)
    pains = [check_in.pain for check_in in diary if check_in.pain is not None]
    assert (whole.days, whole.days_answered) == (7 * len(weeks), len(diary))
    assert whole.ratings[Metric.PAIN].days == len(pains)
    assert whole.ratings[Metric.PAIN].mean == (
        pytest.approx(sum(pains) / len(pains)) if pains else None
    )
    assert whole.wordings == len(
        {
            cause.text.casefold().strip("!")
            for check_in in diary
            for cause in check_in.causes
            if cause.side is Side.MIND_BRAIN
        }
    )
