"""What days of another program become beside what a diary holds."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from strategies import EVENING, SUNDAY, check_ins, logged

from prtcheck.core.check_in import Cause
from prtcheck.core.fill import fill_days, supply_moment
from prtcheck.core.history import ChangeKind, Revision
from prtcheck.core.merge import DiaryContents, merge

NOW = EVENING + timedelta(hours=2)
IMPORTED = Revision(ChangeKind.IMPORT, EVENING, None)


def foreign(source="App", **answers):
    """A day of another program, without its moment of entry."""
    return replace(logged(**answers), entered_at=NOW, wording=0, source=source)


def filled(row, present, *history):
    contents = DiaryContents([present], {SUNDAY: list(history)})
    return fill_days([row], contents, NOW)


def becomes(row, present, *history):
    return filled(row, present, *history).check_ins[0]


def test_a_day_without_a_check_in_takes_what_comes():
    row = foreign(pain=4)
    assert fill_days([row], DiaryContents([]), NOW).check_ins == [row]


def test_a_day_made_here_stays_whole():
    present = logged(pain=4)
    days = filled(foreign(pain=9, fear=1), present)
    assert (days.check_ins, days.own) == ([present], [SUNDAY])


def test_a_day_corrected_coded_or_renamed_since_it_was_imported_stays_whole():
    present = foreign(pain=4)
    for kind in (ChangeKind.EDIT, ChangeKind.CODE, ChangeKind.RENAME):
        changed = Revision(kind, EVENING, present)
        assert becomes(foreign(pain=9), present, IMPORTED, changed) is present
    edited = replace(present, edited_at=EVENING)
    assert becomes(foreign(pain=9), edited, IMPORTED) is edited


def test_a_day_of_the_same_source_takes_newer_answers_and_keeps_the_others():
    present = foreign(pain=4, note="n", causes=(Cause("stress"),))
    day = becomes(foreign(pain=5, fear=2), present, IMPORTED)
    assert (day.pain, day.fear, day.note, day.causes) == (5, 2, "n", present.causes)
    assert day.changed_at > present.changed_at


def test_a_day_of_another_source_takes_only_what_it_lacks_and_names_both():
    day = becomes(foreign("B", pain=9, fear=2), foreign("A", pain=4), IMPORTED)
    assert (day.pain, day.fear, day.source) == (4, 2, "A + B")
    again = becomes(foreign("B", pain=9, fear=2), day, IMPORTED)
    assert again is day


def test_the_source_that_pain_came_from_is_named_first():
    attack = foreign("B (attacks only)", pain=9, fear=9)
    assert becomes(attack, foreign("A", note="n"), IMPORTED).source == "B (attacks only) + A"
    assert becomes(attack, foreign("A", pain=4), IMPORTED).source == "A + B (attacks only)"
    long = foreign("A" * 95, note="n")
    assert becomes(attack, long, IMPORTED).source == "B (attacks only)"


def test_a_day_that_was_removed_here_stays_removed():
    contents = DiaryContents([], {}, {SUNDAY: EVENING})
    days = fill_days([foreign(pain=4)], contents, NOW)
    assert (days.check_ins, days.removed) == ([], [SUNDAY])


def test_an_earlier_moment_of_entry_is_supplied_even_to_a_corrected_day():
    present = replace(foreign(pain=4), edited_at=NOW)
    row = replace(foreign(pain=9), entered_at=EVENING)
    days = filled(row, present, IMPORTED)
    assert days.check_ins == [replace(present, entered_at=EVENING)]
    assert days.moments == [SUNDAY]


def test_a_row_without_a_moment_never_takes_one_away():
    present = replace(foreign(pain=4), entered_at=EVENING)
    assert becomes(foreign(pain=4), present, IMPORTED) is present


def test_a_row_of_a_table_supplies_its_moment_to_an_imported_day_that_says_the_same():
    present = foreign(pain=4, note="n")
    assert supply_moment(logged(pain=4), present) == replace(present, entered_at=EVENING)
    assert supply_moment(logged(pain=5), present) is None
    assert supply_moment(logged(pain=4), replace(logged(pain=4), entered_at=NOW)) is None
    assert supply_moment(logged(pain=4), None) is None


days = st.sampled_from([SUNDAY - timedelta(days=n) for n in range(3)])
a_diary = st.lists(check_ins(days=days), max_size=3, unique_by=lambda c: c.day)
a_file = st.lists(
    check_ins(days=days, sources=st.just("App"), wordings=st.just(0)),
    max_size=3,
    unique_by=lambda c: c.day,
)


@given(a_diary, a_file)
def test_no_answer_made_here_is_emptied_or_replaced(present, rows):
    contents = DiaryContents(present)
    merged = merge(contents, DiaryContents(fill_days(rows, contents, NOW).check_ins))
    after = {check_in.day: check_in for check_in in present} | merged.added | merged.changed
    for before in present:
        kept = after[before.day].answers()
        if before.source is None or before.edited_at is not None:
            assert after[before.day] == before
        assert all(kept[name] for name, answer in before.answers().items() if answer)


@given(a_diary, a_file)
def test_filling_twice_is_filling_once(present, rows):
    once = fill_days(rows, DiaryContents(present), NOW).check_ins
    held = {check_in.day: check_in for check_in in present} | {c.day: c for c in once}
    twice = fill_days(rows, DiaryContents(list(held.values())), NOW).check_ins
    assert twice == once
