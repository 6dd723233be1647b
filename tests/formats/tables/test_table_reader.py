"""What the rows of a table say about each day."""

from dataclasses import replace
from datetime import date, time

import pytest
from program import clock_at
from strategies import EVENING, SUNDAY

from prtcheck.errors import ImportRefusedError
from prtcheck.formats.tables.choose_mapping import Choices, apply_choices, find_spans
from prtcheck.formats.tables.day_options import Entered, Several
from prtcheck.formats.tables.mapping_file import read_mapping
from prtcheck.formats.tables.raw_table import read_delimited
from prtcheck.formats.tables.table import open_table
from prtcheck.formats.tables.table_reader import read_table


@pytest.fixture(autouse=True)
def sunday_evening():
    with clock_at():
        yield


def read(*lines, toml=None, choices=None, **more):
    """The reading of a table of these lines, by a mapping or by its names."""
    mapping = None if toml is None else read_mapping(toml, "mine.toml")
    opened = open_table(read_delimited("\n".join(lines)), mapping, "table")
    table = opened.table
    mapping = replace(apply_choices(table, opened.mapping, choices or Choices()), **more)
    (span,) = find_spans(table, mapping, SUNDAY)
    return read_table(table, mapping, span.order, now=EVENING, day_ends=time(4))


def days(*lines, **more):
    return {check_in.day.day: check_in for check_in in read(*lines, **more).check_ins}


SEVERAL = (
    "Date,Time,Pain (0-10)",
    "2026-11-20,21:00,4",
    "2026-11-20,08:00,9",
    "2026-11-20,13:00,4.4",
)


@pytest.mark.parametrize(
    ("several", "pain"), [(Several.MEAN, 6), (Several.HIGHEST, 9), (Several.LAST, 4)]
)
def test_of_several_values_the_mean_the_highest_or_the_last_by_time_counts(several, pain):
    day = days(*SEVERAL, several=several)[20]
    assert day.pain == pain
    assert day.note == "[table: pain 9 at 08:00, 4.4 at 13:00, 4 at 21:00]"


@pytest.mark.parametrize(
    ("values", "mean"), [(("4", "5"), 5), (("3", "4", "4"), 4), (("0", "1"), 1), (("0", "0"), 0)]
)
def test_a_mean_is_rounded_half_up(values, mean):
    rows = [f"2026-11-20,{value}" for value in values]
    assert days("Date,Pain (0-10)", *rows)[20].pain == mean


def test_a_time_in_the_small_hours_belongs_to_the_evening_before():
    reading = read("Date,Time,Pain (0-10)", "2026-11-20,03:59,4", "2026-11-21,04:00,5")
    assert [c.day.day for c in reading.check_ins] == [19, 21]
    assert reading.counts.moved == 1


def test_a_stamp_in_utc_is_cut_by_the_clock_of_this_place_and_another_by_its_own():
    reading = read(
        "timestamp,pain (0-10)",
        "2026-07-19T22:30:00Z,4",
        "2026-11-20T22:30:00-05:00,5",
        entered=Entered.ROW,
    )
    first, second = reading.check_ins
    assert (first.day, first.entered_at.isoformat()) == (
        date(2026, 7, 19),
        "2026-07-20T00:30:00+02:00",
    )
    assert (second.day.day, second.entered_at.isoformat()) == (20, "2026-11-20T22:30:00-05:00")


def test_a_day_without_a_time_has_no_moment_unless_the_person_gives_their_word():
    lines = ("Date,Pain (0-10)", "2026-11-20,4")
    assert days(*lines, entered=Entered.ROW)[20].entered_at == EVENING
    assert days(*lines, entered=Entered.SAME_DAY)[20].entered_at.day == 20


def test_todays_moment_is_never_after_now():
    day = days("Date,Pain (0-10)", "2026-11-22,4", entered=Entered.SAME_DAY)[22]
    assert day.entered_at == EVENING


def test_causes_are_joined_three_stay_and_the_others_go_into_the_note():
    day = days(
        "Date,Triggers", "2026-11-20,stress; weather", "2026-11-20,Stress; sleep; sitting; food"
    )[20]
    assert [cause.text for cause in day.causes] == ["stress", "weather", "sleep"]
    assert day.note == "[table: further causes sitting, food]"


def test_an_activity_too_long_to_be_one_goes_into_the_note():
    day = days("Date,Activities", f"2026-11-20,{'walk ' * 30}; swim")[20]
    assert day.activities == ("swim",)
    assert "also did walk walk" in day.note


def test_a_comma_does_not_part_causes_unless_a_mapping_says_so():
    lines = ("Date,Triggers", '2026-11-20,"long, cold drive"')
    assert days(*lines)[20].causes[0].text == "long, cold drive"
    toml = 'date = "Date"\ncause = {column = "Triggers", split = ","}'
    assert [c.text for c in days(*lines, toml=toml)[20].causes] == ["long", "cold drive"]


def test_notes_of_a_day_come_in_the_order_of_their_times_and_each_once():
    day = days(
        "Date,Time,Note", "2026-11-20,21:00,late", "2026-11-20,08:00,early", "2026-11-20,22:00,late"
    )[20]
    assert day.note == "early\nlate"


def test_html_becomes_lines_where_the_mapping_says_so():
    toml = 'date = "Date"\nnote = "Note"\nhtml = true'
    row = "2026-11-20,<b>a</b> &amp; b<br>c < d"
    assert days("Date,Note", row, toml=toml)[20].note == "a & b\nc < d"
    assert days("Date,Note", row)[20].note == "<b>a</b> &amp; b<br>c < d"


def test_a_value_on_its_scale_is_divided_and_one_of_a_hundred_too():
    toml = 'date = "Date"\npain = {column = "Value", divide = 1000, scale = [0, 10]}'
    assert days("Date,Value", "2026-11-20,6000", toml=toml)[20].pain == 6
    day = days("Date,Pain (0-100)", "2026-11-20,45")[20]
    assert (day.pain, day.note) == (5, "[table: pain 45 of 100]")


def test_an_unanswered_cell_is_no_0_and_0_is_an_answer():
    found = days("Date,Pain (0-10),Note", "2026-11-19,0,", "2026-11-20,,a", "2026-11-21,n/a,b")
    assert [found[day].pain for day in (19, 20, 21)] == [0, None, None]


def test_names_that_stand_in_a_column_choose_the_rows():
    lines = ("When,What,Amount", "2026-11-20,Back,4", "2026-11-20,Knee,9", "2026-11-20,Run,1")
    toml = (
        'date = "When"\npain = {column = "Amount", by = "What", value = "back", scale = [0, 10]}\n'
        'activities = {column = "What", by = "What", value = ["Run", "Swim"], split = ""}'
    )
    day = days(*lines, toml=toml)[20]
    assert (day.pain, day.activities) == (4, ("Run",))


def test_a_row_with_an_answer_and_no_date_refuses_the_file_and_an_empty_one_does_not():
    assert len(days("Date,Pain (0-10),X", "2026-11-20,4,", ",,other")) == 1
    with pytest.raises(ImportRefusedError, match="Row 3, Date: the date is missing"):
        read("Date,Pain (0-10)", "2026-11-20,4", ",5")
