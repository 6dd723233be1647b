"""CSV version 1: safe in a spreadsheet, exact on the way back, and plain about what is wrong."""

import csv
import io
from datetime import time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import (
    EVENING,
    SUNDAY,
    THE_END,
    answers,
    causes_that_csv_carries,
    csv_diaries,
    csv_ratings,
    diaries,
    evening_of,
    exactly,
    logged,
    texts,
    words,
)

from prtcheck.core.check_in import LONGEST_NOTE, Cause, CheckIn, CodedBy, Side
from prtcheck.core.merge import adds_nothing
from prtcheck.formats.csv_columns import COLUMNS, guard_cell, unguard_cell
from prtcheck.formats.csv_writer import write_csv
from prtcheck.formats.import_file import read_import

SECRET = "Frau Schmidt"
WOULD_COMPUTE = tuple("=+-@\t\r")


def text_of(*check_ins, **how):
    """The whole CSV of some check-ins."""
    return "".join(write_csv(check_ins, **how))


def read_back(text):
    """The check-ins of a CSV, read when every day lies in the past."""
    return read_import(text, now=THE_END, today=THE_END.date()).contents.check_ins


def rows_of(text):
    """The rows of a CSV as any other program reads them, by column."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


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
    lines = write_csv([logged()] * 3)
    assert [next(lines)[:4] for _ in range(3)] == ["date", "2026", "2026"]


@given(diary=csv_diaries())
@example(diary=[logged(pain=4, note=note) for note in ("\r", "\n", " ", "\r\n\t'=")])
@example(diary=[logged(activities=(" walk ", " swim"))])
@example(diary=[logged(note="\ufeff")])
def test_every_check_in_that_csv_carries_comes_back_unchanged(diary):
    for check_in in diary:
        (back,) = read_back(text_of(check_in))
        assert exactly(back) == exactly(check_in)


@given(diary=csv_diaries())
def test_a_diary_comes_back_in_its_order(diary):
    assert read_back(text_of(*diary)) == diary


@given(diary=diaries())
def test_of_any_check_in_the_answers_and_moments_come_back(diary):
    for check_in, found in zip(diary, read_back(text_of(*diary)), strict=True):
        assert adds_nothing(found, check_in)
        assert adds_nothing(check_in, found)
        for name in ("day", "entered_at", "edited_at"):
            assert getattr(found, name) == getattr(check_in, name)


@given(
    diary=csv_diaries(),
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


@given(diary=csv_diaries(), random=st.randoms())
def test_the_order_of_columns_does_not_matter(diary, random):
    rows = list(csv.reader(io.StringIO(text_of(*diary), newline="")))
    order = random.sample(range(len(rows[0])), len(rows[0]))
    file = io.StringIO(newline="")
    csv.writer(file).writerows([row[place] for place in order] for row in rows)
    assert read_back(file.getvalue()) == diary


@given(given_answers=answers(causes_that_csv_carries, csv_ratings))
def test_no_cell_can_be_taken_for_a_formula(given_answers):
    check_in = CheckIn(day=SUNDAY, entered_at=EVENING, **{**given_answers, "pain": 4})
    (row,) = rows_of(text_of(check_in))
    assert not any(cell.startswith(WOULD_COMPUTE) for cell in row.values())


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
@pytest.mark.parametrize("quotes", ["", "'", "'''"])
def test_the_guard_is_one_quote_in_front_and_comes_off_again(start, quotes):
    text = f"{quotes}{start}1+1"
    assert guard_cell(text) == f"'{text}"
    assert unguard_cell(f"'{text}") == text


@pytest.mark.parametrize("text", ["", "'", "''", "'tis", "walk", "1-1", " =1", "'s =1", "\n=1"])
def test_what_computes_nothing_is_not_guarded(text):
    assert guard_cell(text) == unguard_cell(text) == text


@given(text=texts() | st.text("'=+-@\t\rx", max_size=6))
def test_the_guard_is_reversible(text):
    assert unguard_cell(guard_cell(text)) == text
    assert not guard_cell(text).startswith(WOULD_COMPUTE)


@given(text=words(longest=50))
def test_every_text_column_is_guarded_and_read_alike(text):
    check_in = logged(causes=(Cause(text),) * 3, note=text)
    (row,) = rows_of(text_of(check_in))
    assert row["cause_1"] == row["cause_2"] == row["cause_3"] == row["note"] == guard_cell(text)


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


def test_an_evening_export_reads_back_the_next_day():
    week = [logged(SUNDAY - timedelta(days=n), pain=n) for n in range(7)]
    read_at = evening_of(SUNDAY + timedelta(days=1))
    assert read_import(text_of(*week), now=read_at, today=read_at.date()).contents.check_ins == week


def test_a_cause_that_stands_twice_in_a_row_comes_once():
    twice = logged(causes=(Cause("stress"), Cause("Stress"), Cause("disc")))
    assert read_back(text_of(twice)) == [logged(causes=(Cause("stress"), Cause("disc")))]
