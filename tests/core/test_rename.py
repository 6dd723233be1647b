"""Another name for an activity or a cause."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from strategies import back, check_ins, logged

from prtcheck.core.check_in import Cause, CodedBy, Side
from prtcheck.core.rename import rename_activity, rename_cause
from prtcheck.core.text import fold

SPELLINGS = ["wlak", "Wlak!", "walk", "Walk", "swim", "yoga"]
names = st.sampled_from(SPELLINGS)
days_of_activities = st.lists(
    st.lists(names, min_size=1, max_size=6, unique=True).map(tuple), max_size=5
).map(lambda several: [logged(back(nth), activities=done) for nth, done in enumerate(several)])
causes = st.builds(
    lambda text, side: Cause(text, side, CodedBy.PERSON if side else None),
    names,
    st.none() | st.sampled_from(Side),
)
days_of_causes = st.lists(
    st.lists(causes, min_size=1, max_size=3, unique_by=lambda one: fold(one.text)).map(tuple),
    max_size=5,
).map(lambda several: [logged(back(nth), causes=named) for nth, named in enumerate(several)])


@given(days=days_of_activities, old=names, new=names)
def test_a_renamed_activity_has_the_new_name_once_on_each_of_its_days_and_the_old_on_none(
    days, old, new
):
    renamed = rename_activity(days, old, new)
    assert set(renamed) == {c.day for c in days if fold(old) in map(fold, c.activities)}
    for after in renamed.values():
        alike = [name for name in after.activities if fold(name) in {fold(old), fold(new)}]
        assert alike == [new]


@given(days=days_of_activities, old=names, new=names)
def test_the_other_activities_stay_in_their_order(days, old, new):
    def others(check_in):
        both = {fold(old), fold(new)}
        return [name for name in check_in.activities if fold(name) not in both]

    renamed = rename_activity(days, old, new)
    assert all(others(renamed.get(c.day, c)) == others(c) for c in days)


@given(days=days_of_causes, old=names, new=names)
def test_a_renamed_cause_is_named_once_a_day_with_the_side_of_its_first_rank(days, old, new):
    both = {fold(old), fold(new)}
    renamed = rename_cause(days, old, new)
    for before in days:
        after = renamed.get(before.day, before)
        if fold(old) in [fold(cause.text) for cause in before.causes]:
            [one] = [cause for cause in after.causes if fold(cause.text) in both]
            first = next(cause for cause in before.causes if fold(cause.text) in both)
            assert (fold(one.text), replace(one, text="x")) == (fold(new), replace(first, text="x"))
        else:
            assert after == before


@given(days=days_of_causes, old=names, new=names)
def test_the_other_causes_keep_their_order(days, old, new):
    def others(check_in):
        return [c for c in check_in.causes if fold(c.text) not in {fold(old), fold(new)}]

    renamed = rename_cause(days, old, new)
    assert all(others(renamed.get(c.day, c)) == others(c) for c in days)


@given(check_in=check_ins(), data=st.data())
def test_nothing_but_the_names_changes(check_in, data):
    if check_in.activities:
        old = data.draw(st.sampled_from(check_in.activities))
        [after] = rename_activity([check_in], old, "new name").values()
        assert replace(after, activities=check_in.activities) == check_in
    if check_in.causes:
        old = data.draw(st.sampled_from(check_in.causes)).text
        [after] = rename_cause([check_in], old, "new name").values()
        assert replace(after, causes=check_in.causes) == check_in
