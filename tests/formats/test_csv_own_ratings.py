"""Own ratings and exceptions in a CSV: columns of their own, on the way out and back."""

import csv
import io

import pytest
from strategies import EVENING, SUNDAY, back, logged

from prtcheck.core.check_in import OwnRating
from prtcheck.core.phase import Phase
from prtcheck.errors import ImportRefusedError
from prtcheck.formats.csv_columns import COLUMNS
from prtcheck.formats.csv_reader import read_rows
from prtcheck.formats.csv_writer import write_csv

SECRET = "Frau Schmidt"


def imported(*lines):
    """The check-ins of a CSV of these lines, read on Sunday evening."""
    return read_rows("\r\n".join(lines) + "\r\n", now=EVENING, today=SUNDAY)


def refused(*lines):
    """The sentence with which a CSV of these lines is refused."""
    with pytest.raises(ImportRefusedError) as caught:
        imported(*lines)
    return str(caught.value)


def text_of(*check_ins, **how):
    """The whole CSV of some check-ins."""
    return "".join(write_csv(check_ins, **how))


def rows_of(text):
    """The rows of a CSV as any other program reads them, by column."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_further_columns_are_there_only_where_there_are_any():
    days = [
        logged(back(2), ratings=(OwnRating("sleep", 7),)),
        logged(back(1), ratings=(OwnRating("Sleep", 0),), exception="=gone"),
        logged(pain=4),
    ]
    therapy = Phase(back(1), "=therapy", None, EVENING)
    rows = rows_of(text_of(*days, phases=[therapy]))
    assert list(rows[0]) == [*COLUMNS, "rating:Sleep", "phase", "exception"]
    assert [row["rating:Sleep"] for row in rows] == ["7", "0", ""]
    assert [row["phase"] for row in rows] == ["", "'=therapy", "'=therapy"]
    assert [row["exception"] for row in rows] == ["", "'=gone", ""]
    assert text_of(logged(), phases=[Phase(back(9), "past", back(8), EVENING)]) == text_of(logged())


def test_without_notes_no_exception_goes_out():
    text = text_of(logged(pain=4, exception=SECRET), logged(back(1), exception=SECRET), notes=False)
    assert (list(rows_of(text)[0]), len(rows_of(text))) == ([*COLUMNS], 1)


@pytest.mark.parametrize(
    ("header", "cause"),
    [
        ("date,rating:,pain", "rating:: The name of a rating needs"),
        ("date,rating:a=b,pain", "can't have ="),
        ("date,rating:sleep,Rating: Sleep", "this column is there twice"),
        ("date,rating:pain,fear", "can't be called pain"),
    ],
)
def test_a_column_that_no_rating_can_have_is_refused(header, cause):
    assert cause in refused(header, "2026-11-22,4,4")


def test_own_ratings_and_exceptions_come_in_whatever_the_case_of_their_columns():
    [read] = imported("DATE,Rating: Sleep ,PHASE,Exception", "2026-11-22,7,therapy,'=gone")
    assert (read.ratings, read.exception) == ((OwnRating("Sleep", 7),), "=gone")


def test_a_bad_own_rating_is_named_by_its_column():
    sentence = refused("date,rating:sleep", "2026-11-22,11")
    assert "Row 2, rating:sleep: 11 must be a whole number" in sentence
