"""Rows and records are one: every column is written, and what is new changes no old checksum."""

from dataclasses import replace

from hypothesis import given
from strategies import EVENING, check_ins, exactly, logged

from prtcheck.core.check_in import Cause, OwnRating
from prtcheck.storage.rows import (
    ACTIVITY_COLUMNS,
    CAUSE_COLUMNS,
    CHECK_IN_COLUMNS,
    RATING_COLUMNS,
    check_in_from_rows,
    checksum,
    day_checksum,
)
from prtcheck.storage.schema import ActivityRow, CauseRow, CheckInRow, RatingRow, rows_of

FULL = logged(
    pain=4,
    causes=(Cause("disc"), Cause("stress")),
    activities=("walk", "swim"),
    ratings=(OwnRating("sleep", 7), OwnRating("mood", 3, 0)),
    exception="gone for an hour",
    source="a spreadsheet",
)


@given(check_in=check_ins())
def test_any_check_in_comes_back_from_its_rows(check_in):
    assert exactly(check_in_from_rows(rows_of(check_in))) == exactly(check_in)


def test_the_rows_of_a_check_in_hold_every_column_of_their_tables():
    rows = rows_of(FULL)
    assert [len(children) for children in rows[1:]] == [2, 2, 2]
    named = {
        CheckInRow: (CHECK_IN_COLUMNS, [rows.check_in]),
        CauseRow: (("day", *CAUSE_COLUMNS), [("day", *row) for row in rows.causes]),
        ActivityRow: (
            ("day", "place", *ACTIVITY_COLUMNS),
            [("day", 1, *row) for row in rows.activities],
        ),
        RatingRow: (("day", "place", *RATING_COLUMNS), [("day", 1, *row) for row in rows.ratings]),
    }
    for table, (columns, held) in named.items():
        assert set(columns) == set(table.model_fields)
        assert all(len(row) == len(columns) for row in held)


def test_a_day_without_what_is_new_has_the_checksum_that_schema_5_gave_it():
    old = logged(pain=4, causes=(Cause("disc"),), activities=("walk",), stamp=EVENING)
    of_before = ("2026-11-22", 4, None, "", 1, EVENING.isoformat(), None, EVENING.isoformat())
    cause = (1, "disc", None, None, None, None, 0)
    assert rows_of(old).check_in[-1] == checksum(*of_before, *cause, "walk")


def test_each_of_what_is_new_is_in_the_checksum():
    changes = ({"ratings": FULL.ratings}, {"exception": "gone"}, {"source": "a file"})
    days = [logged(), *(replace(logged(), **change) for change in changes)]
    assert len({day_checksum(rows_of(day)) for day in days}) == len(days)
