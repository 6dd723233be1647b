"""What the rows of a table count as, beside what a day holds and held."""

from dataclasses import replace
from datetime import timedelta

from strategies import EVENING, SUNDAY, logged

from prtcheck.core.check_in import Cause, OwnRating
from prtcheck.core.history import ChangeKind, Revision
from prtcheck.core.merge import DiaryContents
from prtcheck.core.table_rows import stamp_rows

LATER, NOW = EVENING + timedelta(hours=1), EVENING + timedelta(hours=2)


def stamped(row, *present, history=(), removed=None):
    contents = DiaryContents(list(present), {SUNDAY: list(history)}, removed or {})
    rows = stamp_rows([row], contents, NOW)
    return rows.check_ins[0], rows.corrected


def entered_now(**answers):
    return replace(logged(**answers), entered_at=NOW)


def test_a_row_that_the_day_holds_comes_as_its_record():
    present = logged(pain=4, fear=2, stamp=LATER)
    for row in (logged(pain=4, fear=2), logged(pain=4), entered_now(pain=4)):
        assert stamped(row, present)[0] is present


def test_a_row_that_the_day_held_comes_as_that_record():
    former, present = logged(pain=4), logged(pain=6, edited_at=LATER)
    history = [Revision(ChangeKind.EDIT, LATER, former)]
    for row in (logged(pain=4), entered_now(pain=4)):
        assert stamped(row, present, history=history) == (former, ())


def test_a_row_with_a_known_moment_and_another_answer_was_corrected_by_hand():
    row, corrected = stamped(logged(pain=5), logged(pain=4, note="n"))
    assert row == logged(pain=5, note="n", edited_at=NOW)
    assert (row.changed_at, corrected) == (NOW, (SUNDAY,))


def test_a_correction_counts_as_made_after_what_it_replaces_when_the_clock_is_behind():
    ahead = NOW + timedelta(days=1)
    row, _ = stamped(logged(pain=5), logged(pain=4, stamp=ahead))
    assert row.changed_at == ahead + timedelta(seconds=1)


def test_a_row_that_was_changed_elsewhere_stays_as_it_is():
    row = logged(pain=4, edited_at=LATER)
    assert stamped(row, logged(pain=9)) == (row, ())
    assert stamped(row, logged(pain=9))[0].changed_at == LATER


def test_a_row_without_a_moment_counts_as_changed_now():
    row, corrected = stamped(entered_now(pain=5), logged(pain=4))
    assert (row.pain, row.changed_at, corrected) == (5, NOW, ())


def test_a_new_row_without_a_moment_comes_back_to_a_day_that_was_removed():
    row, _ = stamped(entered_now(pain=5), removed={SUNDAY: NOW})
    assert row.changed_at == NOW + timedelta(seconds=1)


def test_a_corrected_own_rating_keeps_the_wording_that_was_asked_and_the_others_stay():
    asked = (OwnRating("sleep", 7, 2), OwnRating("mood", 3))
    present = logged(pain=4, ratings=asked, exception="gone")
    same = logged(pain=4, ratings=(OwnRating("Mood", 3), OwnRating("sleep", 7)))
    assert stamped(same, present) == (present, ())
    row, corrected = stamped(logged(pain=4, ratings=(OwnRating("Sleep", 1),)), present)
    assert row.ratings == (OwnRating("sleep", 1, 2), OwnRating("mood", 3))
    assert (row.exception, corrected) == ("gone", (SUNDAY,))


def test_a_row_that_names_a_cause_once_says_nothing_new_beside_two_spellings_of_it():
    present = logged(causes=(Cause("stress"), Cause("Stress")))
    assert stamped(logged(causes=(Cause("stress"),)), present) == (present, ())
