"""Dates of whole columns: read by one order that fits all of them, or asked for."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from program import clock_at
from strategies import SUNDAY

from prtcheck.formats.tables.column_dates import (
    Order,
    find_orders,
    from_epoch,
    parse_clock,
    split_date,
    to_date,
)


def read(text):
    """The day that a text means where only one order can be meant."""
    cell = split_date(text)
    return None if cell is None else to_date(cell, cell.orders[0])


def orders_of(*texts):
    return [span.order for span in find_orders([split_date(text) for text in texts], SUNDAY)]


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-05",
        "2026-11-5",
        "2026/11/05",
        "2026.11.5 21:30",
        "2026-11-05T21:10:41.432+01:00",
        "5 Nov 2026",
        "5th Nov 2026",
        "05. November 2026",
        "Nov 5, 2026",
        "Thursday, 5 November 2026",
        "Thu, Nov 5, 2026",
        "Donnerstag, 5. November 2026",
        "5 de noviembre de 2026",
        "5 novembre 2026",
        "5-Nov-2026",
    ],
)
def test_the_year_first_and_a_month_by_name_are_read_by_themselves(text):
    assert read(text) == date(2026, 11, 5)


@pytest.mark.parametrize("text", ["", "today", "46348", "5 Foo 2026", "2026", "5.11.", "11/2026"])
def test_what_is_no_date_is_none(text):
    assert split_date(text) is None


def test_months_are_known_by_name_in_several_languages():
    names = ["März", "mars", "marzo", "maart", "March"]
    assert {read(f"1 {name} 2026") for name in names} == {date(2026, 3, 1)}


def test_two_small_numbers_can_be_meant_in_two_orders_until_one_alone_fits_all():
    assert orders_of("11/03/26", "11/08/26") == [Order.DMY, Order.MDY]
    assert orders_of("11/03/26", "11/19/25") == [Order.MDY]
    assert orders_of("03.11.2026", "19.11.2026") == [Order.DMY]


def test_an_order_that_leads_to_days_to_come_does_not_fit():
    assert orders_of("05/11/2026", "12/11/2026") == [Order.DMY]


def test_dates_written_in_different_ways_fit_no_order_together():
    assert orders_of("2026-11-05", "05/11/2026") == []


def test_two_digits_of_a_year_are_of_this_century():
    assert to_date(split_date("3.11.26"), Order.DMY) == date(2026, 11, 3)


@given(st.dates(date(2000, 1, 1), SUNDAY), st.sampled_from(["%d.%m.%Y", "%d/%m/%y"]))
def test_a_day_comes_back_from_the_way_it_is_written(day, form):
    assert to_date(split_date(f"{day:{form}}"), Order.DMY) == day


@given(st.lists(st.dates(date(2000, 1, 1), SUNDAY), min_size=1, max_size=20))
def test_the_true_order_is_always_among_those_that_fit(days):
    cells = [split_date(f"{day:%m/%d/%Y}") for day in days]
    spans = {span.order: span.days for span in find_orders(cells, SUNDAY)}
    assert spans[Order.MDY] == tuple(days)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("21:10", "21:10"),
        ("9:10 pm", "21:10"),
        ("12:30 am", "00:30"),
        ("12:30 PM", "12:30"),
        ("9.10 p.m.", "21:10"),
        ("21 h", None),
        ("21:10:41.432", "21:10:41"),
        ("8.05", "08:05"),
        ("25:00", None),
        ("13:00 pm", None),
        ("mid", None),
    ],
)
def test_a_time_of_day_is_read_with_and_without_its_half(text, clock):
    found = parse_clock(text)
    assert (found and found.time.isoformat().removesuffix(":00")) == clock


@pytest.mark.parametrize(
    ("text", "hours"), [("20:10Z", 0), ("20:10+01:00", 1), ("20:10 -0530", -5.5)]
)
def test_an_offset_belongs_to_its_time(text, hours):
    assert parse_clock(text).zone.utcoffset(None) == timedelta(hours=hours)


def test_milliseconds_are_a_moment_by_this_clock():
    with clock_at():
        assert from_epoch(1795112400000) == datetime.fromisoformat("2026-11-19T19:20:00+01:00")
