"""What an import says of days that came without their time of entry."""

from datetime import timedelta

import pytest
from program import clock_at, hold, said
from strategies import EVENING, SUNDAY, logged


@pytest.fixture(autouse=True)
def sunday_evening():
    with clock_at(EVENING):
        yield


@pytest.mark.parametrize("options", [(), ("--dry-run",)])
def test_days_without_a_time_of_entry_are_said_to_count_as_late(options, tmp_path):
    file = tmp_path / "in.csv"
    file.write_text(
        "date,pain,entered_at\n2026-11-18,1,2026-11-18T21:00:00+01:00\n"
        "2026-11-19,1,\n2026-11-20,3,\n2026-11-21,3,\n2026-11-22,3,\n"
    )
    assert (
        "2 days have no time of entry (column entered_at): they count as entered today, late, and "
        "are left out of the figures.\n"
    ) in said("import", str(file), *options)


@pytest.mark.parametrize("options", [(), ("--dry-run",)])
@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ("2026-11-19,,\n", "1 row without an answer was left out.\n"),
        ("2026-11-19,,\n,,\n2026-11-20, ,\n", "2 rows without an answer were left out.\n"),
    ],
)
def test_rows_without_an_answer_are_said_to_be_left_out(rows, sentence, options):
    table = f"date,pain,note\n{rows}2026-11-22,4,\n"
    assert sentence in said("import", "-", *options, stdin=table)


def test_nothing_is_said_of_rows_where_each_holds_an_answer(home):
    hold(home, logged(SUNDAY - timedelta(days=3)), logged())
    for form in ("csv", "json"):
        exported = said("export", "--format", form)
        assert "left out" not in said("import", "-", stdin=exported)
    with_gaps = said("export", "--every-day")
    assert "2 rows without an answer were left out." in said("import", "-", stdin=with_gaps)


def test_one_day_without_a_time_of_entry_is_said_as_one():
    reply = said("import", "-", stdin="date,pain\n2026-11-19,1\n")
    assert "1 day has no time of entry (column entered_at): it counts as entered today" in reply
    again = said("import", "-", stdin="date,pain\n2026-11-19,1\n")
    assert "entered_at" not in again
