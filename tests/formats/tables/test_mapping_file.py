"""Mappings as TOML: all that are shipped are sound, and what is wrong in one is named."""

from dataclasses import replace

import pytest

from prtcheck.errors import InvalidInputError
from prtcheck.formats.tables.column_dates import Order
from prtcheck.formats.tables.column_names import is_called
from prtcheck.formats.tables.day_options import Entered, Several
from prtcheck.formats.tables.mapping import Part, Source, TableMapping
from prtcheck.formats.tables.mapping_file import read_mapping, shipped_mappings, write_mapping

SHIPPED = shipped_mappings()


def test_ten_programs_come_along():
    assert {one.name for one in SHIPPED.values()} == {
        "Daylio",
        "Bearable",
        "Migraine Buddy",
        "Track & Graph",
        "Loop Habit Tracker",
        "PainTracker",
        "Headi",
        "Cluster Headache Tracker",
        "Flaredown",
        "FHIR",
    }


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_mapping_comes_back_from_what_is_written_of_it(name):
    assert read_mapping(write_mapping(SHIPPED[name]), "x.toml") == SHIPPED[name]


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_mapping_says_what_stays_behind_and_takes_no_mood_for_pain(name):
    mapping = SHIPPED[name]
    assert mapping.says.endswith(".")
    assert not any(is_called("mood", one.column) for one in mapping.fields.get("pain", ()))


def test_every_key_comes_back():
    mapping = TableMapping(
        name="Mine",
        date="Day",
        time="At",
        order=Order.DMY,
        fields={
            "pain": (
                Source(column="a", scale=(1, 10), where={"b": "c*"}, by="d", values=("e", "f")),
                Source(column="g", pick="(.)", choices="(x)", divide=10, label=Part("h", "(.)")),
            ),
            "activities": (Source(column="i", split=""),),
        },
        header=("a",),
        only=True,
        rest=(0, 4),
        rest_without=("z*",),
        attacks=True,
        entered=Entered.SAME_DAY,
        entered_at="j",
        several=Several.LAST,
        blank=("0",),
        html=True,
        encoding="cp1252",
        separator=";",
        line_break="\\n",
        rows="",
        says="No.",
    )
    assert read_mapping(write_mapping(mapping), "x.toml") == mapping


def test_the_name_of_the_file_is_that_of_the_mapping_where_it_has_none():
    assert read_mapping('date = "Day"', "mine.toml") == TableMapping(name="mine", date="Day")


def test_a_column_alone_and_a_list_are_short_for_tables():
    mapping = read_mapping('note = ["a", "b"]\nfear = "c"', "x.toml")
    assert mapping.fields["note"] == (Source(column="a"), Source(column="b"))
    assert mapping.fields["fear"] == (Source(column="c"),)


@pytest.mark.parametrize(
    ("written", "order"),
    [
        ("D.M.Y", Order.DMY),
        ("M/D/Y", Order.MDY),
        ("Y-M-D", Order.YMD),
        ("D M Y", Order.YMD),
        ("iso", Order.YMD),
        ("epoch-ms", Order.EPOCH),
        ("dmy", Order.DMY),
    ],
)
def test_a_date_format_is_an_order(written, order):
    assert read_mapping(f'date-format = "{written}"', "x.toml") == replace(
        TableMapping(name="x"), order=order
    )


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("date = ", "isn't valid TOML"),
        ("colour = 1", "colour: this key isn't known"),
        ("date = 1", "date: the value is of the wrong kind"),
        ('date-format = "Y"', "date-format: it must be"),
        ('days = "some"', "days: it must be one of all, attacks"),
        ('entered = "later"', "entered: it must be one of"),
        ('several = "least"', "several: it must be one of"),
        ("pain = {scale = [0, 10]}", "pain.column: it is missing"),
        ('pain = {column = "a", scale = [10, 0]}', "pain.scale: it must go up"),
        ('pain = {column = "a", scale = [0]}', "pain.scale: it must be two whole numbers"),
        ('pain = {column = "a", scale = [0, true]}', "pain.scale: it must be two whole numbers"),
        ('pain = {column = "a", divide = 0}', "pain.divide: it must be 1 or more"),
        ('pain = {column = "a", divide = true}', "pain.divide: the value is of the wrong kind"),
        ('pain = {column = "a", pick = "("}', "pain.pick: it must be a pattern"),
        ('pain = {column = "a", pick = "a"}', "pain.pick: it must be a pattern"),
        ('pain = {column = "a", where = {b = 1}}', "pain.where: each value must be text"),
        ('pain = {column = "a", label = {pick = "(a)"}}', "pain.label.column: it is missing"),
        ('pain = "Mood"', "pain: mood is not pain"),
        ("pain = [1]", "pain: it must be a column's name or a table"),
        ("blank = [1]", "blank: it must be a list of texts"),
        ("rest = {but = 1}", "rest.but: this key isn't known"),
        ('name = "\\u001b"', "name: it must be short plain text"),
    ],
)
def test_what_is_wrong_is_named_by_file_and_key(text, named):
    with pytest.raises(InvalidInputError, match=r"^x\.toml") as caught:
        read_mapping(text, "x.toml")
    assert named in str(caught.value)
