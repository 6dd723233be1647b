"""A day in full: nothing of it is left out, and only what was changed is called a change."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from strategies import EVENING, SUNDAY, check_ins, logged

from prtcheck.core.check_in import Cause, CodedBy, Side
from prtcheck.core.days import DAY_ENDS
from prtcheck.core.history import ChangeKind, Revision
from prtcheck.core.text import printable
from prtcheck.wording.day import (
    answer_sections,
    edit_sections,
    format_day_change,
    format_edits,
    format_moment,
    format_whole_day,
)

DISC = Cause("old disc", Side.BODY, CodedBy.PERSON, EVENING, carried_over=True)
FULL = logged(pain=4, causes=(DISC, Cause("stress")), activities=("walk", "swim"), note="a\nb")


def test_a_whole_day_is_an_answer_a_line_and_more_where_it_has_more():
    assert format_whole_day(FULL, DAY_ENDS) == [
        "Sun 22 Nov 2026",
        "  pain              4 of 10",
        "  fear of movement  not answered",
        "  causes            1. old disc (body) (same as last time)",
        "                    2. stress",
        "  activities        walk",
        "                    swim",
        "  note              a",
        "                    b",
        "  entered           2026-11-22 21:14 +01:00",
    ]


def test_what_is_empty_is_none_and_a_late_entry_says_how_late():
    late = replace(logged(), entered_at=EVENING + timedelta(days=3))
    answers = {part.name: part.lines for part in answer_sections(late, DAY_ENDS)}
    assert answers["causes"] == answers["activities"] == answers["note"] == ("none",)
    assert answers["entered"] == ("2026-11-25 21:14 +01:00, 3 days late",)


@given(check_ins())
def test_every_answer_is_there_and_safe_to_show(check_in):
    text = "\n".join(format_whole_day(check_in, DAY_ENDS))
    for words in (*(cause.text for cause in check_in.causes), *check_in.activities):
        assert printable(words) in text
    for line in check_in.note.splitlines():
        assert printable(line) in text
    assert all(line == "" or printable(line) == " ".join(line.split()) for line in text.split("\n"))


@given(check_ins(), check_ins())
def test_a_change_names_what_is_another_and_nothing_else(before, after):
    before = replace(before, activities=("walk",))  # a check-in also without pain
    words = format_day_change(before, replace(before, pain=after.pain))
    assert ("pain" in words.split()) == (before.pain != after.pain)
    assert format_day_change(before, before) == "answers unchanged"


def test_the_first_entry_of_a_day_is_no_edit():
    first = Revision(ChangeKind.LOG, EVENING, None)
    assert edit_sections([first], FULL) == []
    assert format_edits([first], FULL) == []


def test_edits_are_told_oldest_first_up_to_what_the_day_is_now():
    later = EVENING + timedelta(hours=1)
    more = replace(FULL, pain=6)
    revisions = [
        Revision(ChangeKind.LOG, EVENING, None),
        Revision(ChangeKind.EDIT, EVENING, FULL),
        Revision(ChangeKind.DELETE, later, more),
    ]
    first, second = format_edits(revisions, None)
    assert first == f"  changed           {format_moment(EVENING)}: pain 4 -> 6"
    assert second.strip().startswith(f"{format_moment(later)}: deleted: pain 6")
    assert format_edits(revisions[:2], more) == [first]


def test_the_moment_is_by_the_clock_it_was_read_from():
    assert format_moment(EVENING.replace(day=SUNDAY.day)) == "2026-11-22 21:14 +01:00"
