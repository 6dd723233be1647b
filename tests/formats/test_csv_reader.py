"""Reading a CSV: what other programs write is taken, what is wrong is named by row and column."""

import csv
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import EVENING, SUNDAY, logged

from prtcheck.core.check_in import LONGEST_NOTE, Cause, CheckIn, CodedBy, Side
from prtcheck.errors import ExitCode, ImportRefusedError
from prtcheck.formats.csv_columns import COLUMNS
from prtcheck.formats.csv_reader import read_rows

SECRET = "Frau Schmidt"


def check_ins_of(text):
    """The check-ins of a CSV that is read on Sunday evening."""
    rows = read_rows(text, now=EVENING, today=SUNDAY)
    return [check_in for check_in in rows if check_in is not None]


def imported(*lines):
    """The check-ins of a CSV of these lines, read on Sunday evening."""
    return check_ins_of("\r\n".join(lines) + "\r\n")


def refused(*lines):
    """The sentence with which a CSV of these lines is refused."""
    with pytest.raises(ImportRefusedError) as caught:
        imported(*lines)
    return str(caught.value)


def test_a_formula_that_stands_unguarded_in_a_file_is_read_as_its_text():
    (check_in,) = imported("date,note", "2026-11-22,=1+1")
    assert check_in.note == "=1+1"


def test_a_longer_note_is_named_by_its_column_however_long():
    for length in (LONGEST_NOTE + 1, 1_000_000):
        sentence = refused("date,note", "2026-11-22," + "n" * length)
        assert sentence.startswith("Row 2, note: The note has ")


def test_reading_leaves_the_csv_module_as_it_was():
    before = csv.field_size_limit()
    refused("date,note", "2026-11-22," + "n" * (before + 1))
    assert csv.field_size_limit() == before


def test_a_generic_table_with_a_date_and_any_of_the_columns_is_taken():
    (check_in,) = imported("Pain; DATE ;note", '4;2026-11-22;"a; b"')
    assert check_in == logged(pain=4, note="a; b")


def test_an_entry_without_its_moment_counts_as_entered_now():
    (check_in,) = imported("date,pain", "2026-11-02,4")
    assert check_in == CheckIn(day=date(2026, 11, 2), entered_at=EVENING, pain=4)
    assert check_in.edited_at is None


@pytest.mark.parametrize("rating", ["4", " 4 ", "4.0", "4.00", "4,0", "04"])
def test_a_whole_number_is_a_rating_however_a_spreadsheet_writes_it(rating):
    assert imported("date;pain", f"2026-11-22;{rating}") == [logged(pain=4)]


def test_an_empty_cell_is_unanswered_and_0_is_not():
    (check_in,) = imported("date,pain,fear", "2026-11-22,,0")
    assert (check_in.pain, check_in.fear) == (None, 0)


def test_empty_rows_and_days_without_an_answer_are_passed_over():
    lines = ("date,pain,note", "", ",,", " , ,", "2026-11-20,,", "2026-11-21, ,", "2026-11-22,4,")
    assert imported(*lines) == [logged(pain=4)]


def test_cells_that_a_spreadsheet_left_out_at_the_end_are_empty():
    assert imported("date,pain,note", "2026-11-22,4") == [logged(pain=4)]


def test_columns_without_a_name_may_be_there_when_they_are_empty():
    assert imported("date,pain,,", "2026-11-22,4,,", "2026-11-21,,, ") == [logged(pain=4)]


def test_a_cause_after_an_empty_one_closes_up():
    (check_in,) = imported("date,cause_1,cause_2,cause_2_side,cause_3", "2026-11-22,,b,body,c")
    assert check_in.causes == (Cause("b", Side.BODY, CodedBy.PERSON), Cause("c"))


@pytest.mark.parametrize(
    ("cell", "side"),
    [("body", Side.BODY), ("Mind-Brain", Side.MIND_BRAIN), ("unsure", Side.UNSURE), ("", None)],
)
def test_a_side_in_a_file_was_chosen_by_the_person(cell, side):
    (check_in,) = imported("date,cause_1,cause_1_side", f"2026-11-22,x,{cell}")
    assert check_in.causes == (Cause("x", side, side and CodedBy.PERSON),)


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("walk; swim", ("walk", "swim")),
        ("walk;swim", ("walk", "swim")),
        ("walk;  swim;", ("walk", " swim")),
        (";; ;walk", ("walk",)),
        ("'=walk; =swim", ("=walk", "=swim")),
    ],
)
def test_activities_are_told_apart_by_semicolons(cell, names):
    assert imported("date,activities", f"2026-11-22,{cell}")[0].activities == names


@pytest.mark.parametrize("rating", ["11", "-1", "4.5", "4,5", "99999999999999999999", "0x4", "٤"])
def test_anything_else_is_refused_as_a_rating_by_row_and_column(rating):
    sentence = refused("date;pain;fear", "2026-11-21;4;4", f"2026-11-22;4;{rating}")
    assert sentence.startswith("Row 3, fear: ")
    assert "whole number from 0 to 10" in sentence
    assert sentence.endswith("Nothing was imported.")


@pytest.mark.parametrize("cell", ["03/04/2026", "3.4.2026", "22.11.2026", "03-04-26", "11/22/26"])
def test_a_date_that_may_mean_two_days_is_refused_with_the_cure(cell):
    sentence = refused("date,pain", f"{cell},4")
    assert sentence.startswith(f"Row 2, date: {cell} is ambiguous")
    assert "write it as YYYY-MM-DD" in sentence


@pytest.mark.parametrize(
    "cell", ["20261122", "2026-11-22T00:00:00", "2026/11/22", "today", "46348", "2026-W47-7"]
)
def test_no_other_form_is_a_date(cell):
    sentence = refused("date,pain", f"{cell},4")
    assert sentence.startswith("Row 2, date: ")
    assert "isn't a date: write it as YYYY-MM-DD" in sentence


def test_a_date_that_the_calendar_lacks_is_refused():
    assert "2026-02-29 isn't in the calendar" in refused("date,pain", "2026-02-29,4")


def test_a_day_that_is_still_to_come_is_refused():
    sentence = refused("date,pain", "2026-11-23,4")
    assert sentence.startswith("Row 2, date: 2026-11-23 is in the future (today is 2026-11-22)")


def test_the_same_day_twice_is_refused_with_both_rows():
    sentence = refused("date,pain", "2026-11-22,4", "", "2026-11-21,3", "2026-11-22,4")
    assert sentence.startswith("Row 5, date: 2026-11-22 stands in row 2 already")


def test_an_answer_without_its_date_is_refused():
    assert refused("date,pain", ",4").startswith("Row 2, date: it is missing")


def test_a_day_that_was_entered_without_an_answer_is_refused():
    line = "2026-11-22,2026-11-22T21:14:05+01:00"
    assert refused("date,entered_at", line).startswith("Row 2, entered_at: ")


@pytest.mark.parametrize("column", ["entered_at", "edited_at"])
@pytest.mark.parametrize(
    "moment", ["2026-11-22T21:14:05", "2026-11-22", "2026-11-22T21:14:05+01:00:00.5"]
)
def test_a_moment_without_its_offset_is_refused(column, moment):
    sentence = refused(f"date,pain,{column}", f"2026-11-22,4,{moment}")
    assert sentence.startswith(f"Row 2, {column}: {moment} has no whole offset from UTC")


@pytest.mark.parametrize("moment", ["21:14", "22.11.2026 21:14", "noon", "2026-11-22T25:00Z"])
def test_what_is_no_moment_is_refused(moment):
    sentence = refused("date,pain,entered_at", f"2026-11-22,4,{moment}")
    assert sentence.startswith("Row 2, entered_at: ")
    assert "can't be read as a moment" in sentence


def test_a_moment_before_the_day_began_is_refused():
    sentence = refused("date,pain,entered_at", "2026-11-22,4,2026-11-21T23:00:00+01:00")
    assert sentence.startswith("Row 2, entered_at: it is before 2026-11-22")


@pytest.mark.parametrize(
    ("moment", "offset"),
    [
        ("2026-11-22T20:14:05Z", timedelta(0)),
        ("2026-11-22 21:14:05+01:00", timedelta(hours=1)),
        ("2026-11-22T21:14:05.123456-05:00", timedelta(hours=-5)),
    ],
)
def test_a_moment_keeps_the_offset_it_comes_with(moment, offset):
    (check_in,) = imported("date,pain,entered_at", f"2026-11-22,4,{moment}")
    assert check_in.entered_at == datetime.fromisoformat(moment)
    assert check_in.entered_at.utcoffset() == offset


@pytest.mark.parametrize(
    ("column", "hint"),
    [("paim", "did you mean pain?"), ("Notes", "did you mean note?"), ("xyzzy", "known are date")],
)
def test_a_column_that_is_not_known_is_named_even_when_it_is_empty(column, hint):
    sentence = refused(f"date,pain,{column}", "2026-11-22,4,")
    assert sentence.startswith(f"Row 1, {column.casefold()}: ")
    assert hint in sentence


@pytest.mark.parametrize("column", ["cause_4", "cause_4_side", "cause_0"])
def test_a_fourth_cause_is_refused(column):
    assert refused(f"date,cause_1,{column}", "2026-11-22,x,y").startswith(
        f"Row 1, {column}: a day holds up to 3 causes"
    )


def test_a_column_that_is_there_twice_is_refused():
    assert refused("date,pain,pain", "2026-11-22,4,5").startswith("Row 1, pain: ")


@pytest.mark.parametrize("lines", [("pain,fear", "4,4"), ("",), ("2026-11-22,4", "2026-11-21,4")])
def test_without_a_date_column_nothing_is_read(lines):
    assert "there is no column named date" in refused(*lines)


def test_a_cell_under_no_name_is_refused():
    assert refused("date,pain", "2026-11-22,4,5").startswith("Row 2, cell 3: ")
    assert refused("date,,pain", "2026-11-22,x,4").startswith("Row 2, cell 2: ")


def test_a_side_without_its_cause_and_a_side_that_is_none_are_refused():
    header = "date,pain,cause_1,cause_1_side"
    assert refused(header, "2026-11-22,4,,body").startswith("Row 2, cause_1_side: ")
    assert refused(header, "2026-11-22,4,x,mind").startswith("Row 2, cause_1_side: ")


def test_activities_that_no_day_can_hold_are_refused():
    assert refused("date,activities", "2026-11-22,walk; walk").startswith("Row 2, activities: ")
    long = "w" * 101
    assert refused("date,activities", f"2026-11-22,{long}").startswith("Row 2, activities: ")


@pytest.mark.parametrize("column", ["cause_1", "cause_3", "activities", "note"])
def test_a_nul_is_refused_wherever_it_stands(column):
    sentence = refused(f"date,{column}", f"2026-11-22,{SECRET}\0")
    assert sentence.startswith(f"Row 2, {column}: ")
    assert "NUL" in sentence


@pytest.mark.parametrize("cells", ['"2026-11-22', '2026-11-22,"x', '2026-11-22,"x"y'])
def test_a_file_that_was_cut_off_is_refused_by_its_row(cells):
    sentence = refused("date,note", "2026-11-21,fine", cells)
    assert sentence.startswith("Row 3: its quotes don't match")


def test_rows_are_counted_as_a_spreadsheet_counts_them():
    lines = ("date,note,pain", '2026-11-20,"two\nlines",4', "", "2026-11-21,x,11")
    assert refused(*lines).startswith("Row 4, pain: ")


@given(column=st.sampled_from([name for name in COLUMNS if name != "days_late"]))
def test_own_words_that_slipped_into_another_column_are_not_quoted(column):
    lines = (f"date,pain,{column}", f"2026-11-22,4,{SECRET}\0")
    if column in ("date", "pain"):
        lines = (
            (f"{column},note", f"{SECRET},x")
            if column == "date"
            else ("date,pain", f"2026-11-22,{SECRET}")
        )
    assert SECRET not in refused(*lines)


def test_own_words_in_a_file_without_a_header_are_not_quoted():
    assert SECRET not in refused(f"2026-11-22,4,{SECRET}")


@given(text=st.text("date,pain;\t\"'\r\n2026-11-22=40. \0", max_size=60) | st.text(max_size=40))
def test_any_text_at_all_is_taken_or_refused_in_a_sentence(text):
    try:
        found = check_ins_of(text)
    except ImportRefusedError as error:
        found = str(error)
    assert isinstance(found, list) or found.startswith("Row ")


def test_a_refused_import_is_a_matter_of_the_diary():
    assert ImportRefusedError.exit_code == ExitCode.DIARY
