"""CSV version 1: safe in a spreadsheet, exact on the way back, and plain about what is wrong."""

import csv
import io
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import (
    EVENING,
    SUNDAY,
    THE_END,
    answers,
    causes_that_csv_carries,
    diaries,
    evening_of,
    exactly,
    logged,
    texts,
    words,
)

from prtcheck.core.checkin import LONGEST_NOTE, WORDING, Cause, CheckIn, CodedBy, Side
from prtcheck.errors import ExitCode
from prtcheck.formats.csv_reading import ImportRefusedError, read
from prtcheck.formats.csv_v1 import COLUMNS, guarded, unguarded, write

SECRET = "Frau Schmidt"
WOULD_COMPUTE = tuple("=+-@\t\r")

csv_diaries = diaries(causes=causes_that_csv_carries, wordings=st.just(WORDING))


def text_of(*check_ins, **how):
    """The whole CSV of some check-ins."""
    return "".join(write(check_ins, **how))


def read_back(text):
    """The check-ins of a CSV, read when every day lies in the past."""
    return read(text, now=THE_END, today=THE_END.date())


def rows_of(text):
    """The rows of a CSV as any other program reads them, by column."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


def imported(*lines):
    """The check-ins of a CSV of these lines, read on Sunday evening."""
    return read("\r\n".join(lines) + "\r\n", now=EVENING, today=SUNDAY)


def refused(*lines):
    """The sentence with which a CSV of these lines is refused."""
    with pytest.raises(ImportRefusedError) as caught:
        imported(*lines)
    return str(caught.value)


def resaved(text, **how):
    """The CSV as another program saves it again."""
    file = io.StringIO(newline="")
    csv.writer(file, **how).writerows(csv.reader(io.StringIO(text, newline="")))
    return file.getvalue()


def test_a_file_is_what_the_contract_says_to_the_byte():
    sides = (Cause("stress at work", Side.MIND_BRAIN, CodedBy.PERSON), Cause('an "old" disc'))
    whole = logged(pain=4, fear=3, causes=sides, activities=("walk", "swim"), note="-2, then\nfine")
    late = CheckIn(day=SUNDAY - timedelta(days=3), entered_at=EVENING, fear=0, edited_at=EVENING)
    assert text_of(late, whole) == (
        "date,pain,fear,cause_1,cause_1_side,cause_2,cause_2_side,cause_3,cause_3_side,"
        "activities,note,entered_at,days_late,edited_at\r\n"
        "2026-11-19,,0,,,,,,,,,2026-11-22T21:14:05+01:00,3,2026-11-22T21:14:05+01:00\r\n"
        '2026-11-22,4,3,stress at work,mind-brain,"an ""old"" disc",,,,walk; swim,'
        '"\'-2, then\nfine",2026-11-22T21:14:05+01:00,0,\r\n'
    )


def test_an_empty_diary_is_a_header():
    assert text_of() == ",".join(COLUMNS) + "\r\n"
    assert read_back(text_of()) == []


def test_lines_come_one_by_one():
    def endless():
        while True:
            yield logged()

    lines = write(endless())
    assert [next(lines)[:4] for _ in range(3)] == ["date", "2026", "2026"]


@given(diary=csv_diaries)
@example(diary=[logged(pain=4, note=note) for note in ("\r", "\n", " ", "\r\n\t'=")])
@example(diary=[logged(activities=(" walk ", " swim"))])
@example(diary=[logged(note="\ufeff")])
def test_every_check_in_that_csv_carries_comes_back_unchanged(diary):
    for check_in in diary:
        (back,) = read_back(text_of(check_in))
        assert exactly(back) == exactly(check_in)


@given(diary=csv_diaries)
def test_a_diary_comes_back_in_its_order(diary):
    assert read_back(text_of(*diary)) == diary


@given(diary=diaries())
def test_of_any_check_in_the_answers_and_moments_come_back(diary):
    for check_in, back in zip(diary, read_back(text_of(*diary)), strict=True):
        assert [(c.text, c.side) for c in back.causes] == [
            (c.text, c.side) for c in check_in.causes
        ]
        for name in ("day", "pain", "fear", "activities", "note", "entered_at", "edited_at"):
            assert getattr(back, name) == getattr(check_in, name)


@given(
    diary=csv_diaries,
    separator=st.sampled_from(",;\t"),
    form=st.sampled_from(
        [
            {"quoting": csv.QUOTE_MINIMAL, "lineterminator": "\r\n"},
            {"quoting": csv.QUOTE_ALL, "lineterminator": "\r\n"},
            {"quoting": csv.QUOTE_ALL, "lineterminator": "\n"},
        ]
    ),
    mark=st.sampled_from(["", "\ufeff"]),
)
def test_what_another_program_saves_again_comes_back_unchanged(diary, separator, form, mark):
    again = resaved(text_of(*diary), delimiter=separator, **form)
    assert read_back(mark + again) == diary


@given(diary=csv_diaries, order=st.permutations(range(len(COLUMNS))))
def test_the_order_of_columns_does_not_matter(diary, order):
    rows = csv.reader(io.StringIO(text_of(*diary), newline=""))
    file = io.StringIO(newline="")
    csv.writer(file).writerows([row[place] for place in order] for row in rows)
    assert read_back(file.getvalue()) == diary


@given(given_answers=answers(causes=causes_that_csv_carries))
def test_no_cell_can_be_taken_for_a_formula(given_answers):
    check_in = CheckIn(day=SUNDAY, entered_at=EVENING, **{**given_answers, "pain": 4})
    (row,) = rows_of(text_of(check_in))
    assert not any(cell.startswith(WOULD_COMPUTE) for cell in row.values())


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
@pytest.mark.parametrize("quotes", ["", "'", "'''"])
def test_the_guard_is_one_quote_in_front_and_comes_off_again(start, quotes):
    text = f"{quotes}{start}1+1"
    assert guarded(text) == f"'{text}"
    assert unguarded(f"'{text}") == text


@pytest.mark.parametrize("text", ["", "'", "''", "'tis", "walk", "1-1", " =1", "'s =1", "\n=1"])
def test_what_computes_nothing_is_not_guarded(text):
    assert guarded(text) == unguarded(text) == text


@given(text=texts() | st.text("'=+-@\t\rx", max_size=6))
def test_the_guard_is_reversible(text):
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(WOULD_COMPUTE)


def test_a_formula_that_stands_unguarded_in_a_file_is_read_as_its_text():
    (check_in,) = imported("date,note", "2026-11-22,=1+1")
    assert check_in.note == "=1+1"


@given(text=words(longest=50))
def test_every_text_column_is_guarded_and_read_alike(text):
    check_in = logged(causes=(Cause(text),) * 3, note=text)
    (row,) = rows_of(text_of(check_in))
    assert row["cause_1"] == row["cause_2"] == row["cause_3"] == row["note"] == guarded(text)


def test_without_notes_their_column_is_there_and_empty():
    text = text_of(logged(pain=4, note=SECRET), notes=False)
    assert SECRET not in text
    assert [row["note"] for row in rows_of(text)] == [""]
    assert read_back(text) == [logged(pain=4)]


def test_how_late_a_day_is_follows_the_persons_own_end_of_day():
    night = EVENING.replace(hour=2)
    check_in = CheckIn(day=SUNDAY - timedelta(days=1), entered_at=night, pain=4)
    assert rows_of(text_of(check_in))[0]["days_late"] == "0"
    assert rows_of(text_of(check_in, day_ends=time(1)))[0]["days_late"] == "1"


def test_how_late_a_file_says_a_day_is_does_not_matter():
    text = text_of(logged())
    assert read_back(text.replace(",0,\r\n", ",many,\r\n")) == read_back(text)
    assert ",0,\r\n" in text


def test_the_longest_note_fits():
    check_in = logged(note="=" + "é" * (LONGEST_NOTE - 1))
    assert read_back(text_of(check_in)) == [check_in]


def test_a_longer_note_is_named_by_its_column_however_long():
    for length in (LONGEST_NOTE + 1, 1_000_000):
        sentence = refused("date,note", "2026-11-22," + "n" * length)
        assert sentence.startswith("Row 2, note: The note is ")


def test_reading_leaves_the_csv_module_as_it_was():
    before = csv.field_size_limit()
    refused("date,note", "2026-11-22," + "n" * 1_000_000)
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
    assert "is no date: write it as YYYY-MM-DD" in sentence


def test_a_date_that_the_calendar_lacks_is_refused():
    assert "2026-02-29 does not exist" in refused("date,pain", "2026-02-29,4")


def test_a_day_that_is_still_to_come_is_refused():
    sentence = refused("date,pain", "2026-11-23,4")
    assert sentence.startswith("Row 2, date: 2026-11-23 lies in the future (today is 2026-11-22)")


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
    assert "is no moment" in sentence


def test_a_moment_before_the_day_began_is_refused():
    sentence = refused("date,pain,entered_at", "2026-11-22,4,2026-11-21T23:00:00+01:00")
    assert sentence.startswith("Row 2, entered_at: it lies before 2026-11-22")


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
    assert sentence.startswith("Row 3: its quotes do not match")


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
        found = read(text, now=EVENING, today=SUNDAY)
    except ImportRefusedError as error:
        found = str(error)
    assert isinstance(found, list) or found.startswith("Row ")


def test_a_refused_import_is_a_matter_of_the_diary():
    assert ImportRefusedError.exit_code == ExitCode.DIARY


def test_an_evening_export_reads_back_the_next_day():
    week = [logged(SUNDAY - timedelta(days=n), pain=n) for n in range(7)]
    read_at = evening_of(SUNDAY + timedelta(days=1))
    assert read(text_of(*week), now=read_at, today=read_at.date()) == week
